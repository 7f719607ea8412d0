"""The record of one crisis through time, for a scenario to be held against.

Days count from 0 at midnight on which the scenario starts, as the engine's do.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from simulator.records.band import Band
from simulator.scenario.model import Confidence

Kind = Literal["day", "share", "never", "peak", "value", "part", "spread"]
KINDS: Final[tuple[Kind, ...]] = ("day", "share", "never", "peak", "value", "part", "spread")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names by which a history may speak of a model and a country."""

    indicators: Collection[str]
    milestones: Collection[str]
    regional: Collection[str]
    regions: Collection[str]


@dataclass(frozen=True, slots=True)
class Point:
    """What is known of a number at one moment."""

    day: float
    band: Band
    sources: tuple[str, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers through time that an indicator of the model is compared with, in its unit.

    One that does not score is shown beside the model and counts for nothing.
    """

    name: str
    indicator: str
    points: tuple[Point, ...]
    scores: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one number, such as the day of an event or the toll of a region."""

    band: Band
    sources: tuple[str, ...]
    confidence: Confidence
    note: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """An aim of the model: ``value``, and how far off one standard deviation is.

    ``kind`` says what is taken of the milestone, indicator or regional measure ``of``: its day, the
    share of runs that reach it or never do, its peak, its value (on ``day``, else at the end), the
    part of ``region`` in the sum over regions, or the ratio of its 90 % to its 10 % point. The
    tolerance is a difference or, where ``is_factor``, a ratio. ``record`` is what is known,
    ``fitted`` whether the model's numbers were chosen to meet it.
    """

    name: str
    kind: Kind
    of: str
    value: float
    tolerance: float
    is_factor: bool
    sources: tuple[str, ...]
    fitted: bool
    day: float | None = None
    region: str = ""
    record: Band | None = None
    note: str = ""

    @property
    def measure(self) -> str:
        """The measure as files write it: ``day.purge``."""
        return f"{self.kind}.{self.of}"


@dataclass(frozen=True, slots=True)
class History:
    """All that is known of one crisis through time.

    ``milestones`` holds the days of events by the model's names for them, ``regional`` what each
    region came to: for each regional measure of the model, by the region's id.
    """

    name: str
    title: str
    start: date
    series: tuple[Series, ...]
    milestones: Mapping[str, Known]
    regional: Mapping[str, Mapping[str, Known]]
    targets: tuple[Target, ...]
    notes: str = ""
