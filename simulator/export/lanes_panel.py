"""A run on a page: lanes with marks and labels, arrows from cause to effect, strips under them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Final

import numpy as np

from simulator.charts import numerals
from simulator.charts.chart import Chart
from simulator.charts.happenings import Floats, Happening, Strip
from simulator.charts.palette import PRINT
from simulator.export.page import Box, Page
from simulator.language import mark, tr
from simulator.story.lane_places import Measures, PlacedLane, place_lanes
from simulator.story.lanes import arrows

_SIZES: Final = Measures(
    row=18.5, pad=4.0, least=37.0, mark=5.2, gap=6.0, together=15.0, most_spare=14.0
)
_LEFT: Final = 168.0
_TITLE: Final = 15.0
_SMALL: Final = 13.0
_LABEL: Final = 13.0
_STRIP: Final = 34.0
_STRIP_GAP: Final = 11.0
_STRIP_MOST: Final = 90.0
_BAND: Final = 0.2
_FAINT: Final = 0.45
_SHAPES: Final = (
    ("disc", mark("crowd")),
    ("diamond", mark("force or violence")),
    ("square", mark("decision")),
)
_STEPS: Final = np.linspace(0.0, 1.0, 25)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where lanes, events and strips stand on the page."""

    plot: Box
    lanes: tuple[PlacedLane, ...]
    strips: tuple[Box, ...]
    marks: Mapping[int, tuple[float, float]]
    low: float
    high: float

    def across(self, day: Floats | float) -> Floats:
        """Return where a day lies from the left of the page."""
        share = (np.asarray(day, dtype=np.float64) - self.low) / ((self.high - self.low) or 1.0)
        return self.plot.left + share * self.plot.width


def draw_lanes(page: Page, chart: Chart, room: Box) -> None:
    """Draw the run in *room*."""
    free = _draw_shapes(page, room)
    words = page.fit(chart.subtitle, 16, 400, free - room.left - 20)
    page.text(room.left, room.top + 8, words, 16, colour=PRINT.ink2)
    happenings = {m.event.id: m for m in chart.marks if isinstance(m, Happening)}
    strips = [m for m in chart.marks if isinstance(m, Strip)]
    places = _placed(page, chart, happenings, len(strips), room)
    _draw_days(page, chart, places)
    _draw_ground(page, places)
    _draw_arrows(page, happenings, places)
    for tone in ("faint", "plain"):
        _draw_events(page, happenings, places, tone)
    _draw_chain(page, happenings, places)
    _draw_events(page, happenings, places, "chain")
    for strip, box in zip(strips, places.strips, strict=True):
        _draw_strip(page, strip, box, places)


def _placed(
    page: Page, chart: Chart, happenings: Mapping[int, Happening], strips: int, room: Box
) -> _Places:
    left, top = room.left + _LEFT, room.top + 40
    foot = room.bottom - 18
    x, width = chart.x, room.right - left
    names = {m.event.region: m.place for m in happenings.values()}
    lanes = place_lanes(
        [m.event for m in happenings.values()],
        lambda day: left + (day - x.low) / ((x.high - x.low) or 1.0) * width,
        (left, room.right),
        foot - top - strips * (_STRIP + _STRIP_GAP),
        lambda text: page.width_of(text, _LABEL),
        lambda region: names.get(region, region),
        _SIZES,
    )
    lanes = tuple(PlacedLane(lane.lane, lane.top + top, lane.height, lane.groups) for lane in lanes)
    plot = Box(left, top, room.right, lanes[-1].top + lanes[-1].height if lanes else top)
    high = (foot - plot.bottom - strips * _STRIP_GAP) / max(1, strips)
    high = min(_STRIP_MOST, high)
    boxes = []
    for place in range(strips):
        upper = plot.bottom + _STRIP_GAP + place * (high + _STRIP_GAP)
        boxes.append(Box(left, upper, room.right, upper + high))
    marks = {
        event.id: (at, top + item.y)
        for lane in lanes
        for item in lane.groups
        for event, at in zip(item.group.events, item.group.across, strict=True)
    }
    return _Places(plot, lanes, tuple(boxes), marks, x.low, x.high)


def _draw_shapes(page: Page, room: Box) -> float:
    """Say at the right what the shapes of marks mean; return where that begins."""
    left, base = room.right, room.top + 8
    around = Box(room.left, base - 20, room.right, base + 20)
    for shape, words in reversed(_SHAPES):
        left -= page.width_of(tr(words), _LABEL)
        page.text(left, base, tr(words), _LABEL, colour=PRINT.ink3)
        _draw_mark(page, shape, (left - 12, base - 5), PRINT.ink2, around)
        left -= 36
    return left


def _draw_days(page: Page, chart: Chart, places: _Places) -> None:
    plot = places.plot
    foot = places.strips[-1].bottom if places.strips else plot.bottom
    for tick in chart.x.ticks:
        at = float(places.across(tick.at))
        page.line((at, at), (plot.top, foot), PRINT.rule, 1)
        for base in (plot.top - 9, foot + 20):
            page.text(at + 1, base, tick.label, _SMALL, colour=PRINT.ink3)


def _draw_ground(page: Page, places: _Places) -> None:
    plot, start = places.plot, places.plot.left - _LEFT
    for lane in places.lanes:
        page.line((start, plot.right), (lane.top, lane.top), PRINT.rule, 1)
        middle = lane.top + lane.height / 2
        title = page.fit(tr(lane.lane.title), _TITLE, 600, _LEFT - 12)
        two = bool(lane.lane.subtitle)
        page.text(start, middle - 3 if two else middle + 5, title, _TITLE, weight=600)
        if two:
            words = page.fit(tr(lane.lane.subtitle), _SMALL, 400, _LEFT - 12)
            page.text(start, middle + 14, words, _SMALL, colour=PRINT.ink3)
    page.line((start, plot.right), (plot.bottom, plot.bottom), PRINT.strong_rule, 1)


def _draw_arrows(page: Page, happenings: Mapping[int, Happening], places: _Places) -> None:
    """Draw one arrow for each pair of groups."""
    groups = {
        event.id: number
        for number, item in enumerate(item for lane in places.lanes for item in lane.groups)
        for event in item.group.events
    }
    drawn: set[tuple[int, int]] = set()
    for cause, effect in arrows([m.event for m in happenings.values()]):
        key = (groups.get(cause.id, -1), groups.get(effect.id, -1))
        if -1 in key or key in drawn:
            continue
        drawn.add(key)
        faint = happenings[effect.id].tone == "faint"
        _draw_arrow(page, places, cause.id, effect.id, PRINT.rule if faint else PRINT.strong_rule)


def _draw_chain(page: Page, happenings: Mapping[int, Happening], places: _Places) -> None:
    """Draw all arrows of the chain that is looked at."""
    for lit in (m.event for m in happenings.values() if m.tone == "chain"):
        for number in lit.causes:
            known = number in places.marks and lit.id in places.marks
            if known and happenings[number].tone == "chain":
                _draw_arrow(page, places, number, lit.id, PRINT.line_of("A"), wide=2.0)


def _draw_arrow(
    page: Page, places: _Places, cause: int, effect: int, ink: str, *, wide: float = 1.2
) -> None:
    start, end = places.marks[cause], places.marks[effect]
    tip = (end[0] - _SIZES.mark - 1, end[1])
    run = max(14.0, (tip[0] - start[0]) * 0.75)
    if abs(end[1] - start[1]) < 2:
        lift = min(12.0, max(0.0, (tip[0] - start[0]) * 0.1))
        first = second = ((start[0] + tip[0]) / 2, start[1] - 1.4 * lift)
    else:
        first = (start[0], start[1] + (end[1] - start[1]) * 0.85)
        second = (tip[0] - run, end[1])
    x, y = (_bezier(*each) for each in zip(start, first, second, tip, strict=True))
    page.line(x, y, ink, wide, within=places.plot)
    head = np.array([tip, (tip[0] - 6, tip[1] - 3.5), (tip[0] - 6, tip[1] + 3.5)])
    page.area(head[:, 0], head[:, 1], ink, 1.0, places.plot)


def _bezier(start: float, first: float, second: float, end: float) -> Floats:
    t, s = _STEPS, 1.0 - _STEPS
    curve: Floats = s**3 * start + 3 * s * s * t * first + 3 * s * t * t * second + t**3 * end
    return curve


def _draw_events(
    page: Page, happenings: Mapping[int, Happening], places: _Places, tone: str
) -> None:
    marks = {"plain": PRINT.ink2, "chain": PRINT.line_of("A"), "faint": PRINT.strong_rule}
    words = {"plain": PRINT.ink2, "chain": PRINT.ink, "faint": PRINT.ink3}
    for lane in places.lanes:
        for item in lane.groups:
            mine = [event for event in item.group.events if happenings[event.id].tone == tone]
            for event in mine:
                _draw_mark(page, item.group.shape, places.marks[event.id], marks[tone], places.plot)
            tones: Set[str] = {happenings[event.id].tone for event in item.group.events}
            if not mine or item.label_left is None or tone != _loudest(tones):
                continue
            base = places.plot.top + item.y + 4.5
            right = item.label_left + item.label_width
            page.rectangle(Box(item.label_left - 2, base - 11, right + 2, base + 3), PRINT.page)
            page.text(item.label_left, base, item.group.label, _LABEL, colour=words[tone])


def _loudest(tones: Set[str]) -> str:
    return next(tone for tone in ("chain", "plain", "faint") if tone in tones)


def _draw_mark(page: Page, shape: str, at: tuple[float, float], ink: str, within: Box) -> None:
    size = _SIZES.mark
    page.disc(*at, size * 1.35 if shape == "diamond" else size + 1.2, PRINT.page)
    if shape == "disc":
        page.disc(*at, size, ink)
        return
    reach = size * 1.25 if shape == "diamond" else size - 0.6
    corners = ((0, -1), (1, 0), (0, 1), (-1, 0))
    if shape == "square":
        corners = ((-1, -1), (1, -1), (1, 1), (-1, 1))
    points = np.array([(at[0] + x * reach, at[1] + y * reach) for x, y in corners])
    around = Box(within.left - 10, within.top, within.right + 10, within.bottom)
    page.area(points[:, 0], points[:, 1], ink, 1.0, around)


def _draw_strip(page: Page, strip: Strip, box: Box, places: _Places) -> None:
    start = box.left - _LEFT
    middle = (box.top + box.bottom) / 2
    page.text(start, middle - 1, tr(strip.title), _TITLE, weight=600)
    unit = page.fit(tr(strip.short_unit), _SMALL, 400, _LEFT - 54)
    page.text(start, middle + 15, unit, _SMALL, colour=PRINT.ink3)
    for label, base in _ends(strip, box):
        page.text(box.left - 8, base, label, _SMALL, colour=PRINT.ink3, align="right")
    page.line((box.left, box.right), (box.bottom, box.bottom), PRINT.ink2, 1)
    x = places.across(strip.days)

    def up(values: Floats) -> Floats:
        height: Floats = box.bottom - np.clip(values, 0.0, strip.top) / strip.top * box.height
        return height

    around = np.concatenate((x, x[::-1]))
    band = np.concatenate((up(strip.low), up(strip.high)[::-1]))
    page.area(around, band, PRINT.ink3, _BAND, box)
    page.line(x, up(strip.values), PRINT.line_of(strip.series), 2.2, within=box)


def _ends(strip: Strip, box: Box) -> Iterator[tuple[str, float]]:
    yield numerals.grouped(0.0), box.bottom + 2
    yield numerals.grouped(strip.top), box.top + 6
