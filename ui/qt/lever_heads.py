"""Heads in the lever panel: of policy levers and assumptions, and of a group that folds."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from simulator.charts import numerals
from simulator.language import trn
from ui.qt.controls import PaintedButton, draw_focus
from ui.qt.fonts import BODY, BOLD, SMALL, TICK, VALUE, fitting, font, width
from ui.qt.icons import draw_icon
from ui.qt.lever_row import LeverRowView
from ui.qt.theme import Theme
from ui.session.lever_rows import LeverGroup, LeverSection

_MARGIN = 16


class SectionHead(QWidget):
    """The head of the policy levers or the assumptions."""

    def __init__(self, theme: Theme, section: LeverSection) -> None:
        super().__init__()
        self._theme, self._section = theme, section
        self.role = section.role
        self._caption = section.caption
        self.setFixedHeight(32)
        theme.changed.connect(self.update)

    def show_caption(self, caption: str) -> None:
        """Say something else at the right; the section's own caption where there is nothing."""
        shown = caption or self._section.caption
        if shown != self._caption:
            self._caption = shown
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw title, caption and the line under them."""
        painter = QPainter(self)
        box = QRectF(_MARGIN, 6, self.width() - 2 * _MARGIN, 22)
        painter.setFont(font(BODY, BOLD))
        painter.setPen(self._theme.ink("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._section.title)
        room = box.width() - width(self._section.title, BODY, BOLD) - 12
        caption, size = fitting(self._caption, room, (SMALL, TICK))
        painter.setFont(font(size))
        painter.setPen(self._theme.ink("ink3"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(box, right, caption)
        painter.fillRect(QRectF(_MARGIN, 29, box.width(), 1), self._theme.ink("strong_rule"))


class GroupHead(PaintedButton):
    """The head of a group of levers; pressed, it folds or unfolds them."""

    def __init__(
        self, theme: Theme, section: LeverSection, group: LeverGroup, rows: list[LeverRowView]
    ) -> None:
        super().__init__()
        self._theme, self._rows = theme, rows
        self._matching, self._searching = frozenset(row.name for row in rows), False
        self._is_aside = False
        self.role = section.role
        self.setText(group.title)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFixedHeight(24)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleDescription(
            trn(
                "{section}, {count} lever",
                "{section}, {count} levers",
                len(rows),
                section=section.title,
            )
        )
        self.toggled.connect(self._show_rows)
        theme.changed.connect(self.update)

    @property
    def has_matches(self) -> bool:
        """Whether the search leaves a lever of this group."""
        return bool(list(self._left()))

    def show_matching(self, names: frozenset[str], *, searching: bool) -> None:
        """Show only the levers *names*; while searching, folded groups open."""
        self._matching, self._searching = names, searching
        self._show_rows()

    def stand_aside(self, *, aside: bool) -> None:
        """Be no head of anything while the levers stand in another order than by group."""
        self._is_aside = aside
        self._show_rows()

    def _left(self) -> Iterator[LeverRowView]:
        return (row for row in self._rows if row.name in self._matching)

    def _show_rows(self) -> None:
        self.setVisible(self.has_matches and not self._is_aside)
        is_open = self.isChecked() or self._searching or self._is_aside
        left = set(self._left()) if is_open else set()
        for row in self._rows:
            row.setVisible(row in left)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw chevron, title and the number of levers."""
        painter = QPainter(self)
        is_open = self.isChecked() or self._searching
        ink = self._theme.ink("ink2" if self.underMouse() else "ink3")
        draw_icon(painter, "down" if is_open else "right", 8, 4, ink)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(VALUE))
        painter.setPen(self._theme.ink("ink2"))
        painter.drawText(QRectF(29, 0, 240, 24), middle, self.text())
        left = 29 + width(self.text(), VALUE) + 6
        painter.setPen(self._theme.ink("ink3"))
        painter.drawText(QRectF(left, 0, 60, 24), middle, numerals.grouped(len(list(self._left()))))
        if self.shows_focus:
            draw_focus(painter, self._theme, QRectF(6, 1, self.width() - 12, 22))
