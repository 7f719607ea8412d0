"""The first look round: five steps over the window itself, each at the thing it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from simulator.language import mark, tr
from ui.session.session import Session
from ui.session.signals import Signal

Target = Literal["lever", "headline", "pin", "compare", "story"]


@dataclass(frozen=True, slots=True)
class TourStep:
    """What a step points at and says; title and text are still to be translated."""

    target: Target
    title: str
    text: str


STEPS: Final = (
    TourStep(
        "lever",
        mark("Move a lever"),
        mark(
            "A lever is something that could be otherwise: someone’s choice, or what nobody knows. "
            "Drag one and the charts follow at once, from a few hundred runs; let go and they are "
            "refined. A double click takes it back."
        ),
    ),
    TourStep(
        "headline",
        mark("Read the finding"),
        mark(
            "What is likely, in words with a fixed meaning, with the share of runs that end so and "
            "its interval. The model is a reasoning aid, not a forecast."
        ),
    ),
    TourStep(
        "pin",
        mark("Pin what is worth keeping"),
        mark(
            "A pin sets the levers aside as B, C, D and keeps them on every chart. "
            "Space pins wherever the keyboard is."
        ),
    ),
    TourStep(
        "compare",
        mark("Compare"),
        mark(
            "Pinned and live scenarios are played on the same random numbers, run by run. "
            "Compare shows their difference with its interval, and says what is within noise."
        ),
    ),
    TourStep(
        "story",
        mark("Tell how it comes about"),
        mark(
            "Story tells one run event by event, with what led to what. "
            "E exports any chart with its numbers, sources and limits; F1 explains everything else."
        ),
    ),
)


class Tour:
    """Where the tour stands; ``changed`` tells of each step, and of its end."""

    def __init__(self, session: Session) -> None:
        self.changed: Signal[()] = Signal()
        self._session = session
        self._place: int | None = None

    @property
    def is_due(self) -> bool:
        """Whether it was never seen and there is a picture to speak of."""
        seen = self._session.preferences.tour == "seen"
        return not seen and self._place is None and self._session.comparison is not None

    @property
    def step(self) -> TourStep | None:
        """The step on show, ``None`` where the tour is not under way."""
        return None if self._place is None else STEPS[self._place]

    @property
    def position(self) -> str:
        """Which step of how many."""
        place = 0 if self._place is None else self._place
        return tr("step {place} of {count}", place=place + 1, count=len(STEPS))

    @property
    def spoken(self) -> str:
        """The step as one text, for those who listen."""
        step = self.step
        if step is None:
            return ""
        return f"{tr(step.title)}, {self.position}. {tr(step.text)}"

    @property
    def is_first(self) -> bool:
        """Whether there is nothing to go back to."""
        return self._place == 0

    @property
    def is_last(self) -> bool:
        """Whether the next step is the end."""
        return self._place == len(STEPS) - 1

    def start(self) -> None:
        """Begin at the first step; whoever saw that much is not shown it again unasked."""
        self._session.note_tour()
        self._go(0)

    def next(self) -> None:
        """Go on; after the last step it is over."""
        if self._place is not None:
            self._go(None if self.is_last else self._place + 1)

    def back(self) -> None:
        """Go back to the step before."""
        if self._place:
            self._go(self._place - 1)

    def skip(self) -> None:
        """End it."""
        self._go(None)

    def _go(self, place: int | None) -> None:
        if place != self._place:
            self._place = place
            self.changed.emit()
