"""What an export format is, and where the formats are found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Final

from simulator.charts.chart import Chart
from simulator.errors import ExportError, did_you_mean
from simulator.export.briefing import Briefing
from simulator.export.options import Options
from simulator.language import tr
from simulator.registry import load_entries

DATA_FROM: Final = 70
"""Formats of this order and above hold tables; those below that take a briefing are documents."""

WriteChart = Callable[[Chart, BinaryIO, Options], bytes | None]
WriteBriefing = Callable[[Briefing, BinaryIO, Options], bytes | None]


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A file format: its *suffix* without the dot and a *title* for people.

    ``chart`` writes one chart, ``briefing`` a whole briefing or its data, where the format can hold
    that. What has no place in the file itself (the meaning of its columns, its recipe) they return:
    it goes into a second file with the ending ``beside_suffix``. ``recipe`` returns the recipe in
    the bytes of the file, or of that second one; empty where there is none, and it may raise
    anything where the file is broken (``recipe_file`` makes words of it). ``extra`` is the
    project's extra that has to be installed for it, if there is one. Formats are shown by *order*.
    """

    suffix: str
    title: str
    order: int
    chart: WriteChart | None = None
    briefing: WriteBriefing | None = None
    recipe: Callable[[bytes], str] | None = None
    beside_suffix: str = ""
    extra: str = ""


def export_formats() -> Mapping[str, ExportFormat]:
    """Return every format by its module's name, in the order to show."""
    entries = load_entries("simulator.export.formats", "FORMAT", ExportFormat)
    return MappingProxyType(dict(sorted(entries.items(), key=lambda item: item[1].order)))


def format_for(path: Path, formats: Mapping[str, ExportFormat] | None = None) -> ExportFormat:
    """Return the first of *formats* (all that take a chart) with the suffix of *path*.

    Raises ``ExportError`` where there is none.
    """
    usable = formats or {k: f for k, f in export_formats().items() if f.chart}
    suffix = path.suffix.lower().removeprefix(".")
    for entry in usable.values():
        if entry.suffix == suffix:
            return entry
    if path.is_dir():
        raise ExportError(str(path), tr("it is a folder"), tr("give a file name in it"))
    suffixes = list(dict.fromkeys(entry.suffix for entry in usable.values()))
    guess = did_you_mean(suffix, suffixes)
    reason = (
        tr("there is no format .{suffix}{hint}", suffix=suffix, hint=guess)
        if suffix
        else tr("the name has no suffix")
    )
    names = ", ".join(f".{name}" for name in suffixes)
    raise ExportError(str(path), reason, tr("choose one of {names}", names=names))
