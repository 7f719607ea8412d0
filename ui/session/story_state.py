"""How the Story page stood: which run, which part of time, which moment, event and colours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from simulator.engine.regional_series import COURSES
from simulator.results.comparison import Comparison
from ui.session.story_told import Ask


@dataclass(frozen=True, slots=True)
class StoryState:
    """What is kept of the page, as plain data.

    ``outcome`` with ``rank``, or ``number``, is the wish; ``run`` the replication that was told,
    of which ``window``, ``day`` and ``event`` are.
    """

    outcome: str = ""
    rank: int = 0
    number: int | None = None
    run: int | None = None
    window: tuple[float, float] | None = None
    day: float | None = None
    event: int | None = None
    measure: str = ""

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> StoryState | None:
        """Return what was kept; ``None`` where there is nothing; damaged parts are left out."""
        if not content:
            return None
        window = content.get("window")
        ends = [_number(end) for end in window] if isinstance(window, list) else []
        low, high = ends if len(ends) == 2 else (None, None)
        outcome, measure = content.get("outcome"), content.get("measure")
        return cls(
            outcome if isinstance(outcome, str) else "",
            _count(content.get("rank")) or 0,
            _count(content.get("number")),
            _count(content.get("run")),
            (low, high) if low is not None and high is not None and low < high else None,
            _number(content.get("day")),
            _count(content.get("event")),
            measure if isinstance(measure, str) and measure in COURSES else "",
        )

    def content(self) -> Mapping[str, Any]:
        """Return plain data, as JSON has it."""
        found = asdict(self)
        return found | {"window": list(self.window) if self.window else None}

    def ask(self, comparison: Comparison) -> Ask:
        """Return the wish, of an ensemble that may be another."""
        known = self.outcome in comparison.live.result.layout.outcomes
        return Ask(comparison, self.outcome if known else "", self.rank, self.number)


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if value >= 0 else None


def _count(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if value >= 0 else None
