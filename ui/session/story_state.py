"""How the Story page stood: which run, which part of time, which moment, event and colours."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from simulator.engine.regional_series import COURSES
from simulator.results.comparison import Comparison
from ui.session.story_told import Ask
from ui.session.views import ViewState, count, number, text


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
    def of(cls, content: ViewState) -> StoryState | None:
        """Return what was kept; ``None`` where there is nothing; damaged parts are left out."""
        if not content:
            return None
        window = content.get("window")
        ends = [number(end) for end in window] if isinstance(window, list) else []
        low, high = ends if len(ends) == 2 else (None, None)
        measure = text(content, "measure")
        return cls(
            text(content, "outcome"),
            count(content, "rank") or 0,
            count(content, "number"),
            count(content, "run"),
            (low, high) if low is not None and high is not None and low < high else None,
            number(content.get("day")),
            count(content, "event"),
            measure if measure in COURSES else "",
        )

    def content(self) -> ViewState:
        """Return plain data, as JSON has it."""
        found = asdict(self)
        return found | {"window": list(self.window) if self.window else None}

    def ask(self, comparison: Comparison) -> Ask:
        """Return the wish, of an ensemble that may be another."""
        known = self.outcome in comparison.live.result.layout.outcomes
        return Ask(comparison, self.outcome if known else "", self.rank, self.number)
