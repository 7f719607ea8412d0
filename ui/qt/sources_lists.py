"""The two sides of the Sources page as lists: sources, and what in the model rests on them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from simulator.language import mark, tr, trn
from ui.qt.fonts import BOLD, REGULAR, SMALL, VALUE, font, metrics, width
from ui.qt.source_mark import draw_mark
from ui.qt.theme import Theme
from ui.session.sources_items import KIND_TITLES, Item, short_name
from ui.session.sources_view import SourceRow

Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
COLUMNS: Final = (
    *("", mark("Name"), mark("Value"), mark("Unit"), mark("Range")),
    *(mark("Rests on"), mark("Confidence")),
)
_RIGHT: Final = frozenset((2,))
_TO_THE_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TO_THE_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SOURCE_HEIGHT = 38
_PADDING: Final = 7  # of a cell, left and right


class SourceModel(QAbstractListModel):
    """The sources that are left."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[SourceRow, ...] = ()

    def show_rows(self, rows: tuple[SourceRow, ...]) -> None:
        """Show other sources."""
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a source as a text for a screen reader; the delegate draws it."""
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            words = {"id": row.id, "kind": tr(row.kind), "title": row.title}
            if not row.count:
                return tr("{id}, {kind}: {title}; nothing here rests on it", **words)
            return trn(
                "{id}, {kind}: {title}; {count} thing rests on it",
                "{id}, {kind}: {title}; {count} things rest on it",
                row.count,
                **words,
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<qt>{row.id}, {tr(row.kind)}: {row.title}</qt>"
        return None


class SourceDelegate(QStyledItemDelegate):
    """Draws a source: its mark and id, how much rests on it, and below what it is."""

    def __init__(self, theme: Theme, model: SourceModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room for two lines."""
        return QSize(200, _SOURCE_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one source."""
        row, box = self._model.rows[index.row()], QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen or row.is_marked:
            painter.fillRect(box, self._theme.ink("selected"))
        if row.is_marked:
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), self._theme.ink("ink"))
        quiet = not row.count
        draw_mark(
            painter,
            row.kind,
            QPointF(box.left() + 14, box.top() + 12),
            self._theme.ink("ink3" if quiet else "effect"),
        )
        left, right = box.left() + 26, box.right() - 10
        weight = BOLD if row.is_marked or chosen else REGULAR
        count = f"{row.count}" if row.count else "–"
        painter.setFont(font(SMALL))
        painter.setPen(self._theme.ink("ink3"))
        painter.drawText(QPointF(right - width(count, SMALL), box.top() + 16), count)
        painter.setFont(font(VALUE, weight))
        painter.setPen(self._theme.ink("ink3" if quiet else "ink"))
        room = right - left - width(count, SMALL) - 8
        name = short_name(row.id)
        name = metrics(VALUE, weight).elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(left, box.top() + 16), name)
        painter.setFont(font(SMALL))
        painter.setPen(self._theme.ink("ink3" if quiet else "ink2"))
        text = metrics(SMALL).elidedText(row.title, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QPointF(left, box.top() + 31), text)
        line = QRectF(box.left(), box.bottom() - 1, box.width(), 1)
        painter.fillRect(line, self._theme.ink("rule"))
        painter.restore()


class ItemModel(QAbstractTableModel):
    """What rests on sources, with value, unit, range, source and confidence."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.items: tuple[Item, ...] = ()
        self._texts: dict[int, tuple[str, ...]] = {}  # of the rows that were asked for

    def show_items(self, items: tuple[Item, ...]) -> None:
        """Show other things."""
        if items != self.items:
            self.beginResetModel()
            self.items, self._texts = items, {}
            self.endResetModel()

    def texts(self, row: int) -> tuple[str, ...]:
        """Return the words of a thing's cells."""
        if row not in self._texts:
            self._texts[row] = _texts(self.items[row])
        return self._texts[row]

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a column's name, over its figures."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(section)
        return tr(COLUMNS[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, its alignment, its tone or its tool tip."""
        item, column = self.items[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.texts(index.row())[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            ids = ", ".join(item.rests_on)
            rests = tr("Rests on {sources}.", sources=ids)
            return f"<qt>{item.label}, {tr(KIND_TITLES[item.kind])}. {item.help} {rests}</qt>"
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._theme.ink("ink" if column in (1, 2) else "ink2")
        if role == Qt.ItemDataRole.AccessibleTextRole and column == 0:
            return tr(item.basis)
        return None

    def row_of(self, key: str) -> int:
        """Return the row of a thing, -1 where it is not left."""
        return next((at for at, item in enumerate(self.items) if item.key == key), -1)


class ItemDelegate(QStyledItemDelegate):
    """Draws a thing's cells: the mark of the kind of source that it rests on, and its words.

    A style with a sheet takes ten times as long, and the window draws all of them when it grows.
    """

    def __init__(self, theme: Theme, model: ItemModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground of the cell, then the mark or the words."""
        theme, item, column = self._theme, self._model.items[index.row()], index.column()
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, theme.ink("selected"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme.ink("rule"))
        if column == 0:
            painter.save()
            draw_mark(painter, item.basis, box.center(), theme.ink("effect"))
            painter.restore()
            return
        words = self._model.texts(index.row())[column]
        if words:
            room = box.adjusted(_PADDING, 0, -_PADDING, -1)
            painter.setFont(font(VALUE))
            painter.setPen(theme.ink("ink" if chosen or column in (1, 2) else "ink2"))
            words = metrics(VALUE).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, _aligned(column), words)


def _texts(item: Item) -> tuple[str, ...]:
    name = item.label.removeprefix("actors.")
    if not item.value_text:
        name = f"{name} · {tr(KIND_TITLES[item.kind])}"
    sources = ", ".join(short_name(source) for source in item.rests_on)
    words = tr(item.unit), item.range_text, sources, tr(item.confidence)
    return ("", name, item.value_text, *words)


def _aligned(column: int) -> Qt.AlignmentFlag:
    return _TO_THE_RIGHT if column in _RIGHT else _TO_THE_LEFT
