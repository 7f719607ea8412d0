"""The scale of likelihood as native shapes, with the answer on it as a dot and its interval."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from simulator.charts import numerals
from simulator.charts.headline import Headline
from simulator.charts.palette import PRINT
from simulator.export.deck.ink import describe, paint
from simulator.export.deck.metrics import Paragraph
from simulator.export.deck.sheet import Sheet
from simulator.export.deck.template import Box
from simulator.export.deck.text import put_box
from simulator.language import tr
from simulator.results.likelihood import YARDSTICKS, Likelihood

HEIGHT: Final = 1.12

_NUMBER: Final = 0.28
_STRIP: Final = 0.2
_DOT: Final = 0.085
_LEAST: Final = 0.8  # inches that the words of a step need
_WORDS: Final = 0.52


def put_yardstick(sheet: Sheet, finding: Headline, box: Box) -> None:
    """Put the scale into *box*, the step that the answer falls on set off."""
    from pptx.enum.shapes import MSO_SHAPE

    share = finding.estimate
    if share.value != share.value:
        return
    shapes = sheet.slide.shapes
    steps = YARDSTICKS["phia" if "PHIA" in finding.small_print else "icd203"]
    middle = box.top + _NUMBER + _STRIP / 2

    def at(part: float) -> float:
        return box.left + part * box.width

    for step, under in zip(steps, _places(steps, box), strict=True):
        is_mine = tr(step.phrase) == finding.phrase
        place = Box(at(step.low), box.top + _NUMBER, (step.high - step.low) * box.width, _STRIP)
        shape = shapes.add_shape(MSO_SHAPE.RECTANGLE, *place.emu())
        shape.name = step.phrase
        paint(shape, PRINT.strong_rule if is_mine else PRINT.selected, PRINT.page, 1.0)
        _put_words(sheet, step, under, is_mine=is_mine)
    line = Box(at(share.low), middle - 0.02, max(0.03, at(share.high) - at(share.low)), 0.04)
    whisker = shapes.add_shape(MSO_SHAPE.RECTANGLE, *line.emu())
    whisker.name = tr("Interval")
    paint(whisker, PRINT.line_of("A"), PRINT.line_of("A"), 1.0)
    centre = at(share.value)
    dot = shapes.add_shape(
        MSO_SHAPE.OVAL, *Box(centre - _DOT, middle - _DOT, 2 * _DOT, 2 * _DOT).emu()
    )
    dot.name = tr("Share of runs")
    words = numerals.percent(share.value)
    describe(dot, words)
    paint(dot, PRINT.line_of("A"), PRINT.page, 1.0)
    wide = 1.2
    left = min(max(centre - wide / 2, box.left), box.right - wide)
    align: Any = "center"
    if left != centre - wide / 2:
        align = "left" if left == box.left else "right"
    number = Box(left, box.top, wide, _NUMBER)
    text = [Paragraph.of(words, bold=True, colour=PRINT.word_of("A"))]
    put_box(shapes, sheet.metrics, number, text, (15, 9), align=align)


def _put_words(sheet: Sheet, step: Likelihood, under: Box, *, is_mine: bool) -> None:
    words = tr(step.phrase)
    align: Any = "left" if step.low == 0.0 else "right" if step.high == 1.0 else "center"
    colour = PRINT.ink if is_mine else PRINT.ink3
    text = [Paragraph.of(words, bold=is_mine, colour=colour)]
    put_box(sheet.slide.shapes, sheet.metrics, under, text, (12, 6), align=align)


def _places(steps: Sequence[Likelihood], box: Box) -> list[Box]:
    """Return where the words of each step stand: a narrow step takes room from its neighbours."""
    ends = [[step.low * box.width, step.high * box.width] for step in steps]
    for place, (low, high) in enumerate(list(map(tuple, ends))):
        lacks = _LEAST - (high - low)
        if lacks <= 0:
            continue
        before, after = place > 0, place < len(ends) - 1
        share = lacks / (before + after)
        if before:
            ends[place][0] -= share
            ends[place - 1][1] = min(ends[place - 1][1], ends[place][0])
        if after:
            ends[place][1] += share
            ends[place + 1][0] = max(ends[place + 1][0], ends[place][1])
    top = box.top + _NUMBER + _STRIP + 0.06
    return [Box(box.left + low, top, high - low - 0.04, _WORDS) for low, high in ends]
