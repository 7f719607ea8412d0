"""The charts below the bars: side by side as many as there are, or one of them enlarged.

Charts are drawn a turn's worth at a time, so that the window goes on living while many change.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from ui.qt.chart_menu import chart_menu
from ui.qt.chart_tile import ChartTile
from ui.qt.fan_view import FanView
from ui.qt.milestones_view import MilestonesView
from ui.qt.readings_table import ReadingsTable
from ui.qt.theme import Theme
from ui.qt.turns import ROOM, turns
from ui.session.gallery import ChartChoice
from ui.session.outlook import OutlookView, columns
from ui.session.readings import readings

COLUMNS = 3
_ROOM = 190  # a chart narrower than that is not read
_LOW = 150
_LOW_OF_THREE = 186  # three rows scroll rather than become too low
_BETWEEN = 26


class ChartGrid(QWidget):
    """Shows the view's charts; ``export_asked`` and ``copy_asked`` want one of them."""

    export_asked = Signal(object)
    copy_asked = Signal(object)

    def __init__(self, view: OutlookView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._theme = view, theme
        self._tiles: list[ChartTile] = []
        self._stale: list[ChartTile] = []
        self._columns = 0
        self._period: tuple[float, float] | None = None
        self._wheel_is_the_pages = False
        self._table = ReadingsTable(theme, self)
        self._milestones = MilestonesView(theme, self)
        self._mark = _DropMark(theme, self)
        for widget in (self._table, self._milestones, self._mark):
            widget.hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_BETWEEN)
        self._grid.setVerticalSpacing(8)
        view.changed.connect(self.show_choice)
        self.show_choice()

    @property
    def tiles(self) -> tuple[ChartTile, ...]:
        """The charts, in the order shown."""
        return tuple(self._tiles)

    @property
    def fans(self) -> tuple[FanView, ...]:
        """Those that show a course."""
        return tuple(tile.fan for tile in self._tiles if tile.fan)

    @property
    def is_settled(self) -> bool:
        """Whether every chart shows what the session has."""
        return not self._stale

    @property
    def columns(self) -> int:
        """How many charts stand beside each other."""
        return self._columns

    @property
    def table(self) -> ReadingsTable:
        """The table beside an enlarged chart."""
        return self._table

    @property
    def milestones(self) -> MilestonesView:
        """The time line of the milestones."""
        return self._milestones

    @property
    def is_marking(self) -> bool:
        """Whether a stroke shows where a chart that is being moved would go."""
        return self._mark.isVisible()

    def show_results(self) -> None:
        """Draw every chart anew that the session has another picture of."""
        self._stale = list(self._tiles)
        if self._view.section == "milestones":
            self._draw_milestones()
        self._draw_stale()

    def leave_wheel(self, to_page: bool) -> None:
        """Leave the wheel without Ctrl to a page that has to be scrolled."""
        self._wheel_is_the_pages = to_page
        for fan in self.fans:
            fan.leave_wheel(to_page)

    def menu_of(self, place: int) -> QMenu:
        """Return the menu of a chart."""
        return chart_menu(
            self, self._view, self._tiles[place], self.export_asked.emit, self.copy_asked.emit
        )

    # --- which charts there are ------------------------------------------------------------

    def show_choice(self) -> None:
        """Show the view's charts; those that stay are kept as they are."""
        large = self._view.enlarged is not None
        focused = next((t.name for t in self._tiles if t.widget.hasFocus()), None)
        self._keep_period()
        kept = {(tile.choice, tile.large): tile for tile in self._tiles}
        section = self._view.section
        choices = () if section == "milestones" else self._view.charts()
        self._tiles = [
            kept[c, large] if (c, large) in kept else self._made(c, large) for c in choices
        ]
        for tile in (tile for tile in kept.values() if tile not in self._tiles):
            self._grid.removeWidget(tile.widget)
            tile.widget.hide()
            tile.widget.deleteLater()
        self._milestones.setVisible(section == "milestones")
        self._table.setVisible(large)
        self._columns = 0
        self._arrange()
        self._link()
        self.show_results()
        for tile in self._tiles:
            if focused is not None and (tile.name == focused or large):
                tile.widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _made(self, choice: ChartChoice, large: bool) -> ChartTile:
        tile = ChartTile(self._view, self._theme, choice, large=large)
        tile.grip.menu_asked.connect(lambda at: self._open_menu(tile, at))
        tile.grip.dragged.connect(lambda at: self._drag(tile, at))
        tile.grip.dropped.connect(lambda at: self._drop(tile, at))
        tile.grip.given_up.connect(self._mark.hide)
        if large and tile.fan is not None:
            tile.fan.read.connect(self._read)
        return tile

    def _keep_period(self) -> None:
        """Remember the part of time that is shown, for the fans that are made next."""
        if self.fans and self.fans[0].chart is not None:
            box = self.fans[0].box
            self._period = None if box.is_whole else box.period

    def _link(self) -> None:
        fans = self.fans
        for fan in fans:
            fan.leave_wheel(self._wheel_is_the_pages)
            fan.box.setXLink(None)
        for fan in fans[1:]:
            fan.follow(fans[0])

    # --- where they stand ------------------------------------------------------------------

    def _arrange(self) -> None:
        """Put the charts into as many columns as there is room for."""
        fitting = max(1, min(COLUMNS, self.width() // _ROOM))
        beside = columns(max(1, len(self._tiles)), fitting)
        if beside == self._columns:
            return
        self._columns = beside
        while self._grid.count():
            self._grid.takeAt(0)
        rows = -(-len(self._tiles) // beside)
        for place, tile in enumerate(self._tiles):
            tile.widget.setMinimumHeight(_LOW if rows < 3 else _LOW_OF_THREE)
            self._grid.addWidget(tile.widget, place // beside, place % beside)
            tile.widget.show()
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < beside else 0)
        if self._view.enlarged is not None:
            self._grid.addWidget(self._table, 0, 1)
            self._grid.setColumnStretch(1, 0)
        if self._view.section == "milestones":
            self._grid.addWidget(self._milestones, 0, 0, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the charts anew where the width asks for it."""
        super().resizeEvent(event)
        self._arrange()

    # --- drawing ---------------------------------------------------------------------------

    def _draw_stale(self) -> None:
        """Draw charts until a turn's time is spent; the rest follow in the next turns."""
        while self._stale and turns().has_time(ROOM / 2):
            self._stale.pop(0).draw()
        if self._stale:
            turns().wait(self._draw_stale)
            return
        if self._period is not None and self.fans:
            self.fans[0].box.setXRange(*self._period, padding=0)
            self._period = None
        if self._view.enlarged is not None:
            self._read(None)

    def _draw_milestones(self) -> None:
        for choice in self._view.charts():
            self._milestones.show_chart(self._view.session.chart(choice.kind, choice.subject))

    def _read(self, day: float | None) -> None:
        comparison, name = self._view.session.comparison, self._view.enlarged
        if comparison is not None and name is not None:
            self._table.show_readings(readings(comparison, name, day))

    # --- menu and moving -------------------------------------------------------------------

    def _menu(self, tile: ChartTile) -> QMenu:
        export, copy = self.export_asked.emit, self.copy_asked.emit
        return chart_menu(self, self._view, tile, export, copy)

    def _open_menu(self, tile: ChartTile, at: QPoint) -> None:
        menu = self._menu(tile)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _drag(self, tile: ChartTile, at: QPoint) -> None:
        """Show where the chart would go."""
        place = self._place_at(self.mapFromGlobal(at))
        self._mark.show_at(self._gap_before(place))

    def _drop(self, tile: ChartTile, at: QPoint) -> None:
        self._mark.hide()
        place, own = self._place_at(self.mapFromGlobal(at)), self._tiles.index(tile)
        self._view.put(tile.name, place - 1 if place > own else place)

    def _place_at(self, at: QPoint) -> int:
        """Return before which chart a drop at *at* would go, in reading order."""
        place = 0
        for tile in self._tiles:
            box = tile.widget.geometry()
            above = box.bottom() < at.y()
            beside = box.top() <= at.y() and box.center().x() < at.x()
            place += above or beside
        return place

    def _gap_before(self, place: int) -> QRect:
        """Return the gap between two charts of a row, or at its end."""
        last = place >= len(self._tiles) or (place and place % self._columns == 0)
        box = self._tiles[place - 1 if last and place else place].widget.geometry()
        across = box.right() + _BETWEEN // 2 if last and place else box.left() - _BETWEEN // 2
        across = max(1, min(self.width() - 3, across))
        return QRect(across - 1, box.top(), 3, box.height())


class _DropMark(QWidget):
    """A stroke where a chart that is being moved would go."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_at(self, box: QRect) -> None:
        """Stand at *box*, over the charts."""
        self.setGeometry(box)
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the stroke."""
        QPainter(self).fillRect(self.rect(), self._theme.line("A"))
