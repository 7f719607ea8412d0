"""What stands round every exported chart: the finding on top, the note at the foot."""

from __future__ import annotations

from typing import Final

from simulator.charts.chart import Chart
from simulator.charts.palette import PRINT
from simulator.export.page import Box, Page
from simulator.language import tr

MARGIN: Final = 56.0

_TITLE_SIZES: Final = (36.0, 32.0, 28.0)
_LEADING: Final = 1.17
_TALL: Final = 0.74  # height over width from which a title may take a third line
_CONTEXT_LINE: Final = 26.0
_NOTE_SIZE: Final = 14.5
_NOTE_LINE: Final = 22.0
_GAP: Final = 26.0
_BADGE_WIDTH: Final = 104.0


def draw_frame(page: Page, chart: Chart, remark: str = "") -> Box:
    """Draw title, context, note and, where it applies, the preview mark; return the space left.

    *remark* is what the user adds to the note; it comes first.
    """
    page.rectangle(Box(MARGIN, 44, MARGIN + 48, 49), PRINT.ink)
    room = page.width - 2 * MARGIN - (_BADGE_WIDTH + 40 if chart.preview else 0)
    y = _draw_title(page, chart.finding, room)
    if chart.context:
        y += 33 - _CONTEXT_LINE
        for line in page.two_lines(chart.context, 19, 400, room):
            y += _CONTEXT_LINE
            page.text(MARGIN, y, line, 19, colour=PRINT.ink2)
    if chart.preview:
        _draw_badge(page)
    return Box(
        MARGIN,
        y + _GAP,
        page.width - MARGIN,
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
    most = 3 if page.height >= _TALL * page.width else 2
    for size in _TITLE_SIZES:
        lines = page.wrap(words, size, 700, room)
        if len(lines) <= most:
            return size, _balanced(page, words, size, room, len(lines))
    size = _TITLE_SIZES[-1]
    lines = page.wrap(words, size, 700, room)
    rest = " ".join(lines[most - 1 :])
    return size, [*lines[: most - 1], page.fit(rest, size, 700, room)]


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
    right = page.width - MARGIN
    box = Box(right - _BADGE_WIDTH, 44, right, 78)
    page.rectangle(box, PRINT.page, outline=PRINT.ink)
    page.text((box.left + box.right) / 2, 67, tr("Preview"), 18, weight=600, align="center")


def _draw_note(page: Page, note: str) -> float:
    """Draw the note up from the foot of the page; returns where its rule is."""
    brand = "Boilover"
    right = page.width - MARGIN
    room = right - MARGIN
    last = room - page.width_of(brand, _NOTE_SIZE, 700) - 40
    lines = [part for line in note.split("\n") for part in page.wrap(line, _NOTE_SIZE, 400, room)]
    if page.width_of(lines[-1], _NOTE_SIZE) > last:
        lines[-1:] = page.wrap(lines[-1], _NOTE_SIZE, 400, last)
    foot = page.height - 27
    top = foot - _NOTE_LINE * (len(lines) - 1)
    for place, line in enumerate(lines):
        page.text(MARGIN, top + place * _NOTE_LINE, line, _NOTE_SIZE, colour=PRINT.ink3)
    page.text(right, foot, brand, _NOTE_SIZE, weight=700, colour=PRINT.ink2, align="right")
    rule = top - 25
    page.line((MARGIN, right), (rule, rule), PRINT.strong_rule, 1)
    return rule
