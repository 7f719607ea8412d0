"""The list of what can be exported: everything first, then documents, charts and data."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from simulator.language import tr
from ui.qt.controls import draw_focus
from ui.qt.fonts import BODY, BOLD, SMALL, VALUE, font, metrics
from ui.qt.icons import draw_icon
from ui.qt.theme import Theme
from ui.session.export_items import CHARTS, Item
from ui.session.export_view import ExportView

_NOTHING: Final = QItemSelectionModel.SelectionFlag.NoUpdate
_ITEM: Final = int(Qt.ItemDataRole.UserRole)
_PAD: Final = 12.0
_BOX: Final = 13.0  # the side of a box to tick
_HEIGHTS: Final = {"head": 30, "pack": 62, "item": 26}


class ExportList(QListWidget):
    """Hands on what is chosen; a click on a chart's box takes it in beside others."""

    def __init__(self, view: ExportView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.setObjectName("exportWhat")
        self.setAccessibleName(tr("What to export"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setItemDelegate(_Rows(theme, self))
        for group in view.choice.groups:
            if group.name != "pack":
                self._add_head(group.title)
            for item in group.items:
                self._add(item)
        self.show_choice()
        self.itemSelectionChanged.connect(self._choose)
        theme.changed.connect(self.viewport().update)

    def row_of(self, key: str) -> QListWidgetItem | None:
        """Return the row of an item."""
        for row in range(self.count()):
            item = self.item(row).data(_ITEM)
            if item is not None and item.key == key:
                return self.item(row)
        return None

    def show_choice(self) -> None:
        """Mark what is chosen."""
        keys = {item.key for item in self._view.choice.selection.items}
        with QSignalBlocker(self):
            for row in range(self.count()):
                item = self.item(row).data(_ITEM)
                wanted = item is not None and item.key in keys
                if self.item(row).isSelected() != wanted:  # each change lays the list out anew
                    self.item(row).setSelected(wanted)
        chosen = self.selectedItems()
        if chosen and self.currentItem() not in chosen:
            with QSignalBlocker(self):
                self.setCurrentItem(chosen[0], _NOTHING)
            self.scrollToItem(chosen[0])
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick a chart by its box; anywhere else, choose as lists do."""
        index = self.indexAt(event.position().toPoint())
        item: Item | None = index.data(_ITEM)
        edge = self.visualRect(index).left() + 2 * _PAD + _BOX
        if item is not None and item.group in CHARTS and event.position().x() < edge:
            self.selectionModel().setCurrentIndex(index, _NOTHING)
            self._view.toggle(item.key)
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Space tick the chart where the keyboard is."""
        item: Item | None = self.currentIndex().data(_ITEM)
        if event.key() == Qt.Key.Key_Space and item is not None:
            self._view.toggle(item.key)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the dialog's first button takes it
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        """Hand on what is chosen, where the keyboard is last."""
        current: Item | None = self.currentIndex().data(_ITEM)
        rows = [row.data(_ITEM) for row in self.selectedItems()]
        items = [item for item in rows if item is not None]
        items.sort(key=lambda item: item == current)
        if items:
            self._view.choose(*(item.key for item in items))
        self.show_choice()

    def _add_head(self, title: str) -> None:
        row = QListWidgetItem(title, self)
        row.setFlags(Qt.ItemFlag.NoItemFlags)

    def _add(self, item: Item) -> None:
        row = QListWidgetItem(item.title, self)
        row.setData(_ITEM, item)
        row.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        if item.about:
            row.setToolTip(f"<qt>{item.about}</qt>")
            row.setData(Qt.ItemDataRole.AccessibleDescriptionRole, item.about)


class _Rows(QStyledItemDelegate):
    """Draws headings, the large first choice, and rows with a box where several may be taken."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme, self._list = theme, parent

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a row."""
        item = index.data(_ITEM)
        kind = "head" if item is None else "pack" if item.group == "pack" else "item"
        return QSize(100, _HEIGHTS[kind])

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a row."""
        item, box = index.data(_ITEM), QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if item is None:
            self._draw_head(painter, box, str(index.data()))
        elif item.group == "pack":
            self._draw_pack(painter, box.adjusted(8, 4, -8, -2), item, state)
        else:
            self._draw_item(painter, box, item, state)
        walked = not state & QStyle.StateFlag.State_Selected  # the chosen are marked anyway
        if walked and state & QStyle.StateFlag.State_HasFocus and self._list.hasFocus():
            draw_focus(painter, self._theme, box.adjusted(2, 1, -2, -1), 3)
        painter.restore()

    def _draw_head(self, painter: QPainter, box: QRectF, title: str) -> None:
        painter.setFont(font(SMALL, BOLD))
        painter.setPen(self._theme.ink("ink2"))
        low = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box.adjusted(_PAD, 0, -_PAD, -5), low, title)

    def _draw_pack(
        self, painter: QPainter, box: QRectF, item: Item, state: QStyle.StateFlag
    ) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(self._theme.line("A") if chosen else self._theme.ink("strong_rule"), 1))
        painter.setBrush(self._theme.ink("selected" if chosen else "page"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        draw_icon(painter, "folder", box.left() + 10, box.top() + 9, self._theme.line("A"))
        left, room = box.left() + 34, box.width() - 42
        cut = Qt.TextElideMode.ElideRight
        painter.setFont(font(BODY, BOLD))
        painter.setPen(self._theme.ink("ink"))
        title = metrics(BODY, BOLD).elidedText(item.title, cut, room)
        painter.drawText(QRectF(left, box.top() + 6, room, 20), 0, title)
        painter.setFont(font(SMALL))
        painter.setPen(self._theme.ink("ink2"))
        about = tr("Documents, charts and data in one folder")
        painter.drawText(
            QRectF(left, box.top() + 28, room, 20), 0, metrics(SMALL).elidedText(about, cut, room)
        )

    def _draw_item(
        self, painter: QPainter, box: QRectF, item: Item, state: QStyle.StateFlag
    ) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, self._theme.ink("selected", 1.0 if chosen else 0.5))
        if chosen:
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), self._theme.line("A"))
        left = box.left() + _PAD
        if item.group in CHARTS:
            self._draw_tick(painter, QRectF(left, box.center().y() - 6.5, _BOX, _BOX), chosen)
            left += _BOX + 8
        painter.setFont(font(VALUE if len(item.title) > 40 else BODY))
        painter.setPen(self._theme.ink("ink"))
        room = box.right() - left - 6
        text = metrics(BODY).elidedText(item.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(
            QRectF(left, box.top(), room, box.height()), Qt.AlignmentFlag.AlignVCenter, text
        )

    def _draw_tick(self, painter: QPainter, box: QRectF, chosen: bool) -> None:
        painter.setPen(QPen(self._theme.line("A") if chosen else self._theme.ink("ink3"), 1))
        painter.setBrush(self._theme.line("A") if chosen else self._theme.ink("field"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        if chosen:
            draw_icon(painter, "check", box.left() - 1.5, box.top() - 1.5, self._theme.ink("page"))
