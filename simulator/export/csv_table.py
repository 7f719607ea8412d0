"""Tidy tables as comma-separated values, a row at a time."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO

from simulator.export import csvw
from simulator.export.briefing import Briefing
from simulator.export.csvw import Column
from simulator.export.format import ExportFormat
from simulator.export.options import Options
from simulator.export.tables import Table, table


def csv_format(name: str, title: str, order: int) -> ExportFormat:
    """Return the format that writes table *name* of a briefing."""

    def write(briefing: Briefing, stream: BinaryIO, options: Options) -> bytes:
        """Write the table; return what its columns mean."""
        chosen = table(briefing.comparison, name)
        write_rows(chosen, stream)
        columns = {f.name: Column(_help(f.help, f.unit), f.numbers) for f in chosen.fields}
        note = briefing.headline.small_print
        return csvw.describe(columns, chosen.title, note, options.recipe)

    return ExportFormat(
        "csv",
        title,
        order,
        briefing=write,
        recipe=csvw.recipe_of,
        beside_suffix=csvw.SUFFIX,
    )


def write_rows(chosen: Table, stream: BinaryIO) -> None:
    """Write a table with its head."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    lines = csv.writer(text, lineterminator="\r\n")
    lines.writerow(field.name for field in chosen.fields)
    lines.writerows(chosen.rows())
    text.detach()


def _help(words: str, unit: str) -> str:
    return f"{words} ({unit})" if unit and unit != "1" else words
