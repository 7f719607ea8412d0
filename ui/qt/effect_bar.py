"""The tiny bar of what a lever does: right raises the headline outcome, left lowers it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.qt.theme import Theme
from ui.session.effects import Effect

THICK = 5.0
_STALE = 0.4  # how much is left of a bar whose case has changed since


def draw_effect(
    painter: QPainter,
    theme: Theme,
    zone: QRectF,
    effect: Effect | None,
    scale: float,
    *,
    whisker: bool = False,
) -> None:
    """Draw *effect* about the middle of *zone*, half of which is *scale* points.

    Within noise it is hollow; before it is known there is only the axis. *whisker* adds the
    interval.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    middle, axis = zone.center().y(), round(zone.center().x())
    strength = 1.0 if effect and effect.is_fresh else _STALE
    painter.fillRect(QRectF(axis, middle - 5, 1, 11), theme.ink("ink3", 0.8 * strength))
    if effect is None:
        return
    per_point = zone.width() / 2 / scale
    bar = _span(0.0, effect.points.value, axis, middle, per_point)
    if effect.within_noise:
        painter.setPen(QPen(theme.ink("effect", 0.6 * strength), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if bar.width() >= 1:
            painter.drawRect(bar.adjusted(0, 0, -1, -1))
    else:
        painter.fillRect(bar, theme.ink("effect", strength))
    if whisker:
        _draw_whisker(painter, theme, effect, axis, zone, per_point)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _span(first: float, second: float, axis: float, middle: float, per_point: float) -> QRectF:
    left, right = sorted((axis + first * per_point, axis + second * per_point))
    left, right = round(left), round(right)
    shift = 1 if first + second > 0 else 0  # the axis is a pixel wide
    return QRectF(left + shift, round(middle - THICK / 2), right - left, THICK)


def _draw_whisker(
    painter: QPainter, theme: Theme, effect: Effect, axis: float, zone: QRectF, per_point: float
) -> None:
    low, high = (
        min(zone.right(), max(zone.left(), axis + end * per_point))
        for end in (effect.points.low, effect.points.high)
    )
    middle = round(zone.center().y())
    ink = theme.ink("ink")
    painter.fillRect(QRectF(low, middle, high - low, 1), ink)
    for end in (low, high):
        painter.fillRect(QRectF(end, middle - 2, 1, 5), ink)
