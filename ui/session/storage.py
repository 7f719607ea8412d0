"""Small JSON files that survive crashes: written beside and renamed, set aside where broken."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NoReturn

from simulator.language import tr

LARGEST: Final = 100_000_000  # bytes; a session with all its scenarios has less than one million


class Unreadable(Exception):
    """A file is there but is not what we wrote; ``args[0]`` says why.

    ``line`` and ``column`` count from 1 and are 0 where no place can be named.
    """

    def __init__(self, reason: str, line: int = 0, column: int = 0) -> None:
        super().__init__(reason, line, column)

    @property
    def line(self) -> int:
        """The line of the file that is at fault."""
        return int(self.args[1])

    @property
    def column(self) -> int:
        """The column in that line."""
        return int(self.args[2])

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, slots=True)
class JsonFile:
    """One JSON object on disk."""

    path: Path

    def read(self) -> Mapping[str, Any] | None:
        """Return the object, or ``None`` where there is no file; raises ``Unreadable``."""
        try:
            with self.path.open("rb") as stream:
                data = stream.read(LARGEST + 1)
            if len(data) > LARGEST:
                raise Unreadable(tr("it is larger than {most} MB", most=LARGEST // 1_000_000))
            content = json.loads(data.decode("utf-8"), parse_constant=_refuse)
        except FileNotFoundError:
            return None
        except json.JSONDecodeError as error:
            raise Unreadable(error.msg, error.lineno, error.colno) from error
        except (OSError, ValueError, RecursionError) as error:
            raise Unreadable(str(error)) from error
        if not isinstance(content, dict):
            raise Unreadable(tr("it does not hold an object"))
        return content

    def write(self, content: Mapping[str, object], *, lasting: bool = False) -> None:
        """Put *content* in the file's place in one step; raises ``OSError``.

        With *lasting* it waits until the disk has it, so that even a power cut leaves one or the
        other; without it, a kill of the program does.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        beside = self.path.with_name(f".{self.path.name}.{os.getpid()}.part")
        try:
            with beside.open("wb") as stream:
                stream.write(_encoded(content))
                if lasting:
                    stream.flush()
                    os.fsync(stream.fileno())
            beside.replace(self.path)
        except OSError:
            beside.unlink(missing_ok=True)
            raise

    def clear_remains(self) -> None:
        """Take away what a program that was killed while it wrote left beside the file."""
        for beside in self.path.parent.glob(f".{self.path.name}.*.part"):
            if not _lives(beside.name.split(".")[-2]):
                beside.unlink(missing_ok=True)

    def set_aside(self) -> str:
        """Rename a broken file so that nothing of it is lost; say what became of it."""
        aside = self.path.with_name(f"{self.path.name}.broken")
        try:
            self.path.replace(aside)
        except OSError:
            return tr("{file} is left as it is", file=self.path)
        return tr("it is kept as {file}", file=aside)

    def copy_aside(self) -> str:
        """Copy the file to where the next write does not reach it; say where that is."""
        aside = self.path.with_name(f"{self.path.stem}-as-it-was.boilover")
        try:
            shutil.copyfile(self.path, aside)
        except OSError:
            return tr("no copy of it could be made")
        return tr("all of it is kept as {file}, which opens like a session", file=aside)


def _encoded(content: Mapping[str, object]) -> bytes:
    """Return the text of *content*; half a character, which UTF-8 cannot hold, is escaped."""
    try:
        return _text(content, ascii_only=False).encode("utf-8")
    except UnicodeEncodeError:
        return _text(content, ascii_only=True).encode("utf-8")


def _text(content: Mapping[str, object], *, ascii_only: bool) -> str:
    text = json.dumps(content, indent=2, sort_keys=True, ensure_ascii=ascii_only, allow_nan=False)
    return f"{text}\n"


def _refuse(constant: str) -> NoReturn:
    raise ValueError(tr("{value} is no number", value=constant))


def _lives(process: str) -> bool:
    """Whether a process of that number is at work; where nobody can tell, it is taken to be."""
    if os.name != "posix" or not process.isdecimal():
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
