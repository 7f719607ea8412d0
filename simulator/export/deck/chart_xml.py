"""The words that native charts are written in: series, axes, labels and the frame round them.

python-pptx makes charts of one type; ours mix areas with lines and carry intervals, so their
description is written here and put into the part that python-pptx keeps for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from xml.sax.saxutils import escape

from simulator.charts.palette import PRINT
from simulator.export.deck.template import Box
from simulator.export.deck.workbook import Book

CATEGORIES: Final = "111111111"
VALUES: Final = "222222222"

_SPACES: Final = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_DASHES: Final = (
    (0, "solid"),
    (2, "sysDot"),
    (4, "sysDash"),
    (6, "dash"),
    (8, "dashDot"),
    (12, "lgDash"),
)
_BARE: Final = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_NO_LEADERS: Final = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)
_AXES: Final = f'<c:axId val="{CATEGORIES}"/><c:axId val="{VALUES}"/>'

Plot = tuple[float, float, float, float]
"""Left, top, width and height of the space between the axes, as shares of the chart."""


def put_chart(
    shapes: Any, box: Box, book: Book, charts: str, axes: str, plot: Plot, size: float
) -> Any:
    """Put a native chart on a slide; return its frame."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.oxml import parse_xml

    blank: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    blank.categories = ["-"]
    blank.add_series("-", (0,))
    frame = shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *box.emu(), blank)
    part = frame.chart.part
    part.chart_workbook.update_from_xlsx_blob(book.bytes())
    root = part._element
    kept = root.find("{*}externalData")
    left, top, width, height = plot
    layout = "".join(
        f'<c:{side} val="{value:.4f}"/>'
        for side, value in (("x", left), ("y", top), ("w", width), ("h", height))
    )
    text = (
        f'<c:chartSpace {_SPACES}><c:date1904 val="0"/><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout><c:manualLayout>'
        '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{layout}</c:manualLayout></c:layout>{charts}{axes}"
        '<c:spPr><a:noFill/></c:spPr></c:plotArea><c:plotVisOnly val="1"/>'
        '<c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f"{letters(size, PRINT.ink2)}</c:chartSpace>"
    )
    made = parse_xml(text)
    for child in list(root):
        root.remove(child)
    for child in list(made):
        root.append(child)
    if kept is not None:
        root.append(kept)
    return frame


def areas(series: Sequence[str]) -> str:
    """Return areas that lie one on the other."""
    return (
        '<c:areaChart><c:grouping val="stacked"/><c:varyColors val="0"/>'
        f"{''.join(series)}{_AXES}</c:areaChart>"
    )


def lines(series: Sequence[str]) -> str:
    """Return lines over the same axes."""
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{"".join(series)}<c:marker val="1"/>{_AXES}</c:lineChart>'
    )


def bars(series: Sequence[str], *, upright: bool, gap: int, overlap: int = 0) -> str:
    """Return bars beside each other; *gap* is the space between groups, in % of a bar."""
    way = "col" if upright else "bar"
    return (
        f'<c:barChart><c:barDir val="{way}"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{"".join(series)}<c:gapWidth val="{gap}"/><c:overlap val="{overlap}"/>{_AXES}'
        "</c:barChart>"
    )


def series(
    book: Book, place: int, look: str, *, inside: str = "", after: str = "", end: str = ""
) -> str:
    """Return the field at *place* of *book* as a series.

    *inside* stands before the labels, *after* behind them, *end* last, as the format orders them.
    """
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/>{book.title(place)}'
        f"<c:spPr>{look}</c:spPr>{inside}{after}{book.cat()}{book.val(place)}{end}</c:ser>"
    )


def fill(colour: str, opacity: float = 1.0) -> str:
    """Return a fill without an outline."""
    alpha = f'<a:alpha val="{round(opacity * 100_000)}"/>' if opacity < 1 else ""
    return (
        f'<a:solidFill><a:srgbClr val="{colour[1:]}">{alpha}</a:srgbClr></a:solidFill>'
        "<a:ln><a:noFill/></a:ln>"
    )


def nothing() -> str:
    """Return what cannot be seen."""
    return "<a:noFill/><a:ln><a:noFill/></a:ln>"


def stroke(colour: str, points: float, dash: tuple[float, ...] = ()) -> str:
    """Return a line of *points* width, dashed as nearly as PowerPoint knows how."""
    first = dash[0] if dash else 0
    style = min(_DASHES, key=lambda each: abs(each[0] - first))[1]
    if len(dash) > 2:
        style = "lgDashDot" if first > 9 else "dashDot"
    return (
        f'<a:ln w="{round(points * 12700)}" cap="flat"><a:solidFill><a:srgbClr '
        f'val="{colour[1:]}"/></a:solidFill><a:prstDash val="{style}"/><a:round/></a:ln>'
    )


def letters(size: float, colour: str, *, level: bool = False) -> str:
    """Return how text is set; *level* text is never turned to make room."""
    turn = ' rot="0" vert="horz"' if level else ""
    return (
        f"<c:txPr><a:bodyPr{turn}/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{round(size * 100)}" b="0"><a:solidFill><a:srgbClr '
        f'val="{colour[1:]}"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p>'
        "</c:txPr>"
    )


def label(place: int, words: str, colour: str, size: float, where: str) -> str:
    """Return a label of its own words at one point, on the side of it that *where* names."""
    return (
        f'<c:dLbl><c:idx val="{place}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/>'
        f'<a:p><a:r><a:rPr lang="en-GB" sz="{round(size * 100)}" b="1"><a:solidFill><a:srgbClr '
        f'val="{colour[1:]}"/></a:solidFill></a:rPr><a:t>{escape(words)}</a:t></a:r></a:p>'
        f'</c:rich></c:tx><c:dLblPos val="{where}"/>{_shows(value=True)}</c:dLbl>'
    )


def value_label(place: int, across: float, number: str, look: str) -> str:
    """Return the label of one point with its value, moved to the right by a share of the chart.

    A label that is moved takes nothing over from the others of its series.
    """
    return (
        f'<c:dLbl><c:idx val="{place}"/><c:layout><c:manualLayout><c:x val="{across:.4f}"/>'
        f'<c:y val="0"/></c:manualLayout></c:layout>{_number(number)}{_BARE}{look}'
        f'<c:dLblPos val="outEnd"/>{_shows(value=True)}</c:dLbl>'
    )


def labels(each: Sequence[str], *, rest: str = "", number: str = "", shown: bool = False) -> str:
    """Return the labels of a series: *each* its own, and how the others are, if *shown*."""
    return (
        f"<c:dLbls>{''.join(each)}{_number(number) if number else ''}{_BARE}{rest}"
        f"{_shows(value=shown)}{_NO_LEADERS}</c:dLbls>"
    )


def _number(pattern: str) -> str:
    code = escape(pattern, {'"': "&quot;"})
    return f'<c:numFmt formatCode="{code}" sourceLinked="0"/>'


def _shows(*, value: bool) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(value)}"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )
