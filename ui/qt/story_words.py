"""The run in words: a paragraph a day, in which the moment and the event looked at are marked."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from simulator.language import tr
from simulator.world.story import Event
from ui.qt.fonts import VALUE, font
from ui.qt.theme import Theme
from ui.session.story_told import Told
from ui.session.story_view import StoryView

_DATE: Final = 48.0  # pixels for the longest date
_BETWEEN: Final = 6
_HELD: Final = 4  # pixels a press may move and still be a click


def reading_place(name: str) -> QTextBrowser:
    """Return a place for text that can be read, selected and scrolled."""
    made = QTextBrowser()
    _prepare(made, name)
    return made


class StoryWords(QTextBrowser):
    """Shows the narrative; a click on a sentence looks at what it tells of.

    The text is written once for a run. What moves (the moment, the event looked at) is laid over
    it, so that it follows a film.
    """

    def __init__(self, view: StoryView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._theme = view, theme
        self._days: list[tuple[int, int, int]] = []  # day, and where its paragraph begins and ends
        self._passages: list[tuple[int, int, tuple[int, ...]]] = []
        self._marked: tuple[object, ...] = ()
        self._written: Told | None = None
        self._pressed: QMouseEvent | None = None
        _prepare(self, tr("The run in words"))
        theme.changed.connect(self.show_run)

    def show_run(self) -> None:
        """Write another run."""
        self._days.clear()
        self._passages.clear()
        self._marked = ()
        self.clear()
        run = self._written = self._view.told
        if run is None:
            return
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        shape = QTextBlockFormat()
        shape.setLeftMargin(_DATE)
        shape.setTextIndent(-_DATE)
        shape.setBottomMargin(_BETWEEN)
        stop = QTextOption.Tab()
        stop.position = _DATE
        shape.setTabPositions([stop])
        date, words = QTextCharFormat(), QTextCharFormat()
        date.setForeground(self._theme.ink("ink3"))
        words.setForeground(self._theme.ink("ink"))
        for place, paragraph in enumerate(run.paragraphs):
            if place:
                cursor.insertBlock(shape)
            else:
                cursor.setBlockFormat(shape)
            begin = cursor.position()
            cursor.insertText(f"{paragraph.when}\t", date)
            for number, passage in enumerate(paragraph.passages):
                start = cursor.position()
                cursor.insertText(f"{' ' if number else ''}{passage.text}", words)
                if passage.events:
                    self._passages.append((start, cursor.position(), passage.events))
            self._days.append((paragraph.day, begin, cursor.position()))
        cursor.endEditBlock()
        self.verticalScrollBar().setValue(0)
        self.show_moment()

    def show_moment(self) -> None:
        """Mark the day and the event looked at; what is still to come becomes faint."""
        view, focus = self._view, self._view.focus
        if view.told is not self._written:
            return  # another run is about to be written
        here = self._here()
        come = sum(any(map(view.has_come, self._events(p[2]))) for p in self._passages)
        event = focus.event.id if focus else None
        if (here, come, event) == self._marked:
            return
        moved = self._marked[:1] != (here,) or self._marked[2:] != (event,)
        self._marked = (here, come, event)
        marks = [self._over(*span, ink="ink3") for span in self._still_to_come()]
        spans = [p for p in self._passages if event is not None and event in p[2]]
        marks += [self._over(start, end) for start, end, _ in spans]
        self.setExtraSelections(marks)
        self.viewport().update()
        if moved and (spans or here is not None):
            self._bring_in(spans[0][0] if spans else self._days[here or 0][1])

    @property
    def day_marked(self) -> int | None:
        """The day of the paragraph that is marked."""
        here = self._here()
        return None if here is None else self._days[here][0]

    def _here(self) -> int | None:
        """Return the place of the paragraph of the moment, or of the last one before it."""
        if not self._view.is_moment_chosen or not self._days:
            return None
        passed = [place for place, each in enumerate(self._days) if each[0] <= self._view.day]
        return passed[-1] if passed else None

    def _events(self, numbers: tuple[int, ...]) -> list[Event]:
        run = self._view.told
        return [run.story.events[number] for number in numbers] if run else []

    def _still_to_come(self) -> list[tuple[int, int]]:
        """Return the parts of the text that tell of what comes after the moment, joined."""
        spans: list[tuple[int, int]] = []
        for start, end, events in self._passages if self._view.is_moment_chosen else ():
            if any(map(self._view.has_come, self._events(events))):
                continue
            if spans and spans[-1][1] == start:
                start, end = spans.pop()[0], end
            spans.append((start, end))
        return spans

    def _over(self, start: int, end: int, *, ink: str = "") -> QTextEdit.ExtraSelection:
        """Return a layer over a part of the text: in a tone, or in that of what is looked at."""
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        style = QTextCharFormat()
        style.setForeground(self._theme.ink(ink, 0.75) if ink else self._theme.word("A"))
        made.cursor, made.format = cursor, style
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of the day that is marked, and the text over it."""
        here = self._here()
        if here is not None:
            block = self.document().findBlock(self._days[here][1])
            box = self.document().documentLayout().blockBoundingRect(block)
            top = box.top() - self.verticalScrollBar().value() - _BETWEEN / 2
            high = box.height() + (0 if block.next().isValid() else _BETWEEN)
            painter = QPainter(self.viewport())
            ground = QRectF(0, top, self.viewport().width(), high)
            painter.fillRect(ground, self._theme.ink("selected"))
            painter.end()
        super().paintEvent(event)

    def _bring_in(self, position: int) -> None:
        """Scroll as little as needed to have a place in the middle of what is seen."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        box, bar = self.cursorRect(cursor), self.verticalScrollBar()
        high = self.viewport().height()
        if box.top() < 0 or box.bottom() > high - 40:
            bar.setValue(round(bar.value() + box.top() - high / 3))

    # --- the mouse -------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a selection."""
        self._pressed = QMouseEvent(event)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Look at the event of the sentence that was clicked."""
        super().mouseReleaseEvent(event)
        event.accept()
        pressed, self._pressed = self._pressed, None
        if pressed is None or self.textCursor().hasSelection():
            return
        if (event.position() - pressed.position()).manhattanLength() > _HELD:
            return
        at = self.cursorForPosition(event.position().toPoint()).position()
        found = next((p[2] for p in self._passages if p[0] <= at <= p[1]), ())
        if found:
            self._view.look_at(found[0])


def _prepare(made: QTextBrowser, name: str) -> None:
    made.setAccessibleName(name)
    made.setOpenLinks(False)
    made.setMinimumHeight(60)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFont(font(VALUE))
    made.viewport().setAutoFillBackground(False)
    made.document().setDocumentMargin(0)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
