"""Drawing one map: regions, cities as marks, names, lost centres, and the region that is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from simulator.charts.maps.shapes import MapShapes, Points, Shape
from simulator.charts.palette import map_ramp
from ui.qt.fonts import font, metrics
from ui.qt.map_labels import MARK, Label, place_labels
from ui.qt.polygons import polygon
from ui.qt.theme import Theme, colour

_REACH = 4.0  # how far outside a mark the mouse still means it
_ROUNDEST = 66.0  # the largest radius of a schematic circle
_DIAMOND = 4.5
_FINE = 0.8  # pixels: points of an outline that are nearer to each other are one


@dataclass(slots=True, eq=False)
class MapPlaces:
    """Where the shapes of one map stand in its box, as paths of pixels, made when asked for."""

    shapes: MapShapes
    box: QRectF
    _paths: list[QPainterPath] | None = None
    _centres: list[QPointF] | None = None
    _names: list[Label | None] | None = None

    @property
    def centres(self) -> list[QPointF]:
        """The middle of each shape."""
        if self._centres is None:
            scale, origin = self._fitted()
            self._centres = [
                origin + QPointF(x * scale, y * scale)
                for x, y in (shape.centre for shape in self.shapes.shapes)
            ]
        return self._centres

    @property
    def paths(self) -> list[QPainterPath]:
        """The outline of each shape, as large as the box allows, in its middle."""
        if self._paths is None:
            scale, origin = self._fitted()
            self._paths = [
                _path(shape, scale, origin, centre)
                for shape, centre in zip(self.shapes.shapes, self.centres, strict=True)
            ]
        return self._paths

    def _fitted(self) -> tuple[float, QPointF]:
        """Return the pixels of a unit of the shapes, and where their origin stands."""
        left, top, right, bottom = self.shapes.bounds
        scale = fit(self.shapes, self.box.width(), self.box.height())
        middle = QPointF((left + right) / 2 * scale, (top + bottom) / 2 * scale)
        return scale, self.box.center() - middle

    @property
    def names(self) -> list[Label | None]:
        """Where the names stand, placed when the first is asked for."""
        if self._names is None:
            self._names = self.place_names()
        return self._names

    @property
    def is_named(self) -> bool:
        """Whether it is known where the names stand."""
        return self._names is not None

    def place_names(self) -> list[Label | None]:
        """Find a place for each name."""
        self._names = place_labels(self.shapes.shapes, self.centres, self.paths, self.box)
        return self._names

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


def aspect(shapes: MapShapes) -> float:
    """Return width over height of the shapes, with the margin that a map has."""
    left, top, right, bottom = shapes.bounds
    return max(0.5, min(3.0, ((right - left) or 1) / ((bottom - top) or 1)))


def widest(shapes: MapShapes) -> float:
    """Return the width beyond which a map does not grow: circles need not be huge."""
    radius = max((shape.radius for shape in shapes.shapes), default=0.0)
    left, _, right, _ = shapes.bounds
    return (right - left) * _ROUNDEST / radius + 8 if radius else 1e9


def fit(shapes: MapShapes, width: float, height: float) -> float:
    """Return how many pixels a unit of the shapes has in a box of that size."""
    left, top, right, bottom = shapes.bounds
    scale = min((width - 8) / ((right - left) or 1), (height - 8) / ((bottom - top) or 1))
    radius = max((shape.radius for shape in shapes.shapes), default=0.0)
    return max(1e-9, min(scale, _ROUNDEST / radius if radius else scale))


def draw_map(
    painter: QPainter,
    theme: Theme,
    places: MapPlaces,
    classes: Sequence[int] | None,
    lost: Sequence[bool],
    *,
    diverges: bool = False,
) -> None:
    """Draw a map; without *classes* nothing is known yet and it stays grey."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ramp = map_ramp(theme.palette, diverges=diverges)
    shapes = places.shapes.shapes
    fills = [ramp[place] for place in classes] if classes is not None else None
    areas = [row for row, shape in enumerate(shapes) if not shape.is_mark]
    marks = [row for row, shape in enumerate(shapes) if shape.is_mark]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(theme.ink("ink3"), 2.2))  # half of it stays outside: the country's outline
    for row in areas:
        painter.drawPath(places.paths[row])
    painter.setPen(_pen(theme.ink("strong_rule"), 0.8))
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
        label = places.names[row]
        if label is not None:
            _draw_label(painter, theme, label, fills[row] if fills else "")
        if lost[row]:
            draw_lost(painter, theme, _lost_place(places, row))


def draw_read(
    painter: QPainter, theme: Theme, places: MapPlaces, region: str, *, light: bool = False
) -> None:
    """Draw a line round the region that is read; a *light* one where another is held."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_pen(theme.ink("ink2" if light else "ink"), 1.2 if light else 2.0))
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
    places: list[tuple[float, float]] = points.tolist()
    kept, (left, top) = [0], places[0]
    for place, (x, y) in enumerate(places[1:-1], start=1):
        if abs(x - left) >= _FINE or abs(y - top) >= _FINE:
            kept.append(place)
            left, top = x, y
    return points[[*kept, len(points) - 1]]


def _lost_place(places: MapPlaces, row: int) -> QPointF:
    shape, centre, name = places.shapes.shapes[row], places.centres[row], places.names[row]
    if shape.is_mark or name is None or name.leader is not None:
        return centre
    return QPointF(name.box.center().x(), name.box.bottom() + _DIAMOND + 1)


def _draw_label(painter: QPainter, theme: Theme, label: Label, fill: str) -> None:
    """Draw a name: with a halo beside a city or outside, in the tone that reads best inside."""
    painter.setFont(font(label.size, label.weight))
    if label.leader is not None:
        painter.setPen(_pen(theme.ink("ink2"), 0.9))
        painter.drawLine(label.leader)
        painter.setBrush(theme.ink("ink2"))
        painter.drawEllipse(label.leader.p2(), 1.3, 1.3)
    if label.spills and fill:
        _draw_halo(painter, label, fill)
    if label.is_mark:
        base = label.box.top() + metrics(label.size, label.weight).ascent()
        text = QPainterPath()
        text.addText(
            QPointF(label.box.left() + 1, base), font(label.size, label.weight), label.text
        )
        painter.strokePath(text, _pen(theme.ink("page", 0.9), 3.5))
        painter.fillPath(text, theme.ink("ink"))
        return
    if label.leader is not None:
        painter.setPen(theme.ink("ink2"))
    else:
        painter.setPen(_ink_on(fill) if fill else theme.ink("ink2"))
    painter.drawText(label.box.adjusted(-8, -4, 8, 4), Qt.AlignmentFlag.AlignCenter, label.text)


def _draw_halo(painter: QPainter, label: Label, fill: str) -> None:
    """Draw the ground of a name that reaches into a neighbour, in the tone of its own region."""
    measure, text = metrics(label.size, label.weight), QPainterPath()
    for place, line in enumerate(label.text.split("\n")):
        left = label.box.center().x() - measure.horizontalAdvance(line) / 2
        base = label.box.top() + measure.height() * place + measure.ascent()
        text.addText(QPointF(left, base), font(label.size, label.weight), line)
    painter.strokePath(text, _pen(colour(fill), 3.0))


def _ink_on(fill: str) -> QColor:
    """Return black or white, whichever reads better on *fill*."""
    ground = colour(fill)
    light = 0.299 * ground.redF() + 0.587 * ground.greenF() + 0.114 * ground.blueF()
    return colour("#1A1C1E" if light > 0.5 else "#FFFFFF")
