"""A chart or a briefing in a file of its own, in the format that is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

from simulator.charts.chart import Chart
from simulator.errors import ExportError
from simulator.export.atomic import check_place, new_file, new_files
from simulator.export.briefing import Briefing
from simulator.export.format import ExportFormat, format_for
from simulator.export.options import Options
from simulator.language import tr


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
    chosen = fmt or format_for(path)
    if chosen.chart is None:
        reason = tr("{format} holds no chart", format=tr(chosen.title))
        raise ExportError(str(path), reason, tr("choose another format"))
    return _written(path, partial(chosen.chart, chart), chosen, options or Options(), overwrite)


def write_briefing(
    briefing: Briefing,
    path: Path,
    fmt: ExportFormat,
    *,
    overwrite: bool = False,
    options: Options | None = None,
) -> Path:
    """Write *briefing* to *path* as *fmt* and return the path; raises ``ExportError``."""
    if fmt.briefing is None:
        reason = tr("{format} holds no briefing", format=tr(fmt.title))
        raise ExportError(str(path), reason, tr("choose another format"))
    return _written(path, partial(fmt.briefing, briefing), fmt, options or Options(), overwrite)


def refuse_to_write(path: Path, fmt: ExportFormat, *, overwrite: bool) -> None:
    """Raise ``ExportError`` where a file of *fmt* cannot be written; asked before long work."""
    check_place(path, overwrite=overwrite)
    if fmt.beside_suffix:
        check_place(path.with_name(path.name + fmt.beside_suffix), overwrite=overwrite)


def _written(
    path: Path,
    write: Callable[[BinaryIO, Options], bytes | None],
    fmt: ExportFormat,
    options: Options,
    overwrite: bool,
) -> Path:
    if not fmt.beside_suffix:
        with new_file(path, overwrite=overwrite) as stream:
            write(stream, options)
        return path
    second = path.with_name(path.name + fmt.beside_suffix)
    with new_files(path, second, overwrite=overwrite) as (stream, beside):
        beside.write(write(stream, options) or b"")
    return path
