"""What a kind of chart is, and where the kinds are found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from simulator.charts.chart import Axis, Chart
from simulator.registry import load_entries
from simulator.results.comparison import Comparison

Axes = tuple[Axis, Axis]


class Build(Protocol):
    """Makes the chart of one subject; *held* axes are kept as they are, so a drag holds still."""

    def __call__(self, comparison: Comparison, subject: str, held: Axes | None = None) -> Chart:
        """Return the chart as a value."""


@dataclass(frozen=True, slots=True)
class ChartKind:
    """A kind of chart; ``subjects`` lists what it can show of a comparison, in display order."""

    title: str
    subjects: Callable[[Comparison], tuple[str, ...]]
    build: Build


def chart_kinds() -> Mapping[str, ChartKind]:
    """Return every kind of chart by its module's name."""
    return load_entries("simulator.charts.kinds", "CHART", ChartKind)
