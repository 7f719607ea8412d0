"""The slider of a lever: a track, a tick at the default, a coloured run from it to the value."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from ui.qt.theme import Theme
from ui.session.lever_rows import LeverRow

_MARGIN = 9.0  # room for the halo at both ends
_LEAP = 10  # steps of Page Up and Page Down
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Down)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Up)


class LeverSlider(QAbstractSlider):
    """Emits ``asked`` with a value in the lever's unit while it is moved, ``let_go`` at the end.

    It shows what ``show_row`` says and holds nothing else: positions are whole steps of the lever,
    but a value between two steps is drawn where it stands. The wheel scrolls the panel instead.
    """

    asked = Signal(float)
    let_go = Signal()
    reset_asked = Signal()

    def __init__(
        self, theme: Theme, row: LeverRow, parent: QWidget | None = None, *, series: str = "A"
    ) -> None:
        """*series* is the variant whose colour it has."""
        super().__init__(parent)
        self._theme, self._row, self._series = theme, row, series
        self._held = False
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(0, max(1, round((row.high - row.low) / row.step)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(18)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)
        self.show_row(row)

    @property
    def is_held(self) -> bool:
        """Whether a mouse button or key is moving it now."""
        return self._held

    def show_row(self, row: LeverRow) -> None:
        """Show the lever as it stands."""
        self._row = row
        blocked = self.blockSignals(True)
        self.setValue(round((row.value - row.low) / row.step))
        self.blockSignals(blocked)
        self.update()

    def handle_at(self, value: float) -> QPointF:
        """Return where the handle stands at *value*."""
        return QPointF(self._place(value), self.height() / 2)

    def sizeHint(self) -> QSize:
        """Return a width at which a step can be aimed at."""
        return QSize(180, 18)

    # --- moving ----------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold: the handle comes to where the mouse is."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = True
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            if abs(event.position().x() - self._place(self._row.value)) > 7:
                self._ask(self._value_at(event.position().x()))
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        if self._held:
            self._ask(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go back to the default."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = False
            self.reset_asked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel: a lever never moves by accident."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrows, leap with Page Up and Down, go to the ends and to the default."""
        row, key = self._row, event.key()
        wanted = {
            Qt.Key.Key_PageUp: row.value + _LEAP * row.step,
            Qt.Key.Key_PageDown: row.value - _LEAP * row.step,
            Qt.Key.Key_Home: row.low,
            Qt.Key.Key_End: row.high,
        }
        if key in _ON or key in _BACK:
            self._hold(row.value + (row.step if key in _ON else -row.step))
        elif key in wanted:
            self._hold(wanted[Qt.Key(key)])
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.reset_asked.emit()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """A key that is up ends the gesture."""
        if self._held and not event.isAutoRepeat():
            self._release()
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A gesture does not outlive the focus."""
        if self._held:
            self._release()
        super().focusOutEvent(event)

    def _hold(self, value: float) -> None:
        self._held = True
        self._ask(value)

    def _release(self) -> None:
        self._held = False
        self.update()
        self.let_go.emit()

    def _ask(self, value: float) -> None:
        held = min(self._row.high, max(self._row.low, value))
        if held != self._row.value:
            self.asked.emit(held)

    # --- places ----------------------------------------------------------------------------

    def _place(self, value: float) -> float:
        share = (value - self._row.low) / ((self._row.high - self._row.low) or 1)
        return _MARGIN + share * (self.width() - 2 * _MARGIN)

    def _value_at(self, x: float) -> float:
        row = self._row
        share = (x - _MARGIN) / max(1.0, self.width() - 2 * _MARGIN)
        steps = round(share * (row.high - row.low) / row.step)
        value = round(row.low + steps * row.step, row.decimals + 2)
        near = abs(self._place(row.default) - x) < 3
        return row.default if near else value

    # --- drawing ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw track, default, run and handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        place, home = self._place(self._row.value), self._place(self._row.default)
        track = QRectF(_MARGIN, middle - 1.5, self.width() - 2 * _MARGIN, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.ink("track"))
        painter.setOpacity(1.0 if self.isEnabled() else 0.45)
        painter.drawRoundedRect(track, 1.5, 1.5)
        accent = self._theme.line(self._series)
        if self._row.changed:
            run = QRectF(min(place, home), middle - 1.5, abs(place - home), 3)
            painter.fillRect(run, accent)
        tick = accent if self._row.changed else self._theme.ink("ink3", 0.6)
        painter.fillRect(QRectF(round(home) - 0.5, middle - 5, 1, 10), tick)
        self._draw_handle(painter, QPointF(place, middle))

    def _draw_handle(self, painter: QPainter, at: QPointF) -> None:
        accent, active = self._theme.line(self._series), self._row.changed or self._held
        if self._held or self.hasFocus():
            painter.setBrush(self._theme.line(self._series, 0.22 if self._held else 0.0))
            ring = Qt.PenStyle.NoPen if self._held else QPen(accent, 1.5)
            painter.setPen(ring)
            reach = 9.0 if self._held else 7.5
            painter.drawEllipse(at, reach, reach)
        painter.setPen(QPen(accent if active else self._theme.ink("ink3"), 1.0))
        plain = "field" if self._theme.palette.name == "light" else "ink"
        hovered = self.underMouse() and not active
        fill = (
            self._theme.ink("selected") if hovered and plain == "field" else self._theme.ink(plain)
        )
        painter.setBrush(accent if active else fill)
        painter.drawEllipse(at, 5.0, 5.0)
