"""``boilover``: which command is meant, and what becomes of everything that can go wrong.

Exit codes: 0 done, 1 something failed, 2 the command line asks for what cannot be, 130 interrupted,
141 whoever read the output has gone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from simulator import __version__
from simulator.cli.arguments import Parser, UsageError
from simulator.errors import BoiloverError, UnknownName, did_you_mean

FAILED = 1
BAD_USAGE = 2
INTERRUPTED = 130
NOBODY_READS = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says and return the exit code."""
    try:
        code = _execute(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except (UsageError, UnknownName) as error:
        return _complain(error, BAD_USAGE)
    except BoiloverError as error:
        return _complain(error, FAILED)
    except BrokenPipeError:
        _stop_writing()
        return NOBODY_READS
    except OSError as error:
        _stop_writing()
        place = error.filename or "the output cannot be written"
        return _complain(f"{place}: {error.strerror or error}", FAILED)
    except MemoryError:
        return _complain("there is not enough memory; ask for fewer replications with -n", FAILED)
    except KeyboardInterrupt:
        return _complain("interrupted", INTERRUPTED)
    return code


def _execute(words: list[str]) -> int:
    if not words:
        from simulator.cli.window import open_window  # and nothing that the window does not need

        return open_window()
    from simulator.cli.command import commands

    known = commands()
    first, rest = words[0], words[1:]
    if first in ("-h", "--help", "help"):
        print(_help({name: command.help for name, command in known.items()}))
        return 0
    if first in ("-V", "--version"):
        print(f"Boilover {__version__}")
        return 0
    if first not in known:
        what = "option" if first.startswith("-") else "command"
        raise UsageError(
            f"there is no {what} {first!r}{did_you_mean(first, known)}; see boilover --help"
        )
    parser = Parser(f"boilover {first}", known[first].help)
    known[first].configure(parser)
    return known[first].execute(parser.read(rest))


def _help(known: dict[str, str]) -> str:
    width = max(map(len, known))
    lines = [f"  boilover {name:<{width}}  {what}" for name, what in known.items()]
    return "\n".join(
        (
            "Boilover plays political crises many times over and shows the spread of outcomes.",
            "",
            f"  boilover {'':<{width}}  open the window",
            *lines,
            "",
            "boilover COMMAND --help tells the options of a command.",
        )
    )


def _complain(error: object, code: int) -> int:
    for line in str(error).splitlines() or [type(error).__name__]:
        print(f"boilover: {line}", file=sys.stderr)
    return code


def _stop_writing() -> None:
    """Let what is still buffered for a reader that has gone disappear without another error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
