"""The row of page names; the page that is open is underlined."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from simulator.language import tr
from ui.qt.controls import PaintedButton, Surface, draw_focus
from ui.qt.fonts import BODY, BOLD, REGULAR, font, width
from ui.qt.theme import Theme

HEIGHT = 36


class PageTabs(Surface):
    """Emits ``chosen`` with a page's place; one tab for every page there is."""

    chosen = Signal(int)

    def __init__(
        self, theme: Theme, titles: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        """*titles* are those of the pages, by their names."""
        super().__init__(theme, "page", "", parent)
        self._theme = theme
        self.setFixedHeight(HEIGHT + 1)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 0, 0)
        row.setSpacing(22)
        self._names = tuple(titles)
        for place, title in enumerate(titles.values()):
            tab = _Tab(theme, title)
            tab.setToolTip(tr("{page} (Ctrl+{number})", page=title, number=place + 1))
            self._group.addButton(tab, place)
            row.addWidget(tab)
        row.addStretch(1)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.chosen)

    def tab(self, name: str) -> QWidget:
        """Return the tab of a page by its name."""
        return self._group.button(self._names.index(name))

    def show_open(self, place: int) -> None:
        """Underline the tab at *place*."""
        self._group.button(place).setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the line that goes through the window."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, HEIGHT, self.width(), 1, self._theme.ink("rule"))


class _Tab(PaintedButton):
    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the room the name needs in bold."""
        return QSize(round(width(self.text(), BODY, BOLD)) + 2, HEIGHT + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the name, underlined where its page is open."""
        painter, box = QPainter(self), QRectF(self.rect())
        is_open = self.isChecked()
        painter.setFont(font(BODY, BOLD if is_open else REGULAR))
        painter.setPen(self._theme.ink("ink" if is_open or self.underMouse() else "ink3"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
        if is_open:
            painter.fillRect(QRectF(0, HEIGHT - 1, box.width(), 2), self._theme.ink("ink"))
        if self.shows_focus:
            draw_focus(painter, self._theme, box.adjusted(-2, 6, 2, -6))
