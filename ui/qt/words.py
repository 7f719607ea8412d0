"""A line of text in several tones and weights, as headlines and captions need it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.qt.fonts import BODY, BOLD, REGULAR, font, metrics, width
from ui.qt.theme import Theme


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of a line: ``token`` is a role of the palette, or ``series:A`` for a series' tone."""

    text: str
    token: str = "ink"
    bold: bool = False

    @property
    def weight(self) -> QFont.Weight:
        """The weight to draw it in."""
        return BOLD if self.bold else REGULAR


def line_width(words: Sequence[Word], size: float) -> float:
    """Return how wide *words* are drawn beside each other."""
    return sum(width(word.text, size, word.weight) for word in words)


def draw_words(
    painter: QPainter, theme: Theme, words: Sequence[Word], at: QPointF, size: float, room: float
) -> None:
    """Draw *words* from the left end of the base line *at*; what does not fit in *room* is cut."""
    left, right = at.x(), at.x() + room
    for word in words:
        text, needed = word.text, width(word.text, size, word.weight)
        if left + needed > right + 0.5:
            text = metrics(size, word.weight).elidedText(
                text, Qt.TextElideMode.ElideRight, max(0.0, right - left)
            )
        painter.setFont(font(size, word.weight))
        tone, _, series = word.token.partition(":")
        painter.setPen(theme.word(series) if series else theme.ink(tone))
        painter.drawText(QPointF(left, at.y()), text)
        left += needed
        if text is not word.text:
            return


class WordLine(QWidget):
    """One line of words; it may shrink to fit; where it is cut, a tool tip shows all of it."""

    def __init__(
        self,
        theme: Theme,
        size: float = BODY,
        *,
        height: int = 20,
        smallest: float | None = None,
        right: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._size, self._smallest = theme, size, smallest or size
        self._words: tuple[Word, ...] = ()
        self._right = right
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def text(self) -> str:
        """The whole line."""
        return "".join(word.text for word in self._words)

    def show_words(self, words: Sequence[Word]) -> None:
        """Show another line."""
        if tuple(words) != self._words:
            self._words = tuple(words)
            self.setAccessibleName(self.text)
            self.setToolTip(self.text if self._needs() > self.width() else "")
            self.update()

    def take_room(self, least: float = 0.0) -> None:
        """Be as wide as the line, and at least *least*, from now on."""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedWidth(round(max(self._needs(), least)) + 2)

    def sizeHint(self) -> QSize:
        """Return the room for the whole line."""
        return QSize(round(self._needs()) + 1, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line on its base line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        size, room = self._size, float(self.width())
        while size > self._smallest and line_width(self._words, size) > room:
            size -= 1
        measure, box = metrics(size), QRectF(self.rect())
        base = box.center().y() + (measure.ascent() - measure.descent()) / 2
        spare = room - line_width(self._words, size) if self._right else 0.0
        at = QPointF(max(0.0, spare), base)
        draw_words(painter, self._theme, self._words, at, size, room)

    def _needs(self) -> float:
        return line_width(self._words, self._smallest)
