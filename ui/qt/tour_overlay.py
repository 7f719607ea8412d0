"""The tour over the window: what is spoken of stays bright and can be used, the rest is dimmed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from simulator.language import tr
from ui.qt.announcing import announce
from ui.qt.controls import FlatButton
from ui.qt.fonts import BODY, BOLD, SMALL, font
from ui.qt.theme import Theme, colour
from ui.session.tour import Target, Tour

_WIDTH = 340
_LEFT, _RIGHT = 18, 16
_FLAT = 120  # what stands nearer to the top than this is spoken of from below
_GAP = 14  # between what is pointed at and the callout
_AROUND = 6  # how far the bright part reaches beyond what it shows
_DIM = {"light": 0.34, "dark": 0.55}
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Backspace)

Find = Callable[[Target], Sequence[QRect]]


class TourOverlay(QWidget):
    """Covers *parent* while the tour is under way; *find* tells where a step's target stands."""

    def __init__(self, tour: Tour, theme: Theme, find: Find, parent: QWidget) -> None:
        super().__init__(parent)
        self._tour, self._theme, self._find = tour, theme, find
        self._holes: list[QRect] = []
        self.callout = _Callout(tour, theme, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._place)
        parent.installEventFilter(self)
        for button in (self.callout.skip, self.callout.back, self.callout.next):
            button.installEventFilter(self)
        tour.changed.connect(self.show_step)
        theme.changed.connect(self.update)
        self.hide()

    @property
    def holes(self) -> tuple[QRect, ...]:
        """What stays bright."""
        return tuple(self._holes)

    def show_step(self) -> None:
        """Show the step under way, or go."""
        step = self._tour.step
        if step is None:
            self.hide()
            return
        self._find(step.target)  # opens what is folded away
        self.callout.show_step()
        self.show()
        self.raise_()
        self._place()
        self._soon.start(0)  # once more, when the layout has followed
        self.callout.next.setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, self._tour.spoken)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size; arrows on a button are the tour's."""
        if watched is self.parent():
            if event.type() == QEvent.Type.Resize and not self.isHidden():
                self._soon.start(0)
            return False
        if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            if event.type() == QEvent.Type.KeyPress:
                self.keyPressEvent(event)
            return event.type() != QEvent.Type.ShortcutOverride
        return False

    def event(self, event: QEvent) -> bool:
        """Keep the window's keys still."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on, back, or leave."""
        if event.key() in _ON:
            self._tour.next()
        elif event.key() in _BACK:
            self._tour.back()
        elif event.key() == Qt.Key.Key_Escape:
            self._tour.skip()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim everything but what is spoken of."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bright = QPainterPath()
        for hole in self._holes:
            bright.addRoundedRect(QRectF(hole), 5, 5)
        dim = QPainterPath()
        dim.addRect(QRectF(self.rect()))
        painter.fillPath(dim - bright, colour("#000000", _DIM[self._theme.palette.name]))
        painter.setPen(QPen(self._theme.line("A"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(bright)

    def _place(self) -> None:
        step, window = self._tour.step, self.parentWidget()
        if step is None or window is None:
            return
        self.setGeometry(window.rect())
        room, wide = self.rect().adjusted(2, 2, -2, -2), _AROUND
        found = self._find(step.target)
        self._holes = [hole.adjusted(-wide, -wide, wide, wide) & room for hole in found]
        covered = QRegion(self.rect())
        for hole in self._holes:
            covered -= QRegion(hole.adjusted(3, 3, -3, -3))
        self.setMask(covered)
        self.callout.adjustSize()
        first = self._holes[0] if self._holes else QRect(self.rect().center(), self.rect().center())
        self.callout.move(_beside(first, self.callout.size(), self.rect()))
        self.update()


class _Callout(QWidget):
    """The words of a step, and the way on."""

    def __init__(self, tour: Tour, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._tour, self._theme = tour, theme
        self._title, self._text, self._position = QLabel(), QLabel(), QLabel()
        self._title.setFont(font(14, BOLD))
        self._text.setFont(font(BODY))
        self._text.setWordWrap(True)
        self._position.setFont(font(SMALL))
        self._position.setProperty("tone", "ink3")
        self.skip = FlatButton(theme, tr("Skip"), token="ink2")
        self.back = FlatButton(theme, tr("Back"))
        self.next = QPushButton()
        self.next.setDefault(True)
        self.skip.setToolTip(tr("End the tour (Esc); Help brings it back"))
        self.skip.clicked.connect(tour.skip)
        self.back.clicked.connect(tour.back)
        self.next.clicked.connect(tour.next)
        self._lay_out()
        theme.changed.connect(self.update)

    def show_step(self) -> None:
        """Say what the step has to say."""
        step, tour = self._tour.step, self._tour
        if step is None:
            return
        self._title.setText(tr(step.title))
        self._text.setText(tr(step.text))
        self._text.setFixedHeight(self._text.heightForWidth(_WIDTH - _LEFT - _RIGHT))
        self._position.setText(tour.position)
        self.back.setEnabled(not tour.is_first)
        self.skip.setVisible(not tour.is_last)
        self.next.setText(tr("Done") if tour.is_last else tr("Next"))
        self.setAccessibleName(tr(step.title))
        self.setAccessibleDescription(tour.spoken)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.ink("strong_rule"), 1))
        painter.setBrush(self._theme.ink("page"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _lay_out(self) -> None:
        self.setFixedWidth(_WIDTH)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self._position)
        buttons.addStretch(1)
        for button in (self.skip, self.back, self.next):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_LEFT, 16, _RIGHT, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(4)
        column.addLayout(buttons)


def _beside(hole: QRect, size: QSize, room: QRect) -> QPoint:
    """Return where a callout of *size* stands beside *hole*: where there is room, in this order."""
    wide, high = size.width(), size.height()
    inner = room.adjusted(_GAP, _GAP, -_GAP, -_GAP)
    right = QPoint(hole.right() + _GAP, hole.top())
    below = QPoint(hole.left(), hole.bottom() + _GAP)
    left = QPoint(hole.left() - _GAP - wide, hole.top())
    above = QPoint(hole.left(), hole.top() - _GAP - high)
    first = (below, right) if hole.bottom() < _FLAT else (right, below)
    for spot in (*first, left, above):
        box = QRect(spot, size)
        moved = QRect(box)
        moved.moveLeft(max(inner.left(), min(box.left(), inner.right() - wide)))
        moved.moveTop(max(inner.top(), min(box.top(), inner.bottom() - high)))
        if not moved.intersects(hole):
            return moved.topLeft()
    return inner.center() - QPoint(wide // 2, high // 2)
