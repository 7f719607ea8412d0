"""The map beside a run: its regions at the moment that is read, in the colours of one measure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from simulator.charts import numerals
from simulator.charts.maps.panel import row_of
from simulator.charts.maps.scale import Scale, scale_for, severity
from simulator.charts.maps.shapes import MapShapes, shapes_of
from simulator.engine.regional_series import COURSES, Course
from simulator.errors import UnknownName
from simulator.language import mark, tr
from ui.session.signals import Signal
from ui.session.story_told import Told

if TYPE_CHECKING:
    from ui.session.story_reading import StoryReading

_MARKED: Final = "lost"
_WHOLE: Final = 100.0  # % of one run: a flag is up


@dataclass(frozen=True, slots=True)
class Look:
    """A map at one moment: the class of each region, and whether its centre is lost."""

    classes: tuple[int, ...]
    lost: tuple[bool, ...]


class StoryMap:
    """What the map beside the run shows; the run and the moment are those of *reading*."""

    def __init__(self, reading: StoryReading) -> None:
        self.changed: Signal[()] = Signal()  # the measure
        self._reading = reading
        self._measure = "crowd"
        self._scales: tuple[Told, dict[str, Scale]] | None = None
        self._shapes: tuple[object, MapShapes] | None = None

    @property
    def measure(self) -> Course:
        """The number that the colours stand for."""
        return COURSES[self._measure]

    @property
    def measures(self) -> tuple[Course, ...]:
        """All that can be chosen."""
        return tuple(COURSES.values())

    def choose(self, measure: str) -> None:
        """Colour by another number; raises ``UnknownName``."""
        if measure not in COURSES:
            raise UnknownName(mark("measure"), measure, COURSES)
        if measure != self._measure:
            self._measure = measure
            self.changed.emit()

    @property
    def is_flag(self) -> bool:
        """Whether the colours say yes or no: in one run it is so or it is not."""
        return self.measure.summary == "share"

    @property
    def unit(self) -> str:
        """The unit of the colours."""
        return "" if self.is_flag else tr(self.measure.unit)

    @property
    def scale(self) -> Scale | None:
        """The classes of the colours, the same at every moment of the run."""
        run = self._reading.told
        if run is None:
            return None
        if self._scales is None or self._scales[0] is not run:
            self._scales = (run, {})
        known = self._scales[1]
        if self._measure not in known:
            known[self._measure] = self._scale(run)
        return known[self._measure]

    @property
    def shapes(self) -> MapShapes | None:
        """The outlines of the run's country."""
        run = self._reading.told
        if run is None:
            return None
        country = run.scenario.country
        if self._shapes is None or self._shapes[0] is not country:
            self._shapes = (country, shapes_of(country, run.scenario.name))
        return self._shapes[1]

    @property
    def look(self) -> Look | None:
        """How the regions stand at the moment."""
        run, scale = self._reading.told, self.scale
        if run is None or scale is None:
            return None
        values = self._values(run, self._measure)
        lost = self._values(run, _MARKED) >= _WHOLE / 2
        return Look(tuple(scale.classes(values).tolist()), tuple(lost.tolist()))

    def reading(self, region: str) -> str:
        """Return what there is to say of a region at the moment, a line for each number."""
        run, shapes = self._reading.told, self.shapes
        if run is None or shapes is None:
            return ""
        names = [shape.region for shape in shapes.shapes]
        if region not in names:
            return ""
        row = names.index(region)
        lines = [f"{shapes.shapes[row].name}, {self._reading.moment_text}"]
        for course in COURSES.values():
            value = float(self._values(run, course.name)[row])
            lines.append(f"{tr(course.label)}: {_told(course, value)}")
        return "\n".join(lines)

    def spoken(self) -> str:
        """Return how the regions stand, for a screen reader: those that stand worst."""
        run, shapes = self._reading.told, self.shapes
        if run is None or shapes is None:
            return ""
        values = self._values(run, self._measure)
        bad = severity(values, self.measure.ceiling)
        worst = [k for k in np.argsort(-bad).tolist() if bad[k] > 0][:3]
        parts = [f"{shapes.shapes[k].name} {_told(self.measure, float(values[k]))}" for k in worst]
        said = ", ".join(parts) or tr("all quiet")
        return f"{self._reading.moment_text}, {tr(self.measure.label)}: {said}"

    def _values(self, run: Told, measure: str) -> NDArray[np.float32]:
        frames = run.series.frames
        place = int(np.searchsorted(frames, self._reading.day + 1e-6, side="right")) - 1
        values: NDArray[np.float32] = run.series.middle[row_of(measure), max(0, place)]
        return values

    def _scale(self, run: Told) -> Scale:
        course = self.measure
        worst = float(severity(run.series.middle[row_of(course.name)], course.ceiling).max())
        if self.is_flag:
            worst = _WHOLE
        return scale_for(worst, unit=course.unit, ceiling=course.ceiling, decimals=course.decimals)


def _told(course: Course, value: float) -> str:
    if course.summary == "share":
        return tr("yes") if value >= _WHOLE / 2 else tr("no")
    return f"{numerals.rounded(value, course.decimals)} {tr(course.unit)}"
