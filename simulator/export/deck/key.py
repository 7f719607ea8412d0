"""Who is who beside a chart: letters in their colours, titles, and what each comes to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from simulator.charts import numerals
from simulator.charts.chart import Bar, Chart, Legend, Line, Span
from simulator.charts.palette import BASELINE, PRINT
from simulator.export.deck.metrics import Paragraph, Piece
from simulator.export.deck.table import Cell, Column, Grid, head
from simulator.language import tr

_SPACE: Final = "\u2002"


def letter_of(series: str) -> str:
    """Return what stands for a series where there is room for hardly more than a letter."""
    return tr(BASELINE) if series == BASELINE else series


def named(legend: Legend, *, bold: bool = False) -> Cell:
    """Return a variant as its letter in colour and its title."""
    colour = PRINT.word_of(legend.series)
    if legend.series == BASELINE:
        words = tr("{title} (baseline)", title=legend.title)
        return (Piece(words, bold, colour),)
    return (Piece(f"{legend.series}{_SPACE}", True, colour), Piece(legend.title, bold))


def shown(chart: Chart) -> tuple[Legend, ...]:
    """Return the variants a reader can tell apart: a baseline that is the live one is left out."""
    return tuple(each for each in chart.legend if each.series not in _doubles(chart))


def key_line(legends: tuple[Legend, ...]) -> Paragraph:
    """Return all variants on one line."""
    pieces: list[Piece] = []
    for each in legends:
        if pieces:
            pieces.append(Piece(f"{_SPACE}{_SPACE} "))
        pieces.extend(named(each))
    return Paragraph(tuple(pieces))


def summary(chart: Chart) -> Grid | None:
    """Return median and middle four fifths of each variant, ``None`` where there are none."""
    spans = {mark.series: mark for mark in chart.marks if isinstance(mark, Span)}
    rows = [
        (named(each), *_figures(spans[each.series], chart))
        for each in shown(chart)
        if each.series in spans
    ]
    if not rows:
        return None
    middle = tr("8 runs in 10") if chart.counted == "runs" else tr("8 sets in 10")
    titles = head(_capital(chart.spans_title), tr("Median"), middle)
    columns = (Column(share=1.0), Column(right=True), Column(right=True))
    return Grid(columns, (titles, *rows))


def _figures(span: Span, chart: Chart) -> Iterator[Cell]:
    if span.absent:
        yield (Piece(tr("none")),)
        yield ()
        return
    decimals = chart.x.decimals if chart.kind == "distribution" else chart.y.decimals
    low, high = span.outer
    yield (Piece(numerals.rounded(span.median, decimals), True),)
    ends = numerals.rounded_range(low, high, decimals)
    one = numerals.rounded(low, decimals)
    yield (Piece(one if one == numerals.rounded(high, decimals) else ends),)


def _doubles(chart: Chart) -> set[str]:
    """Return the baseline's series where its curve is that of the live variant."""
    curves = {mark.series: mark for mark in chart.marks if isinstance(mark, Line)}
    spans = {mark.series: mark for mark in chart.marks if isinstance(mark, Span)}
    if not chart.legend or BASELINE not in {each.series for each in chart.legend}:
        return set()
    live = chart.legend[0].series
    if chart.kind == "bars":
        mine_ = (m for m in chart.marks if isinstance(m, Bar) and m.series == live)
        return set() if any(m.reference is not None for m in mine_) else {BASELINE} - {live}
    if live == BASELINE:
        return set()
    mine, other = curves.get(live), curves.get(BASELINE)
    if mine is not None and other is not None:
        same = mine.y.shape == other.y.shape and bool(((mine.y - other.y) == 0).all())
        return {BASELINE} if same else set()
    if live in spans and BASELINE in spans:
        alike = (spans[live].median, spans[live].outer, spans[live].absent)
        theirs = (spans[BASELINE].median, spans[BASELINE].outer, spans[BASELINE].absent)
        return {BASELINE} if alike == theirs else set()
    return set()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
