"""The story of a replication: events in time, each naming the events that caused it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

A_DAY = 1.0  # days within which events count as of one time
FADED = 5.0  # days before the youngest cause after which another no longer counts


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened; ``causes`` are ids of earlier events, empty for a shock only.

    ``days`` counts from the start of the scenario; ``region`` is an id of the country, or empty
    for the whole country; ``actor`` is who did it or to whom it happened; ``data`` holds the
    numbers that mattered.
    """

    id: int
    days: float
    type: str
    actor: str
    region: str
    causes: tuple[int, ...]
    data: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """All events of one replication in the order they happened, how it ended, what it came to.

    ``figures`` has for each indicator the one number that stands for the replication.
    """

    scenario: str
    seed: int
    replication: int
    outcome: str
    events: tuple[Event, ...]
    figures: tuple[tuple[str, float], ...] = ()

    def effects(self, event: Event) -> tuple[Event, ...]:
        """Return the events that name *event* among their causes."""
        return tuple(other for other in self.events if event.id in other.causes)

    def by_cause(self) -> Iterator[tuple[int, Event]]:
        """Yield ``(depth, event)`` so that each event stands below its latest cause."""
        children: dict[int, list[Event]] = {}
        for event in self.events:
            children.setdefault(max(event.causes, default=-1), []).append(event)
        stack = [(0, event) for event in reversed(children.get(-1, []))]
        while stack:
            depth, event = stack.pop()
            yield depth, event
            stack.extend((depth + 1, child) for child in reversed(children.get(event.id, [])))


class Chronicle:
    """Writes the story of one world as it happens.

    Causes are given as event types. In a region the latest of that type there counts, or one of
    the whole country; what happened in another region only where nothing nearer did, unless it is
    named behind an @ (``riot@KZ-ALA``). For the whole country the latest day counts, and on it the
    region that weighs most. What lies long before the youngest cause found is left out. Where none
    of the causes has happened yet, the oldest protest stands in, and failing that the shock that
    began it all, so that only shocks have no cause. ``weights`` are the regions' political weights.
    """

    def __init__(self, weights: Mapping[str, float] | None = None) -> None:
        self.events: list[Event] = []
        self._weights = weights or {}
        self._latest: dict[str, dict[str, int]] = {}
        self._oldest: dict[str, int] = {}

    def write(
        self,
        days: float,
        kind: str,
        actor: str,
        region: str,
        causes: tuple[str, ...],
        data: tuple[tuple[str, float], ...],
        *,
        root: bool,
    ) -> None:
        """Add one event; *root* says that it is a shock and needs no cause."""
        known = () if root else self._resolve(causes, region)
        identity = len(self.events)
        self.events.append(Event(identity, days, kind, actor, region, known, data))
        self._latest.setdefault(kind, {})[region] = identity
        self._oldest.setdefault(kind, identity)

    def places(self, kind: str) -> set[str]:
        """Return the regions in which an event of *kind* has happened."""
        return {region for region in self._latest.get(kind, ()) if region}

    def latest(self, kind: str) -> float:
        """Return the day of the latest event of *kind*, minus infinity where there is none."""
        known = self._latest.get(kind, {}).values()
        return max((self.events[identity].days for identity in known), default=-math.inf)

    def _resolve(self, causes: tuple[str, ...], region: str) -> tuple[int, ...]:
        near: set[int] = set()
        far: set[int] = set()
        for cause in causes:
            kind, _, place = cause.partition("@")
            known = self._latest.get(kind, {})
            here = known.get(place or region, known.get(""))
            if here is not None:
                near.add(here)
            elif known:
                (far if region else near).add(self._weightiest(known))
        found = self._together(near or far)
        if not found and self.events:
            found = {self._oldest.get("protest_starts", 0)}
        return tuple(sorted(found))

    def _weightiest(self, known: Mapping[str, int]) -> int:
        """Return which of the latest events by region counts for the whole country."""
        newest = max(self.events[identity].days for identity in known.values())
        recent = (
            (self._weights.get(region, 0.0), identity)
            for region, identity in known.items()
            if self.events[identity].days >= newest - A_DAY
        )
        return max(recent)[1]

    def _together(self, found: set[int]) -> set[int]:
        newest = max((self.events[identity].days for identity in found), default=0.0)
        return {identity for identity in found if self.events[identity].days >= newest - FADED}
