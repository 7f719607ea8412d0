"""Where the parts of a told run stand in its picture: overview, lanes, strips under them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from simulator.charts.axes import time_axis, time_window
from simulator.charts.chart import Axis
from simulator.story.lane_places import MARK, Placed, PlacedLane, place_lanes
from ui.qt.fonts import VALUE, width
from ui.session.story_told import Told
from ui.session.story_view import StoryView

EDGE: Final = 6.0  # left of the titles, so that the ring of the keyboard strikes nothing
LEFT: Final = EDGE + 112.0
_RIGHT: Final = 12.0
_OVERVIEW: Final = 24.0
_DATES: Final = 20.0
_STRIP: Final = 42.0
_STRIP_LOW: Final = 32.0
_ROOMY: Final = 460.0  # below this height strips are lower
_STRIP_HIGH: Final = 84.0  # what a strip grows to where lanes leave room
_STRIP_HEAD: Final = 8.0
_REACH: Final = 9.0  # so near to a mark is on it


@dataclass(frozen=True, slots=True, eq=False)
class StoryPlaces:
    """The picture's parts in logical pixels; ``x`` is the part of time that is shown."""

    told: Told
    x: Axis
    whole: Axis
    plot: QRectF
    overview: QRectF
    lanes: tuple[PlacedLane, ...]
    strips: tuple[QRectF, ...]

    @classmethod
    def of(cls, view: StoryView, told: Told, wide: float, high: float) -> StoryPlaces:
        """Return the places of *told* in a widget of that size."""
        start = told.scenario.start
        whole = time_axis(start, told.horizon)
        x = time_window(whole, start, *view.window)
        left, right = LEFT, wide - _RIGHT
        overview = QRectF(left, 2, right - left, _OVERVIEW - 4)
        top = _OVERVIEW + _DATES
        count = len(told.strips)
        strip = _STRIP if high >= _ROOMY else _STRIP_LOW
        room = high - top - _DATES - count * strip - 4

        def across(day: float) -> float:
            return left + (day - x.low) / ((x.high - x.low) or 1.0) * (right - left)

        lanes = place_lanes(
            told.story.events,
            across,
            (left, right),
            room,
            lambda text: width(text, VALUE),
            told.place,
        )
        tall = sum(lane.height for lane in lanes)
        strip = min(_STRIP_HIGH, strip + max(0.0, room - tall) / max(1, count))
        below = top + tall
        strips = tuple(
            QRectF(left, below + k * strip + _STRIP_HEAD, right - left, strip - _STRIP_HEAD - 4)
            for k in range(len(told.strips))
        )
        return cls(told, x, whole, QRectF(left, top, right - left, tall), overview, lanes, strips)

    def across(self, day: float) -> float:
        """Return the horizontal place of a day."""
        share = (day - self.x.low) / ((self.x.high - self.x.low) or 1.0)
        return self.plot.left() + share * self.plot.width()

    def day_at(self, across: float) -> float:
        """Return the day at a horizontal place, within what is shown."""
        share = min(1.0, max(0.0, (across - self.plot.left()) / (self.plot.width() or 1.0)))
        return self.x.low + share * (self.x.high - self.x.low)

    def across_whole(self, day: float) -> float:
        """Return the place of a day in the overview."""
        return self.overview.left() + day / (self.told.horizon or 1.0) * self.overview.width()

    def day_in_whole(self, across: float) -> float:
        """Return the day at a place in the overview."""
        share = (across - self.overview.left()) / (self.overview.width() or 1.0)
        return min(1.0, max(0.0, share)) * self.told.horizon

    @property
    def foot(self) -> float:
        """Where lanes and strips end and the lower dates begin."""
        return self.strips[-1].bottom() if self.strips else self.plot.bottom()

    def marks(self) -> dict[int, QPointF]:
        """Return where each event stands that is shown."""
        return {
            event.id: QPointF(at, self.plot.top() + placed.y)
            for lane in self.lanes
            for placed in lane.groups
            for event, at in zip(placed.group.events, placed.group.across, strict=True)
        }

    def placed(self) -> list[Placed]:
        """Return every group of events that is shown."""
        return [placed for lane in self.lanes for placed in lane.groups]

    def events_at(self, place: QPointF) -> tuple[int, ...]:
        """Return the events at a place: those of the nearest mark, or of the label there."""
        found = [
            (abs(at.x() - place.x()) + abs(at.y() - place.y()), event)
            for event, at in self.marks().items()
            if abs(at.x() - place.x()) <= _REACH and abs(at.y() - place.y()) <= _REACH
        ]
        if found:
            nearest = min(found)[0]
            return tuple(sorted(event for far, event in found if far <= nearest + 0.5))
        for placed in self.placed():
            low, high = placed.box()
            at = self.plot.top() + placed.y
            if low - MARK <= place.x() <= high and abs(at - place.y()) <= _REACH:
                return tuple(event.id for event in placed.group.events)
        return ()
