"""All that undo covers, as one frozen value: levers, pins, names, choices of view, scenario."""

from __future__ import annotations

from dataclasses import dataclass, replace

from simulator.errors import BoiloverError, UnknownName
from simulator.language import mark, tr, trn
from simulator.results.comparison import Shown
from simulator.scenario.model import Variant

LIVE = "A"
BASELINE = "baseline"
PIN_LETTERS = ("B", "C", "D", "E", "F", "G", "H")


class PinsFull(BoiloverError):
    """There is no letter left for another pin."""

    def __init__(self) -> None:
        super().__init__()

    def __str__(self) -> str:
        return trn(
            "{count} variant is pinned already; remove it to pin another",
            "{count} variants are pinned already; remove one to pin another",
            len(PIN_LETTERS),
        )


@dataclass(frozen=True, slots=True)
class Pin:
    """A variant set aside under a letter; ``source`` is how its scenario was asked for."""

    letter: str
    variant: Variant
    source: str


@dataclass(frozen=True, slots=True)
class Workspace:
    """What the user has on the table.

    ``source`` is the name or path of the live variant's scenario. ``pins`` are in the order shown.
    ``shown`` are the indicators of the fan charts, in order. ``uncertainty`` is what the user
    wants the spread to be of, wherever a scenario has plausible parameter sets. ``document`` is the
    path of the session file that all this belongs to, empty where there is none.
    """

    source: str
    live: Variant
    pins: tuple[Pin, ...] = ()
    shown: tuple[str, ...] = ()
    uncertainty: Shown = "chance"
    document: str = ""

    @property
    def sets(self) -> int:
        """How many plausible parameter sets the live scenario has."""
        return len(self.live.scenario.plausible or ())

    @property
    def spread(self) -> Shown:
        """What the spread is of: chance alone where the live scenario has no sets."""
        return self.uncertainty if self.sets else "chance"

    @property
    def baseline(self) -> Variant:
        """The live scenario as its file has it."""
        return Variant.of(self.live.scenario)

    def pin(self, letter: str) -> Pin:
        """Return the pin under *letter*; raises ``UnknownName``."""
        for pin in self.pins:
            if pin.letter == letter:
                return pin
        raise UnknownName(mark("pinned variant"), letter, [pin.letter for pin in self.pins])

    def variant(self, letter: str) -> Variant:
        """Return the variant under any letter, or the baseline; raises ``UnknownName``."""
        if letter == LIVE:
            return self.live
        return self.baseline if letter == BASELINE else self.pin(letter).variant

    def free_letter(self) -> str:
        """Return the first letter no pin has; raises ``PinsFull``."""
        taken = {pin.letter for pin in self.pins}
        for letter in PIN_LETTERS:
            if letter not in taken:
                return letter
        raise PinsFull

    def with_pin(self, changed: Pin) -> Workspace:
        """Return the workspace with *changed* in the place of the pin of its letter."""
        pins = tuple(changed if pin.letter == changed.letter else pin for pin in self.pins)
        return replace(self, pins=pins)


def live_title(variant: Variant) -> str:
    """Return the name of the live variant: the user's own, or the scenario's and *edited*."""
    if variant.is_changed and variant.title == variant.scenario.title:
        return tr("{title}, edited", title=tr(variant.title))
    return tr(variant.title)
