"""Which charts there are, and the charts themselves: built once for each picture of the runs."""

from __future__ import annotations

from dataclasses import dataclass


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
