"""The Map page without its widgets: what is shown, at which moment, of which variants.

Regions carry five numbers (``COURSES``); a map shows one of them at the moment under the scrubber:
the median of the runs, or the share of runs in which something is so, or one run alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from simulator.engine.regional_series import COURSES, Course, RegionalSeries
from simulator.ensemble.pool import Pool
from simulator.errors import UnknownName
from simulator.scenario.model import Variant
from ui.session.map_film import Film
from ui.session.map_panel import Panel, row_of
from ui.session.map_runs import MapRuns
from ui.session.map_scale import Scale, scale_for, severity
from ui.session.map_shapes import MapShapes, shapes_of
from ui.session.session import Session
from ui.session.signals import Signal
from ui.session.workspace import LIVE, live_title

RUNS: Final = 200
MOST_PANELS: Final = 4
MOSTLY: Final = 50.0  # % of runs from which something is said to be so in most of them

State = Literal["empty", "busy", "failed", "ready"]
Mode = Literal["all", "one"]


class MapView:
    """What the Map page shows and does; ``tick`` plays the runs, ``film`` holds the moment."""

    def __init__(self, session: Session, pool: Pool) -> None:
        self.changed: Signal[()] = Signal()  # panels, measure, scale
        self.pointed: Signal[()] = Signal()  # the region that is pointed at or held
        self.film = Film()
        self._session = session
        self._runs = MapRuns(pool)
        self._measure, self._number = "crowd", 0
        self._mode: Mode = "all"
        self._panels: tuple[Panel, ...] = ()
        self._scale: Scale | None = None
        self._shapes: dict[tuple[int, str], tuple[object, MapShapes]] = {}
        self._hovered = self._held = ""
        session.scenario_changed.connect(self._forget_place)
        session.closed.connect(self.close)

    # --- what is shown -----------------------------------------------------------------------

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
            raise UnknownName("measure", measure, COURSES)
        if measure != self._measure:
            self._measure = measure
            self._rescale()
            self.changed.emit()

    @property
    def panels(self) -> tuple[Panel, ...]:
        """The live variant, then pins, four at most."""
        return self._panels

    @property
    def scale(self) -> Scale | None:
        """The classes of the colours: the same at every moment and in every panel."""
        return self._scale

    @property
    def state(self) -> State:
        """Whether there is something to look at."""
        if not self._session.is_open:
            return "empty"
        if self._panels and self._panels[0].series is not None:
            return "ready"
        return "failed" if self._runs.problem else "busy"

    @property
    def problem(self) -> str:
        """Why the runs failed, or nothing."""
        return self._runs.problem

    @property
    def is_playing_runs(self) -> bool:
        """Whether ensembles of the map are under way."""
        return self._runs.is_running

    @property
    def progress(self) -> float:
        """The share of them that is done."""
        return self._runs.progress

    @property
    def draws_sets(self) -> bool:
        """Whether parameters differ between the runs, as far as they are not known."""
        session = self._session
        return session.is_open and session.ensemble(session.variant).uncertainty == "both"

    @property
    def mode(self) -> Mode:
        """Whether all runs are shown, by median or share, or one of them."""
        return self._mode

    @property
    def is_flag(self) -> bool:
        """Whether the colours say yes or no: the share of a single run."""
        return self._mode == "one" and self.measure.summary == "share"

    @property
    def number(self) -> int:
        """Which run is shown where it is one."""
        return self._number

    def show_all_runs(self) -> None:
        """Show the ensemble."""
        self._show_runs("all", self._number)

    def show_run(self, number: int) -> None:
        """Show one run by its number, 0 upwards; the same numbers meet the same luck."""
        self._show_runs("one", max(0, min(RUNS - 1, number)))

    # --- playing the runs ----------------------------------------------------------------------

    def tick(self) -> None:
        """Ask for what is missing and take in what has arrived; never waits."""
        if not self._session.is_open:
            return
        if not self._session.hold_axes:  # a lever that still moves is not followed
            variants = [variant for _, _, _, variant in self._wanted()]
            specs = [self._session.ensemble(variant) for variant in variants]
            self._runs.want(specs, self._numbers)
        self._refresh(news=self._runs.tick())

    def retry(self) -> None:
        """Play again what has failed."""
        self._runs.retry()
        self.changed.emit()

    def close(self) -> None:
        """Stop for good."""
        self.film.pause()
        self._runs.close()

    # --- a region ------------------------------------------------------------------------------

    @property
    def region(self) -> str:
        """The region that is read: the one pointed at, else the one held; may be none."""
        return self._hovered or self._held

    @property
    def held(self) -> str:
        """The region that stays when the mouse leaves."""
        return self._held

    def point_at(self, region: str) -> None:
        """The mouse is over a region, or over none."""
        if region != self._hovered:
            self._hovered = region
            self.pointed.emit()

    def hold(self, region: str) -> None:
        """Keep a region, or let go of the one that is kept."""
        self._held = "" if region == self._held else region
        self.pointed.emit()

    def hold_next(self, places: int) -> None:
        """Go on to the next region in the order of the country, or back."""
        shapes = self._panels[0].shapes.shapes if self._panels else ()
        if not shapes:
            return
        names = [shape.region for shape in shapes]
        here = names.index(self._held) + places if self._held in names else min(places, 0)
        self._hovered, self._held = "", names[here % len(names)]
        self.pointed.emit()

    # --- how it hangs together -------------------------------------------------------------------

    @property
    def _numbers(self) -> tuple[int, ...]:
        return tuple(range(RUNS)) if self._mode == "all" else (self._number,)

    def _wanted(self) -> Sequence[tuple[str, str, str, Variant]]:
        session = self._session
        source = next((each.source for each in session.scenarios if each.is_open), "")
        live = (LIVE, live_title(session.variant), source, session.variant)
        pins = [(pin.letter, pin.variant.title, pin.source, pin.variant) for pin in session.pins]
        return (live, *pins)[:MOST_PANELS]

    def _refresh(self, *, news: bool) -> None:
        """Take new panels where something in them is new; what is still played stays as it was."""
        before = {panel.letter: panel for panel in self._panels}
        panels = tuple(self._panel(*each, before.get(each[0])) for each in self._wanted())
        if [*map(id, panels)] == [*map(id, self._panels)] and not news:
            return
        self._panels = panels
        self._rescale()
        if (series := panels[0].series) is not None:
            self.film.set_frames(series.frames, self._worst_day(series))
        self.changed.emit()

    def _panel(
        self, letter: str, title: str, source: str, variant: Variant, before: Panel | None
    ) -> Panel:
        series = self._runs.get(self._session.ensemble(variant), self._numbers)
        shapes = self._shapes_of(variant, source)
        if before is None:
            return Panel(letter, title, variant, shapes, series)
        if series is None and (letter == LIVE or before.variant is variant):
            variant, series = before.variant, before.series  # until the new ones are known
        same = series is before.series and title == before.title and shapes is before.shapes
        return before if same else Panel(letter, title, variant, shapes, series)

    def _shapes_of(self, variant: Variant, source: str) -> MapShapes:
        country = variant.scenario.country
        key = (id(country), source)
        if key not in self._shapes:
            self._shapes[key] = (country, shapes_of(country, source))  # the country stays alive
        return self._shapes[key][1]

    def _rescale(self) -> None:
        course = self.measure
        known = [panel.series.middle for panel in self._panels if panel.series is not None]
        if not known:
            self._scale = None
            return
        values = [severity(middle[row_of(course.name)], course.ceiling) for middle in known]
        worst = max(float(each.max()) for each in values)
        if self.is_flag:
            worst = 100.0  # it is so or not
        self._scale = scale_for(
            worst, unit=course.unit, ceiling=course.ceiling, decimals=course.decimals
        )

    def _worst_day(self, series: RegionalSeries) -> float:
        """Return when the regions together stand worst: a good moment to look at first."""
        values = severity(series.middle[row_of(self._measure)], self.measure.ceiling)
        return float(series.frames[int(values.sum(axis=1).argmax())])

    def _show_runs(self, mode: Mode, number: int) -> None:
        if (mode, number) != (self._mode, self._number):
            self._mode, self._number = mode, number
            self.changed.emit()

    def _forget_place(self) -> None:
        self._hovered = self._held = ""
        self.film.forget()
        self._panels, self._scale = (), None
        self.changed.emit()
