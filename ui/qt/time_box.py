"""The part of the horizon that a fan shows: wheel and drag move through time, all fans together."""

from __future__ import annotations

from pyqtgraph import Point, ViewBox
from pyqtgraph.GraphicsScene.mouseEvents import MouseDragEvent
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGraphicsItem

SHORTEST = 1.0  # days: nobody reads the model closer than that
_NEAR = 1e-6


class TimeBox(ViewBox):
    """A view box whose mouse moves along x only, within the horizon; it has no menu."""

    def __init__(self, parent: QGraphicsItem | None = None) -> None:
        super().__init__(parent, enableMenu=False, defaultPadding=0.0)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsFocusable, False)
        self.setMouseEnabled(x=True, y=False)
        self.disableAutoRange()
        self._horizon = (0.0, 1.0)

    @property
    def period(self) -> tuple[float, float]:
        """The part that is shown, in days."""
        low, high = self.viewRange()[self.XAxis]
        return low, high

    @property
    def is_whole(self) -> bool:
        """Whether the whole horizon is shown."""
        low, high = self._horizon
        near = (high - low) * _NEAR
        return self.period[0] <= low + near and self.period[1] >= high - near

    def set_horizon(self, low: float, high: float) -> None:
        """Take other bounds of time and show all of it; nothing changes where they are the same."""
        if (low, high) != self._horizon:
            self._horizon = (low, high)
            self.setLimits(xMin=low, xMax=high, minXRange=min(SHORTEST, high - low))
            self.show_whole()

    def show_whole(self) -> None:
        """Show the whole horizon."""
        self.setXRange(*self._horizon, padding=0)

    def zoom(self, factor: float, around: float | None = None) -> None:
        """Show *factor* times as much time, with the moment *around* where it stands."""
        low, high = self.period
        middle = (low + high) / 2 if around is None else around
        self.scaleBy(x=factor, center=Point(middle, 0))

    def bring_in(self, moment: float) -> None:
        """Move just so far that *moment* is shown."""
        low, high = self.period
        beyond = min(0.0, moment - low) + max(0.0, moment - high)
        if beyond:
            self.translateBy(x=beyond)

    def linkedViewChanged(self, view: ViewBox | None, axis: int) -> None:
        """Show the same part as a linked box, to the bit, wherever both stand on the screen."""
        if view is None or self.linksBlocked or axis != self.XAxis:
            return
        view.blockLink(True)
        try:
            low, high = view.viewRange()[axis]
            self.setXRange(low, high, padding=0)
        finally:
            view.blockLink(False)

    def mouseDragEvent(self, ev: MouseDragEvent, axis: int | None = None) -> None:
        """Move along time with the left button; the others have no drag."""
        if ev.button() == Qt.MouseButton.LeftButton:
            super().mouseDragEvent(ev, axis)
        else:
            ev.ignore()
