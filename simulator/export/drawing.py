"""A chart as a Matplotlib figure: the same page for every raster and vector format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from matplotlib.figure import Figure

from simulator.charts.chart import Chart
from simulator.export.bars_panel import draw_bars
from simulator.export.distribution_panel import draw_distribution
from simulator.export.fan_panel import draw_fan
from simulator.export.frame import draw_frame
from simulator.export.lanes_panel import draw_lanes
from simulator.export.map_panel import draw_map
from simulator.export.milestones_panel import draw_milestones
from simulator.export.options import Options
from simulator.export.page import WIDTH, Box, Page, words_of
from simulator.export.sheets import SHEETS

_PANELS: Final[Mapping[str, Callable[[Page, Chart, Box], None]]] = MappingProxyType(
    {
        "fan": draw_fan,
        "bars": draw_bars,
        "distribution": draw_distribution,
        "milestones": draw_milestones,
        "map": draw_map,
        "lanes": draw_lanes,
    }
)

_RIM: Final = 14.0  # round a panel by itself: letters and lines may go over its edge


def draw(chart: Chart, options: Options) -> Figure:
    """Return *chart* drawn on a white page; call within ``fonts.settings()``."""
    sheet = SHEETS[options.aspect]
    page = Page(sheet.height, sheet.width, scale=sheet.scale)
    room = draw_frame(page, chart, options.note)
    _PANELS[chart.kind](page, chart, room)
    return page.figure


def draw_panel(chart: Chart, height: float, width: float = WIDTH) -> Figure:
    """Return *chart* without title and note; the smaller the page, the larger its letters.

    For documents that set those as text of their own; call within ``fonts.settings()``.
    """
    page = Page(height, width)
    _PANELS[chart.kind](page, chart, Box(_RIM, _RIM, width - _RIM, height - _RIM))
    return page.figure


def description(chart: Chart) -> str:
    """Return what a file says about itself: the quantity and the note in one line."""
    quantity = f"{chart.title}, {chart.subtitle}" if chart.subtitle else chart.title
    return " ".join(words_of(f"{quantity}. {chart.note}"))
