"""Differences with their intervals about a line of none; within noise is grey and hollow."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from simulator.charts.palette import WHISKER_CAP, WHISKER_WIDTH
from simulator.language import mark, tr
from ui.qt.fonts import BODY, BOLD, REGULAR, SMALL, TICK, VALUE, font, metrics, width
from ui.qt.theme import Theme
from ui.session.forest import ForestGroup, ForestRow

BASE = mark("base")
"""The baseline at the head of a column."""
_ROW = 19.0
_HEAD = 26.0
_GROUP = 22.0  # the line with a group's title and scale
_BETWEEN = 5.0
_LABELS = 190.0
_FIGURES = 58.0
_VALUE = 62.0
_NOTE, _NOTE_LEAST = 208.0, 150.0
_LEAST_SCALE = 110.0


class ForestView(QWidget):
    """Draws groups of differences, each on a scale of its own that is written above it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._groups: tuple[ForestGroup, ...] = ()
        self._letters = ("A", "B")
        self._longest_label, self._longest_note = _LABELS, _NOTE
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(round(_HEAD + _GROUP + 7 * _ROW))
        theme.changed.connect(self.update)

    @property
    def groups(self) -> tuple[ForestGroup, ...]:
        """What is shown."""
        return self._groups

    def show_groups(self, groups: tuple[ForestGroup, ...], rival: str) -> None:
        """Show other differences, of A less *rival*."""
        if (groups, rival) == (self._groups, self._letters[1]):
            return
        self._groups, self._letters = groups, ("A", rival)
        rows = [row for group in groups for row in group.rows]
        longest = max((width(row.label, BODY, BOLD) for row in rows), default=0.0)
        self._longest_label = min(_LABELS, longest + 8)
        self._longest_note = max((width(row.note, SMALL) for row in rows), default=0.0)
        if groups:
            high = sum(_GROUP + len(group.rows) * _ROW + _BETWEEN for group in groups)
            self.setFixedHeight(round(_HEAD + high + 2))
        self.setAccessibleName(tr("Differences"))
        self.setAccessibleDescription(
            "; ".join(row.spoken for group in groups for row in group.rows)
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for a scale that can be read."""
        return QSize(852, self.height())

    def event(self, event: QEvent) -> bool:
        """Read a row in full where the mouse rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            rows = self._rows()
            text = next((r.spoken for r, top in rows if top <= event.pos().y() < top + _ROW), "")
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw head, groups and rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self._draw_head(painter)
        top = _HEAD
        for group in self._groups:
            self._draw_group(painter, group, top)
            top += _GROUP + len(group.rows) * _ROW + _BETWEEN
        for row, at in self._rows():
            self._draw_row(painter, row, at)

    # --- places ----------------------------------------------------------------------------

    def _rows(self) -> Iterator[tuple[ForestRow, float]]:
        top = _HEAD
        for group in self._groups:
            top += _GROUP
            for row in group.rows:
                yield row, top
                top += _ROW
            top += _BETWEEN

    @property
    def _labels(self) -> float:
        rest = 2 * _FIGURES + _LEAST_SCALE + _VALUE + self._note
        return max(110.0, min(self._longest_label, self.width() - rest - 42))

    @property
    def _note(self) -> float:
        """The room for the last column: what it needs, less where the page is very narrow."""
        least = 2 * _FIGURES + _LEAST_SCALE + _VALUE + 42 + 110
        return max(90.0, min(max(_NOTE_LEAST, self._longest_note + 14), self.width() - least))

    @property
    def _scale(self) -> tuple[float, float]:
        left = self._labels + 2 * _FIGURES + 30
        return left, max(left + 40, self.width() - self._note - _VALUE - 12)

    def _across(self, place: float) -> float:
        left, right = self._scale
        return (left + right) / 2 + place * (right - left) / 2

    # --- drawing ---------------------------------------------------------------------------

    def _draw_head(self, painter: QPainter) -> None:
        painter.setFont(font(VALUE, BOLD))
        for place, letter in enumerate(self._letters):
            word = tr(BASE) if letter == "baseline" else letter
            painter.setPen(self._theme.word(letter))
            right = self._labels + (place + 1) * _FIGURES
            painter.drawText(QPointF(right - width(word, VALUE, BOLD), 16), word)
        left, right = self._scale
        painter.setFont(font(SMALL))
        painter.setPen(self._theme.ink("ink3"))
        other = self._letters[1]
        other = tr(other) if other == "baseline" else other
        less, more = tr("less in A"), tr("more in A")
        painter.drawText(QPointF(left, 16), less)
        painter.drawText(QPointF(right - width(more, SMALL), 16), more)
        words = f"A − {other}"
        at = self._value_right() - width(words, VALUE, BOLD)
        painter.setFont(font(VALUE, BOLD))
        painter.setPen(self._theme.ink("ink2"))
        painter.drawText(QPointF(at, 16), words)

    def _value_right(self) -> float:
        return self.width() - self._note

    def _draw_group(self, painter: QPainter, group: ForestGroup, top: float) -> None:
        painter.fillRect(QRectF(0, round(top), self.width(), 1), self._theme.ink("strong_rule"))
        painter.setFont(font(SMALL))
        painter.setPen(self._theme.ink("ink3"))
        room = self._labels + 2 * _FIGURES
        title = metrics(SMALL).elidedText(group.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(0, top + 15), title)
        below = top + _GROUP
        high = len(group.rows) * _ROW
        painter.setFont(font(TICK))
        taken = float("-inf")
        for place, label in group.ticks:
            at = self._across(place)
            token = "ink3" if place == 0 else "rule"
            painter.fillRect(QRectF(round(at), round(below - 2), 1, high), self._theme.ink(token))
            left = at - width(label, TICK) / 2
            if left > taken + 6:
                painter.setPen(self._theme.ink("ink3"))
                painter.drawText(QPointF(left, top + 15), label)
                taken = left + width(label, TICK)

    def _draw_row(self, painter: QPainter, row: ForestRow, top: float) -> None:
        base, middle = top + 13.5, top + _ROW / 2
        tone = self._theme.ink("ink3" if row.within_noise else "ink")
        painter.setFont(font(BODY, REGULAR if row.within_noise else BOLD))
        painter.setPen(self._theme.ink("ink"))
        weight = REGULAR if row.within_noise else BOLD
        label = metrics(BODY, weight).elidedText(
            row.label, Qt.TextElideMode.ElideRight, self._labels - 4
        )
        painter.drawText(QPointF(0, base), label)
        painter.setFont(font(VALUE))
        painter.setPen(self._theme.ink("ink2"))
        for place, text in enumerate((row.live_text, row.rival_text)):
            right = self._labels + (place + 1) * _FIGURES
            painter.drawText(QPointF(right - width(text, VALUE), base), text)
        self._draw_mark(painter, row, middle)
        painter.setFont(font(VALUE, weight))
        painter.setPen(tone)
        at = self._value_right() - width(row.text, VALUE, weight)
        painter.drawText(QPointF(at, base), row.text)
        painter.setFont(font(SMALL))
        painter.setPen(self._theme.ink("ink3"))
        room = self.width() - self._value_right() - 12
        note = metrics(SMALL).elidedText(row.note, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(self._value_right() + 12, base), note)

    def _draw_mark(self, painter: QPainter, row: ForestRow, middle: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._theme.line("baseline") if row.within_noise else self._theme.line("A")
        low, at, high = (self._across(place) for place in (row.low, row.at, row.high))
        painter.setPen(QPen(ink, WHISKER_WIDTH))
        painter.drawLine(QPointF(low, middle), QPointF(high, middle))
        for end in (low, high):
            reach = WHISKER_CAP / 2
            painter.drawLine(QPointF(end, middle - reach), QPointF(end, middle + reach))
        painter.setBrush(self._theme.ink("page") if row.within_noise else ink)
        painter.drawEllipse(QPointF(at, middle), 3.6, 3.6)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
