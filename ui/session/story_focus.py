"""One event of a story with what led to it and what it led to."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.world.story import Event, Story


@dataclass(frozen=True, slots=True)
class Focus:
    """The event looked at: what directly caused it, what it caused, and the chains on both sides.

    ``ancestors`` and ``descendants`` hold the direct ones as well.
    """

    event: Event
    causes: tuple[Event, ...]
    effects: tuple[Event, ...]
    ancestors: frozenset[int]
    descendants: frozenset[int]

    @property
    def chain(self) -> frozenset[int]:
        """Everything that stays lit."""
        return self.ancestors | self.descendants | {self.event.id}


def focus_on(story: Story, event: int) -> Focus:
    """Return the event with that id, with its chains of causes and effects."""
    events = story.events
    ancestors: set[int] = set()
    stack = list(events[event].causes)
    while stack:
        cause = stack.pop()
        if cause not in ancestors:
            ancestors.add(cause)
            stack.extend(events[cause].causes)
    descendants: set[int] = set()
    for later in events[event + 1 :]:
        if event in later.causes or descendants.intersection(later.causes):
            descendants.add(later.id)
    causes = tuple(events[cause] for cause in events[event].causes)
    effects = story.effects(events[event])
    return Focus(events[event], causes, effects, frozenset(ancestors), frozenset(descendants))
