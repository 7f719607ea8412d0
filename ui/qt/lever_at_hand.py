"""A lever that floats over a presented page, so that it can be dragged before an audience."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from simulator.language import tr
from ui.qt.controls import PlainField
from ui.qt.fonts import SMALL
from ui.qt.lever_panel import PANEL_WIDTH
from ui.qt.lever_row import LeverRowView
from ui.qt.theme import Theme
from ui.qt.words import Word, WordLine
from ui.session.presentation import Presentation
from ui.session.session import Session

_MARGIN = 16
_EDGE = 8


class LeverAtHand(QWidget):
    """Shows the presentation's lever at hand, with a field while one is looked up.

    It can be moved about by its edge.
    """

    def __init__(
        self, session: Session, presentation: Presentation, theme: Theme, stage: QWidget
    ) -> None:
        super().__init__(stage)
        self._session, self._presentation = session, presentation
        self._theme, self._stage = theme, stage
        self._row: LeverRowView | None = None
        self._grip: QPoint | None = None
        self._moved = False
        self.field = _Field(presentation, self)
        self._count = WordLine(theme, SMALL, right=True)
        self._head = QWidget(self)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(8, 0, 8, 4)
        head.addWidget(self.field)
        head.addWidget(self._count, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_EDGE, _EDGE, _EDGE, 6)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        self.setFixedWidth(PANEL_WIDTH + 2 * _EDGE)
        self.setToolTip(tr("Take it by its edge to move it; / looks up another lever"))
        self.setAccessibleName(tr("Lever at hand"))
        theme.changed.connect(self.update)

    @property
    def row(self) -> LeverRowView | None:
        """The lever's row, where one is at hand."""
        return self._row

    def show_lever(self) -> None:
        """Show the lever at hand as it stands."""
        lever, choosing = self._presentation.lever, self._presentation.is_choosing
        if lever is None:
            self.hide()
            return
        if self._row is None or self._row.name != lever.name:
            self._make_row()
        if self._row is not None:
            self._row.show_row(lever)
        self._head.setVisible(choosing)
        if choosing:
            self._count.show_words([Word(self._presentation.found_text, "ink3")])
        self.adjustSize()
        self.show()
        self.place()

    def begin_choosing(self) -> None:
        """Put the keyboard into an empty field."""
        self.field.clear()
        self._presentation.choose()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def place(self) -> None:
        """Stand at the lower right, or within the stage where it was put."""
        room = self._stage.rect().adjusted(4, 4, -4, -4)
        at = self.pos()
        if not self._moved:
            at = QPoint(room.right() - self.width() - _MARGIN, room.bottom() - self.height() - 28)
        x = max(room.left(), min(at.x(), room.right() - self.width()))
        y = max(room.top(), min(at.y(), room.bottom() - self.height()))
        self.move(x, y)
        self.raise_()

    def _make_row(self) -> None:
        if self._row is not None:
            self._column.removeWidget(self._row)
            self._row.hide()
            self._row.deleteLater()
            self._row = None
        lever = self._presentation.lever
        if lever is None:
            return
        row, session = LeverRowView(self._theme, lever, self), self._session
        row.setFixedWidth(PANEL_WIDTH)
        row.asked.connect(session.set_lever)
        row.let_go.connect(session.end_gesture)
        row.reset_asked.connect(session.reset_lever)
        row.source_asked.connect(session.source_asked.emit)
        self._column.addWidget(row)
        row.show()
        self._row = row

    # --- the mouse -------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the card."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry it along."""
        if self._grip is not None:
            self._moved = True
            self.move(self.mapToParent(event.position().toPoint()) - self._grip)
            self.place()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        self._grip = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card: a ground and a line round it, so that it stands off the page."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.ink("ink3"), 1))
        painter.setBrush(self._theme.ink("panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


class _Field(PlainField):
    """Where one types to look a lever up; Up and Down go on, Return and Esc take the one shown."""

    def __init__(self, presentation: Presentation, card: LeverAtHand) -> None:
        super().__init__(card)
        self._presentation, self._card = presentation, card
        self.setFixedWidth(190)
        self.setPlaceholderText(tr("Find a lever"))
        self.setAccessibleName(tr("Find a lever"))
        self.textEdited.connect(presentation.find)

    def takes_back(self) -> bool:
        """Esc ends looking up, whatever was typed."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk among the levers, or take the one at hand."""
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._presentation.walk(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self._presentation.chosen()
            if self._card.row is not None:
                self._card.row.slider.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
