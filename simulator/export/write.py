"""One call that writes a chart to a file, in the format its name asks for."""

from __future__ import annotations

import difflib
from pathlib import Path

from simulator.charts.chart import Chart
from simulator.errors import ExportError
from simulator.export.atomic import new_file
from simulator.export.format import ExportFormat, export_formats


def write_chart(chart: Chart, path: Path, *, overwrite: bool = False) -> Path:
    """Write *chart* to *path*, in the format of its suffix, and return the path.

    Raises ``ExportError`` if something stands there already (unless *overwrite*), or if the place
    cannot be written; an old file is then as it was.
    """
    chosen = _format_of(path)
    with new_file(path, overwrite=overwrite) as stream:
        chosen.write(chart, stream)
    return path


def _format_of(path: Path) -> ExportFormat:
    formats = export_formats()
    suffix = path.suffix.lower().removeprefix(".")
    if suffix in formats:
        return formats[suffix]
    if path.is_dir():
        raise ExportError(str(path), "it is a folder", "give a file name in it")
    known = ", ".join(f".{name}" for name in formats)
    near = difflib.get_close_matches(suffix, list(formats), n=1, cutoff=0.5)
    reason = f"there is no format .{suffix}" if suffix else "the name has no suffix"
    guess = f" (did you mean .{near[0]}?)" if near else ""
    raise ExportError(str(path), f"{reason}{guess}", f"choose one of {known}")
