"""What an export format is, and where the formats are found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from simulator.charts.chart import Chart
from simulator.registry import load_entries

Write = Callable[[Chart, BinaryIO], None]


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A file format: its *suffix* without the dot, a *title* for people, and how it is written."""

    suffix: str
    title: str
    write: Write


def export_formats() -> Mapping[str, ExportFormat]:
    """Return every format by its suffix."""
    entries = load_entries("simulator.export.formats", "FORMAT", ExportFormat)
    return {entry.suffix: entry for entry in entries.values()}
