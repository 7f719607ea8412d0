"""The left panel: every lever of the scenario, by role and group, with a search field."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.qt.controls import FlatButton, PaintedButton, PlainField, Rule, Surface, draw_focus
from ui.qt.fonts import BODY, BOLD, SMALL, VALUE, font, width
from ui.qt.icons import draw_icon
from ui.qt.lever_row import LeverRowView
from ui.qt.source_mark import KINDS, draw_mark
from ui.qt.theme import Theme
from ui.qt.words import Word, WordLine
from ui.session.lever_rows import LeverGroup, LeverSection
from ui.session.session import Session

PANEL_WIDTH = 300
HEAD_HEIGHT = 36
_MARGIN = 16


class LeverPanel(Surface):
    """Shows the session's levers and hands on what is done to them."""

    fold_asked = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "panel", "r", parent)
        self._session, self._theme = session, theme
        self._rows: dict[str, LeverRowView] = {}
        self._groups: list[_Group] = []
        self._sections: list[_Section] = []
        self.setFixedWidth(PANEL_WIDTH)
        self.search = SearchField(theme, self)
        self._area = QScrollArea(self)
        self._count = WordLine(theme, height=HEAD_HEIGHT)
        self.reset = FlatButton(theme, "Reset all", size=VALUE, token="ink2")
        self._fold = FlatButton(theme, icon="left", padding=4)
        self._lay_out()
        session.scenario_changed.connect(self.build)
        session.lever_changed.connect(self._show_lever)
        session.variants_changed.connect(self._show_count)
        self.search.textChanged.connect(self._filter)
        self.reset.clicked.connect(session.reset_all)
        self._fold.clicked.connect(self.fold_asked)
        self.build()

    def build(self) -> None:
        """Make the rows of the open scenario."""
        self._rows, self._groups, self._sections = {}, [], []
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(0)
        for section in self._session.levers:
            made = _Section(self._theme, section)
            self._sections.append(made)
            column.addWidget(made)
            for group in section.groups:
                self._add_group(column, section, group)
        self._nothing = WordLine(self._theme, height=40)
        row = QHBoxLayout()
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.addWidget(self._nothing)
        column.addLayout(row)
        column.addStretch(1)
        self._area.setWidget(inside)
        inside.setAutoFillBackground(False)
        self._filter(self.search.text())
        self._show_count()

    def row(self, name: str) -> LeverRowView:
        """Return the row of a lever."""
        return self._rows[name]

    def reveal(self, name: str) -> None:
        """Scroll to the row of a lever."""
        self._area.ensureWidgetVisible(self._rows[name], 0, 40)

    @property
    def shown_levers(self) -> tuple[str, ...]:
        """The levers that the search leaves, in the order shown."""
        return tuple(name for name, row in self._rows.items() if not row.isHidden())

    def _add_group(self, column: QVBoxLayout, section: LeverSection, group: LeverGroup) -> None:
        rows = []
        for row in group.rows:
            view = LeverRowView(self._theme, row)
            view.asked.connect(self._session.set_lever)
            view.let_go.connect(self._session.end_gesture)
            view.reset_asked.connect(self._session.reset_lever)
            view.source_asked.connect(self._session.source_asked.emit)
            self._rows[row.name] = view
            rows.append(view)
        head = _Group(self._theme, section, group, rows)
        self._groups.append(head)
        column.addWidget(head)
        for view in rows:
            column.addWidget(view)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN, 0, 6, 0)
        head.setSpacing(2)
        head.addWidget(self._count, 1)
        head.addWidget(self.reset)
        head.addWidget(self._fold)
        self._fold.setToolTip("Fold the levers away")
        self._fold.setAccessibleName("Fold the levers away")
        self.reset.setToolTip("Every lever back to what the scenario file says")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        field = QHBoxLayout()
        field.setContentsMargins(_MARGIN, 8, _MARGIN, 4)
        field.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Rule(self._theme))
        column.addLayout(field)
        column.addWidget(self._area, 1)
        column.addWidget(Rule(self._theme))
        column.addWidget(_Marks(self._theme))

    def _show_lever(self, name: str) -> None:
        if name in self._rows:
            self._rows[name].show_row(self._session.lever(name))
        self._show_count()

    def _show_count(self) -> None:
        count = self._session.changed_levers
        words = [Word("Levers", bold=True)]
        if count:
            words.append(Word(f"  {count} changed", "series:A", bold=True))
        self._count.show_words(words)
        self.reset.setEnabled(count > 0)

    def _filter(self, text: str) -> None:
        found = self._session.find_levers(text)
        for group in self._groups:
            group.show_matching(found, searching=bool(text.strip()))
        for section in self._sections:
            section.setVisible(any(g.role == section.role and g.has_matches for g in self._groups))
        self._nothing.setVisible(bool(self._rows) and not found)
        self._nothing.show_words([Word(f"No lever matches “{text.strip()}”", "ink3")])


class SearchField(PlainField):
    """The field that ``/`` leads to; Esc empties it, Down goes on to the levers."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setPlaceholderText("Find a lever")
        self.setAccessibleName("Find a lever")
        self.setToolTip("Searches names, groups, meanings and source ids (/)")
        self.setFixedHeight(28)
        self.setTextMargins(20, 0, 14, 0)
        theme.changed.connect(self.update)

    def takes_back(self) -> bool:
        """Whether there is a search to end."""
        return bool(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field on Esc; leave it on Down."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the glass and the key over the field."""
        super().paintEvent(event)
        painter = QPainter(self)
        draw_icon(painter, "search", 7, 6, self._theme.ink("ink3"))
        if not self.text():
            painter.setFont(font(VALUE))
            painter.setPen(self._theme.ink("ink3"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, 0, self.width() - 9, self.height()), right, "/")


class _Section(QWidget):
    """The head of the policy levers or the assumptions."""

    def __init__(self, theme: Theme, section: LeverSection) -> None:
        super().__init__()
        self._theme, self._section = theme, section
        self.role = section.role
        self.setFixedHeight(32)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw title, caption and the line under them."""
        painter = QPainter(self)
        box = QRectF(_MARGIN, 6, self.width() - 2 * _MARGIN, 22)
        painter.setFont(font(BODY, BOLD))
        painter.setPen(self._theme.ink("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._section.title)
        painter.setFont(font(SMALL))
        painter.setPen(self._theme.ink("ink3"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(box, right, self._section.caption)
        painter.fillRect(QRectF(_MARGIN, 29, box.width(), 1), self._theme.ink("strong_rule"))


class _Group(PaintedButton):
    """The head of a group of levers; pressed, it folds or unfolds them."""

    def __init__(
        self, theme: Theme, section: LeverSection, group: LeverGroup, rows: list[LeverRowView]
    ) -> None:
        super().__init__()
        self._theme, self._rows = theme, rows
        self._matching, self._searching = frozenset(row.name for row in rows), False
        self.role = section.role
        self.setText(group.title)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFixedHeight(24)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleDescription(f"{section.title}, {len(rows)} levers")
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

    def _left(self) -> Iterator[LeverRowView]:
        return (row for row in self._rows if row.name in self._matching)

    def _show_rows(self) -> None:
        self.setVisible(self.has_matches)
        left = set(self._left()) if self.isChecked() or self._searching else set()
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
        painter.drawText(QRectF(left, 0, 60, 24), middle, str(len(list(self._left()))))
        if self.shows_focus:
            draw_focus(painter, self._theme, QRectF(6, 1, self.width() - 12, 22))


class _Marks(QWidget):
    """What the four source marks mean."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(28)
        self.setToolTip("What a lever's default rests on; hover over a lever to read it")
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each mark with its word."""
        painter, left = QPainter(self), 20.0
        painter.setFont(font(SMALL))
        for kind in KINDS:
            draw_mark(painter, kind, QPointF(left, 14), self._theme.ink("effect"))
            painter.setPen(self._theme.ink("ink3"))
            painter.drawText(QRectF(left + 8, 0, 80, 28), Qt.AlignmentFlag.AlignVCenter, kind)
            left += width(kind, SMALL) + 24
