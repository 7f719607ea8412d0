"""How the runs end as native bars with their intervals: together, or a chart for each variant."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from simulator.charts.chart import Axis, Bar, Chart, Legend, Tick
from simulator.charts.palette import BASELINE, PRINT
from simulator.export.deck import chart_xml
from simulator.export.deck.chart_axes import category_axis, local, value_axis
from simulator.export.deck.ink import describe
from simulator.export.deck.key import key_line, named
from simulator.export.deck.metrics import Paragraph
from simulator.export.deck.sheet import Sheet
from simulator.export.deck.template import Box
from simulator.export.deck.text import put_box
from simulator.export.deck.workbook import Book, Field
from simulator.language import tr

_TOGETHER: Final = 4  # series in one chart; of more each has its own
_KEY: Final = 0.3
_HEAD: Final = 0.26
_GAP: Final = 0.25
_LABEL: Final = 0.95  # inches beside the longest bar
_FOOT: Final = 0.3
_NARROW: Final = 4.0  # a chart with no room for more than the ends of its axis
_OFF: Final = 0.07  # inches between an interval and its number
_INTERVAL: Final = 1.25  # points


def put_bars(sheet: Sheet, chart: Chart, alt: str) -> None:
    """Put the bars of *chart* on a slide."""
    legends = _drawn(chart)
    room = sheet.room
    if len(legends) <= _TOGETHER:
        if len(legends) > 1:
            key = Box(room.left, room.top, room.width, _KEY)
            put_box(
                sheet.slide.shapes, sheet.metrics, key, [key_line(legends)], (14, 8), name="Key"
            )
            room = Box(room.left, room.top + _KEY, room.width, room.height - _KEY)
        _put(sheet, chart, legends, room, alt, labelled=True)
        return
    columns = 4 if room.width > 11 and len(legends) > 6 else 3
    if room.width < 10:
        columns = 3 if len(legends) > 4 else 2
    rows = -(-len(legends) // columns)
    names = _widest(sheet, chart, 10) + 0.1
    wide = (room.width - names - (columns - 1) * _GAP) / columns
    high = room.height / rows
    for place, legend in enumerate(legends):
        column, row = place % columns, place // columns
        left = room.left + (names if column else 0) + column * (wide + _GAP)
        box = Box(left, room.top + row * high, wide + (0 if column else names), high)
        start = room.left + names + column * (wide + _GAP)
        words = [Paragraph(named(legend))]
        title = Box(start, box.top, wide, _HEAD)
        words = _cut(sheet, words, wide)
        put_box(sheet.slide.shapes, sheet.metrics, title, words, (12, 7), name=legend.title)
        lower = Box(box.left, box.top + _HEAD, box.width, high - _HEAD - 0.08)
        _put(sheet, chart, (legend,), lower, f"{legend.title}. {alt}", labelled=column == 0)


def _put(
    sheet: Sheet, chart: Chart, legends: Sequence[Legend], box: Box, alt: str, *, labelled: bool
) -> None:
    rows = chart.rows
    many = len(legends) * len(rows)
    size = 13.0 if box.height > 3 and many <= 24 else 10.0
    top = _top(chart)
    names = _widest(sheet, chart, size) if labelled else 0.02
    left = names + 0.12 if labelled else 0.02
    room = _LABEL if size > 10 else 0.78
    plot = (
        left / box.width,
        0.01,
        max(0.1, (box.width - left - room) / box.width),
        (box.height - _FOOT) / box.height - 0.01,
    )
    book = _book(chart, legends)
    found = {(mark.series, mark.row): mark for mark in chart.marks if isinstance(mark, Bar)}
    drawn = []
    for place, legend in enumerate(legends):
        marks = [found.get((legend.series, row)) for row in rows]
        letter = "" if len(legends) == 1 or legend.series == BASELINE else f'"{legend.series}  "'
        number = local(f'{letter}0.0"\u202f%"')
        words = chart_xml.letters(size - (1 if many > 14 else 0), PRINT.word_of(legend.series))
        each = [
            chart_xml.value_label(
                row, (mark.high - mark.value) / top * plot[2] + _OFF / box.width, number, words
            )
            for row, mark in enumerate(marks)
            if mark is not None
        ]
        tags = chart_xml.labels(
            each, rest=f'{words}<c:dLblPos val="outEnd"/>', number=number, shown=True
        )
        errors = _errors(book, len(legends) + 2 * place) if any(marks) else ""
        drawn.append(
            chart_xml.series(
                book,
                place,
                chart_xml.fill(PRINT.line_of(legend.series)),
                inside='<c:invertIfNegative val="0"/>',
                after=tags + errors,
            )
        )
    step = top if box.width < _NARROW else 20.0 if top > 50 else 10.0
    ticks = tuple(Tick(step * place, "") for place in range(int(top / step) + 1))
    axis = Axis("", "%", 0.0, top, ticks)
    frame = chart_xml.put_chart(
        sheet.slide.shapes,
        box,
        book,
        chart_xml.bars(drawn, upright=False, gap=45 if len(legends) > 1 else 60),
        category_axis(size, upright=False, hidden=not labelled)
        + value_axis(axis, size - 2, lying=True, pattern='0"\u202f%"', between=True),
        plot,
        size,
    )
    frame.name = legends[0].title if len(legends) == 1 else chart.title
    describe(frame, alt)


def _book(chart: Chart, legends: Sequence[Legend]) -> Book:
    """Return the shares of each variant, then how far each interval reaches below and above."""
    found = {(mark.series, mark.row): mark for mark in chart.marks if isinstance(mark, Bar)}
    shares, reaches = [], []
    for legend in legends:
        marks = [found.get((legend.series, row)) for row in chart.rows]
        name = legend.title if legend.series == BASELINE else f"{legend.series} {legend.title}"
        values = tuple(
            _value(chart, legend, row, mark) for row, mark in zip(chart.rows, marks, strict=True)
        )
        shares.append(Field(name, values))
        below = tuple(None if mark is None else mark.value - mark.low for mark in marks)
        above = tuple(None if mark is None else mark.high - mark.value for mark in marks)
        reaches.append(Field(tr("{title}: interval below", title=name), below))
        reaches.append(Field(tr("{title}: interval above", title=name), above))
    return Book(chart.subtitle, chart.rows, (*shares, *reaches), number="0.0")


def _value(chart: Chart, legend: Legend, row: str, mark: Bar | None) -> float | None:
    """Return a share; of a baseline that has no bars of its own, what the others refer to."""
    if mark is not None:
        return mark.value
    if legend.series != BASELINE:
        return None
    refer = (m.reference for m in chart.marks if isinstance(m, Bar) and m.row == row)
    return next((each for each in refer if each is not None), None)


def _drawn(chart: Chart) -> tuple[Legend, ...]:
    """Return the variants that have bars, and the baseline where the live one departs from it."""
    bars = [mark for mark in chart.marks if isinstance(mark, Bar)]
    have = {mark.series for mark in bars}
    live = chart.legend[0].series if chart.legend else ""
    departs = any(mark.reference is not None for mark in bars if mark.series == live)
    return tuple(
        each
        for each in chart.legend
        if each.series in have or (each.series == BASELINE and departs)
    )


def _errors(book: Book, place: int) -> str:
    return (
        '<c:errBars><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/>'
        f"{book.val(place + 1, 'plus')}{book.val(place, 'minus')}"
        f"<c:spPr>{chart_xml.stroke(PRINT.ink, _INTERVAL)}</c:spPr></c:errBars>"
    )


def _top(chart: Chart) -> float:
    """Return where the axis ends: at the next ten above everything."""
    most = max((mark.high for mark in chart.marks if isinstance(mark, Bar)), default=100.0)
    return min(100.0, max(10.0, 10.0 * math.ceil(most / 10)))


def _widest(sheet: Sheet, chart: Chart, size: float) -> float:
    return max((sheet.metrics.width_of(row, size) for row in chart.rows), default=0.5) * 1.06


def _cut(sheet: Sheet, words: list[Paragraph], wide: float) -> list[Paragraph]:
    from dataclasses import replace

    found = words[0]
    rest = "".join(piece.text for piece in found.pieces[:-1])
    last = found.pieces[-1]
    room = wide - sheet.metrics.width_of(rest, 10, bold=True)
    cut = replace(last, text=sheet.metrics.cut(last.text, 10, room, bold=last.bold))
    return [Paragraph((*found.pieces[:-1], cut))]
