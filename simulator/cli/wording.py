"""How events and the numbers told with them read on a terminal; programs get both as they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from simulator.charts import numerals
from simulator.story.sentences import sentence_of
from simulator.world.story import Event


@dataclass(frozen=True, slots=True)
class _Number:
    """How a number is told: in a text with a gap, after a factor, to so many decimals."""

    text: str
    factor: float = 1.0
    decimals: int = 0

    def read(self, value: float) -> str:
        return self.text.format(numerals.rounded(self.factor * value, self.decimals))


_NUMBERS: Final[Mapping[str, _Number]] = MappingProxyType(
    {
        "armed": _Number("{} arm themselves"),
        "control": _Number("control {} %", 100.0),
        "crowd": _Number("{} people"),
        "deaths": _Number("{} dead"),
        "displaced": _Number("{} people displaced"),
        "factor": _Number("× {}", decimals=2),
        "fighters": _Number("{} fighters"),
        "left": _Number("{} % of traffic left", 100.0),
        "participants": _Number("{} people"),
        "persons": _Number("{} persons"),
        "price": _Number("{} USD/bbl"),
        "regions": _Number("{} regions"),
        "rioters": _Number("{} rioters"),
        "size": _Number("size {} of 1", decimals=2),
        "stress": _Number("stress {} of 100", 100.0),
        "threat": _Number("threat {} of 100", 100.0),
        "troops": _Number("{} troops"),
        "unease": _Number("unease {} of 100", 100.0),
    }
)


def has_unit(name: str) -> bool:
    """Say whether it is known in what unit the number *name* of an event is told."""
    return name in _NUMBERS


def worded(event: Event, place: str) -> str:
    """Return what happened, where (*place* is a name, or empty), what it means, and its numbers."""
    gloss = sentence_of(event.type).gloss
    numbers = "; ".join(_told(name, value) for name, value in event.data)
    where = f" in {place}" if place else ""
    return f"{event.type}{where}{f': {gloss}' if gloss else ''}{f' ({numbers})' if numbers else ''}"


def _told(name: str, value: float) -> str:
    return _NUMBERS[name].read(value) if has_unit(name) else f"{name} {value:.4g}"
