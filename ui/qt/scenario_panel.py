"""The right panel: the live variant, the pins, the baseline, and what differs between them."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from simulator.charts.trust import trust_text
from simulator.language import mark, tr
from ui.qt.controls import FlatButton, Rule, Surface
from ui.qt.difference_table import DifferenceTable
from ui.qt.fonts import BODY, BOLD, SMALL, VALUE, font
from ui.qt.scrolled import scrolled
from ui.qt.shortcuts import PIN
from ui.qt.theme import Theme
from ui.qt.variant_row import VariantRowView
from ui.qt.words import Word, WordLine
from ui.session.session import Session
from ui.session.variants import VariantRow

PANEL_WIDTH = 248
HEAD_HEIGHT = 36
_FOLD = mark("Fold the scenarios away")


class ScenarioPanel(Surface):
    """Shows the session's variants; ``save_asked`` wants one as a scenario file."""

    fold_asked = Signal()
    save_asked = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "panel", "l", parent)
        self._session, self._theme = session, theme
        self._rows: list[VariantRowView] = []
        self.setFixedWidth(PANEL_WIDTH)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._empty = self._paragraph(
            "ink3",
            tr(
                "{key} pins what you see as B. Then go on moving levers: every page shows both, "
                "run by run on the same random numbers. A click on a pin goes back to it.",
                key=tr(PIN.shown),
            ),
        )
        self._line = Surface(theme, "ink2", parent=self)  # where a pin that is carried comes to
        self._line.hide()
        self._table = DifferenceTable(theme)
        self._trust = self._paragraph("ink2")
        self._lay_out()
        session.variants_changed.connect(self.show_variants)
        session.results_changed.connect(self.show_variants)
        session.scenario_changed.connect(self.show_trust)
        self.show_variants()
        self.show_trust()

    def row(self, letter: str) -> VariantRowView:
        """Return the row of a variant."""
        return next(row for row in self._rows if row.letter == letter)

    def show_variants(self) -> None:
        """Show the variants and their differences as they stand."""
        rows = self._session.variants
        if [row.letter for row in rows] != [view.letter for view in self._rows]:
            self._make_rows(rows)
        for view, row in zip(self._rows, rows, strict=True):
            view.show_row(row)
        self._empty.setVisible(self._session.is_open and not self._session.pins)
        self._table.show_rows(self._session.input_differences)

    def show_trust(self) -> None:
        """Say how far to trust the model on this scenario."""
        is_open = self._session.is_open
        self._trust.setText(trust_text(self._session.variant.scenario) if is_open else "")
        self._trust_head.setVisible(is_open)

    def _make_rows(self, rows: tuple[VariantRow, ...]) -> None:
        """Make what is new, let go what is gone; the keyboard stays with a pin that moves."""
        known = {view.letter: view for view in self._rows}
        place = next((at for at, view in enumerate(self._rows) if view.hasFocus()), None)
        self._rows = [
            known.pop(row.letter) if row.letter in known else self._made(row) for row in rows
        ]
        had_it = place is not None and any(view.hasFocus() for view in known.values())
        for at, view in enumerate(self._rows):
            self._list.removeWidget(view)
            self._list.insertWidget(at, view)
            view.show()
            view.raise_()  # screen readers go by this order
        if had_it and place is not None:
            self._rows[min(place, len(self._rows) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
        for view in known.values():
            self._list.removeWidget(view)
            view.hide()
            view.deleteLater()
        for first, second in pairwise(self._rows):
            QWidget.setTabOrder(first, second)

    def _made(self, row: VariantRow) -> VariantRowView:
        view = VariantRowView(self._theme, row)
        view.recall_asked.connect(self._session.recall)
        view.rename_asked.connect(self._session.rename)
        view.move_asked.connect(self._session.move)
        view.remove_asked.connect(self._session.unpin)
        view.menu_asked.connect(self._open_menu)
        view.dragged.connect(self._show_place)
        view.dropped.connect(self._drop)
        return view

    def _show_place(self, letter: str, places: int) -> None:
        """Show where a pin that is carried would come to stand."""
        pins = [view for view in self._rows if view.is_pin]
        at = pins.index(self.row(letter))
        goal = min(len(pins) - 1, max(0, at + places))
        target = pins[goal]
        edge = target.rect().bottomLeft() if goal > at else target.rect().topLeft()
        place = target.mapTo(self, edge)
        self._line.setGeometry(12, place.y() - 1, self.width() - 24, 2)
        self._line.setVisible(goal != at)
        self._line.raise_()

    def _drop(self, letter: str, places: int) -> None:
        self._line.hide()
        if places:
            self._session.move(letter, places)

    def _open_menu(self, letter: str, place: QPoint) -> None:
        menu = self.menu_of(letter)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def menu_of(self, letter: str) -> QMenu:
        """Return what can be done with a variant."""
        view, session = self.row(letter), self._session
        menu = QMenu(self)
        is_pin = letter in {pin.letter for pin in session.pins}
        if is_pin:
            menu.addAction(tr("Go back to it"), lambda: session.recall(letter))
        if letter != "baseline":
            menu.addAction(tr("Rename…\tF2"), view.begin_rename)
        if is_pin:
            menu.addAction(tr("Move up\tAlt+Up"), lambda: session.move(letter, -1))
            menu.addAction(tr("Move down\tAlt+Down"), lambda: session.move(letter, 1))
        if letter != "baseline":
            menu.addAction(tr("Duplicate"), lambda: session.duplicate(letter))
        if is_pin:
            menu.addAction(tr("Remove\tDel"), lambda: session.unpin(letter))
        if letter != "baseline":
            menu.addSeparator()
            save = QAction(tr("Save as a scenario file…"), menu)
            save.triggered.connect(lambda: self.save_asked.emit(letter))
            menu.addAction(save)
        return menu

    # --- laying out ------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(Rule(self._theme))
        inside = QWidget()
        below = QVBoxLayout(inside)
        below.setContentsMargins(0, 6, 0, 16)
        below.setSpacing(0)
        below.addLayout(self._list)
        texts = QVBoxLayout()
        texts.setContentsMargins(16, 8, 16, 0)
        texts.setSpacing(6)
        texts.addWidget(self._empty)
        texts.addSpacing(8)
        texts.addWidget(self._title(tr("Input differences")))
        texts.addWidget(self._table)
        texts.addSpacing(10)
        self._trust_head = self._title(tr("How far to trust this"))
        texts.addWidget(self._trust_head)
        texts.addWidget(self._trust)
        below.addLayout(texts)
        below.addStretch(1)
        column.addWidget(scrolled(inside), 1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 16, 0)
        head.setSpacing(4)
        fold = FlatButton(self._theme, icon="right", padding=4)
        fold.setToolTip(tr(_FOLD))
        fold.setAccessibleName(tr(_FOLD))
        fold.clicked.connect(self.fold_asked)
        title = WordLine(self._theme, height=HEAD_HEIGHT)
        title.show_words([Word(tr("Scenarios"), bold=True)])
        caption = QLabel(tr("paired, one seed"))
        caption.setFont(font(SMALL))
        caption.setToolTip(tr("Every scenario is played on the same random numbers, run by run"))
        caption.setProperty("tone", "ink3")
        head.addWidget(fold)
        head.addWidget(title, 1)
        head.addWidget(caption)
        return head

    def _title(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setFont(font(BODY, BOLD))
        return label

    def _paragraph(self, tone: str, text: str = "") -> QLabel:
        label = QLabel(text)
        label.setProperty("tone", tone)
        label.setFont(font(VALUE))
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
