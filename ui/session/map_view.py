"""The Map page without its widgets: what is shown, at which moment, of which variants.

Regions carry five numbers (``COURSES``); a map shows one of them at the moment under the scrubber:
the median of the runs, or the share of runs in which something is so, or one run alone; or, of two
variants, the difference. None of these choices changes the case: they are kept, but not undone.
"""

from __future__ import annotations

from typing import Final, Literal

from simulator.charts.maps.colours import scale_of
from simulator.charts.maps.finding import worst_day
from simulator.charts.maps.pairs import can_be_paired, difference
from simulator.charts.maps.panel import Panel, letter_in_words, row_of
from simulator.charts.maps.scale import Scale
from simulator.charts.maps.shapes import MapShapes, shapes_of
from simulator.charts.maps.shown import Mode
from simulator.engine.regional_series import COURSES, Course
from simulator.ensemble.pool import Pool
from simulator.errors import UnknownName
from simulator.language import mark
from simulator.scenario.model import Variant
from ui.session.map_film import Film
from ui.session.map_lineup import Entrant, lineup
from ui.session.map_runs import MapRuns
from ui.session.session import Session
from ui.session.signals import Signal
from ui.session.workspace import LIVE

RUNS: Final = 200
ROOM_FOR_TABLE: Final = 3  # maps beside which the table of regions has a place unasked

State = Literal["empty", "busy", "stopped", "failed", "ready"]


class MapView:
    """What the Map page shows and does; ``tick`` plays the runs, ``film`` holds the moment."""

    def __init__(self, session: Session, pool: Pool) -> None:
        self.changed: Signal[()] = Signal()  # panels, measure, scale
        self.pointed: Signal[()] = Signal()  # the region that is pointed at or held
        self.film = Film()
        self.session = session
        self._runs = MapRuns(pool)
        self._measure, self._number = "crowd", 0
        self._mode: Mode = "all"
        self._differs = False
        self._table: bool | None = None
        self._panels: tuple[Panel, ...] = ()
        self._shown: tuple[Panel, ...] = ()
        self._shown_course = self._measure
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
            raise UnknownName(mark("measure"), measure, COURSES)
        if measure != self._measure:
            self._measure = measure
            if self._panels and (series := self._panels[0].series) is not None:
                self.film.suggest(worst_day(series, self.measure))
            self._redraw()

    @property
    def panels(self) -> tuple[Panel, ...]:
        """The live variant, then pins, four at most; without pins the baseline it departs from."""
        return self._panels

    @property
    def shown(self) -> tuple[Panel, ...]:
        """The maps: the panels, or what the live variant has more than each of the others."""
        return self._shown

    @property
    def is_difference(self) -> bool:
        """Whether the maps show differences."""
        return any(panel.rival for panel in self._shown)

    @property
    def can_differ(self) -> bool:
        """Whether there is anything to take a difference from."""
        return len(self._panels) > 1

    @property
    def wants_difference(self) -> bool:
        """Whether differences are asked for, even where there is nothing to take them from."""
        return self._differs

    def show_difference(self, wanted: bool) -> None:
        """Show the live variant less each of the others, or all as they are."""
        if wanted != self._differs:
            self._differs = wanted
            self._redraw()

    @property
    def has_table(self) -> bool:
        """Whether the table of regions is shown; unasked it is while there is room beside maps."""
        return len(self._shown) <= ROOM_FOR_TABLE if self._table is None else self._table

    @property
    def wants_table(self) -> bool | None:
        """What was said of the table of regions, if anything was."""
        return self._table

    def show_table(self, wanted: bool) -> None:
        """Show the table of regions, or leave its room to the maps."""
        if wanted != self.has_table:
            self._table = wanted
            self.changed.emit()

    @property
    def scale(self) -> Scale | None:
        """The classes of the colours: the same at every moment and in every panel."""
        return self._scale

    @property
    def state(self) -> State:
        """Whether there is something to look at."""
        if not self.session.is_open:
            return "empty"
        if self._panels and self._panels[0].series is not None:
            return "ready"
        if self._runs.is_stopped:
            return "stopped"
        return "failed" if self._runs.problem else "busy"

    @property
    def draws_sets(self) -> bool:
        """Whether parameters differ between the runs, as far as they are not known."""
        session = self.session
        return session.is_open and session.ensemble(session.variant).uncertainty == "both"

    @property
    def takes_out_luck(self) -> bool:
        """Whether the charts show ignorance alone, which so few runs of each set cannot."""
        ways = self.session.uncertainties
        return any(way.is_chosen and way.name == "ignorance" for way in ways)

    @property
    def mode(self) -> Mode:
        """Whether all runs are shown, by median or share, or one of them."""
        return self._mode

    @property
    def is_flag(self) -> bool:
        """Whether the colours say yes or no: the share of a single run."""
        return self._mode == "one" and self.measure.summary == "share" and not self.is_difference

    @property
    def number(self) -> int:
        """Which run is shown where it is one."""
        return self._number

    @property
    def last_number(self) -> int:
        """The last run there is."""
        session = self.session
        return session.ensemble(session.variant).replications - 1 if session.is_open else RUNS - 1

    def show_all_runs(self) -> None:
        """Show the ensemble."""
        self._show_runs("all", self._number)

    def show_run(self, number: int) -> None:
        """Show one run by its number, 0 upwards; the same numbers meet the same luck."""
        self._show_runs("one", max(0, min(self.last_number, number)))

    def prefer_run(self, number: int) -> None:
        """Let this be the run where one is shown."""
        self._show_runs(self._mode, max(0, min(self.last_number, number)))

    def tell_story(self) -> None:
        """Open the story of the run shown."""
        self.session.spotlight.tell(self._number)

    # --- playing the runs ----------------------------------------------------------------------

    @property
    def runs(self) -> MapRuns:
        """The ensembles: whether they are under way, stopped or failed, and how far."""
        return self._runs

    def tick(self) -> None:
        """Ask for what is missing and take in what has arrived; never waits.

        A lever that still moves is not followed, and what is being played gives way to its preview.
        """
        session = self.session
        if not session.is_open:
            return
        if session.hold_axes:
            self._runs.rest()
        else:
            specs = [session.ensemble(entrant.variant) for entrant in lineup(session)]
            self._runs.want(specs, self._numbers, single=self._differs and len(specs) > 1)
        self._refresh(news=self._runs.tick())

    def stop(self) -> None:
        """Stop playing; what is known stays."""
        self._runs.stop()
        self.changed.emit()

    def play_on(self) -> None:
        """Play what was stopped or has failed."""
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

    def _refresh(self, *, news: bool) -> None:
        """Take new panels where something in them is new; what is still played stays as it was."""
        before = {panel.letter: panel for panel in self._panels}
        panels = tuple(self._panel(each, before.get(each.letter)) for each in lineup(self.session))
        if [*map(id, panels)] == [*map(id, self._panels)] and not news:
            return
        self._panels = panels
        if (series := panels[0].series) is not None:
            self.film.set_frames(series.frames, worst_day(series, self.measure))
        self._redraw()

    def _redraw(self) -> None:
        """Show the panels or their differences; old ones stay until new ones can be taken."""
        made = self._differences() if self._differs else self._panels
        waits = not made and self._runs.is_running and self._shown_course == self._measure
        if not (waits and self.is_difference and self.can_differ):
            self._shown = made or self._panels
            self._shown_course = self._measure
        self._scale = scale_of(self._shown, self.measure, is_flag=self.is_flag)
        self.changed.emit()

    def _panel(self, entrant: Entrant, before: Panel | None) -> Panel:
        letter, title, variant = entrant.letter, entrant.title, entrant.variant
        series = self._runs.get(self.session.ensemble(variant), self._numbers)
        shapes = self._shapes_of(variant, entrant.source)
        if before is None:
            return Panel(letter, title, variant, shapes, series)
        if series is None and (letter == LIVE or before.variant is variant):
            variant, series = before.variant, before.series  # until the new ones are known
        same = series is before.series and title == before.title and shapes is before.shapes
        return before if same else Panel(letter, title, variant, shapes, series)

    def _differences(self) -> tuple[Panel, ...]:
        """Return the live panel less each other with the same regions; none before all are there.

        The single runs of the other are paired with those of the live one by their numbers.
        """
        course, found = row_of(self._measure), []
        live = self._panels[0] if self._panels else None
        for other in self._panels[1:]:
            if live is None or not can_be_paired(live, other):
                continue
            specs = [self.session.ensemble(each.variant) for each in (live, other)]
            runs = [self._runs.single(spec, self._numbers, course) for spec in specs]
            if runs[0] is None or runs[1] is None:
                return ()
            title = f"{live.letter} − {letter_in_words(other.letter)}"
            found.append(difference(live, other, self._measure, (runs[0], runs[1]), title))
        return tuple(found)

    def _shapes_of(self, variant: Variant, source: str) -> MapShapes:
        country = variant.scenario.country
        key = (id(country), source)
        if key not in self._shapes:
            self._shapes[key] = (country, shapes_of(country, source))  # the country stays alive
        return self._shapes[key][1]

    def _show_runs(self, mode: Mode, number: int) -> None:
        if (mode, number) != (self._mode, self._number):
            self._mode, self._number = mode, number
            self.changed.emit()

    def _forget_place(self) -> None:
        self._hovered = self._held = ""
        self.film.forget()
        self._panels, self._shown, self._scale = (), (), None
        self.changed.emit()
