"""The regions of two maps on one line each: where the variants differ, read without guessing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.qt.fonts import BOLD, REGULAR, SMALL, TICK, VALUE, font, metrics, width
from ui.qt.theme import Theme
from ui.session import map_words
from ui.session.map_view import MapView

_ROW = 15.0
_HEAD = 24.0
_NAME = 104.0
_GAP = 32.0
_VALUE = 40.0
_DOT = 3.6


class MapRanking(QWidget):
    """Draws a row for each region, the worst first; shown where two variants are compared."""

    def __init__(self, view: MapView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._theme = view, theme
        self._rows: tuple[map_words.Row, ...] = ()
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Regions of the variants beside each other")
        theme.changed.connect(self.update)

    def show_view(self) -> None:
        """Show the numbers of this moment; hide where there is nothing to compare."""
        view = self._view
        self._rows = map_words.rows(view) if len(view.panels) == 2 else ()
        self.setVisible(bool(self._rows))
        if self._rows:
            self.setFixedHeight(round(_HEAD + _ROW * -(-len(self._rows) // 2) + 6))
            said = (f"{row.name}: {', '.join(row.texts)}" for row in self._rows[:5])
            self.setAccessibleDescription("; ".join(said))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows in two columns."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = self._view
        painter.setFont(font(VALUE, BOLD))
        painter.setPen(self._theme.ink("ink"))
        painter.drawText(QPointF(0, 14), "Region by region")
        after = width("Region by region", VALUE, BOLD) + 8
        painter.setFont(font(SMALL))
        painter.setPen(self._theme.ink("ink3"))
        words = f"{view.measure.label.lower()}, {map_words.unit(view)}; worst of all moments first"
        painter.drawText(QPointF(after, 14), words)
        for place in range(len(self._rows)):
            self._draw_row(painter, place)

    def _draw_row(self, painter: QPainter, place: int) -> None:
        row, box, theme = self._rows[place], self._box(place), self._theme
        is_read = row.region == self._view.region
        if is_read:
            painter.fillRect(box, theme.ink("selected"))
        middle = box.center().y()
        weight = BOLD if is_read else REGULAR
        painter.setFont(font(TICK, weight))
        painter.setPen(theme.ink("ink" if is_read else "ink2"))
        name = metrics(TICK, weight).elidedText(row.name, Qt.TextElideMode.ElideRight, _NAME - 8)
        painter.drawText(QPointF(box.left() + 4, middle + 3.5), name)
        left = box.left() + _NAME
        room = box.width() - _NAME - _VALUE * len(row.shares) - 12
        painter.fillRect(QRectF(left, middle - 0.5, room, 1), theme.ink("rule"))
        places = [left + room * share for share in row.shares]
        painter.fillRect(
            QRectF(min(places), middle - 0.75, max(places) - min(places), 1.5), theme.ink("ink3")
        )
        for letter, across in reversed(list(zip(row.letters, places, strict=True))):
            painter.setPen(QPen(theme.line(letter), 1.6))
            painter.setBrush(theme.line(letter) if letter == "A" else theme.ink("page"))
            painter.drawEllipse(QPointF(across, middle), _DOT, _DOT)
        painter.setFont(font(TICK, weight))
        for column, (letter, text) in enumerate(zip(row.letters, row.texts, strict=True)):
            end = box.right() - _VALUE * (len(row.shares) - 1 - column) - 4
            painter.setPen(theme.word(letter))
            painter.drawText(QPointF(end - width(text, TICK, weight), middle + 3.5), text)

    def _box(self, place: int) -> QRectF:
        long = -(-len(self._rows) // 2)
        wide = (self.width() - _GAP) / 2
        column, row = divmod(place, long)
        return QRectF(column * (wide + _GAP), _HEAD + row * _ROW, wide, _ROW)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the region under the mouse in the maps too."""
        found = [p for p in range(len(self._rows)) if self._box(p).contains(event.position())]
        self._view.point_at(self._rows[found[0]].region if found else "")

    def leaveEvent(self, event: QEvent) -> None:
        """Stop reading."""
        self._view.point_at("")
        super().leaveEvent(event)
