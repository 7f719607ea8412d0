"""Sources: claims, records and literature at the left, what rests on them at the right."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from simulator.language import mark, tr, trn
from ui.qt.controls import FlatButton, Rule, Surface
from ui.qt.fonts import HEADLINE, SMALL, VALUE, font
from ui.qt.sources_detail import DetailPanel
from ui.qt.sources_lists import ItemDelegate, ItemModel, SourceDelegate, SourceModel
from ui.qt.theme import Theme
from ui.qt.words import Word, WordLine
from ui.session.session import Session
from ui.session.sources_view import KINDS, SourcesView

MARGIN = 20
_LIST_WIDTH = 224
_ROW = 22
_WIDTHS = {0: 22, 2: 58, 3: 78, 4: 92, 5: 104, 6: 72}
_SPARE = (3, 4)  # columns that go where there is no room; the detail has them
_ROOM = 520
_ONLY = {
    "": mark("Every kind of source"),
    "claim": mark("Only claims"),
    "record": mark("Only records"),
    "literature": mark("Only literature"),
    "judgement": mark("Only judgement"),
}


class SourcesPage(Surface):
    """Shows a ``SourcesView``; both lists can be walked with the arrow keys."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "page", "", parent)
        self._theme = theme
        self.view = SourcesView(session)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.show_sources)
        self._make_parts()
        self._lay_out()
        self._connect()
        self.show_sources()

    @property
    def is_settled(self) -> bool:
        """Whether everything shows what the view has."""
        return not self._later.isActive()

    @property
    def lead_text(self) -> str:
        """The first line as plain text."""
        return self._lead.text

    def show_sources(self) -> None:
        """Show how things stand."""
        view = self.view
        self._lead.show_words([Word(view.lead, bold=True)])
        self._second.show_words([Word(view.small_print, "ink2")])
        for choice in view.kinds:
            button = self.kinds[choice.kind or ""]
            button.setText(f"{choice.label} {choice.count}")
            button.updateGeometry()
            button.setChecked(choice.is_chosen)
        with QSignalBlocker(self.search):
            if self.search.text() != view.search:
                self.search.setText(view.search)
        self._show_sides()
        self.detail.show_detail()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while another page was in front."""
        super().showEvent(event)
        self._later.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave columns out where names would be cut."""
        super().resizeEvent(event)
        room = self.width() - 2 * MARGIN - _LIST_WIDTH
        for column in _SPARE:
            self.items.setColumnHidden(column, room < _ROOM)

    def _show_sides(self) -> None:
        view, sources, items = self.view, self._sources, self._items
        with QSignalBlocker(self.sources.selectionModel()):
            sources.show_rows(view.sources)
            ids = [row.id for row in sources.rows]
            at = ids.index(view.source) if view.source in ids else -1
            self.sources.setCurrentIndex(sources.index(at) if at >= 0 else QModelIndex())
            if at < 0 and view.item:
                self.sources.scrollToTop()
        with QSignalBlocker(self.items.selectionModel()):
            items.show_items(view.items)
            row = items.row_of(view.item.key) if view.item else -1
            self.items.setCurrentIndex(items.index(row, 1) if row >= 0 else QModelIndex())
            self.items.clearSelection()
            if row >= 0:
                self.items.selectRow(row)
        count = len(items.items)
        text = trn("{count} thing of the model", "{count} things of the model", count)
        if view.source:
            text = trn(
                "{count} thing of the model rests on {source}",
                "{count} things of the model rest on {source}",
                count,
                source=view.source,
            )
        self.count.setText(text)
        self.nothing.setVisible(count == 0)
        self.items.viewport().update()
        self.sources.viewport().update()

    # --- what is done ----------------------------------------------------------------------

    def _on_changed(self) -> None:
        if self.isVisible() and not self._later.isActive():
            self._later.start(0)

    def _on_source(self, chosen: QItemSelection) -> None:
        rows = chosen.indexes()
        if rows:
            self.view.choose_source(self._sources.rows[rows[0].row()].id)

    def _on_item(self, chosen: QItemSelection) -> None:
        rows = chosen.indexes()
        if rows:
            self.view.choose_item(self._items.items[rows[0].row()].key)

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # --- putting it together ---------------------------------------------------------------

    def _make_parts(self) -> None:
        theme = self._theme
        self._lead = WordLine(theme, HEADLINE, height=30, smallest=15)
        self._second = WordLine(theme, VALUE, height=20)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find a source or a number"))
        self.search.setAccessibleName(tr("Find a source or a number"))
        self.search.setToolTip(tr("Searches ids, texts, names, units and notes (Ctrl+F)"))
        self.search.setClearButtonEnabled(True)
        self._group = QButtonGroup(self)
        self.kinds: dict[str, FlatButton] = {}
        for kind in ("", *KINDS):
            button = FlatButton(theme, size=VALUE)
            button.setCheckable(True)
            button.setToolTip(tr(_ONLY[kind]))
            self._group.addButton(button)
            self.kinds[kind] = button
        self._sources, self._items = SourceModel(), ItemModel(theme)
        self.sources = QListView()
        self.sources.setModel(self._sources)
        self._painter = SourceDelegate(theme, self._sources)
        self.sources.setItemDelegate(self._painter)
        self.sources.setUniformItemSizes(True)
        self.sources.setAccessibleName(tr("Sources"))
        self.items = self._table()
        self.count, self.nothing = (
            QLabel(),
            QLabel(tr("Nothing in this scenario. Show all, or search less.")),
        )
        self.count.setFont(font(SMALL))
        self.count.setProperty("tone", "ink3")
        self.nothing.setProperty("tone", "ink3")
        self.detail = DetailPanel(self.view)

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._items)
        self._cells = ItemDelegate(self._theme, self._items)
        table.setItemDelegate(self._cells)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setFont(font(VALUE))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW)
        head = table.horizontalHeader()
        head.setFont(font(SMALL))
        head.setHighlightSections(False)
        head.setMinimumSectionSize(20)
        for column, wide in _WIDTHS.items():
            head.resizeSection(column, wide)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.setAccessibleName(tr("What rests on sources"))
        return table

    def _connect(self) -> None:
        view = self.view
        view.changed.connect(self._on_changed)
        self.search.textChanged.connect(view.find)
        self.kinds[""].clicked.connect(lambda: view.choose_kind(None))
        for kind in KINDS:
            self.kinds[kind].clicked.connect(lambda _, kind=kind: view.choose_kind(kind))
        self.sources.selectionModel().selectionChanged.connect(self._on_source)
        self.items.selectionModel().selectionChanged.connect(self._on_item)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self._find)
        self._theme.changed.connect(self.items.viewport().update)
        self._theme.changed.connect(self.sources.viewport().update)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 12, MARGIN, 8)
        column.setSpacing(0)
        column.addWidget(self._lead)
        column.addWidget(self._second)
        column.addSpacing(8)
        filters = QHBoxLayout()
        filters.setSpacing(2)
        self.search.setFixedWidth(_LIST_WIDTH)
        filters.addWidget(self.search)
        filters.addSpacing(16)
        for button in self.kinds.values():
            filters.addWidget(button)
        filters.addStretch(1)
        column.addLayout(filters)
        column.addSpacing(8)
        column.addWidget(Rule(self._theme, strong=True))
        self.sources.setFixedWidth(_LIST_WIDTH)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.detail)
        right.addWidget(Rule(self._theme, strong=True))
        right.addSpacing(6)
        right.addWidget(self.count)
        right.addSpacing(2)
        right.addWidget(self.nothing)
        right.addWidget(self.items, 1)
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addWidget(self.sources)
        sides.addLayout(right, 1)
        column.addLayout(sides, 1)
