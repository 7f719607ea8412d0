"""A fan on a page: bands and medians over time, named beside their curves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from simulator.charts import numerals
from simulator.charts import palette as look
from simulator.charts.chart import Axis, Band, Chart, Legend, Line
from simulator.charts.palette import PRINT
from simulator.export.gutter import draw_gutter, draw_table, gutter_width, table_height
from simulator.export.labels import Curve, Place, place_labels
from simulator.export.naming import detail_of, letter_of, name_of
from simulator.export.page import Box, Page
from simulator.language import tr

Floats = NDArray[np.float64]

_GUTTER_GAP: Final = 44.0
_TICK_SIZE: Final = 15.0
_NEAREST_LEVELS: Final = 70.0
_NAME_SIZE: Final = 18.0
_DETAIL_SIZE: Final = 15.0
_DETAIL_BELOW: Final = 22.0
_MOST_WITH_DETAIL: Final = 5
_MOST_NAMED: Final = 3  # in a small fan: of more, letters alone, which stand beside it in full
_DETAIL_LINE: Final = 19.0
_DETAIL_WIDTH: Final = 250.0
_WEIGHT_ON_PAGE: Final = 1.5
"""Lines on the page are this much heavier than on a screen of 100 %."""
_WIDTHS: Final = {
    "live": look.MEDIAN_WIDTH,
    "pinned": look.PINNED_WIDTH,
    "baseline": look.BASELINE_WIDTH,
}


@dataclass(frozen=True, slots=True)
class Scales:
    """From the numbers of a chart to places on the page."""

    plot: Box
    x_axis: Axis
    y_axis: Axis

    def x(self, value: Floats | float) -> Floats:
        """Return where *value* lies from the left of the page."""
        share = (np.asarray(value, dtype=np.float64) - self.x_axis.low) / (
            self.x_axis.high - self.x_axis.low
        )
        return self.plot.left + share * self.plot.width

    def y(self, value: Floats | float) -> Floats:
        """Return where *value* lies from the top of the page."""
        share = (np.asarray(value, dtype=np.float64) - self.y_axis.low) / (
            self.y_axis.high - self.y_axis.low
        )
        return self.plot.bottom - share * self.plot.height


def draw_fan(page: Page, chart: Chart, room: Box) -> None:
    """Draw the fan with its heading and the summaries at its side in *room*."""
    shown = tuple(_shown(chart))
    under = table_height(page, chart, shown, room)
    right = room.right - gutter_width(len(shown), tells=not under) - _GUTTER_GAP
    scales = draw_course(page, chart, Box(room.left, room.top, right, room.bottom - under))
    side = Box(right + _GUTTER_GAP, *_rest(room, scales.plot))
    draw_gutter(page, chart, shown, scales.y, side, tells=not under)
    if under:
        draw_table(page, chart, shown, Box(room.left, room.bottom - under, room.right, room.bottom))


def draw_course(page: Page, chart: Chart, room: Box, *, is_small: bool = False) -> Scales:
    """Draw the fan with its heading alone; a small one has names without what was changed."""
    shown = _shown(chart)
    top = _draw_heading(page, chart, room, room.right)
    frame = Box(room.left, top, room.right, room.bottom - 30)
    plot = Box(frame.left + _label_column(page, chart.y), frame.top, frame.right, frame.bottom)
    scales = Scales(plot, chart.x, chart.y)
    _draw_grid(page, frame, scales)
    for mark in chart.marks:
        if isinstance(mark, Band):
            _draw_band(page, mark, scales)
    for mark in chart.marks:
        if isinstance(mark, Line) and mark.series in shown:
            _draw_line(page, mark, scales, shown[mark.series])
    page.line((frame.left, plot.right), (plot.bottom, plot.bottom), PRINT.ink2, 1.2)
    if len(shown) > 1:
        _draw_names(page, chart, scales, shown, is_small=is_small)
    return scales


def _rest(room: Box, plot: Box) -> tuple[float, float, float]:
    return plot.top, room.right, plot.bottom


def _draw_heading(page: Page, chart: Chart, room: Box, right: float) -> float:
    """Write what the panel shows, in which unit; returns where its plot may begin."""
    y = room.top + 19
    page.text(room.left, y, chart.title, 19, weight=600)
    y += 24
    subtitle = _capital(chart.subtitle)
    if chart.counted == "runs":
        reading = tr(
            "{subtitle} · median, and the range of 5 and of 8 runs in 10", subtitle=subtitle
        )
    else:
        reading = tr(
            "{subtitle} · median, and the range of 5 and of 8 sets in 10", subtitle=subtitle
        )
    if page.width_of(reading, 16) > right - room.left:  # the note says it too
        reading = page.fit(subtitle, 16, 400, right - room.left)
    page.text(room.left, y, reading, 16, colour=PRINT.ink3)
    return y + 34


def _label_column(page: Page, axis: Axis) -> float:
    widest = max((page.width_of(_in_full(axis, t.at), _TICK_SIZE) for t in axis.ticks), default=0)
    return widest + 14


def _in_full(axis: Axis, value: float) -> str:
    """Return a tick's number written out: a page has room that a small multiple has not."""
    gaps = np.diff([tick.at for tick in axis.ticks])
    decimals = 0 if not len(gaps) or float(gaps[0]).is_integer() else max(1, axis.decimals)
    return numerals.grouped(value, decimals)


def _levels(scales: Scales) -> list[float]:
    """Return where lines go across: at the ticks, and half way where those are far apart."""
    levels = [tick.at for tick in scales.y_axis.ticks]
    steps = np.diff(levels)
    if len(steps) == 0 or not np.allclose(steps, steps[0]):
        return levels
    step = float(steps[0]) / 2
    apart = step / (scales.y_axis.high - scales.y_axis.low) * scales.plot.height
    digits = f"{2 * step:e}".partition("e")[0].rstrip("0.")
    if apart < _NEAREST_LEVELS or digits not in ("1", "2", "4") or step < 1:
        return levels
    finer = np.arange(levels[0] - step, levels[-1] + 1.5 * step, step)
    low, high = scales.y_axis.low, scales.y_axis.high + 1e-9 * step
    return [float(at) for at in finer if low <= at <= high]


def _draw_grid(page: Page, frame: Box, scales: Scales) -> None:
    for at in _levels(scales):
        y = float(scales.y(at))
        page.line((frame.left, frame.right), (y, y), PRINT.rule, 1)
        words = _in_full(scales.y_axis, at)
        page.text(frame.left, y - 6, words, _TICK_SIZE, colour=PRINT.ink3)
    for tick in scales.x_axis.ticks:
        x = float(scales.x(tick.at))
        size = 7 if tick.label else 4
        page.line((x, x), (frame.bottom, frame.bottom + size), PRINT.ink3, 1)
        page.text(x, frame.bottom + 25, tick.label, _TICK_SIZE, colour=PRINT.ink3, align="center")


def _shown(chart: Chart) -> dict[str, Legend]:
    """Return the series to draw by letter: a baseline that is the live curve is left out."""
    lines = {mark.series: mark for mark in chart.marks if isinstance(mark, Line)}
    live = next((who.series for who in chart.legend if who.role == "live"), "")
    shown = {who.series: who for who in chart.legend if who.series in lines}
    for series, who in tuple(shown.items()):
        same = live in lines and np.array_equal(lines[series].y, lines[live].y, equal_nan=True)
        if who.role == "baseline" and same and len(shown) > 1:
            del shown[series]
    return shown


def _draw_band(page: Page, band: Band, scales: Scales) -> None:
    opacity = look.INNER_OPACITY if band.mass < 0.6 else look.OUTER_OPACITY
    colour = PRINT.line_of(band.series)
    known = np.isfinite(band.low) & np.isfinite(band.high)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], known, [False])).astype(np.int8)))
    for first, last in edges.reshape(-1, 2):
        part = slice(first, last)
        x = scales.x(np.concatenate((band.x[part], band.x[part][::-1])))
        y = scales.y(np.concatenate((band.low[part], band.high[part][::-1])))
        page.area(x, y, colour, opacity, scales.plot)


def _draw_line(page: Page, line: Line, scales: Scales, who: Legend) -> None:
    x, y = _corners(line)
    page.line(
        scales.x(x),
        scales.y(y),
        PRINT.line_of(line.series),
        _WIDTHS[who.role] * _WEIGHT_ON_PAGE,
        dash=tuple(_WEIGHT_ON_PAGE * length for length in look.dash_of(line.series)),
        within=scales.plot,
    )


def _corners(line: Line) -> tuple[Floats, Floats]:
    if not line.step:
        return line.x, line.y
    return np.repeat(line.x, 2)[1:], np.repeat(line.y, 2)[:-1]


def _draw_names(
    page: Page, chart: Chart, scales: Scales, shown: dict[str, Legend], *, is_small: bool
) -> None:
    lines = {m.series: m for m in chart.marks if isinstance(m, Line) and m.series in shown}
    order = sorted(shown.values(), key=lambda who: who.role != "live")
    order = [who for who in order if np.isfinite(lines[who.series].y).any()]
    curves, names = [], []
    for who in order:
        x, y = _corners(lines[who.series])
        called = name_of(who)
        if is_small and len(order) > _MOST_NAMED:
            called = letter_of(who.series)
        name = page.fit(called, _NAME_SIZE, 600, scales.plot.width * 0.45)
        detail = (
            page.two_lines(detail_of(who), _DETAIL_SIZE, 400, _DETAIL_WIDTH)
            if len(order) <= _MOST_WITH_DETAIL and not is_small
            else []
        )
        wide = [page.width_of(words, _DETAIL_SIZE) for words in detail]
        wide.append(page.width_of(name, _NAME_SIZE, 600))
        high = 18 + (22 + (len(detail) - 1) * _DETAIL_LINE if detail else 0)
        curves.append(Curve(scales.x(x), scales.y(y), max(wide), high))
        names.append((name, detail))
    places = place_labels(scales.plot, curves, _bands(chart, scales))
    for place, curve, who, words in zip(places, curves, order, names, strict=True):
        if place.is_clear:  # of bands, so that nothing but the grid is covered
            right, bottom = place.left + curve.width + 4, place.top + curve.height + 4
            page.rectangle(Box(place.left - 4, place.top - 2, right, bottom), PRINT.page)
        _draw_name(page, place, who.series, *words)


def _draw_name(page: Page, place: Place, series: str, name: str, detail: list[str]) -> None:
    x, y = zip(place.leader_from, place.leader_to, strict=True)
    page.line(x, y, PRINT.line_of(series), 1)
    page.disc(*place.leader_to, 2.6, PRINT.line_of(series))
    base = place.top + 15
    page.text(place.left, base, name, _NAME_SIZE, weight=600, colour=PRINT.word_of(series))
    for line, words in enumerate(detail):
        below = base + _DETAIL_BELOW + line * _DETAIL_LINE
        page.text(place.left, below, words, _DETAIL_SIZE, colour=PRINT.ink2)


def _bands(chart: Chart, scales: Scales) -> list[tuple[Floats, Floats, Floats]]:
    bands = (mark for mark in chart.marks if isinstance(mark, Band))
    return [(scales.x(b.x), scales.y(b.high), scales.y(b.low)) for b in bands]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
