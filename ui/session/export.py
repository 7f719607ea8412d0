"""Charts and variants as files; what fails is told, what stood there before is intact."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from simulator.charts.chart import Chart
from simulator.language import current
from simulator.results.comparison import Comparison
from simulator.scenario.model import Variant


def export_chart(chart: Chart, path: Path, *, overwrite: bool, recipe: str = "") -> None:
    """Write *chart* in the format of the suffix; raises ``ExportError``."""
    from simulator.export.options import Options
    from simulator.export.write import write_chart

    write_chart(chart, path, overwrite=overwrite, options=Options(recipe=recipe))


def recipe_text(comparison: Comparison | None, shown: tuple[str, ...]) -> str:
    """Return how what is on show was made, for a file to carry; nothing before there is any."""
    from simulator.export.recipe import recipe_for

    if comparison is None:
        return ""
    return recipe_for(comparison, shown=shown, language=current()).text


def export_variant(variant: Variant, title: str, path: Path, *, overwrite: bool) -> None:
    """Write *variant* as a scenario file of that title; raises ``ExportError``."""
    from simulator.scenario.save import save_variant

    save_variant(replace(variant, title=title), path, overwrite=overwrite)
