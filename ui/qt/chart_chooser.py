"""Which indicators have a chart: a list to tick, and to search."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from simulator.charts.numerals import FIRM
from simulator.language import tr
from ui.qt.controls import PlainField
from ui.qt.fonts import SMALL, font
from ui.qt.theme import Theme
from ui.session.outlook import MOST, OutlookView

_WIDE, _HIGH = 320, 420


class ChartChooser(QFrame):
    """A card that closes when anything else is clicked; every tick is a step that can be undone."""

    def __init__(self, view: OutlookView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._view = view
        self.setObjectName("card")
        palette = theme.palette
        self.setStyleSheet(
            f"#card {{ background: {palette.panel}; border: 1px solid {palette.strong_rule}; }}"
        )
        self.setAccessibleName(tr("Charts"))
        self.search = PlainField()
        self.search.setPlaceholderText(tr("Find an indicator"))
        self.search.setAccessibleName(tr("Find an indicator"))
        self.list = _Ticks()
        self.list.setAccessibleName(tr("Indicators"))
        self.foot = QLabel()
        self.foot.setFont(font(SMALL))
        self.foot.setProperty("tone", "ink3")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(6)
        for widget in (self.search, self.list, self.foot):
            column.addWidget(widget)
        self.resize(_WIDE, _HIGH)
        self.search.textChanged.connect(self.show_choices)
        self.list.itemChanged.connect(self._toggle)
        self.search.returnPressed.connect(self._toggle_first)
        let_go = view.changed.connect(self.show_choices)
        self.destroyed.connect(lambda: let_go())
        self.setFocusProxy(self.search)
        self.show_choices()

    def show_choices(self) -> None:
        """List what is found, ticked where it has a chart."""
        current = self.list.currentRow()
        with QSignalBlocker(self.list):
            self.list.clear()
            for choice in self._view.find(self.search.text()):
                item = QListWidgetItem(f"{choice.label},{FIRM}{choice.unit}", self.list)
                item.setData(Qt.ItemDataRole.UserRole, choice.name)
                can = choice.shown or not self._view.is_full
                flags = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
                item.setFlags(flags | (Qt.ItemFlag.ItemIsEnabled if can else flags))
                state = Qt.CheckState
                item.setCheckState(state.Checked if choice.shown else state.Unchecked)
            self.list.setCurrentRow(min(current, self.list.count() - 1))
        count = len(self._view.shown)
        self.foot.setText(
            tr("{count} of at most {most} shown; drag a title to move one", count=count, most=MOST)
        )

    def _toggle(self, item: QListWidgetItem) -> None:
        self._view.toggle(str(item.data(Qt.ItemDataRole.UserRole)))
        self.show_choices()  # the last one stays ticked, whatever was clicked

    def _toggle_first(self) -> None:
        if self.list.count():
            self._toggle(self.list.item(0))


class _Ticks(QListWidget):
    """A list whose ticks change with a click anywhere on the row, with Space and with Return."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._clicked)
        self._before: Qt.CheckState | None = None
        self.itemPressed.connect(self._pressed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick on Return as on Space."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            _turn(item)
        else:
            super().keyPressEvent(event)

    def _pressed(self, item: QListWidgetItem) -> None:
        self._before = item.checkState()

    def _clicked(self, item: QListWidgetItem) -> None:
        """Turn the tick, unless the click was on the box and has done so."""
        if item.checkState() == self._before:
            _turn(item)


def _turn(item: QListWidgetItem) -> None:
    ticked = item.checkState() == Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
