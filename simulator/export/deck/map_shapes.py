"""The map as native shapes: a freeform for each region, names, numbers and what colours mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from simulator.charts.areas import Area
from simulator.charts.chart import Chart, Legend
from simulator.charts.palette import PRINT, map_ramp
from simulator.export.deck.ink import describe, paint, rgb, see_through
from simulator.export.deck.key import named
from simulator.export.deck.map_names import CITY, Label, covers, labels_of
from simulator.export.deck.metrics import Paragraph, Piece
from simulator.export.deck.sheet import Sheet
from simulator.export.deck.template import EMU, Box
from simulator.export.deck.text import put_box
from simulator.export.map_layout import (
    Fit,
    Measures,
    arranged,
    fitted,
    is_dark,
    is_signed,
    maps_of,
    scale_of,
)

_HEAD: Final = 0.34
_CLASS: Final = 0.72
_SIDE_CLASS: Final = 0.3
_MEASURES: Final = Measures(gap=0.3, edge=0.03, roundest=0.75, below=0.62, side=1.75, tall=1.9)
_LOST: Final = 0.07
_WHOLE: Final = 0.95  # of a name over dark regions: it is white then
_PLATE: Final = 0.7


def put_maps(sheet: Sheet, chart: Chart, alt: str) -> None:
    """Put the maps as large as they can be, and what their colours stand for."""
    maps = maps_of(chart)
    if not maps:
        return
    head = _HEAD if len(maps) > 1 or scale_of(chart).diverges else 0.0
    room = sheet.room
    whole = (room.left, room.top, room.width, room.height)
    layout = arranged([areas for _, areas in maps], whole, head, _MEASURES)
    for place, (who, areas) in enumerate(maps):
        box = Box(*layout.room(place))
        if head:
            spare = max(0.0, box.width - _fit(areas, box).wide) / 2
            over = Box(box.left + spare, box.top - head, box.width - spare, head - 0.06)
            _put_head(sheet, chart, who, over)
        _put_one(sheet, chart, who, areas, box, alt)
    key = Box(*layout.key)
    if layout.stands == "along":
        _put_scale(sheet, chart, Box(key.left, key.top + 0.12, key.width, key.height - 0.12))
    else:
        _put_side_scale(sheet, chart, key)


def _fit(areas: Sequence[Area], box: Box) -> Fit:
    return fitted(areas, (box.left, box.top, box.width, box.height), _MEASURES)


def _put_head(sheet: Sheet, chart: Chart, who: Legend, box: Box) -> None:
    if scale_of(chart).diverges:  # the title names both already
        words = Paragraph((Piece(who.title, True, PRINT.word_of(who.series)),))
    else:
        words = Paragraph(named(who, bold=True))
    put_box(sheet.slide.shapes, sheet.metrics, box, [words], (14, 8), name=who.title)


def _put_one(
    sheet: Sheet, chart: Chart, who: Legend, areas: Sequence[Area], box: Box, alt: str
) -> None:
    fit = _fit(areas, box)
    ramp = map_ramp(PRINT, diverges=scale_of(chart).diverges)
    group = sheet.slide.shapes.add_group_shape()
    group.name = f"{chart.title}, {who.title}"
    describe(group, alt)
    for area in sorted(areas, key=lambda area: not area.rings):
        colour = PRINT.rule if area.tone is None else ramp[area.tone]
        shape = _region(group.shapes, area, fit)
        shape.name = area.name
        describe(shape, f"{area.name}: {area.text}")
        paint(
            shape,
            colour,
            PRINT.strong_rule if area.rings else PRINT.ink2,
            0.75 if area.rings else 1.0,
        )
    dark = {a.region: a.tone is not None and is_dark(ramp[a.tone]) for a in areas}
    for label in labels_of(sheet.metrics, areas, fit, box, lambda area: dark[area.region]):
        under = [label.area] if not label.is_city else [a for a in areas if dark[a.region]]
        share = sum(covers(area, fit, label.box) for area in under if dark[area.region])
        whole = not label.is_city or share > _WHOLE
        words = PRINT.page if share and whole else PRINT.ink
        _write(group.shapes, sheet, label, words, on_plate=0 < share <= _WHOLE and label.is_city)
    for area in areas:
        if area.is_marked:
            _mark(group.shapes, fit(np.array([area.centre]))[0])


def _region(shapes: Any, area: Area, fit: Fit) -> Any:
    """Return a region as a freeform with as many contours as it has rings, or as a disc."""
    from pptx.enum.shapes import MSO_SHAPE

    if not area.rings:
        x, y = fit(np.array([area.centre]))[0]
        radius = area.radius * fit.scale or CITY
        return shapes.add_shape(
            MSO_SHAPE.OVAL, *Box(x - radius, y - radius, 2 * radius, 2 * radius).emu()
        )
    rings = [np.rint(fit(ring) * EMU).astype(int) for ring in area.rings]
    points = np.concatenate(rings)
    low, high = points.min(axis=0), points.max(axis=0)
    left, top, width, height = (int(side) for side in (*low, *(high - low)))
    shape = shapes.add_shape(MSO_SHAPE.RECTANGLE, left, top, width, height)
    old = shape.element.spPr.find("{*}prstGeom")
    old.getparent().replace(old, _outline([ring - low for ring in rings], width, height))
    return shape


def _outline(rings: Sequence[NDArray[np.int64]], width: int, height: int) -> Any:
    """Return the rings as a geometry; python-pptx can do this too, but slowly."""
    from pptx.oxml import parse_xml

    drawn = []
    for ring in rings:
        first, *rest = (f'<a:pt x="{x}" y="{y}"/>' for x, y in ring.tolist())
        lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in rest)
        drawn.append(f"<a:moveTo>{first}</a:moveTo>{lines}<a:close/>")
    return parse_xml(
        '<a:custGeom xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:avLst/>'
        '<a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{width}" h="{height}">{"".join(drawn)}</a:path></a:pathLst></a:custGeom>'
    )


def _write(shapes: Any, sheet: Sheet, label: Label, colour: str, *, on_plate: bool = False) -> None:
    """Write a name; on a light plate where it stands on light and dark."""
    last = len(label.lines) - 1
    lines = [
        Paragraph((Piece(line, (place == last) != label.is_city, colour),))
        for place, line in enumerate(label.lines)
    ]
    shape = put_box(
        shapes,
        sheet.metrics,
        label.box,
        lines,
        (label.size, label.size),
        name=f"{label.area.name} (name)",
        align="left" if label.is_city else "center",
        wrap=False,
    )
    if on_plate:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(PRINT.page)
        see_through(shape, _PLATE)


def _mark(shapes: Any, at: Any) -> None:
    from pptx.enum.shapes import MSO_SHAPE

    x, y = float(at[0]), float(at[1])
    shape = shapes.add_shape(
        MSO_SHAPE.DIAMOND, *Box(x - _LOST, y - _LOST, 2 * _LOST, 2 * _LOST).emu()
    )
    shape.name = "Mark"
    paint(shape, PRINT.ink, PRINT.page, 1.0)


def _put_scale(sheet: Sheet, chart: Chart, box: Box) -> None:
    """Say what the colours stand for, and what the sign is."""
    from pptx.enum.shapes import MSO_SHAPE

    scale, shapes = scale_of(chart), sheet.slide.shapes
    ramp = map_ramp(PRINT, diverges=scale.diverges)
    strip = min(_CLASS * len(ramp), 0.5 * box.width)
    name = Box(box.left, box.top, min(3.2, 0.34 * box.width), box.height)
    words = [
        Paragraph((Piece(chart.title, True),)),
        Paragraph((Piece(chart.subtitle, False, PRINT.ink2),)),
    ]
    put_box(shapes, sheet.metrics, name, words, (12, 8), name="Scale")
    left, each = name.right + 0.25, strip / len(ramp)
    for place, colour in enumerate(ramp):
        shape = shapes.add_shape(
            MSO_SHAPE.RECTANGLE, *Box(left + place * each, box.top + 0.02, each, 0.16).emu()
        )
        shape.name = f"Class {place + 1}"
        paint(shape, colour, PRINT.strong_rule, 0.5)
    for place, words_here in enumerate(scale.labels):
        middle = left + place * each
        under = Box(middle - each / 2, box.top + 0.21, each, 0.2)
        label = [Paragraph.of(words_here, colour=PRINT.ink3)]
        put_box(shapes, sheet.metrics, under, label, (10, 7), name="Scale", align="center")
    if is_signed(chart):
        right = Box(left + strip + 0.55, box.top, box.right - left - strip - 0.55, 0.4)
        _mark(shapes, (right.left - 0.14, right.top + 0.1))
        put_box(
            shapes, sheet.metrics, right, [Paragraph.of(scale.sign, colour=PRINT.ink3)], (11, 7)
        )


def _put_side_scale(sheet: Sheet, chart: Chart, box: Box) -> None:
    """Put the scale as a column, most on top, with what it measures over it."""
    from pptx.enum.shapes import MSO_SHAPE

    scale, shapes = scale_of(chart), sheet.slide.shapes
    ramp = map_ramp(PRINT, diverges=scale.diverges)
    words = [
        Paragraph((Piece(chart.title, True),)),
        Paragraph((Piece(chart.subtitle, False, PRINT.ink2),)),
    ]
    high = sheet.metrics.height_of(words, 12, box.width) + 0.05
    name = Box(box.left, box.top, box.width, high)
    put_box(shapes, sheet.metrics, name, words, (12, 8), name="Scale")
    room = box.height - high - 0.24 - (0.6 if is_signed(chart) else 0.0)
    each = min(_SIDE_CLASS, room / len(ramp))
    foot = name.bottom + 0.14 + len(ramp) * each
    for place, colour in enumerate(ramp):
        top = foot - (place + 1) * each
        shape = shapes.add_shape(MSO_SHAPE.RECTANGLE, *Box(box.left, top, 0.18, each).emu())
        shape.name = f"Class {place + 1}"
        paint(shape, colour, PRINT.strong_rule, 0.5)
    for place, edge in enumerate(scale.labels):
        beside = Box(box.left + 0.27, foot - place * each - 0.1, box.width - 0.27, 0.2)
        label = [Paragraph.of(edge, colour=PRINT.ink3)]
        put_box(shapes, sheet.metrics, beside, label, (10, 7), name="Scale")
    if is_signed(chart):
        _mark(shapes, (box.left + 0.09, foot + 0.3))
        under = Box(box.left + 0.27, foot + 0.2, box.width - 0.27, 0.4)
        sign = [Paragraph.of(scale.sign, colour=PRINT.ink3)]
        put_box(shapes, sheet.metrics, under, sign, (11, 7))
