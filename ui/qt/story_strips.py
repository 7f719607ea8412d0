"""Indicators of a told run under its lanes, on the same axis of time, over where others lie."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from simulator.charts import numerals
from simulator.charts.happenings import Strip
from simulator.language import tr
from ui.qt.fonts import BODY, BOLD, SMALL, TICK, VALUE, metrics, width
from ui.qt.polygons import polygon, ribbon
from ui.qt.story_places import EDGE, LEFT, StoryPlaces
from ui.qt.story_type import draw_halo, draw_text
from ui.qt.theme import Theme
from ui.session.story_bearings import Floats

_BAND: Final = 0.2


def draw_strips(painter: QPainter, theme: Theme, places: StoryPlaces) -> None:
    """Draw each indicator of the run over the band of the ensemble."""
    for strip, box in zip(places.told.strips, places.strips, strict=True):
        _draw_words(painter, theme, strip, box)
        _draw_curve(painter, theme, places, strip, box)


def read_strips(painter: QPainter, theme: Theme, places: StoryPlaces, day: float) -> None:
    """Write each indicator's value at *day* beside its curve."""
    for strip, box in zip(places.told.strips, places.strips, strict=True):
        _read(painter, theme, places, strip, box, day)


def _draw_words(painter: QPainter, theme: Theme, strip: Strip, box: QRectF) -> None:
    top = strip.top
    labels = numerals.tick_labels((0.0, top), strip.decimals)
    room = LEFT - EDGE - 12 - width(labels[1], TICK)
    title = metrics(BODY, BOLD).elidedText(tr(strip.title), Qt.TextElideMode.ElideRight, room)
    unit = tr(strip.short_unit)
    draw_text(painter, theme, QPointF(EDGE, box.top() + 9), title, "ink", BODY, bold=True)
    draw_text(
        painter, theme, QPointF(EDGE, box.top() + 23), unit, "ink3", SMALL, room=LEFT - EDGE - 20
    )
    for label, at in zip(labels, (box.bottom(), box.top()), strict=True):
        where = QPointF(LEFT - 6 - width(label, TICK), at + 4)
        draw_text(painter, theme, where, label, "ink3", TICK)


def _draw_curve(
    painter: QPainter, theme: Theme, places: StoryPlaces, strip: Strip, box: QRectF
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(QRectF(box.left(), box.bottom(), box.width(), 1), theme.line("baseline"))
    x, top = places.x, strip.top
    across = box.left() + (strip.days - x.low) / ((x.high - x.low) or 1.0) * box.width()

    def up(values: Floats) -> Floats:
        return box.bottom() - np.clip(values, 0.0, top) / top * box.height()

    painter.save()
    painter.setClipRect(box.adjusted(0, -2, 0, 2))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.ink("ink3", _BAND))
    painter.drawPolygon(ribbon(across, up(strip.low), up(strip.high)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.line("A"), 1.6))
    painter.drawPolyline(polygon(across, up(strip.values)))
    painter.restore()


def _read(
    painter: QPainter, theme: Theme, places: StoryPlaces, strip: Strip, box: QRectF, day: float
) -> None:
    value, at = strip.at(day), places.across(day)
    if not box.left() - 1 <= at <= box.right() + 1:
        return
    y = box.bottom() - min(1.0, max(0.0, value / strip.top)) * box.height()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.ink("page"), 1.2))
    painter.setBrush(theme.line("A"))
    painter.drawEllipse(QPointF(at, y), 3.6, 3.6)
    text = numerals.rounded(value, strip.decimals)
    wide = width(text, VALUE, BOLD)
    left = at + 7 if at + 7 + wide < box.right() else at - 7 - wide
    base = y - 4 if y - 14 > box.top() - 4 else y + 13
    draw_halo(painter, theme, text, QPointF(left, base), theme.ink("ink"), bold=True)
