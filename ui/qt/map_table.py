"""The regions on one line each, the worst first: their numbers in every map, at the moment."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from simulator.charts.maps.numbers import unit
from simulator.charts.palette import map_ramp
from simulator.language import tr
from ui.qt.controls import draw_focus
from ui.qt.fonts import BOLD, REGULAR, TICK, VALUE, font, metrics, width
from ui.qt.map_layout import GAP, ROW, TABLE_HEAD, Wanted, table_columns
from ui.qt.reached import ReachedWidget
from ui.qt.theme import Theme, colour
from ui.session.map_rows import Cell, Row, heads, rows
from ui.session.map_view import MapView

_TALLEST = 22.0
_SWATCH = 9.0
_FIRST_CELL = 58.0  # from the right end of a number to that of the next


class MapTable(ReachedWidget):
    """Draws a row for each region; a click holds it, as Up and Down do, Return lets go."""

    def __init__(self, view: MapView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._theme = view, theme
        self._rows: tuple[Row, ...] = ()
        self._heads: tuple[tuple[str, str], ...] = ()
        self._first = 0  # the first row shown, where not all have room
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Regions, the worst first"))
        theme.changed.connect(self.update)

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions in the order shown."""
        return tuple(row.region for row in self._rows)

    def show_view(self) -> None:
        """Show the numbers of this moment."""
        self._rows, self._heads = rows(self._view), heads(self._view)
        held = self._view.held
        chosen = [row for row in self._rows if row.region == held]
        said = "; ".join(
            f"{row.name}: {', '.join(cell.text for cell in row.cells)}"
            for row in (chosen or self._rows[:5])
        )
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
        self.update()

    # --- drawing -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the heads and the rows, in as many columns as they need."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._rows:
            return
        columns = self._columns
        for column in range(columns):
            self._draw_head(painter, column)
        shown = self._rows[self._first : self._first + self._capacity]
        for place, row in enumerate(shown):
            self._draw_row(painter, row, self._box(place))
        left = len(self._rows) - self._first - len(shown)
        if left > 0 or self._first:
            self._write(painter, QPointF(0, self.height() - 3), self._rest(left), "ink3", TICK)
        if self.shows_focus:
            draw_focus(painter, self._theme, QRectF(self.rect()))

    def _rest(self, below: int) -> str:
        if below and self._first:
            return tr("{above} above, {below} below", above=self._first, below=below)
        if below:
            return tr("and {below} more", below=below)
        return tr("{above} above", above=self._first)

    def _draw_head(self, painter: QPainter, column: int) -> None:
        theme, box = self._theme, self._column(column)
        if column == 0:
            self._write(painter, QPointF(box.left() + 4, 12), tr("Region"), "ink", VALUE, bold=True)
            self._write(painter, QPointF(box.left() + 4, 26), unit(self._view), "ink3", TICK)
        for place, (series, text) in enumerate(self._heads):
            if len(self._heads) == 1 and not self._view.is_difference:
                break
            end = self._end(box, place)
            painter.setFont(font(VALUE, BOLD))
            painter.setPen(theme.word(series))
            painter.drawText(QPointF(end - width(text, VALUE, BOLD), 26), text)
        painter.fillRect(QRectF(box.left(), TABLE_HEAD - 4, box.width(), 1), theme.ink("rule"))

    def _draw_row(self, painter: QPainter, row: Row, box: QRectF) -> None:
        theme, view = self._theme, self._view
        held, read = row.region == view.held, row.region == view.region
        if held or read:
            painter.fillRect(box, theme.ink("selected"))
        if held:
            painter.fillRect(QRectF(box.left(), box.top(), 2, box.height()), theme.ink("ink"))
        base = box.center().y() + 3.8
        weight = BOLD if held else REGULAR
        ends = [self._end(box, place) for place in range(len(row.cells))]
        numbers = ends[0] - _FIRST_CELL + 6 if ends else box.right()
        if len(row.cells) == 1:
            numbers -= self._bar_room(box)
            self._draw_bar(painter, row.cells[0], box, ends[0])
        room = numbers - box.left() - 8
        painter.setFont(font(VALUE, weight))
        painter.setPen(theme.ink("ink"))
        name = metrics(VALUE, weight).elidedText(tr(row.name), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(box.left() + 5, base), name)
        for cell, end in zip(row.cells, ends, strict=True):
            self._draw_cell(painter, cell, end, base, bold=held, swatch=len(row.cells) > 1)

    def _draw_cell(
        self, painter: QPainter, cell: Cell, end: float, base: float, *, bold: bool, swatch: bool
    ) -> None:
        theme, weight = self._theme, BOLD if bold else REGULAR
        painter.setFont(font(VALUE, weight))
        painter.setPen(theme.ink("ink3" if cell.is_noise else "ink"))
        wide = width(cell.text, VALUE, weight)
        painter.drawText(QPointF(end - wide, base), cell.text)
        if swatch:
            box = QRectF(end - _FIRST_CELL + 12, base - 8, _SWATCH, _SWATCH)
            painter.setPen(QPen(theme.ink("strong_rule"), 0.8))
            painter.setBrush(self._fill(cell))
            painter.drawRect(box)

    def _draw_bar(self, painter: QPainter, cell: Cell, box: QRectF, end: float) -> None:
        """Draw how far along the classes of the legend a number stands."""
        scale = self._view.scale
        if scale is None:
            return
        room = self._bar_room(box)
        left, part = end - _FIRST_CELL + 14 - room, room / scale.count
        zero = part * scale.count / 2 if scale.diverges else 0.0
        reach = part * cell.reach
        bar = QRectF(left + min(zero, reach), box.center().y() - 4, abs(reach - zero), 8)
        painter.setPen(QPen(self._theme.ink("strong_rule"), 0.8))
        painter.setBrush(self._fill(cell))
        painter.drawRect(bar)
        if scale.diverges:
            painter.fillRect(
                QRectF(left + zero - 0.5, bar.top() - 2, 1, 12), self._theme.ink("ink3")
            )

    def _fill(self, cell: Cell) -> QColor:
        scale = self._view.scale
        ramp = map_ramp(self._theme.palette, diverges=scale is not None and scale.diverges)
        return colour(ramp[cell.place])

    def _write(
        self,
        painter: QPainter,
        at: QPointF,
        text: str,
        token: str,
        size: float,
        *,
        bold: bool = False,
    ) -> None:
        painter.setFont(font(size, BOLD if bold else REGULAR))
        painter.setPen(self._theme.ink(token))
        painter.drawText(at, text)

    # --- places ------------------------------------------------------------------------------

    @property
    def wanted(self) -> Wanted:
        """What the table needs room for."""
        return Wanted(1, 1.0, len(self._rows), max(1, len(self._heads)), headed=False)

    @property
    def _columns(self) -> int:
        return table_columns(self.wanted, QRectF(self.rect()))

    @property
    def _pitch(self) -> float:
        deep = -(-len(self._rows) // self._columns)
        return max(ROW, min(_TALLEST, (self.height() - TABLE_HEAD) / max(1, deep)))

    @property
    def _capacity(self) -> int:
        """How many rows have room; the last line tells of the others."""
        lines = int((self.height() - TABLE_HEAD + 1) / self._pitch)
        if lines * self._columns >= len(self._rows):
            return len(self._rows)
        return max(1, (lines - 1) * self._columns)

    def _column(self, column: int) -> QRectF:
        wide = (self.width() - (self._columns - 1) * GAP) / self._columns
        return QRectF(column * (wide + GAP), 0, wide, self.height())

    def _box(self, place: int) -> QRectF:
        deep = -(-self._capacity // self._columns)
        column, line = divmod(place, deep)
        box = self._column(column)
        return QRectF(box.left(), TABLE_HEAD + line * self._pitch, box.width(), self._pitch)

    def _end(self, box: QRectF, place: int) -> float:
        after = max(1, len(self._heads)) - 1 - place
        return box.right() - 4 - after * _FIRST_CELL

    def _bar_room(self, box: QRectF) -> float:
        return max(30.0, min(110.0, box.width() - 190))

    def row_at(self, place: QPointF) -> str:
        """Return the region whose row is at a place."""
        shown = self._rows[self._first : self._first + self._capacity]
        return next(
            (row.region for at, row in enumerate(shown) if self._box(at).contains(place)), ""
        )

    # --- mouse and keyboard ------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the region under the mouse in the maps too."""
        self._view.point_at(self.row_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hold the region under the mouse, or let go of it."""
        region = self.row_at(event.position())
        if region and event.button() == Qt.MouseButton.LeftButton:
            self._view.hold(region)

    def leaveEvent(self, event: QEvent) -> None:
        """Stop reading."""
        self._view.point_at("")
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Go through the rows, where not all have room."""
        most = max(0, len(self._rows) - self._capacity)
        step = -1 if event.angleDelta().y() > 0 else 1
        self._first = max(0, min(most, self._first + step * self._columns))
        self.update()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hold the next row or the one before, or let go."""
        key, view = event.key(), self._view
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._rows:
            order = list(self.regions)
            step = 1 if key == Qt.Key.Key_Down else -1
            at = order.index(view.held) + step if view.held in order else 0
            at = max(0, min(len(order) - 1, at))
            if order[at] != view.held:
                view.hold(order[at])
            self._bring(at)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and view.held:
            view.hold(view.held)
        else:
            event.ignore()

    def _bring(self, place: int) -> None:
        """Bring a row into sight."""
        if not self._first <= place < self._first + self._capacity:
            self._first = max(0, min(place, len(self._rows) - self._capacity))
        self.update()
