"""What follows from a scenario's shocks, on their own axis of time: the course of its runs.

Rows come from the Milestones chart and the fan from the Outlook's first, so that what is held there
while something is dragged is held here as well.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from simulator.charts import numerals
from simulator.charts.chart import Chart, Moment
from simulator.charts.palette import BASELINE
from simulator.language import tr
from ui.session.main_milestones import MAIN_MILESTONES
from ui.session.session import Session

_LIVE = "A"


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A milestone in the live runs, in days: its median, and the middle 8 in 10 around it.

    They are NaN where it happens in no run. ``said`` is its date and the share of runs, ``usual``
    the baseline's median where the baseline plays something else, ``told`` all of it in words.
    """

    name: str
    label: str
    median: float
    early: float
    late: float
    said: str
    usual: float | None
    told: str

    @property
    def happens(self) -> bool:
        """Whether it happens in any run."""
        return self.median == self.median


class ScenarioCourse:
    """Reads the course of the live runs from the charts that the session has."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._names: tuple[str, ...] = ()  # the rows shown last

    @property
    def fan(self) -> Chart | None:
        """The course of the first indicator that the Outlook shows; ``None`` before any run."""
        first = next((c for c in self._session.charts() if c.kind == "fan"), None)
        return self._session.chart(first.kind, first.subject) if first else None

    def rows(self, most: int) -> tuple[CourseRow, ...]:
        """Return the weightiest milestones, *most* at most, by their time; what never is, last.

        While something is dragged, rows and their order stay as they are.
        """
        chart = self._milestones()
        if chart is None:
            return ()
        live, usual = _by_name(chart, _LIVE), _by_name(chart, BASELINE)
        if not self._session.hold_axes or not live.keys() >= set(self._names):
            names = _weighty(live)[:most]
            self._names = tuple(sorted(names, key=lambda name: _when(live[name])))
        return tuple(_row(chart, live[name], usual.get(name)) for name in self._names)

    @property
    def hint(self) -> str:
        """What to say where there are no rows: that runs are awaited, or that nothing happens."""
        if not self._session.is_open:
            return ""
        if self._session.comparison is None:
            return tr("The first runs are being played; when things happen in them stands here.")
        return tr("None of the main milestones is reached in 5 % of the runs.")

    def _milestones(self) -> Chart | None:
        found = next((c for c in self._session.charts() if c.kind == "milestones"), None)
        return self._session.chart(found.kind, found.subject) if found else None


def _by_name(chart: Chart, series: str) -> dict[str, Moment]:
    """Return the milestones of a series by name, in the order of rows."""
    found = (mark for mark in chart.marks if isinstance(mark, Moment))
    return {moment.name: moment for moment in found if moment.series == series}


def _weighty(names: Iterable[str]) -> list[str]:
    """Return the names of the main milestones, then the others as they come."""
    known = list(names)
    main = [name for name in MAIN_MILESTONES if name in known]
    return [*main, *(name for name in known if name not in main)]


def _when(moment: Moment) -> float:
    return moment.median if moment.median == moment.median else math.inf


def _row(chart: Chart, moment: Moment, usual: Moment | None) -> CourseRow:
    happens = moment.median == moment.median
    share = tr("{share} of runs", share=moment.text)
    said = share if not happens else f"{day_text(chart, moment.median)} · {share}"
    before = usual.median if usual is not None and usual.median == usual.median else None
    return CourseRow(
        *(moment.name, moment.row, moment.median, moment.early, moment.late),
        *(said, before, _told(chart, moment, usual)),
    )


def _told(chart: Chart, moment: Moment, usual: Moment | None) -> str:
    lines = [moment.row, _sentence(chart, moment)]
    if usual is not None:
        lines.append(tr("baseline: {sentence}", sentence=_sentence(chart, usual)))
    return "\n".join(lines)


def _sentence(chart: Chart, moment: Moment) -> str:
    interval = numerals.percent_range(moment.low / 100, moment.high / 100)
    share = f"{moment.text} ({interval})"
    if moment.median != moment.median:
        return tr("{share} of runs", share=share)
    median, early, late = (
        day_text(chart, day) for day in (moment.median, moment.early, moment.late)
    )
    return tr(
        "{share} of runs; median {median}, 8 in 10 from {early} to {late}",
        share=share,
        median=median,
        early=early,
        late=late,
    )


def day_text(chart: Chart, day: float) -> str:
    """Return the date of a day since the start, or its number where there are no dates."""
    if chart.start is None:
        return tr("day {day}", day=numerals.grouped(day, 0))
    return numerals.short_date(chart.start + timedelta(days=int(day)))
