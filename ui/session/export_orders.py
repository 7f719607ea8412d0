"""What the drawing process is asked for and what it answers: plain values that travel."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from simulator.charts.chart import Chart
from simulator.export.options import Options

# --- asked ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart to be drawn: one of the registry by its kind and subject, or one a page has made."""

    kind: str = ""
    subject: str = ""
    chart: Chart | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A file: its *name*, the format's module, and the chart in it; ``None`` for all there is."""

    name: str
    format: str
    drawing: Drawing | None = None


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """Files for *folder*; those in *replace* may stand there already.

    ``pack`` is the name of a folder that gets everything instead. All are made in ``staging``, a
    folder inside *folder* that exists only meanwhile, so that nothing is ever half there.
    """

    folder: Path
    staging: str
    options: Options
    pieces: tuple[Piece, ...] = ()
    pack: str = ""
    with_recipe: bool = True
    replace: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PreviewOrder:
    """A picture of what would be written, *width* pixels wide; ``number`` comes back with it."""

    number: int
    piece: Piece
    options: Options
    width: int
    pack: bool = False


Order = ExportOrder | PreviewOrder

# --- answered ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list of contents: a page or a file, and what is on it."""

    title: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Previewed:
    """What a preview order came to: a picture as PNG, what is in it line by line, or a fault."""

    number: int
    png: bytes = b""
    lines: tuple[Line, ...] = ()
    fault: str = ""


Doing = Literal["playing", "making", "settling"]


@dataclass(frozen=True, slots=True)
class Under:
    """What is going on after *done* of *total* files; *name* is the one that is being made."""

    done: int
    total: int
    name: str = ""
    doing: Doing = "making"


@dataclass(frozen=True, slots=True)
class Written:
    """Everything stands in its place: the files, or the folder of a pack with so many of them."""

    paths: tuple[Path, ...]
    count: int


@dataclass(frozen=True, slots=True)
class NotWritten:
    """Nothing was written: what, why, and what to do about it."""

    name: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Stopped:
    """The process was ended as asked, and what it had begun is gone."""


@dataclass(frozen=True, slots=True)
class Died:
    """The process ended by itself; ``code`` is how, negative for a signal."""

    code: int


Answer = Previewed | Under | Written | NotWritten | Stopped | Died
