"""What is on show as maps: read by the sentences and the chart, whoever chose it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from simulator.charts.maps.panel import Panel
from simulator.charts.maps.scale import Scale
from simulator.engine.regional_series import Course
from simulator.scenario.model import Variant

Mode = Literal["all", "one"]


class Shown(Protocol):
    """Maps that words can be found for: the *panels*, and what is *shown* of them.

    ``mode`` says whether colours are of all runs or of the one called ``number``; ``draws_sets``
    whether parameters differ between the runs, as far as they are not known.
    """

    @property
    def measure(self) -> Course:
        """The number that the colours stand for."""

    @property
    def panels(self) -> tuple[Panel, ...]:
        """The variants, the live one first."""

    @property
    def shown(self) -> tuple[Panel, ...]:
        """The maps: the panels, or what the live variant has more than each of the others."""

    @property
    def is_difference(self) -> bool:
        """Whether the maps show differences."""

    @property
    def is_flag(self) -> bool:
        """Whether the colours say yes or no: the share of a single run."""

    @property
    def draws_sets(self) -> bool:
        """Whether parameters differ between the runs."""

    @property
    def mode(self) -> Mode:
        """Whether all runs are shown, or one of them."""

    @property
    def number(self) -> int:
        """Which run is shown where it is one."""


@dataclass(frozen=True, slots=True, eq=False)
class Maps:
    """Maps at one moment, ``day`` since the start, with all that a chart of them tells.

    ``baseline`` is what the live variant's changes are told against.
    """

    measure: Course
    panels: tuple[Panel, ...]
    shown: tuple[Panel, ...]
    scale: Scale
    day: float
    seed: int
    baseline: Variant
    mode: Mode = "all"
    number: int = 0
    draws_sets: bool = False
    preview: bool = False

    @property
    def is_difference(self) -> bool:
        """Whether the maps show differences."""
        return any(panel.rival for panel in self.shown)

    @property
    def is_flag(self) -> bool:
        """Whether the colours say yes or no: the share of a single run."""
        return self.mode == "one" and self.measure.summary == "share" and not self.is_difference

    @property
    def moment(self) -> float:
        """The day of the frame that is shown."""
        series = self.shown[0].series
        return float(series.frames[self.shown[0].frame_at(self.day)]) if series else self.day
