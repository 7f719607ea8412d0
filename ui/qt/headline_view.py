"""The finding on top of the page: two lines whose sizes hold still while a lever is dragged."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.charts.headline import Part
from simulator.charts.numerals import FIRM
from simulator.language import tr
from ui.qt.controls import draw_focus
from ui.qt.fonts import HEADLINE, VALUE, metrics, width
from ui.qt.reached import ReachedWidget
from ui.qt.theme import Theme
from ui.qt.words import Word, draw_words, line_width

_LEAD = 30
_LINE = 16
_SMALLEST = 13.0
_EQUALS = f"{FIRM}={FIRM}"
_NARROW = 780
"""Below this width the second line may need two; the room is kept, so that nothing jumps."""
_ROLES = {"plain": ("ink2", False), "strong": ("ink", True), "quiet": ("ink3", False)}


class HeadlineView(ReachedWidget):
    """Shows the lead, its likelihood as a word that can be asked about, and what it rests on."""

    phrase_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lead: tuple[Word, ...] = ()
        self._second: tuple[Word, ...] = ()
        self._phrase: int | None = None
        self._size = HEADLINE
        self._lines = 1  # of the second: two, once it needed two, until the width is another
        self._is_held = False
        self._is_over = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit()
        theme.changed.connect(self.update)

    @property
    def lead_text(self) -> str:
        """The first line as plain text."""
        return "".join(word.text for word in self._lead)

    @property
    def second_text(self) -> str:
        """The second line as plain text."""
        return "".join(word.text for word in self._second)

    @property
    def lead_size(self) -> float:
        """The size of the first line, in pixels."""
        return self._size

    @property
    def phrase_box(self) -> QRectF:
        """Where the word for the likelihood stands; empty where there is none."""
        if self._phrase is None:
            return QRectF()
        before = line_width(self._lead[: self._phrase], self._size)
        word = self._lead[self._phrase]
        return QRectF(before, 2, width(word.text, self._size, word.weight), _LEAD - 4)

    def show_parts(self, lead: Sequence[Part], second: Sequence[Part], *, hold: bool) -> None:
        """Show another finding; *hold*: type may become smaller to fit, never larger again."""
        phrases = [place for place, part in enumerate(lead) if part.role == "phrase"]
        self._phrase = phrases[0] if phrases else None
        self._show(tuple(map(_lead_word, lead)), tuple(map(_second_word, second)), hold)

    def show_text(self, words: str) -> None:
        """Show what there is to say before the first finding."""
        self._phrase = None
        self._show((Word(words, "ink2"),), (), False)

    def _show(self, lead: tuple[Word, ...], second: tuple[Word, ...], hold: bool) -> None:
        if (lead, second, hold) == (self._lead, self._second, self._is_held):
            return
        self._lead, self._second, self._is_held = lead, second, hold
        self.setAccessibleName(self.lead_text)
        self.setAccessibleDescription(self.second_text)
        self.setToolTip("")
        self._fit()
        self.update()

    def _fit(self) -> None:
        """Choose the size at which the lead fits, and keep room for the second line."""
        size = min(self._size, HEADLINE) if self._is_held else HEADLINE
        while size > _SMALLEST and line_width(self._lead, size) > self.width():
            size -= 1
        self._size = size
        if not self._is_held:
            needed = len(_wrapped(self._second, VALUE, float(self.width())))
            self._lines = 2 if self.width() < _NARROW else max(self._lines, min(2, needed))
        self.setFixedHeight(_LEAD + 4 + self._lines * _LINE)

    def resizeEvent(self, event: object) -> None:
        """Choose the sizes anew."""
        self._lines = 1
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both lines; what can be asked about is underlined."""
        painter, room = QPainter(self), float(self.width())
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        measure = metrics(self._size)
        base = _LEAD / 2 + (measure.ascent() - measure.descent()) / 2
        draw_words(painter, self._theme, self._lead, QPointF(0, base), self._size, room)
        box = self.phrase_box
        if not box.isEmpty():
            strength = 0.9 if self._is_over else 0.35
            ink = self._theme.line("A", strength)
            painter.fillRect(QRectF(box.left(), round(base + 3), box.width(), 1), ink)
        for place, line in enumerate(_wrapped(self._second, VALUE, room)):
            at = QPointF(0, _LEAD + 14 + place * _LINE)
            draw_words(painter, self._theme, line, at, VALUE, room)
        if self.shows_focus and not box.isEmpty():
            draw_focus(painter, self._theme, box.adjusted(-4, 0, 4, 2))

    # --- asking about the word -------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that the word can be asked about."""
        over = self.phrase_box.contains(event.position())
        if over != self._is_over:
            self._is_over = over
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.setToolTip(tr("What this word means") if over else "")
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask about the word."""
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self.phrase_box.contains(event.position()):
            self.phrase_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask about the word on Return."""
        asks = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if asks and not self.phrase_box.isEmpty():
            self.phrase_asked.emit()
        else:
            event.ignore()


def _wrapped(words: Sequence[Word], size: float, room: float) -> list[list[Word]]:
    """Return *words* in lines that fit, broken at spaces that may break."""
    lines: list[list[Word]] = [[]]
    used = 0.0
    for word in words:
        for piece in word.text.replace(" = ", _EQUALS).replace(" ", " \n").split("\n"):
            wide = width(piece, size, word.weight)
            if lines[-1] and used + width(piece.rstrip(), size, word.weight) > room:
                lines.append([])
                used = 0.0
            lines[-1].append(Word(piece, word.token, word.bold))
            used += wide
    return lines


def _lead_word(part: Part) -> Word:
    if part.role == "phrase":
        return Word(part.text, "series:A", bold=True)
    return Word(part.text, "ink2" if part.role == "quiet" else "ink", bold=part.role != "quiet")


def _second_word(part: Part) -> Word:
    token, bold = _ROLES.get(part.role, ("ink2", False))
    return Word(part.text, token, bold)
