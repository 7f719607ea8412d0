"""Icons as strokes on a 16 × 16 grid, drawn in whatever colour the text beside them has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen


def draw_icon(painter: QPainter, name: str, left: float, top: float, ink: QColor) -> None:
    """Draw an icon with its grid's corner at (*left*, *top*)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(left, top)
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(ink, 1.3, Qt.PenStyle.SolidLine, cap, join))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(ICONS[name]())
    painter.restore()


def _strokes(*strokes: tuple[tuple[float, float], ...]) -> QPainterPath:
    path = QPainterPath()
    for (x, y), *others in strokes:
        path.moveTo(x, y)
        for point in others:
            path.lineTo(*point)
    return path


def _undo() -> QPainterPath:
    path = _strokes(((6, 4), (3, 7), (6, 10)), ((3, 7), (9.5, 7)))
    path.arcTo(QRectF(7, 7, 5.5, 5.5), 90, -180)
    path.lineTo(7, 12.5)
    return path


def _redo() -> QPainterPath:
    path = _strokes(((10, 4), (13, 7), (10, 10)), ((13, 7), (6.5, 7)))
    path.arcTo(QRectF(3.5, 7, 5.5, 5.5), 90, 180)
    path.lineTo(9, 12.5)
    return path


def _pin() -> QPainterPath:
    head = ((5.2, 2.5), (10.8, 2.5)), ((6.2, 2.5), (6.2, 7), (4.2, 9.5), (11.8, 9.5), (9.8, 7))
    return _strokes(*head, ((9.8, 7), (9.8, 2.5)), ((8, 9.5), (8, 14)))


def _export() -> QPainterPath:
    arrow = ((8, 10), (8, 2.5)), ((5, 5.5), (8, 2.5), (11, 5.5))
    return _strokes(*arrow, ((3, 9.5), (3, 13.2), (13, 13.2), (13, 9.5)))


def _theme() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(8, 8), 5.2, 5.2)
    half = QPainterPath(QPointF(8, 2.8))
    half.arcTo(QRectF(2.8, 2.8, 10.4, 10.4), 90, -180)
    half.closeSubpath()
    path.addPath(half)
    for x in (9.5, 11):
        reach = (5.2**2 - (x - 8) ** 2) ** 0.5
        path.moveTo(x, 8 - reach)
        path.lineTo(x, 8 + reach)
    return path


def _search() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(7, 7), 4, 4)
    path.moveTo(10, 10)
    path.lineTo(13.2, 13.2)
    return path


def _reset() -> QPainterPath:
    path = QPainterPath()
    path.arcMoveTo(QRectF(3.6, 3.9, 8.8, 8.8), 125)
    path.arcTo(QRectF(3.6, 3.9, 8.8, 8.8), 125, -290)
    path.addPath(_strokes(((5.1, 1.9), (5.1, 5.1), (8.3, 5.1))))
    return path


def _help() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(8, 8), 5.6, 5.6)
    path.moveTo(6.3, 6.5)
    path.arcTo(QRectF(6.3, 4.8, 3.4, 3.4), 180, -225)
    path.lineTo(8, 9.1)
    path.addEllipse(QPointF(8, 11), 0.3, 0.3)
    return path


def _folder() -> QPainterPath:
    outline = (2.5, 12.5), (2.5, 4), (6.2, 4), (7.6, 5.6), (13.5, 5.6), (13.5, 12.5), (2.5, 12.5)
    return _strokes(outline)


def _present() -> QPainterPath:
    screen = (2.5, 3), (13.5, 3), (13.5, 10.5), (2.5, 10.5), (2.5, 3)
    return _strokes(screen, ((8, 10.5), (8, 13.2)), ((5.2, 13.2), (10.8, 13.2)))


def _play() -> QPainterPath:
    return _strokes(((5, 3.2), (12.4, 8), (5, 12.8), (5, 3.2)))


def _loop() -> QPainterPath:
    path = QPainterPath()
    path.arcMoveTo(QRectF(3, 3.6, 10, 8.8), 60)
    path.arcTo(QRectF(3, 3.6, 10, 8.8), 60, 300)
    path.addPath(_strokes(((10.4, 1.6), (10.6, 4.4), (7.8, 5))))
    return path


ICONS: Mapping[str, Callable[[], QPainterPath]] = MappingProxyType(
    {
        "undo": _undo,
        "redo": _redo,
        "pin": _pin,
        "export": _export,
        "theme": _theme,
        "search": _search,
        "reset": _reset,
        "help": _help,
        "folder": _folder,
        "play": _play,
        "present": _present,
        "pause": lambda: _strokes(((5.4, 3.4), (5.4, 12.6)), ((10.6, 3.4), (10.6, 12.6))),
        "loop": _loop,
        "down": lambda: _strokes(((4, 6.2), (8, 10), (12, 6.2))),
        "right": lambda: _strokes(((6.2, 4), (10, 8), (6.2, 12))),
        "left": lambda: _strokes(((9.8, 4), (6, 8), (9.8, 12))),
        "close": lambda: _strokes(((4.5, 4.5), (11.5, 11.5)), ((11.5, 4.5), (4.5, 11.5))),
        "enlarge": lambda: _strokes(
            ((9.2, 3), (13, 3), (13, 6.8)),
            ((13, 3), (9, 7)),
            ((6.8, 13), (3, 13), (3, 9.2)),
            ((3, 13), (7, 9)),
        ),
        "shrink": lambda: _strokes(
            ((13, 7), (9, 7), (9, 3)),
            ((9, 7), (13.2, 2.8)),
            ((3, 9), (7, 9), (7, 13)),
            ((7, 9), (2.8, 13.2)),
        ),
        "check": lambda: _strokes(((3.2, 8.4), (6.6, 11.6), (12.8, 4.6))),
        "more": lambda: _strokes(((3.5, 8), (3.6, 8)), ((8, 8), (8.1, 8)), ((12.5, 8), (12.6, 8))),
        "edit": lambda: _strokes(
            ((3.2, 12.8), (3.8, 10), (10.6, 3.2), (12.8, 5.4), (6, 12.2), (3.2, 12.8))
        ),
    }
)
