"""Charts and variants as files; what fails is told, what stood there before is intact."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from simulator.charts.chart import Chart
from simulator.errors import ExportError
from simulator.scenario.model import Variant


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format a chart can be written in: ``suffix`` without the dot, ``title`` for people."""

    suffix: str
    title: str


def file_formats() -> tuple[FileFormat, ...]:
    """Return the formats, in the order of their registry."""
    from simulator.export.format import export_formats

    return tuple(FileFormat(entry.suffix, entry.title) for entry in export_formats().values())


def export_chart(chart: Chart, path: Path, *, overwrite: bool) -> None:
    """Write *chart* in the format of the suffix; raises ``ExportError``."""
    from simulator.export.write import write_chart

    write_chart(chart, path, overwrite=overwrite)


def export_variant(variant: Variant, path: Path, *, overwrite: bool) -> None:
    """Write *variant* as a scenario file that extends its own; raises ``ExportError``."""
    from simulator.scenario.save import save_variant

    if path.suffix != ".yaml":
        raise ExportError(str(path), "a scenario file is named .yaml", "add the suffix")
    if path.exists() and not overwrite:
        raise ExportError(str(path), "it exists already", "choose another name")
    try:
        save_variant(variant, path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(str(path), reason, "choose another place") from error


def file_name(scenario: str, chart: Chart, suffix: str) -> str:
    """Return a name that says what is in the picture: ``january-2022 lpg price.png``."""
    plain = unicodedata.normalize("NFKC", chart.title).casefold()
    words = re.sub(r"[^\w\s-]", "", plain)
    return f"{scenario} {' '.join(words.split())}.{suffix}"
