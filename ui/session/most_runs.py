"""What happens in most of the live runs, in plain words: for the place beside one scenario's bars.

The times and shares are those of the Milestones chart.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from simulator.charts.chart import Chart, Moment
from simulator.charts.numerals import percent_range
from simulator.language import tr
from ui.session.scenario_course import day_text
from ui.session.session import Session

_MOST: Final = 50.0  # % of runs
_WEIGHTY: Final = (
    *("mass_protest", "first_riot", "leader_falls", "arrival", "order", "emergency"),
    *("concession", "purge", "declined", "request", "rollback", "internet_cut", "seized"),
    *("breakaway", "communal_violence", "extremist_attack", "split", "successor"),
    *("airport_lost", "headquarters_lost", "residence_lost", "force_rule_2", "force_rule_3"),
    *("gone", "withdrawal_starts", "minority_appeals", "first_protest"),
)
"""What decides how a crisis goes, before what merely belongs to it."""


@dataclass(frozen=True, slots=True)
class MostRow:
    """Something that happens: its median day, its name, the share of runs, and all in a sentence.

    ``is_usual`` is false for what is kept in its place, though most runs have it no more.
    """

    name: str
    day: str
    label: str
    share: str
    told: str
    is_usual: bool


class MostRuns:
    """The main milestones that most runs reach, by their time; they stay while one drags."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._names: tuple[str, ...] = ()

    def rows(self, most: int) -> tuple[MostRow, ...]:
        """Return *most* rows at most."""
        found = next((c for c in self._session.charts() if c.kind == "milestones"), None)
        chart = self._session.chart(found.kind, found.subject) if found else None
        if chart is None:
            return ()
        moments = (mark for mark in chart.marks if isinstance(mark, Moment))
        live = {moment.name: moment for moment in moments if moment.series == "A"}
        if not self._session.hold_axes or not live.keys() >= set(self._names):
            self._names = _chosen(live, most)
        return tuple(_row(chart, live[name]) for name in self._names)

    @property
    def hint(self) -> str:
        """What to say where there are no rows."""
        if self._session.comparison is None:
            return ""
        return tr("No milestone is reached in most runs")


def _chosen(live: dict[str, Moment], most: int) -> tuple[str, ...]:
    usual = [name for name, moment in live.items() if moment.share >= _MOST]
    ranks = {name: place for place, name in enumerate(_WEIGHTY)}
    usual.sort(key=lambda name: ranks.get(name, len(ranks)))
    return tuple(sorted(usual[:most], key=lambda name: _when(live[name])))


def _when(moment: Moment) -> float:
    return moment.median if moment.median == moment.median else math.inf


def _row(chart: Chart, moment: Moment) -> MostRow:
    day = day_text(chart, moment.median) if moment.median == moment.median else "–"
    interval = percent_range(moment.low / 100, moment.high / 100)
    told = tr(
        "{label}: {day} in the median, in {share} ({interval}) of runs",
        label=moment.row,
        day=day,
        share=moment.text,
        interval=interval,
    )
    usual = moment.share >= _MOST
    return MostRow(moment.name, day, moment.row, moment.text, told, usual)
