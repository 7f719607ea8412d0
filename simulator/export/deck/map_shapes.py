"""The map as native shapes: a freeform for each region, names, numbers and what colours mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from simulator.charts.areas import Area, ColourScale, Points
from simulator.charts.chart import Chart, Legend
from simulator.charts.palette import PRINT, map_ramp
from simulator.export.deck.ink import describe, paint, rgb, see_through
from simulator.export.deck.key import named
from simulator.export.deck.map_names import CITY, Label, covers, labels_of
from simulator.export.deck.metrics import Paragraph, Piece
from simulator.export.deck.sheet import Sheet
from simulator.export.deck.template import EMU, Box
from simulator.export.deck.text import put_box

_GAP: Final = 0.3
_HEAD: Final = 0.34
_SCALE: Final = 0.62
_CLASS: Final = 0.72
_ROUNDEST: Final = 0.75
_LOST: Final = 0.07
_EDGE: Final = 0.03
_DARK: Final = 128
_WHOLE: Final = 0.95  # of a name over dark regions: it is white then
_PLATE: Final = 0.7


@dataclass(frozen=True, slots=True)
class Fit:
    """How the places of a map come onto the slide, in inches."""

    scale: float
    left: float
    top: float
    height: float

    def __call__(self, points: Points) -> Points:
        """Return where *points* of the map are on the slide."""
        placed: Points = points * self.scale + (self.left, self.top)
        return placed


def put_maps(sheet: Sheet, chart: Chart, alt: str) -> None:
    """Put the maps as large as they can be, and under them the scale."""
    found = [(who, _areas(chart, who.series)) for who in chart.legend]
    maps = [(who, areas) for who, areas in found if areas]
    if not maps:
        return
    room = sheet.room
    body = Box(room.left, room.top, room.width, room.height - _SCALE)
    head = _HEAD if len(maps) > 1 or _scale_of(chart).diverges else 0.0
    columns = _columns([areas for _, areas in maps], body, head)
    rows = -(-len(maps) // columns)
    wide = (body.width - (columns - 1) * _GAP) / columns
    high = body.height / rows
    tall = max(fitted(areas, Box(0, 0, wide, high - head - 0.06)).height for _, areas in maps)
    lower = max(0.0, high - head - tall - 0.06) / 2
    for place, (who, areas) in enumerate(maps):
        left = body.left + place % columns * (wide + _GAP)
        top = body.top + place // columns * high + lower
        if head:
            _put_head(sheet, chart, who, Box(left, top, wide, head - 0.06))
        _put_one(sheet, chart, who, areas, Box(left, top + head, wide, tall), alt)
    _put_scale(sheet, chart, Box(room.left, room.bottom - _SCALE + 0.12, room.width, _SCALE - 0.12))


def _put_head(sheet: Sheet, chart: Chart, who: Legend, box: Box) -> None:
    if _scale_of(chart).diverges:  # the title names both already
        words = Paragraph((Piece(who.title, True, PRINT.word_of(who.series)),))
    else:
        words = Paragraph(named(who, bold=True))
    put_box(sheet.slide.shapes, sheet.metrics, box, [words], (14, 8), name=who.title)


def _put_one(
    sheet: Sheet, chart: Chart, who: Legend, areas: Sequence[Area], box: Box, alt: str
) -> None:
    fit = fitted(areas, box)
    ramp = map_ramp(PRINT, diverges=_scale_of(chart).diverges)
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
    dark = {a.region: a.tone is not None and _is_dark(ramp[a.tone]) for a in areas}
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

    scale, shapes = _scale_of(chart), sheet.slide.shapes
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
    if scale.sign and any(isinstance(m, Area) and m.is_marked for m in chart.marks):
        right = Box(left + strip + 0.55, box.top, box.right - left - strip - 0.55, 0.4)
        _mark(shapes, (right.left - 0.14, right.top + 0.1))
        put_box(
            shapes, sheet.metrics, right, [Paragraph.of(scale.sign, colour=PRINT.ink3)], (11, 7)
        )


def fitted(areas: Sequence[Area], box: Box) -> Fit:
    """Return how *areas* come into *box* as large as they can."""
    parts = [ring for area in areas for ring in area.rings]
    parts += [
        np.array([area.centre]) + size
        for area in areas
        if not area.rings
        for size in (-area.radius, area.radius)
    ]
    points = np.concatenate(parts)
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    wide, high = float(right - left) or 1.0, float(bottom - top) or 1.0
    scale = min((box.width - 2 * _EDGE) / wide, (box.height - 2 * _EDGE) / high)
    roundest = max((area.radius for area in areas), default=0.0)
    scale = min(scale, _ROUNDEST / roundest) if roundest else scale
    return Fit(
        scale,
        box.left + box.width / 2 - float(left + right) / 2 * scale,
        box.top + box.height / 2 - float(top + bottom) / 2 * scale,
        high * scale + 2 * _EDGE,
    )


def _columns(maps: Sequence[Sequence[Area]], body: Box, head: float) -> int:
    """Return how many maps stand abreast where they are largest."""

    def size(columns: int) -> float:
        rows = -(-len(maps) // columns)
        wide = (body.width - (columns - 1) * _GAP) / columns
        return min(
            fitted(areas, Box(0, 0, wide, body.height / rows - head)).scale for areas in maps
        )

    return max(range(1, len(maps) + 1), key=size)


def _is_dark(colour: str) -> bool:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue < _DARK


def _areas(chart: Chart, series: str) -> list[Area]:
    return [mark for mark in chart.marks if isinstance(mark, Area) and mark.series == series]


def _scale_of(chart: Chart) -> ColourScale:
    found = (mark for mark in chart.marks if isinstance(mark, ColourScale))
    return next(found, ColourScale("", (), False))
