"""One row of the scenario panel: letter, colour, dash, name; click a pin to go back to it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from simulator.language import mark, tr
from ui.qt.controls import FlatButton, PaintedButton, PlainField, draw_focus
from ui.qt.fan_drawing import line_pen
from ui.qt.fonts import BODY, BOLD, SMALL, VALUE, fitting, font, metrics, width
from ui.qt.theme import Theme
from ui.session.variants import VariantRow

HEIGHT = 48
_LINE = 15  # what a second line of a long name adds
_LEFT = 47
_FAR = 8  # pixels from which a press is a drag
_ROLES = {"live": mark("live"), "pinned": mark("pinned"), "baseline": mark("baseline")}
_TIPS = {
    "live": mark("What the levers move. F2 names it"),
    "pinned": mark("Click to go back to it. F2 names, Alt with an arrow moves, Del removes it"),
    "baseline": mark("What the others are compared with: the scenario as its file has it"),
}


class VariantRowView(PaintedButton):
    """Shows a variant; says when it is to be recalled, named, moved or removed."""

    recall_asked = Signal(str)
    rename_asked = Signal(str, str)
    move_asked = Signal(str, int)
    remove_asked = Signal(str)
    menu_asked = Signal(str, QPoint)
    dragged = Signal(str, int)  # how many places, while the mouse carries it
    dropped = Signal(str, int)

    def __init__(self, theme: Theme, row: VariantRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._row = theme, row
        self._grip: float | None = None  # where the mouse took hold of it
        self._places: int | None = None  # how far it is carried
        self._shown: VariantRow | None = None
        self._title: tuple[str, ...] = (row.title,)
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.field = _NameField(self)
        self.field.setFont(font(BODY, BOLD))
        self.field.setAccessibleName(tr("Name of the variant"))
        self.field.hide()
        self.field.editingFinished.connect(self._rename)
        self._more = FlatButton(theme, icon="more", padding=2, parent=self)
        self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._more.setVisible(False)
        self._more.clicked.connect(self._ask_menu)
        self.clicked.connect(self._recall)
        theme.changed.connect(self.update)
        self.show_row(row)

    @property
    def letter(self) -> str:
        """The variant's letter, or ``baseline``."""
        return self._row.letter

    @property
    def is_pin(self) -> bool:
        """Whether it can be moved, removed and gone back to."""
        return self._row.role == "pinned"

    def show_row(self, row: VariantRow) -> None:
        """Show the variant as it stands; nothing is done where that is as before."""
        if replace(row, n=0) == self._shown:
            return
        self._row, self._shown = row, replace(row, n=0)
        self.setText(row.title)
        letter = tr(row.letter) if row.role == "baseline" else row.letter
        self.setAccessibleName(f"{letter} {row.title}, {tr(_ROLES[row.role])}")
        self.setAccessibleDescription(row.subtitle)
        what = tr("{title}: {subtitle}", title=row.title, subtitle=row.subtitle)
        self.setToolTip(f"{what}\n{tr(_TIPS[row.role])}")
        self._break_title()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break a long name anew."""
        super().resizeEvent(event)
        self._break_title()

    def _break_title(self) -> None:
        """Give a long name of a pin a second line."""
        room = self.width() - 16.0 - _LEFT
        self._title = broken(self._row.title, room) if self.is_pin else (self._row.title,)
        self.setFixedHeight(HEIGHT + (len(self._title) - 1) * _LINE)

    def begin_rename(self) -> None:
        """Let the user write another name over the old one."""
        if self._row.role == "baseline":
            return
        self.field.setText(self._row.title)
        self.field.setGeometry(42, 4, self.width() - 42 - 12, 22)
        self.field.show()
        self.field.selectAll()
        self.field.setFocus()

    # --- doing -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Name, move and remove with the keyboard."""
        key, alt = event.key(), event.modifiers() == Qt.KeyboardModifier.AltModifier
        pinned = self._row.role == "pinned"
        if key == Qt.Key.Key_F2:
            self.begin_rename()
        elif pinned and alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_asked.emit(self.letter, -1 if key == Qt.Key.Key_Up else 1)
        elif pinned and key == Qt.Key.Key_Delete:
            self.remove_asked.emit(self.letter)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Name the live variant; on a pin the first click has gone back to it already."""
        if self._row.role == "live" and event.button() == Qt.MouseButton.LeftButton:
            self.begin_rename()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a pin."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._row.role == "pinned":
            self._grip = event.position().y()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry a pin up or down the list."""
        super().mouseMoveEvent(event)
        if self._grip is None:
            return
        far = event.position().y() - self._grip
        if self._places is not None or abs(far) > _FAR:
            self._places = round(far / HEIGHT)
            self.dragged.emit(self.letter, self._places)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put it down: no click, then."""
        places, self._grip, self._places = self._places, None, None
        if places is None:
            super().mouseReleaseEvent(event)
            return
        self.setDown(False)
        self.dropped.emit(self.letter, places)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer all that can be done with it."""
        self.menu_asked.emit(self.letter, event.globalPos())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the way to the menu."""
        self._more.setVisible(self._row.role != "baseline")
        self._more.setGeometry(self.width() - 30, self.height() - 24, 20, 18)
        self._more.setAccessibleName(tr("More about {title}", title=self._row.title))
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide it again."""
        self._more.setVisible(False)
        super().leaveEvent(event)

    def _ask_menu(self) -> None:
        self.menu_asked.emit(self.letter, self.mapToGlobal(QPoint(self.width() - 30, 42)))

    def _recall(self) -> None:
        if self._row.role == "pinned":
            self.recall_asked.emit(self.letter)

    def _rename(self) -> None:
        if self.field.isVisible():
            self.field.hide()
            if self.field.text() != self._row.title:
                self.rename_asked.emit(self.letter, self.field.text())

    # --- drawing ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        painter, row, box = QPainter(self), self._row, QRectF(self.rect())
        if row.role == "live" or (self.underMouse() and row.role == "pinned"):
            painter.fillRect(box, self._theme.ink("selected"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.line(row.letter))
        painter.drawEllipse(QPointF(20, 16), 4, 4)
        if row.role == "pinned":
            painter.setPen(line_pen(self._theme, row.letter))
            painter.drawLine(QPointF(12, 33), QPointF(28, 33))
        self._draw_words(painter)
        if self.shows_focus:
            draw_focus(painter, self._theme, box.adjusted(2, 1, -2, -1))

    def _draw_words(self, painter: QPainter) -> None:
        row, right = self._row, self.width() - 16.0
        role = "" if self.field.isVisible() else tr(_ROLES[row.role])
        painter.setFont(font(BODY, BOLD))
        painter.setPen(self._theme.word(row.letter))
        letter = "–" if row.role == "baseline" else row.letter
        painter.drawText(QPointF(32, 20), letter)
        painter.setPen(self._theme.ink("ink"))
        room = right - _LEFT - width(role, SMALL) - 8
        if self.is_pin and (len(self._title) > 1 or width(row.title, BODY, BOLD) > room):
            role, room = "", right - _LEFT
        for at, line in enumerate(self._title):
            title, size = fitting(line, room, (BODY, VALUE, SMALL), BOLD)
            painter.setFont(font(size, BOLD))
            painter.drawText(QPointF(_LEFT, 20 + at * _LINE), title)
        painter.setFont(font(SMALL))
        painter.setPen(self._theme.ink("ink3"))
        painter.drawText(QPointF(right - width(role, SMALL), 20), role)
        painter.setFont(font(VALUE))
        painter.setPen(self._theme.ink("ink2"))
        room = right - _LEFT - (20 if self._more.isVisible() else 0)
        below = metrics(VALUE).elidedText(row.subtitle, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(_LEFT, self.height() - 12), below)


def broken(title: str, room: float) -> tuple[str, ...]:
    """Return a name in one line, or at a space in two that each fit as far as can be."""
    if width(title, BODY, BOLD) <= room or " " not in title:
        return (title,)
    words = title.split(" ")
    cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    fitting_cuts = [cut for cut in cuts if width(cut[0], BODY, BOLD) <= room]
    return fitting_cuts[-1] if fitting_cuts else cuts[0]


class _NameField(PlainField):
    """Where a variant's name is written; Esc leaves the old one."""

    def takes_back(self) -> bool:
        """Esc always ends the writing."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go away on Esc; keep every other key from the row."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
            event.accept()
