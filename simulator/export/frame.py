"""What stands round every exported chart: the finding on top, the note at the foot."""

from __future__ import annotations

from typing import Final

from simulator.charts.chart import Chart
from simulator.charts.palette import PRINT
from simulator.export.page import WIDTH, Box, Page
from simulator.language import tr

MARGIN: Final = 56.0
RIGHT: Final = WIDTH - MARGIN

_TITLE_SIZES: Final = (36.0, 32.0, 28.0)
_LEADING: Final = 1.17
_NOTE_SIZE: Final = 14.5
_NOTE_LINE: Final = 22.0
_GAP: Final = 26.0
_BADGE_WIDTH: Final = 104.0


def draw_frame(page: Page, chart: Chart, remark: str = "") -> Box:
    """Draw title, context, note and, where it applies, the preview mark; return the space left.

    *remark* is what the user adds to the note; it comes first.
    """
    page.rectangle(Box(MARGIN, 44, MARGIN + 48, 49), PRINT.ink)
    room = RIGHT - MARGIN - (_BADGE_WIDTH + 40 if chart.preview else 0)
    y = _draw_title(page, chart.finding, room)
    if chart.context:
        y += 33
        page.text(MARGIN, y, page.fit(chart.context, 19, 400, room), 19, colour=PRINT.ink2)
    if chart.preview:
        _draw_badge(page)
    return Box(
        MARGIN,
        y + _GAP,
        RIGHT,
        _draw_note(page, "\n".join(filter(None, (remark, chart.note)))) - 20,
    )


def _draw_title(page: Page, words: str, room: float) -> float:
    size, lines = _fitted(page, words, room)
    y = 49 + size * 1.17
    for line in lines:
        page.text(MARGIN, y, line, size, weight=700)
        y += size * _LEADING
    return y - size * _LEADING


def _fitted(page: Page, words: str, room: float) -> tuple[float, list[str]]:
    for size in _TITLE_SIZES:
        lines = page.wrap(words, size, 700, room)
        if len(lines) <= 2:
            return size, _balanced(page, words, size, room, len(lines))
    size = _TITLE_SIZES[-1]
    kept = page.wrap(words, size, 700, room)[:2]
    rest = words.split(kept[0], 1)[-1].strip()
    return size, [kept[0], page.fit(rest, size, 700, room)]


def _balanced(page: Page, words: str, size: float, room: float, count: int) -> list[str]:
    """Narrow the lines while their number stays, so that no line is left with a single word."""
    best = page.wrap(words, size, 700, room)
    for width in range(int(room), int(room / 3), -20):
        lines = page.wrap(words, size, 700, width)
        if len(lines) > count or any(line.endswith("…") for line in lines):
            break
        best = lines
    return best


def _draw_badge(page: Page) -> None:
    box = Box(RIGHT - _BADGE_WIDTH, 44, RIGHT, 78)
    page.rectangle(box, PRINT.page, outline=PRINT.ink)
    page.text((box.left + box.right) / 2, 67, tr("Preview"), 18, weight=600, align="center")


def _draw_note(page: Page, note: str) -> float:
    """Draw the note up from the foot of the page; returns where its rule is."""
    brand = "Boilover"
    room = RIGHT - MARGIN
    last = room - page.width_of(brand, _NOTE_SIZE, 700) - 40
    lines = [part for line in note.split("\n") for part in page.wrap(line, _NOTE_SIZE, 400, room)]
    if page.width_of(lines[-1], _NOTE_SIZE) > last:
        lines[-1:] = page.wrap(lines[-1], _NOTE_SIZE, 400, last)
    foot = page.height - 27
    top = foot - _NOTE_LINE * (len(lines) - 1)
    for place, line in enumerate(lines):
        page.text(MARGIN, top + place * _NOTE_LINE, line, _NOTE_SIZE, colour=PRINT.ink3)
    page.text(RIGHT, foot, brand, _NOTE_SIZE, weight=700, colour=PRINT.ink2, align="right")
    rule = top - 25
    page.line((MARGIN, RIGHT), (rule, rule), PRINT.strong_rule, 1)
    return rule
