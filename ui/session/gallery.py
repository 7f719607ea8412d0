"""The charts and the headline: built once for each picture of the runs, axes held in a drag."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.charts.chart import Chart
from simulator.charts.headline import Headline, headline
from simulator.charts.kind import Axes, chart_kinds
from simulator.charts.usual import usual_of
from simulator.errors import UnknownName
from simulator.language import mark, tr
from simulator.results.comparison import Comparison
from simulator.results.layout import Layout
from simulator.results.likelihood import Yardstick

_ORDER = {"outcome_bars": 0, "fan": 1, "milestones": 2, "distribution": 3}


@dataclass(frozen=True, slots=True)
class ChartChoice:
    """A chart that can be asked for: ``chart(kind, subject)``; ``title`` names it in a menu."""

    kind: str
    subject: str
    title: str


@dataclass(frozen=True, slots=True)
class IndicatorChoice:
    """An indicator that can have a fan chart; ``shown`` tells whether it has one now."""

    name: str
    label: str
    unit: str
    shown: bool


class Gallery:
    """What is on show, drawn up as charts when they are asked for."""

    def __init__(self, layout: Layout) -> None:
        """*layout* says which indicators there are."""
        self._indicators = layout.indicators
        self.comparison: Comparison | None = None
        self._kinds = chart_kinds()
        self._charts: dict[tuple[str, str], Chart] = {}
        self._last: dict[tuple[str, str], Chart] = {}
        self._held: dict[tuple[str, str], Axes] | None = None
        self._headline: tuple[Yardstick, Headline] | None = None

    def show(self, comparison: Comparison | None) -> bool:
        """Put *comparison* on show; say whether it is another one."""
        if comparison == self.comparison:
            return False
        self.comparison = comparison
        self._forget()
        return True

    def hold_axes(self) -> None:
        """Keep the axes of the charts built last until ``free_axes``."""
        self._held = {key: (chart.x, chart.y) for key, chart in self._last.items()}

    def free_axes(self) -> bool:
        """Let axes follow their numbers again; say whether they were held."""
        if self._held is None:
            return False
        self._held = None
        self._forget()
        return True

    def chart(self, kind: str, subject: str) -> Chart | None:
        """Return a chart of what is on show, or ``None`` where there is nothing yet."""
        if kind not in self._kinds:
            raise UnknownName(mark("kind of chart"), kind, self._kinds)
        if self.comparison is None:
            return None
        key = (kind, subject)
        if key not in self._charts:
            held = self._held.get(key) if self._held else None
            self._charts[key] = self._kinds[kind].build(self.comparison, subject, held)
            self._last[key] = self._charts[key]
        return self._charts[key]

    def headline(self, yardstick: Yardstick) -> Headline | None:
        """Return the finding in the words of *yardstick*, or ``None`` where there is none yet."""
        if self.comparison is None:
            return None
        if self._headline is None or self._headline[0] != yardstick:
            self._headline = (yardstick, headline(self.comparison, yardstick))
        return self._headline[1]

    def choices(self, comparison: Comparison, shown: Iterable[str]) -> tuple[ChartChoice, ...]:
        """Return the charts of the Outlook page: outcomes, the *shown* indicators, all the rest."""
        known, found = tuple(shown), []
        for name, kind in self._kinds.items():
            subjects = kind.subjects(comparison)
            others = [subject for subject in subjects if subject not in self._indicators]
            found += [ChartChoice(name, subject, tr(kind.title)) for subject in others]
            found += [self._single(name, s) for s in known if s in subjects]
        return tuple(sorted(found, key=lambda choice: _ORDER.get(choice.kind, len(_ORDER))))

    def _single(self, kind: str, indicator: str) -> ChartChoice:
        """Return a chart of one indicator; what is not its course says what it is."""
        label = tr(self._indicators[indicator].label)
        if kind == "fan":
            return ChartChoice(kind, indicator, label)
        what = tr(self._kinds[kind].title).lower()
        return ChartChoice(kind, indicator, tr("{label}: {what}", label=label, what=what))

    def indicators(self, shown: Iterable[str]) -> tuple[IndicatorChoice, ...]:
        """Return every indicator in display order, marking those *shown*."""
        chosen = set(shown)
        return tuple(
            IndicatorChoice(name, tr(indicator.label), tr(indicator.unit), name in chosen)
            for name, indicator in self._indicators.items()
        )

    def checked(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return *names* without repetition; raises ``UnknownName`` for one that there is not."""
        unique = tuple(dict.fromkeys(names))
        for name in unique:
            if name not in self._indicators:
                raise UnknownName(mark("indicator"), name, self._indicators)
        return unique

    def known(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return those of *names* that are indicators now; the usual ones where none is."""
        known = tuple(dict.fromkeys(name for name in names if name in self._indicators))
        return known or usual_of(self._indicators)

    def _forget(self) -> None:
        self._charts.clear()
        self._headline = None
