"""The Outlook page without its widgets: which charts it shows, in what order, and one run's curve.

Which indicators have a chart belongs to the case and is undone with it; how they are looked at
(their course, their distribution, one of them enlarged) is the page's own, and kept with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, get_args

from simulator.charts.chart import Chart
from simulator.results.comparison import Entry
from ui.session.gallery import ChartChoice, IndicatorChoice
from ui.session.nearest import LEVELS, RunCurve, nearest_run, run_at
from ui.session.session import Session
from ui.session.signals import Signal
from ui.session.views import text

MOST: Final = 9
"""So many charts can be shown; more would be too small to be read."""

PAGE: Final = "outlook"
Section = Literal["course", "distributions", "milestones"]
_SECTIONS: Final[Mapping[str, Section]] = {name: name for name in get_args(Section)}


class OutlookView:
    """What the page shows below the bars: a section of charts, or one of them enlarged."""

    def __init__(self, session: Session) -> None:
        self.changed: Signal[()] = Signal()  # other charts, another order, another size
        self.session = session
        self._section: Section = "course"
        self._distributions: frozenset[str] = frozenset()  # shown so among the courses
        self._enlarged: str | None = None
        self._recall()
        session.shown_changed.connect(self._follow)
        session.scenario_changed.connect(self.changed.emit)
        session.views_changed.connect(self._recall)
        self.changed.connect(self._keep)

    # --- how they are looked at ------------------------------------------------------------

    @property
    def section(self) -> Section:
        """Courses over time, distributions, or milestones."""
        return self._section

    def show(self, section: Section) -> None:
        """Go to another section."""
        if section != self._section:
            self._section, self._enlarged = section, None
            self.changed.emit()

    @property
    def enlarged(self) -> str | None:
        """The indicator whose chart has the whole place, or ``None``."""
        return self._enlarged if self._enlarged in self.shown else None

    def enlarge(self, name: str | None) -> None:
        """Give the whole place to one chart, or with ``None`` show all again."""
        wanted = name if name in self.shown else None
        if wanted != self.enlarged:
            self._enlarged = wanted
            self.changed.emit()

    def is_distribution(self, name: str) -> bool:
        """Whether an indicator is shown as its distribution."""
        return self._section == "distributions" or name in self._distributions

    def switch(self, name: str) -> None:
        """Show an indicator's distribution in place of its course, or its course again.

        Among distributions, a course is looked for where courses are.
        """
        if self._section == "distributions":
            self._section = "course"
            self._distributions -= {name}
        else:
            self._distributions ^= {name}
        self.changed.emit()

    def charts(self) -> tuple[ChartChoice, ...]:
        """Return what is shown, in order: one chart where one is enlarged."""
        if self._section == "milestones":
            return tuple(c for c in self.session.charts() if c.kind == "milestones")
        names = (self.enlarged,) if self.enlarged else self.shown
        wanted = {name: "distribution" if self.is_distribution(name) else "fan" for name in names}
        found = {c.subject: c for c in self.session.charts() if wanted.get(c.subject) == c.kind}
        return tuple(found[name] for name in names if name in found)

    # --- which there are -------------------------------------------------------------------

    @property
    def shown(self) -> tuple[str, ...]:
        """The indicators that have a chart, in order."""
        return tuple(c.subject for c in self.session.charts() if c.kind == "fan")

    @property
    def is_full(self) -> bool:
        """Whether there is no room for another chart."""
        return len(self.shown) >= MOST

    def find(self, wanted: str) -> tuple[IndicatorChoice, ...]:
        """Return the indicators whose name or unit holds every word of *wanted*."""
        words = wanted.casefold().split()
        return tuple(
            choice
            for choice in self.session.indicators
            if all(word in f"{choice.label} {choice.unit}".casefold() for word in words)
        )

    def toggle(self, name: str) -> None:
        """Show an indicator after the others, or take it away; one stays, and nine is the most."""
        shown = self.shown
        if name in shown:
            self.remove(name)
        elif not self.is_full:
            self.session.set_shown_indicators((*shown, name))

    def remove(self, name: str) -> None:
        """Take an indicator's chart away, unless it is the last."""
        rest = tuple(other for other in self.shown if other != name)
        if rest and rest != self.shown:
            self.session.set_shown_indicators(rest)

    def exchange(self, name: str, other: str) -> None:
        """Show another indicator in the place of one."""
        if other not in self.shown:
            self.session.set_shown_indicators(
                tuple(other if each == name else each for each in self.shown)
            )

    def put(self, name: str, place: int) -> None:
        """Move a chart so that it is number *place* of all, at the ends where that is beyond."""
        rest = [other for other in self.shown if other != name]
        if name not in self.shown:
            return
        place = min(len(rest), max(0, place))
        after = (*rest[:place], name, *rest[place:])
        if after != self.shown:
            self.session.set_shown_indicators(after)

    def move(self, name: str, steps: int) -> None:
        """Move a chart some places on, or back."""
        if name in self.shown:
            self.put(name, self.shown.index(name) + steps)

    def _follow(self) -> None:
        if self._enlarged not in self.shown:
            self._enlarged = None
        self.changed.emit()

    def _keep(self) -> None:
        """Keep how the page stands."""
        if self.session.is_open:
            state = {
                "section": self._section,
                "distributions": sorted(self._distributions),
                "enlarged": self.enlarged,
            }
            self.session.keep_view_state(PAGE, state)

    def _recall(self) -> None:
        """Stand as the page was left; what cannot be understood is let be."""
        state = self.session.view_state(PAGE)
        kept = state.get("distributions")
        names = kept if isinstance(kept, list) else []
        self._section = _SECTIONS.get(text(state, "section"), "course")
        self._distributions = frozenset(name for name in names if isinstance(name, str))
        self._enlarged = text(state, "enlarged") or None
        self.changed.emit()

    # --- one run of the many ---------------------------------------------------------------

    def run_near(self, indicator: str, day: float, value: float) -> RunCurve | None:
        """Return the live run that passes nearest to a point, while no lever is being dragged."""
        live = self._live
        return nearest_run(live.result, indicator, day, value) if live else None

    def run_beyond(
        self, indicator: str, day: float, from_level: float | None, steps: int
    ) -> RunCurve | None:
        """Return the run *steps* stops higher or lower at *day*, from the median at first."""
        live = self._live
        if live is None:
            return None
        place = LEVELS.index(0.5)
        if from_level is not None:
            nearest = min(range(len(LEVELS)), key=lambda at: abs(LEVELS[at] - from_level))
            place = min(len(LEVELS) - 1, max(0, nearest + steps))
        return run_at(live.result, indicator, day, LEVELS[place])

    def tell(self, run: RunCurve) -> None:
        """Open the story of a run, at the day that was read."""
        self.session.spotlight.look(day=run.day)
        self.session.spotlight.tell(run.run)

    def tell_outcome(self, chart: Chart, row: str) -> None:
        """Open the story of the most typical run that ends as a row of the bars says."""
        live = self._live
        outcomes = live.result.layout.outcomes if live else {}
        labels = dict(zip(chart.rows, outcomes, strict=False))
        if live is not None and row in labels and live.result.share(labels[row]).value > 0:
            self.session.spotlight.tell_outcome(labels[row])

    @property
    def _live(self) -> Entry | None:
        comparison = self.session.comparison
        if comparison is None or self.session.hold_axes:
            return None
        return comparison.live


def columns(count: int, most: int) -> int:
    """Return how many of *count* charts stand beside each other where *most* have room."""
    best = count if count <= 3 else 2 if count == 4 else 3
    return max(1, min(best, most))
