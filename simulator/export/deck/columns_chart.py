"""How a number is spread over the runs: native columns, other variants as lines over them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from simulator.charts import axes, numerals
from simulator.charts.chart import Axis, Chart, Floats, Histogram
from simulator.charts.palette import BASELINE, PINNED_WIDTH, PRINT, dash_of
from simulator.export.deck import chart_xml
from simulator.export.deck.chart_axes import category_axis, value_axis
from simulator.export.deck.ink import describe
from simulator.export.deck.key import shown
from simulator.export.deck.metrics import Paragraph
from simulator.export.deck.sheet import Sheet
from simulator.export.deck.template import Box
from simulator.export.deck.text import put_box
from simulator.export.deck.workbook import Book, Field
from simulator.language import tr

_SIZE: Final = 11.0
_FOOT: Final = 0.42
_AIR: Final = 0.12
_OPACITY: Final = 0.55
_UNDER: Final = 0.24
_BETWEEN: Final = 0.12  # names of classes, which would be broken else
_SKIPS: Final = (1, 2, 5, 10, 20)
_THOUSAND: Final = 1_000


def can_be_columns(chart: Chart) -> bool:
    """Tell whether the classes of all variants are the same, so that columns can show them."""
    heaps = [mark for mark in chart.marks if isinstance(mark, Histogram)]
    first = heaps[0].edges.tolist() if heaps else []
    return (
        chart.kind == "distribution"
        and bool(first)
        and all(heap.edges.tolist() == first for heap in heaps)
    )


def put_columns(sheet: Sheet, chart: Chart, box: Box, alt: str) -> None:
    """Put the columns of *chart* into *box*."""
    known = [each.series for each in shown(chart)]
    heaps = {m.series: m for m in chart.marks if isinstance(m, Histogram) and m.series in known}
    drawn = [heaps[series] for series in known if series in heaps]
    edges = drawn[0].edges
    apart = any(heap.none is not None for heap in drawn)
    classes = _classes(edges, chart)
    categories = (tr("none"), *classes) if apart else classes
    fields = tuple(
        Field(
            _title(chart, heap),
            (*((heap.none or 0.0,) if apart else ()), *(round(s, 4) for s in heap.shares.tolist())),
        )
        for heap in drawn
    )
    left = max(sheet.metrics.width_of(tick.label, _SIZE) for tick in chart.y.ticks) + 0.4
    # short, and blank where there is no room: some programs write all, and break what is too long
    whole = _in_thousands(edges)
    brief = (
        [str(round(edge / _THOUSAND)) for edge in edges.tolist()[:-1]] if whole else list(classes)
    )
    brief = ["0", *brief] if apart else brief
    skip = _skip(sheet, brief, box.width - left)
    labels = tuple("" if place % skip else each for place, each in enumerate(brief))
    book = Book(tr(chart.title), categories, fields, number="0.0", labels=labels)
    high = box.height - _UNDER
    plot = (
        left / box.width,
        _AIR / high,
        (box.width - left - 0.1) / box.width,
        (high - _FOOT - _AIR) / high,
    )
    columns = [
        chart_xml.series(
            book,
            0,
            chart_xml.fill(PRINT.line_of(drawn[0].series), _OPACITY),
            inside='<c:invertIfNegative val="0"/>',
        )
    ]
    lines = [_line(book, place, heap) for place, heap in enumerate(drawn) if place]
    most = max([1.0, *(value or 0.0 for field in fields for value in field.values)])
    frame = chart_xml.put_chart(
        sheet.slide.shapes,
        Box(box.left, box.top, box.width, high),
        book,
        chart_xml.bars(columns, upright=True, gap=6) + (chart_xml.lines(lines) if lines else ""),
        category_axis(_SIZE, upright=True, skip=skip)
        + value_axis(_axis(chart, most), _SIZE, pattern='0"\u202f%"', between=True),
        plot,
        _SIZE,
    )
    frame.name = chart.title
    describe(frame, alt)
    unit = tr(chart.x.unit)
    words = tr(
        "{quantity} in a run, {unit}: from each number to the next",
        quantity=tr(chart.title),
        unit=tr("thousands of {unit}", unit=unit) if whole else unit,
    )
    under = Box(box.left + left, box.top + high, box.width - left, _UNDER)
    put_box(
        sheet.slide.shapes,
        sheet.metrics,
        under,
        [Paragraph.of(words, colour=PRINT.ink2)],
        (_SIZE, 8),
        name="Axis",
    )


def _line(book: Book, place: int, heap: Histogram) -> str:
    look = chart_xml.stroke(PRINT.line_of(heap.series), PINNED_WIDTH, dash_of(heap.series))
    return chart_xml.series(
        book,
        place,
        look,
        inside='<c:marker><c:symbol val="none"/></c:marker>',
        end='<c:smooth val="0"/>',
    )


def _axis(chart: Chart, most: float) -> Axis:
    """Return the axis of shares, high enough for those who have nothing."""
    high = most <= chart.y.high
    return chart.y if high else axes.value_axis(chart.y.label, "%", most, ceiling=100.0)


def _in_thousands(edges: Floats) -> bool:
    """Tell whether classes begin at whole thousands, so that their noughts can be left out."""
    return bool(edges.max() >= 10 * _THOUSAND and (np.round(edges) % _THOUSAND == 0).all())


def _classes(edges: Floats, chart: Chart) -> tuple[str, ...]:
    """Return the classes by where they begin."""
    return tuple(_short(edge, chart.x.decimals) for edge in edges.tolist()[:-1])


def _short(edge: float, decimals: int) -> str:
    """Return the beginning of a class in few letters; classes on a ratio scale begin anywhere."""
    if abs(edge) >= _THOUSAND:
        return numerals.thousands(float(f"{edge:.2g}"))
    whole = float(edge).is_integer()
    return (
        numerals.grouped(edge, 0 if whole else decimals)
        if whole or decimals
        else (numerals.figures(float(f"{edge:.2g}")))
    )


def _skip(sheet: Sheet, categories: Sequence[str], wide: float) -> int:
    """Return every how many classes one is named, so that names do not meet."""
    widest = max(sheet.metrics.width_of(each, _SIZE) for each in categories) + _BETWEEN
    least = widest * len(categories) / wide
    return next((skip for skip in _SKIPS if skip >= least), _SKIPS[-1])


def _title(chart: Chart, heap: Histogram) -> str:
    name = next((each.title for each in chart.legend if each.series == heap.series), heap.series)
    return name if heap.series == BASELINE else f"{heap.series} {name}"
