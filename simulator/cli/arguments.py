"""Reading the command line: each fault is one line that says what would be right."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import NoReturn

from simulator import DEFAULT_SEED
from simulator.errors import BoiloverError, did_you_mean

MOST_REPLICATIONS = 1_000_000
MOST_WORKERS = 256
_LARGEST_SEED = 2**63 - 1


class UsageError(BoiloverError):
    """The command line cannot be followed; the text says what to write instead."""

    def __init__(self, message: str) -> None:
        super().__init__(message)


class Parser(argparse.ArgumentParser):
    """A parser whose faults are errors of ours, with the nearest option for a misspelt one."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(prog=prog, description=description, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        """Raise ``UsageError`` instead of printing the usage and leaving."""
        raise UsageError(f"{message}; see {self.prog} --help")

    def read(self, words: Sequence[str]) -> argparse.Namespace:
        """Return the options in *words*; raises ``UsageError``."""
        options, unknown = self.parse_known_args(words)
        if unknown:
            self.error(self._not_known(unknown[0].partition("=")[0]))
        return options

    def _not_known(self, word: str) -> str:
        if not word.startswith("-"):
            return f"{word!r} is one word too many"
        return f"there is no option {word}{did_you_mean(word, self._option_string_actions)}"


def whole_number(low: int, high: int) -> Callable[[str], int]:
    """Return a reader of whole numbers from *low* to *high*."""

    def read(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number") from None
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"must lie in {low:,} to {high:,}, not {value:,}")
        return value

    return read


def add_scenario(parser: Parser, *, settings: bool = True) -> None:
    """Add SCENARIO and, with *settings*, ``--set``."""
    parser.add_argument("scenario", metavar="SCENARIO", help="a file, or a name of 'boilover list'")
    if settings:
        parser.add_argument(
            "--set",
            dest="settings",
            metavar="LEVER=VALUE",
            action="append",
            default=[],
            help="move a lever ('boilover list SCENARIO' shows them); may be given repeatedly",
        )


def add_seed(parser: Parser) -> None:
    """Add ``--seed``."""
    parser.add_argument(
        "--seed",
        type=whole_number(0, _LARGEST_SEED),
        default=DEFAULT_SEED,
        metavar="S",
        help="the same seed gives the same replications (default: %(default)s)",
    )


def add_measuring(parser: Parser, replications: int) -> None:
    """Add ``-n``, ``--seed`` and ``--workers``: how much is played, on which chance, and where."""
    parser.add_argument(
        "-n",
        "--replications",
        type=whole_number(1, MOST_REPLICATIONS),
        default=replications,
        metavar="N",
        help="how many histories to play (default: %(default)s)",
    )
    add_seed(parser)
    parser.add_argument(
        "--workers",
        type=whole_number(1, MOST_WORKERS),
        metavar="W",
        help="processes to play on; 1 plays in this one (default: one for each core)",
    )


def add_playing(parser: Parser) -> None:
    """Add what every command has that plays ensembles and can write them out."""
    add_measuring(parser, replications=1_000)
    add_uncertainty(parser, "chance", "ignorance", "both")
    parser.add_argument(
        "--out", metavar="DIR", help="write all charts (PNG, SVG, PDF) and the table (CSV, JSON)"
    )
    parser.add_argument(
        "--overwrite", action="store_true", help="let --out replace files that exist already"
    )
    add_json(parser)


def add_uncertainty(parser: Parser, *choices: str) -> None:
    """Add ``--uncertainty``: which of *choices* makes the histories differ."""
    ways = {
        "chance": "luck alone, parameters as the scenario has them",
        "ignorance": "between plausible parameter sets, the luck taken out",
        "both": "luck and plausible parameter sets",
    }
    parser.add_argument(
        "--uncertainty",
        choices=choices,
        default="chance",
        help="what the spread is of: "
        + "; ".join(f"{way}, {ways[way]}" for way in choices)
        + " (default: %(default)s)",
    )


def add_json(parser: Parser) -> None:
    """Add ``--json``."""
    parser.add_argument("--json", action="store_true", help="print one JSON object, nothing else")
