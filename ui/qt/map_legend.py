"""What the colours of the map stand for: classes with their edges, its signs, and the runs."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.charts.maps.numbers import unit
from simulator.charts.maps.scale import Scale
from simulator.charts.numerals import percent
from simulator.charts.palette import map_ramp
from simulator.language import tr
from ui.qt.fonts import BODY, BOLD, REGULAR, SMALL, TICK, font, metrics, width
from ui.qt.map_picture import draw_lost
from ui.qt.theme import Theme, colour
from ui.session import map_words
from ui.session.map_view import MapView

_HIGH = 36
_RAMP = 224.0  # the width of all classes
_BOX = 10.0
_GAP = 20.0


class MapLegend(QWidget):
    """Draws the scale of the view, which stays the same while time goes on; and the progress."""

    def __init__(self, view: MapView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._theme = view, theme
        self.setFixedHeight(_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_view(self) -> None:
        """Show the scale of the view."""
        view = self._view
        self.setToolTip(f"<qt>{tr(view.measure.help)}<br>{map_words.note(view)}</qt>")
        edges = ", ".join(view.scale.labels) if view.scale else ""
        self.setAccessibleName(
            tr(
                "{measure}, {unit}: classes at {edges}",
                measure=tr(view.measure.label),
                unit=unit(view),
                edges=edges,
            )
        )
        self.show_progress()

    def show_progress(self) -> None:
        """Show how far the runs are."""
        said = map_words.note(self._view)
        runs = self._view.runs
        if runs.is_running:
            said = tr("{share} of the runs are played", share=percent(runs.progress))
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw title, classes with the numbers at their edges, signs."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view, scale = self._view, self._view.scale
        if view.state in ("busy", "stopped"):
            self._draw_progress(painter, 0.0, 12.0, _RAMP)
            self._write(painter, _RAMP + _GAP, 17, self._share(), "ink3", size=SMALL)
        if view.state != "ready" or scale is None:
            return
        name = tr(view.measure.label)
        self._write(painter, 0, 13, name, "ink", size=BODY, bold=True)
        self._write(painter, 0, 29, unit(view), "ink2", size=SMALL)
        ramp = max(width(name, BODY, BOLD), width(unit(view), SMALL)) + _GAP
        self._draw_scale(painter, scale, ramp)
        self._draw_right(painter, ramp + _RAMP + _GAP)

    def _share(self) -> str:
        share = percent(self._view.runs.progress)
        if self._view.state == "stopped":
            return tr("stopped at {share}", share=share)
        return tr("{share}; Esc stops", share=share)

    def _draw_scale(self, painter: QPainter, scale: Scale, left: float) -> None:
        theme, wide = self._theme, _RAMP / scale.count
        for place, tone in enumerate(map_ramp(theme.palette, diverges=scale.diverges)):
            painter.fillRect(QRectF(left + place * wide, 4, wide, _BOX), colour(tone))
        painter.setPen(QPen(theme.ink("strong_rule"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(left - 0.5, 3.5, _RAMP + 1, _BOX + 1))
        painter.setFont(font(TICK))
        painter.setPen(theme.ink("ink3"))
        for place, label in enumerate(scale.labels):
            across = left + place * wide - width(label, TICK) / 2
            painter.drawText(QPointF(across, 29), label)

    def _draw_right(self, painter: QPainter, left: float) -> None:
        """Draw the signs, and under them what the colours are of."""
        view, room = self._view, self.width() - left
        self._draw_signs(painter, left)
        words = map_words.note(view)
        if view.runs.is_running:
            words = f"{words} · {self._share()}"
            self._draw_progress(painter, self.width() - min(room, 160.0), 33.0, min(room, 160.0))
        text = metrics(SMALL).elidedText(words, Qt.TextElideMode.ElideRight, room)
        right = self.width() - width(text, SMALL)
        self._write(painter, right, 29, text, "ink3", size=SMALL)

    def _draw_progress(self, painter: QPainter, left: float, top: float, wide: float) -> None:
        bar = QRectF(left, top, wide, 3)
        painter.fillRect(bar, self._theme.ink("track"))
        bar.setWidth(bar.width() * max(0.02, self._view.runs.progress))
        painter.fillRect(bar, self._theme.ink("effect"))

    def _draw_signs(self, painter: QPainter, least: float) -> None:
        view, theme = self._view, self._theme
        right = float(self.width())
        if view.is_difference:
            words = tr("middle class: about the same, or what may be chance")
            text = metrics(SMALL).elidedText(words, Qt.TextElideMode.ElideRight, right - least)
            self._write(painter, right - width(text, SMALL), 13, text, "ink3", size=SMALL)
            return
        one = view.mode == "one"
        words = tr("centre lost in this run") if one else tr("centre lost in most runs")
        right -= width(words, SMALL)
        self._write(painter, right, 13, words, "ink3", size=SMALL)
        draw_lost(painter, theme, QPointF(right - 11, 9.5))
        shapes = [shape for panel in view.panels for shape in panel.shapes.shapes]
        if any(shape.is_mark for shape in shapes):
            right -= 26 + 14 + width(tr("city"), SMALL)
            self._write(painter, right, 13, tr("city"), "ink3", size=SMALL)
            painter.setPen(QPen(theme.ink("ink2"), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(right - 11, 9.5), 5, 5)

    def _write(
        self,
        painter: QPainter,
        left: float,
        base: float,
        text: str,
        token: str,
        *,
        size: float,
        bold: bool = False,
    ) -> None:
        painter.setFont(font(size, BOLD if bold else REGULAR))
        painter.setPen(self._theme.ink(token))
        painter.drawText(QPointF(left, base), text)
