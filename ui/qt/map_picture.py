"""Drawing one map: regions, cities as marks, names, lost centres, and the region that is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from simulator.charts.palette import map_ramp
from ui.qt.fonts import BOLD, REGULAR, TICK, VALUE, font, metrics, width
from ui.qt.polygons import polygon
from ui.qt.theme import Theme, colour
from ui.session.map_shapes import MapShapes, Points, Shape

MARK = 6.5  # radius of a city, in pixels
_REACH = 4.0  # how far outside a mark the mouse still means it
_ROUNDEST = 54.0  # the largest radius of a schematic circle
_DIAMOND = 4.5
_STEPS = (0.0, 6.0, -6.0, 12.0, -12.0, 18.0, -18.0, 26.0, -26.0, 36.0, -36.0, 50.0)
_FINE = 0.8  # pixels: points of an outline that are nearer to each other are one
_SHIFTS = sorted(((x, y) for x in _STEPS for y in _STEPS), key=lambda at: at[0] ** 2 + at[1] ** 2)


@dataclass(slots=True)
class MapPlaces:
    """Where the shapes of one map stand in its box, as paths of pixels."""

    shapes: MapShapes
    box: QRectF
    paths: list[QPainterPath] = field(default_factory=list)
    centres: list[QPointF] = field(default_factory=list)
    names: list[QRectF | None] = field(default_factory=list)

    @classmethod
    def of(cls, shapes: MapShapes, box: QRectF, *, high_up: bool = False) -> MapPlaces:
        """Return the places of *shapes*, as large as *box* allows; *high_up* or in its middle."""
        made = cls(shapes, box)
        left, top, right, bottom = shapes.bounds
        scale = fit(shapes, box.width(), box.height())
        origin = box.center() - QPointF((left + right) / 2 * scale, (top + bottom) / 2 * scale)
        if high_up:
            origin.setY(box.top() + 8 - top * scale)
        for shape in shapes.shapes:
            centre = origin + QPointF(shape.centre[0] * scale, shape.centre[1] * scale)
            made.centres.append(centre)
            made.paths.append(_path(shape, scale, origin, centre))
        made.names = _names(made)
        return made

    def region_at(self, place: QPointF) -> str:
        """Return the region at a place; a mark comes before the area it lies in."""
        order = sorted(range(len(self.paths)), key=lambda row: not self.shapes.shapes[row].is_mark)
        for row in order:
            shape = self.shapes.shapes[row]
            if shape.is_mark:
                away = place - self.centres[row]
                if away.x() ** 2 + away.y() ** 2 <= (MARK + _REACH) ** 2:
                    return shape.region
            elif self.paths[row].contains(place):
                return shape.region
        return ""


def fit(shapes: MapShapes, width: float, height: float) -> float:
    """Return how many pixels a unit of the shapes has in a box of that size."""
    left, top, right, bottom = shapes.bounds
    scale = min((width - 8) / ((right - left) or 1), (height - 8) / ((bottom - top) or 1))
    widest = max((shape.radius for shape in shapes.shapes), default=0.0)
    return max(1e-9, min(scale, _ROUNDEST / widest if widest else scale))


def draw_map(
    painter: QPainter,
    theme: Theme,
    places: MapPlaces,
    classes: Sequence[int] | None,
    lost: Sequence[bool],
) -> None:
    """Draw a map; without *classes* nothing is known yet and it stays grey."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ramp = map_ramp(theme.palette)
    shapes = places.shapes.shapes
    fills = [ramp[place] for place in classes] if classes is not None else None
    areas = [row for row, shape in enumerate(shapes) if not shape.is_mark]
    marks = [row for row, shape in enumerate(shapes) if shape.is_mark]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(theme.ink("strong_rule"), 2.4))
    for row in areas:
        painter.drawPath(places.paths[row])
    painter.setPen(_pen(theme.ink("page"), 1.0))
    for row in areas:
        painter.setBrush(colour(fills[row]) if fills else theme.ink("rule"))
        painter.drawPath(places.paths[row])
    for row in marks:
        painter.setPen(_pen(theme.ink("page"), 4.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(places.paths[row])
        painter.setPen(_pen(theme.ink("ink2"), 1.2))
        painter.setBrush(colour(fills[row]) if fills else theme.ink("rule"))
        painter.drawPath(places.paths[row])
    for row in range(len(shapes)):
        _draw_name(painter, theme, places, row, fills[row] if fills else "")
        if lost[row]:
            draw_lost(painter, theme, _lost_place(places, row))


def draw_read(painter: QPainter, theme: Theme, places: MapPlaces, region: str) -> None:
    """Draw a line round the region that is read."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_pen(theme.ink("ink"), 2.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for shape, path in zip(places.shapes.shapes, places.paths, strict=True):
        if shape.region == region:
            painter.drawPath(path)


def draw_lost(painter: QPainter, theme: Theme, at: QPointF) -> None:
    """Draw the sign of a centre that is lost."""
    path = QPainterPath(at + QPointF(0, -_DIAMOND))
    for x, y in ((_DIAMOND, 0), (0, _DIAMOND), (-_DIAMOND, 0)):
        path.lineTo(at + QPointF(x, y))
    path.closeSubpath()
    painter.setPen(_pen(theme.ink("page"), 3.0))
    painter.setBrush(theme.ink("ink"))
    painter.drawPath(path)
    painter.fillPath(path, theme.ink("ink"))


def _pen(ink: QColor, wide: float) -> QPen:
    return QPen(
        ink, wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )


def _path(shape: Shape, scale: float, origin: QPointF, centre: QPointF) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    if shape.rings:
        for ring in shape.rings:
            points = _thinned(ring * scale + (origin.x(), origin.y()))
            path.addPolygon(polygon(points[:, 0], points[:, 1]))
            path.closeSubpath()
    else:
        radius = shape.radius * scale if shape.radius else MARK
        path.addEllipse(centre, radius, radius)
    return path


def _thinned(points: Points) -> Points:
    """Return the points that can be told from each other on the screen; the ends stay."""
    kept = [0]
    for place in range(1, len(points) - 1):
        if np.abs(points[place] - points[kept[-1]]).max() >= _FINE:
            kept.append(place)
    return points[[*kept, len(points) - 1]]


def _names(places: MapPlaces) -> list[QRectF | None]:
    """Return where each name stands; ``None`` where it would not fit or cover another.

    Names of cities come first, beside their marks, on whichever side is free.
    """
    shapes = places.shapes.shapes
    taken = [
        QRectF(centre.x() - MARK - 2, centre.y() - MARK - 2, 2 * MARK + 4, 2 * MARK + 4)
        for shape, centre in zip(shapes, places.centres, strict=True)
        if shape.is_mark
    ]
    found: list[QRectF | None] = [None] * len(shapes)
    order = sorted(
        range(len(shapes)), key=lambda row: (not shapes[row].is_mark, -_size(places, row))
    )
    for row in order:
        for box in _candidates(shapes[row], places.centres[row], places.paths[row]):
            inside = places.box.adjusted(-6, -6, 6, 6).contains(box)
            if inside and not any(box.intersects(other) for other in taken):
                found[row] = box
                taken.append(box)
                break
    return found


def _candidates(shape: Shape, centre: QPointF, path: QPainterPath) -> list[QRectF]:
    if shape.is_mark:
        return _beside(shape.name, centre)
    return [
        *_inside(shape.name, centre, path),
        *_inside("\n".join(shape.name.split()), centre, path),
    ]


def _beside(name: str, centre: QPointF) -> list[QRectF]:
    wide, high = width(name, VALUE, BOLD) + 2, metrics(VALUE, BOLD).height()
    away, level = MARK + 4, centre.y() - high / 2
    return [
        QRectF(centre.x() + away, level, wide, high),
        QRectF(centre.x() - away - wide, level, wide, high),
        QRectF(centre.x() - wide / 2, centre.y() + away - 1, wide, high),
        QRectF(centre.x() - wide / 2, centre.y() - away - high + 1, wide, high),
    ]


def _inside(name: str, centre: QPointF, path: QPainterPath) -> list[QRectF]:
    """Return where a name, on one line or several, lies within its region; nearest first."""
    lines = name.split("\n")
    wide = max(width(line, TICK) for line in lines) + 2
    high = metrics(TICK).height() * len(lines)
    home = QRectF(centre.x() - wide / 2, centre.y() - high / 2, wide, high)
    return [box for x, y in _SHIFTS if path.contains(box := home.translated(x, y))]


def _size(places: MapPlaces, row: int) -> float:
    return places.paths[row].boundingRect().width()


def _lost_place(places: MapPlaces, row: int) -> QPointF:
    shape, centre, name = places.shapes.shapes[row], places.centres[row], places.names[row]
    if shape.is_mark:
        return centre
    return QPointF(name.center().x(), name.bottom() + _DIAMOND + 1) if name else centre


def _draw_name(painter: QPainter, theme: Theme, places: MapPlaces, row: int, fill: str) -> None:
    box, shape = places.names[row], places.shapes.shapes[row]
    if box is None:
        return
    size, weight = (VALUE, BOLD) if shape.is_mark else (TICK, REGULAR)
    painter.setFont(font(size, weight))
    if shape.is_mark:
        base = box.top() + metrics(size, weight).ascent()
        text = QPainterPath()
        text.addText(QPointF(box.left() + 1, base), font(size, weight), shape.name)
        painter.strokePath(text, _pen(theme.ink("page", 0.9), 3.5))
        painter.fillPath(text, theme.ink("ink"))
        return
    painter.setPen(_ink_on(fill) if fill else theme.ink("ink2"))
    several = box.height() > 1.5 * metrics(TICK).height()
    name = "\n".join(shape.name.split()) if several else shape.name
    painter.drawText(box.adjusted(-8, -4, 8, 4), Qt.AlignmentFlag.AlignCenter, name)


def _ink_on(fill: str) -> QColor:
    """Return black or white, whichever reads better on *fill*."""
    ground = colour(fill)
    light = 0.299 * ground.redF() + 0.587 * ground.greenF() + 0.114 * ground.blueF()
    return colour("#1A1C1E" if light > 0.5 else "#FFFFFF")
