"""The story of a replication: events in time, each naming the events that caused it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


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
    """All events of one replication in the order they happened, and how it ended."""

    scenario: str
    seed: int
    replication: int
    outcome: str
    events: tuple[Event, ...]

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

    Causes are given as event types; the latest event of that type counts, in the same region if
    it happened there, or in the region named behind an @ (``riot@KZ-ALA``). Where none of them
    has happened yet, the oldest protest stands in, and failing that the shock that began it all,
    so that only shocks have no cause.
    """

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._latest: dict[tuple[str, str], int] = {}
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
        self._latest[kind, region] = self._latest[kind, ""] = identity
        self._oldest.setdefault(kind, identity)

    def places(self, kind: str) -> set[str]:
        """Return the regions in which an event of *kind* has happened."""
        return {region for known, region in self._latest if known == kind and region}

    def _resolve(self, causes: tuple[str, ...], region: str) -> tuple[int, ...]:
        found = set()
        for cause in causes:
            kind, _, place = cause.partition("@")
            identity = self._latest.get((kind, place or region), self._latest.get((kind, "")))
            if identity is not None:
                found.add(identity)
        if not found and self.events:
            found.add(self._oldest.get("protest_starts", 0))
        return tuple(sorted(found))
