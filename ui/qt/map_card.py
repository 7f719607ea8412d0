"""What a map says of one region: a small table beside the mouse, panel beside panel."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from ui.qt.fonts import BODY, BOLD, VALUE, width
from ui.qt.theme import Theme
from ui.qt.words import Word, draw_words
from ui.session.map_readings import Reading

_LINE = 17.0
_PAD = 9.0
_GAP = 12.0
_AWAY = 16.0  # from the mouse


@dataclass(frozen=True, slots=True)
class Card:
    """The words of the card: its head, and a row for each number."""

    name: str
    moment: str
    rows: tuple[tuple[Reading, ...], ...]
    letters: tuple[tuple[str, str], ...]  # of the tone, and as written

    @classmethod
    def of(cls, name: str, moment: str, readings: tuple[Reading, ...]) -> Card:
        """Return the card of *readings*, which come panel by panel."""
        letters = tuple(dict.fromkeys((each.series, each.letter) for each in readings))
        labels = tuple(dict.fromkeys(each.label for each in readings))
        rows = tuple(tuple(r for r in readings if r.label == label) for label in labels)
        return cls(name, moment, rows, letters)


def draw_card(painter: QPainter, theme: Theme, card: Card, at: QPointF, room: QRectF) -> None:
    """Draw the card near *at*, within *room*."""
    if not card.rows:
        return
    single = len(card.letters) == 1
    label_wide = max(width(row[0].label, VALUE, BOLD) for row in card.rows)
    values = [max(_wide(row[place], single) for row in card.rows) for place in _columns(card)]
    unit_wide = max(width(row[0].unit, VALUE) for row in card.rows)
    head = width(card.name, BODY, BOLD) + width(card.moment, VALUE) + 20
    inner = max(label_wide + sum(values) + _GAP * (len(values) + 1) + unit_wide, head)
    high = _LINE * (len(card.rows) + 1 + (not single)) + 2 * _PAD
    box = _place(at, inner + 2 * _PAD, high, room)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.ink("strong_rule"), 1))
    painter.setBrush(theme.ink("page", 0.96))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    left, base = box.left() + _PAD, box.top() + _PAD + 11
    name = [Word(card.name, "ink", bold=True)]
    draw_words(painter, theme, name, QPointF(left, base), BODY, inner)
    right = box.right() - _PAD - width(card.moment, VALUE)
    moment = [Word(card.moment, "ink3")]
    draw_words(painter, theme, moment, QPointF(right, base), VALUE, inner)
    if not single:
        base += _LINE
        across = left + label_wide + _GAP
        for (series, letter), wide in zip(card.letters, values, strict=True):
            word = [Word(letter, f"series:{series}", bold=True)]
            at_right = across + wide - width(letter, VALUE, BOLD)
            draw_words(painter, theme, word, QPointF(at_right, base), VALUE, wide)
            across += wide + _GAP
    for row in card.rows:
        base += _LINE
        _draw_row(painter, theme, row, QPointF(left, base), label_wide, values)


def _draw_row(
    painter: QPainter,
    theme: Theme,
    row: tuple[Reading, ...],
    at: QPointF,
    label_wide: float,
    values: list[float],
) -> None:
    chosen = row[0].is_chosen
    label = [Word(row[0].label, "ink" if chosen else "ink2", bold=chosen)]
    draw_words(painter, theme, label, at, VALUE, label_wide + 4)
    across = at.x() + label_wide + _GAP
    single = len(values) == 1
    for each, wide in zip(row, values, strict=False):
        words = _value(each, single)
        needed = sum(width(word.text, VALUE, word.weight) for word in words)
        at_right = QPointF(across + wide - needed, at.y())
        draw_words(painter, theme, words, at_right, VALUE, needed + 1)
        across += wide + _GAP
    draw_words(painter, theme, [Word(row[0].unit, "ink3")], QPointF(across, at.y()), VALUE, 400)


def _columns(card: Card) -> range:
    return range(min(len(row) for row in card.rows))


def _value(reading: Reading, single: bool) -> list[Word]:
    words = [Word(reading.value, "ink", bold=True)]
    if single and reading.spread:
        words.append(Word(f"  ({reading.spread})", "ink3"))
    return words


def _wide(reading: Reading, single: bool) -> float:
    return sum(width(word.text, VALUE, word.weight) for word in _value(reading, single))


def _place(at: QPointF, wide: float, high: float, room: QRectF) -> QRectF:
    left = at.x() + _AWAY
    if left + wide > room.right():
        left = max(room.left(), at.x() - _AWAY - wide)
    top = at.y() + _AWAY
    if top + high > room.bottom():
        top = max(room.top(), at.y() - _AWAY - high)
    return QRectF(left, top, wide, high)
