"""The left panel: every lever of the scenario, by role and group, with a search field."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from simulator.language import tr, trn
from ui.qt.controls import FlatButton, Rule, Surface
from ui.qt.fonts import VALUE
from ui.qt.lever_foot import EffectFoot, Marks
from ui.qt.lever_heads import GroupHead, SectionHead
from ui.qt.lever_menu import lever_menu
from ui.qt.lever_row import LeverRowView
from ui.qt.lever_search import SearchField
from ui.qt.theme import Theme
from ui.qt.words import Word, WordLine
from ui.session.effect_words import scale_of
from ui.session.lever_order import by_effect
from ui.session.lever_rows import LeverGroup, LeverRow, LeverSection
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
        self._groups: list[GroupHead] = []
        self._sections: list[SectionHead] = []
        self._order: tuple[str, ...] = ()
        self._to_sort = False
        self._shape: list[LeverSection] = []
        self.setFixedWidth(PANEL_WIDTH)
        self.search = SearchField(theme, self)
        self._area = QScrollArea(self)
        self._count = WordLine(theme, height=HEAD_HEIGHT)
        self.reset = FlatButton(theme, tr("Reset all"), size=VALUE, token="ink2")
        self._fold = FlatButton(theme, icon="left", padding=4)
        self.foot = EffectFoot(session, theme)
        self._lay_out()
        session.scenario_changed.connect(self.build)
        session.lever_changed.connect(self._show_lever)
        session.variants_changed.connect(self._show_count)
        session.effects.changed.connect(self._show_effects)
        session.preferences_changed.connect(self._choose_order)
        self.search.textChanged.connect(self._filter)
        self.reset.clicked.connect(session.reset_all)
        self._fold.clicked.connect(self.fold_asked)
        self._area.verticalScrollBar().valueChanged.connect(self._look)
        self._area.verticalScrollBar().rangeChanged.connect(self._look)
        self.build()

    def build(self) -> None:
        """Show the levers of the open scenario, in the rows there are where they are the same."""
        shape = [_shape(section) for section in self._session.levers]
        if shape == self._shape:
            self._show_rows()
            return
        self._shape = shape
        for menu in self.findChildren(QMenu):
            menu.close()  # it is of a row that goes
        self._rows, self._groups, self._sections, self._order = {}, [], [], ()
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 12)
        self._column.setSpacing(0)
        for section in self._session.levers:
            self._make(section)
        self._nothing, self._below = WordLine(self._theme, height=40), QWidget()
        row = QHBoxLayout(self._below)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.addWidget(self._nothing)
        self._sort()
        self._area.setWidget(inside)
        inside.setAutoFillBackground(False)
        self._filter(self.search.text())
        self._show_count()
        self._show_effects()

    def _show_rows(self) -> None:
        for section in self._session.levers:
            for row in section.rows:
                self._rows[row.name].show_row(row)
        self._show_count()
        self._show_effects()

    def row(self, name: str) -> LeverRowView:
        """Return the row of a lever."""
        return self._rows[name]

    def reveal(self, name: str) -> None:
        """Scroll to the row of a lever."""
        self._area.ensureWidgetVisible(self._rows[name], 0, 40)

    @property
    def shown_levers(self) -> tuple[str, ...]:
        """The levers that the search leaves, in the order shown."""
        return tuple(name for name in self._order if not self._rows[name].isHidden())

    # --- rows ------------------------------------------------------------------------------

    def _make(self, section: LeverSection) -> None:
        self._sections.append(SectionHead(self._theme, section))
        session = self._session
        for group in section.groups:
            rows = []
            for row in group.rows:
                view = LeverRowView(self._theme, row)
                view.asked.connect(session.set_lever)
                view.let_go.connect(session.end_gesture)
                view.reset_asked.connect(session.reset_lever)
                view.source_asked.connect(session.source_asked.emit)
                view.menu_asked.connect(self._open_menu)
                self._rows[row.name] = view
                rows.append(view)
            self._groups.append(GroupHead(self._theme, section, group, rows))

    def _sort(self) -> None:
        """Put the rows in the order chosen, under their heads or all of a section together."""
        sections, effects = self._session.levers, self._session.effects
        is_by_effect = effects.is_on and self._session.preferences.lever_order == "effect"
        ordered = by_effect(sections, effects) if is_by_effect else ()
        while self._column.count():
            self._column.takeAt(0)
        heads, order = iter(self._groups), list[str]()
        for place, (head, section) in enumerate(zip(self._sections, sections, strict=True)):
            self._column.addWidget(head)
            for group in section.groups:
                self._column.addWidget(next(heads))
                if not is_by_effect:
                    order += self._add(tuple(row.name for row in group.rows))
            if is_by_effect:
                order += self._add(ordered[place])
        self._column.addWidget(self._below)
        self._column.addStretch(1)
        self._order, self._to_sort = tuple(order), False
        for group_head in self._groups:
            group_head.stand_aside(aside=is_by_effect)
        for first, second in pairwise(order):
            QWidget.setTabOrder(self._rows[first].reset, self._rows[second].slider)

    def _add(self, names: tuple[str, ...]) -> tuple[str, ...]:
        for name in names:
            self._column.addWidget(self._rows[name])
        return names

    def _choose_order(self) -> None:
        self._sort()
        self._filter(self.search.text())

    def leaveEvent(self, event: QEvent) -> None:
        """Sort once nobody is at the levers."""
        super().leaveEvent(event)
        self._sort_if_free()

    def _sort_if_free(self) -> None:
        is_used = self.underMouse() or any(row.holds_keyboard for row in self._rows.values())
        if self._to_sort and not is_used:
            self._choose_order()

    def _open_menu(self, name: str, place: QPoint) -> None:
        box = self._rows[name].box
        menu = lever_menu(
            self._session, name, lambda: box.setFocus(Qt.FocusReason.ShortcutFocusReason), self
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    # --- showing ---------------------------------------------------------------------------

    def _show_lever(self, name: str) -> None:
        if name in self._rows:
            self._rows[name].show_row(self._session.lever(name))
        self._show_count()

    def _show_count(self) -> None:
        count = self._session.changed_levers
        words = [Word(tr("Levers"), bold=True)]
        if count:
            changed = trn("{count} changed", "{count} changed", count)
            words.append(Word(f"  {changed}", "series:A", bold=True))
        self._count.show_words(words)
        self.reset.setEnabled(count > 0)

    def _show_effects(self) -> None:
        effects = self._session.effects
        scale = scale_of(effects.known) if effects.is_on and effects.known else 0.0
        for name, row in self._rows.items():
            row.show_effect(effects.of(name), scale, effects.label)
        caption = tr("effect on {outcome}", outcome=effects.label) if scale else ""
        for section in self._sections[:1]:
            section.show_caption(caption)
        if effects.state == "done" and self._session.preferences.lever_order == "effect":
            self._to_sort = by_effect(self._session.levers, effects) != self._order_by_section()
            self._sort_if_free()

    def _order_by_section(self) -> tuple[tuple[str, ...], ...]:
        members = [{row.name for row in section.rows} for section in self._session.levers]
        return tuple(tuple(n for n in self._order if n in names) for names in members)

    def _filter(self, text: str) -> None:
        found = self._session.find_levers(text)
        for group in self._groups:
            group.show_matching(found, searching=bool(text.strip()))
        for section in self._sections:
            section.setVisible(any(g.role == section.role and g.has_matches for g in self._groups))
        self._below.setVisible(bool(self._rows) and not found)
        self._nothing.show_words([Word(tr("No lever matches “{text}”", text=text.strip()), "ink3")])

    def _look(self) -> None:
        """Say which levers are in view: their effects are measured first."""
        if not self.isVisible():
            return
        top = self._area.verticalScrollBar().value()
        bottom = top + self._area.viewport().height()
        self._session.effects.look_at(
            [
                name
                for name, row in self._rows.items()
                if not row.isHidden() and row.y() < bottom and row.y() + row.height() > top
            ]
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer levers are in view."""
        super().resizeEvent(event)
        self._look()

    # --- laying out ------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN, 0, 6, 0)
        head.setSpacing(2)
        head.addWidget(self._count, 1)
        head.addWidget(self.reset)
        head.addWidget(self._fold)
        self._fold.setToolTip(tr("Fold the levers away"))
        self._fold.setAccessibleName(tr("Fold the levers away"))
        self.reset.setToolTip(tr("Every lever back to what the scenario file says"))
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
        column.addWidget(self.foot)
        column.addWidget(Rule(self._theme))
        column.addWidget(Marks(self._theme))


def _shape(section: LeverSection) -> LeverSection:
    """Return a section without what its rows can be told later: how the levers stand."""
    groups = [
        LeverGroup(group.title, tuple(_still(row) for row in group.rows))
        for group in section.groups
    ]
    return replace(section, groups=tuple(groups))


def _still(row: LeverRow) -> LeverRow:
    still = replace(row, value=0.0, default=0.0, value_text="", default_text="", help="")
    still = replace(still, changed=False, has_effect=True)
    return replace(still, source_kind="judgement", sources=(), source_text="")
