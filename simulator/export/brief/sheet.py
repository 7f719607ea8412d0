"""The brief on paper: one A4 page, upright, its letters as large as those of a newspaper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from simulator.charts.palette import PRINT
from simulator.export.bars_panel import draw_bars
from simulator.export.brief.content import Brief
from simulator.export.briefing import Briefing, Source
from simulator.export.fan_panel import draw_course
from simulator.export.page import WIDTH, Box, Page
from simulator.language import tr, trn

if TYPE_CHECKING:
    from matplotlib.figure import Figure

HEIGHT: Final = WIDTH * 2**0.5
_SCALE: Final = 210 / 25.4 / (WIDTH / 100)  # so that the page is 210 mm wide
_MARGIN: Final = 84.0
_RIGHT: Final = WIDTH - _MARGIN
_FOOT: Final = HEIGHT - 66.0
_GAP: Final = 52.0  # between the two columns
_SIZE: Final = 20.0
_LINE: Final = 27.0
_SMALL: Final = 17.5
_SMALL_LINE: Final = 23.5
_BARS: Final = (305.0, 505.0)  # of one row of blocks, of two
_FANS: Final = (320.0, 245.0)  # below them
_QUESTION: Final = (32.0, 29.0, 26.0, 23.0)  # its letters: the largest of which two lines hold it
_BLOCKS: Final = 4  # abreast
_MOST_INPUTS: Final = 9
_HEAD: Final = 74.0  # a head with the gap before it
_ABREAST: Final = 3  # variants whose inputs fit into half of the page
_SAFE: Final = 0.985  # of a width: letters of a PDF run a little wider than those measured


@dataclass(slots=True)
class _Column:
    """Text that runs down a part of the page; what has no room any more is left out and counted."""

    page: Page
    left: float
    right: float
    y: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    def head(self, words: str) -> None:
        """Begin a part of its own."""
        if self._has(_LINE * 3):
            self.page.line((self.left, self.right), (self.y, self.y), PRINT.strong_rule, 1)
            for line in self.page.two_lines(words, 20, 700, self.width * _SAFE):
                self.page.text(self.left, self.y + 29, line, 20, weight=700)
                self.y += 27
            self.y += 14

    def say(
        self,
        words: str,
        size: float,
        line: float,
        *,
        most: int = 99,
        lead: str = "",
        indent: float = 0.0,
        colour: str = PRINT.ink,
    ) -> bool:
        """Write a paragraph in *most* lines, *lead* in the *indent*; say whether it had room."""
        room = self.width - indent
        lines = _trimmed(self.page, words, size, room, most)
        if not self._has(len(lines) * line):
            return False
        if lead:
            base = self.y + line * 0.8
            self.page.text(self.left, base, lead, size, weight=600, colour=colour)
        for text in lines:
            self.page.text(self.left + indent, self.y + line * 0.8, text, size)
            self.y += line
        self.y += line * 0.22
        return True

    def indent(self, leads: Iterable[str], size: float) -> float:
        """Return how far text stands in beside the widest of *leads*."""
        widest = max((self.page.width_of(lead, size, 600) for lead in leads), default=0.0)
        return widest + 12 if widest else 0.0

    def skip(self, height: float) -> None:
        """Leave a gap."""
        self.y += height

    def _has(self, height: float) -> bool:
        return self.y + height <= self.bottom


def draw_sheet(briefing: Briefing, brief: Brief) -> Figure:
    """Return the page; call within ``fonts.settings()``."""
    page = Page(HEIGHT, scale=_SCALE)
    foot = _draw_foot(page, brief)
    y = _draw_head(page, briefing, brief)
    y = _draw_charts(page, brief, y)
    is_wide = len(briefing.comparison.entries) > _ABREAST
    if is_wide and briefing.inputs:
        band = _Column(page, _MARGIN, _RIGHT, y, foot - 20)
        band.head(tr("What differs"))
        _draw_inputs(band, briefing)
        y = band.y + 12
    middle = (WIDTH - _GAP) / 2
    left = _Column(page, _MARGIN, middle, y, foot - 20)
    right = _Column(page, middle + _GAP, _RIGHT, y, foot - 20)
    _draw_differences(left, briefing, brief, with_inputs=not is_wide)
    _draw_run(right, briefing, brief, _height_of_limits(right, briefing))
    _draw_limits(right, briefing)
    _draw_sources((left, right), briefing.sources)
    return page.figure


def _draw_head(page: Page, briefing: Briefing, brief: Brief) -> float:
    page.rectangle(Box(_MARGIN, 66, _MARGIN + 48, 71), PRINT.ink)
    page.text(
        _MARGIN, 104, page.fit(brief.kicker, 18, 400, _RIGHT - _MARGIN), 18, colour=PRINT.ink2
    )
    column = _Column(page, _MARGIN, _RIGHT, 114, HEIGHT)
    size = _question_size(page, briefing.question, column.width)
    for line in page.two_lines(briefing.question, size, 700, column.width):
        page.text(_MARGIN, column.y + 34, line, size, weight=700)
        column.y += 1.25 * size
    column.skip(22)
    for line in page.two_lines(briefing.headline.sentence, 27, 600, column.width):
        page.text(_MARGIN, column.y + 26, line, 27, weight=600)
        column.y += 35
    column.skip(6)
    column.say(briefing.headline.small_print, _SIZE, _LINE, most=2)
    return column.y


def _question_size(page: Page, question: str, width: float) -> float:
    fits = (size for size in _QUESTION if len(page.wrap(question, size, 700, width)) <= 2)
    return next(fits, _QUESTION[-1])


def _draw_charts(page: Page, brief: Brief, y: float) -> float:
    is_deep = False
    if brief.bars is not None:
        is_deep = sum(who.role != "baseline" for who in brief.bars.legend) > _BLOCKS
        height = _BARS[is_deep]
        page.line((_MARGIN, _RIGHT), (y + 10, y + 10), PRINT.strong_rule, 1)
        draw_bars(page, brief.bars, Box(_MARGIN, y + 22, _RIGHT, y + 22 + height))
        y += height + 40
    if brief.fans:
        page.line((_MARGIN, _RIGHT), (y, y), PRINT.strong_rule, 1)
        wide, high = (_RIGHT - _MARGIN - _GAP) / 2, _FANS[is_deep]
        for place, chart in enumerate(brief.fans):
            left = _MARGIN + place * (wide + _GAP)
            draw_course(page, chart, Box(left, y + 12, left + wide, y + high), is_small=True)
        y += high + 22
    return y


def _draw_differences(
    column: _Column, briefing: Briefing, brief: Brief, *, with_inputs: bool
) -> None:
    """Write in which inputs the variants differ, and what comes of it."""
    if brief.differs or (briefing.inputs and with_inputs):
        column.head(tr("What differs") if with_inputs else tr("What comes of it"))
        if with_inputs:
            _draw_inputs(column, briefing)
        leads = [_lead(each.letter) for each in brief.differs]
        indent = column.indent(leads, _SIZE)
        for lead, each in zip(leads, brief.differs, strict=True):
            tone = PRINT.word_of(each.letter)
            column.say(each.text, _SIZE, _LINE, lead=lead, indent=indent, colour=tone)
        column.skip(12)


def _lead(letter: str) -> str:
    """Return what stands before what is different: a baseline has no letter."""
    return letter if len(letter) == 1 else "–"


def _draw_run(column: _Column, briefing: Briefing, brief: Brief, kept: float) -> None:
    """Tell the typical run, day by day, as far as *kept* is left of the column."""
    if briefing.run is not None:
        whole, column.bottom = column.bottom, column.bottom - kept
        column.head(tr("A typical run: {title}", title=briefing.run.title))
        indent = column.indent((day.date for day in brief.days), _SIZE)
        most = 3 if column.bottom - column.y > 3 * _LINE * len(brief.days) else 2
        for day in brief.days:
            text = day.short or day.text
            column.say(text, _SIZE, _LINE, most=most, lead=day.date, indent=indent)
        column.bottom = whole
        column.skip(12)


def _height_of_limits(column: _Column, briefing: Briefing) -> float:
    """Return what the limits take: whatever else there is, they are said."""
    page, room = column.page, column.width
    lines = [len(_trimmed(page, text, _SMALL, room, 99)) for text in briefing.limits]
    return _HEAD + sum(lines) * _SMALL_LINE + len(lines) * _SMALL_LINE * 0.22


def _draw_limits(column: _Column, briefing: Briefing) -> None:
    column.head(tr("How far to trust this"))
    for text in briefing.limits:
        column.say(text, _SMALL, _SMALL_LINE)
    column.skip(12)


def _draw_sources(columns: Sequence[_Column], sources: Sequence[Source]) -> None:
    """Write what all rests on, first in the first column; count what finds no room in the last."""
    left = list(sources)
    for place, column in enumerate(columns):
        if left:
            column.head(tr("What this rests on, continued") if place else tr("What this rests on"))
        indent = column.indent((each.short_id for each in sources), _SMALL)
        while left and column.say(
            left[0].text, _SMALL, _SMALL_LINE, most=2, lead=left[0].short_id, indent=indent
        ):
            del left[0]
    if left:
        words = trn("and {count} more", "and {count} more", len(left))
        if len(left) == len(sources):
            words = trn(
                "What this rests on: {count} source",
                "What this rests on: {count} sources",
                len(left),
            )
        base = min(columns[-1].y + _SMALL_LINE * 0.8, columns[-1].bottom + 14)
        columns[-1].page.text(columns[-1].left, base, words, _SMALL, colour=PRINT.ink3)


def _trimmed(page: Page, words: str, size: float, room: float, most: int) -> list[str]:
    """Return *words* in *most* lines: whole sentences as far as they go, else cut."""
    sentences = re.split(r"(?<=[.!?]) ", words)
    while True:
        lines = page.wrap(" ".join(sentences), size, 400, room * _SAFE)
        if len(lines) <= most:
            return lines
        if len(sentences) == 1:
            rest = " ".join(lines[most - 1 :])
            return [*lines[: most - 1], page.fit(rest, size, 400, room)]
        sentences.pop()


def _draw_inputs(column: _Column, briefing: Briefing) -> None:
    """Write the inputs as a table, a column for each variant, as many rows as there is room for."""
    rows = briefing.inputs[:_MOST_INPUTS]
    if not rows:
        return
    letters = [entry.letter for entry in briefing.comparison.entries]
    page, cells = column.page, [each if len(each) == 1 else tr(each) for each in letters]
    wide = max(page.width_of(cell, _SMALL, 600) for row in rows for cell in (*row.cells, *cells))
    wide = min(wide + 22, column.width * 0.6 / len(cells))
    names = column.width - wide * len(cells)
    ends = [column.left + names + wide * (place + 1) for place in range(len(cells))]
    for letter, cell, end in zip(letters, cells, ends, strict=True):
        page.text(
            *(end, column.y + 18, page.fit(cell, _SMALL, 600, wide - 8), _SMALL),
            weight=600,
            colour=PRINT.word_of(letter),
            align="right",
        )
    column.skip(_SMALL_LINE)
    for row in rows:
        label = f"{row.label}, {row.unit}" if row.unit else row.label
        y = column.y + 18
        page.text(column.left, y, page.fit(label, _SMALL, 400, names), _SMALL)
        for cell, differs, end in zip(row.cells, row.differs, ends, strict=True):
            page.text(
                *(end, y, page.fit(cell, _SMALL, 600, wide - 8), _SMALL),
                weight=600 if differs else 400,
                colour=PRINT.ink if differs else PRINT.ink3,
                align="right",
            )
        column.skip(_SMALL_LINE)
        page.line((column.left, column.right), (column.y, column.y), PRINT.rule, 1)
    more = len(briefing.inputs) - len(rows)
    if more:
        words = trn("and {count} more", "and {count} more", more)
        column.say(words, _SMALL, _SMALL_LINE)
    column.skip(12)


def _draw_foot(page: Page, brief: Brief) -> float:
    """Write note and recipe line up from the foot; returns where they begin."""
    brand = "Boilover"
    lines = [*brief.note.splitlines(), brief.made, brief.again]
    room = _RIGHT - _MARGIN - page.width_of(brand, _SMALL, 700) - 30
    wrapped = [part for line in lines if line for part in page.wrap(line, _SMALL, 400, room)]
    top = _FOOT - _SMALL_LINE * (len(wrapped) - 1)
    for place, line in enumerate(wrapped):
        page.text(_MARGIN, top + place * _SMALL_LINE, line, _SMALL, colour=PRINT.ink3)
    page.text(_RIGHT, _FOOT, brand, _SMALL, weight=700, colour=PRINT.ink2, align="right")
    page.line((_MARGIN, _RIGHT), (top - 28, top - 28), PRINT.strong_rule, 1)
    return top - 28
