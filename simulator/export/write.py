"""One call that writes a chart to a file, in the format its name asks for."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from simulator.charts.chart import Chart
from simulator.errors import ExportError
from simulator.export.atomic import new_file
from simulator.export.format import ExportFormat, format_for
from simulator.export.options import Options


def write_chart(
    chart: Chart,
    path: Path,
    *,
    overwrite: bool = False,
    options: Options | None = None,
    fmt: ExportFormat | None = None,
) -> Path:
    """Write *chart* to *path*, as *fmt* or in the format of its suffix, and return the path.

    Raises ``ExportError`` if something stands there already (unless *overwrite*), or if the place
    cannot be written; an old file is then as it was.
    """
    chosen, how = fmt or format_for(path), options or Options()
    write = chosen.chart
    if write is None:
        raise ExportError(str(path), f"{chosen.title} holds no chart", "choose another format")
    write_whole(path, lambda stream: write(chart, stream, how), overwrite=overwrite)
    if chosen.beside:
        about = chosen.beside(chart.finding, chart.note, how.recipe)
        second = path.with_name(path.name + chosen.beside_suffix)
        write_whole(second, lambda stream: stream.write(about), overwrite=True)
    return path


def write_whole(path: Path, write: Callable[[BinaryIO], object], *, overwrite: bool) -> None:
    """Let *write* fill a file that appears at *path* whole or not at all; raises ``ExportError``.

    It is filled in memory first: some libraries seek back and forth or close what they write to.
    """
    with new_file(path, overwrite=overwrite) as stream:
        whole = io.BytesIO()
        write(whole)
        stream.write(whole.getbuffer())
