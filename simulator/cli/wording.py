"""How events and the numbers told with them read on a terminal; programs get both as they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from simulator.charts import numerals
from simulator.world.story import Event

#: What a type of event means, where its name does not say it.
GLOSSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "force_rule_0": "crowd control only",
        "force_rule_1": "batons, gas and rubber bullets allowed",
        "force_rule_2": "fire at attackers allowed",
        "force_rule_3": "fire without warning allowed",
        "force_relaxed": "fire no longer allowed",
        "concession": "the cabinet resigns",
        "regional_price_cut": "fuel cheaper where people are out",
        "price_rollback": "the old price is back everywhere",
        "administration_seized": "the centre is in the crowd's hands",
        "armed_infiltration": "armed groups mix with the crowd",
        "moscow_indirect": "lends influence",
        "moscow_reserve": "readies troops",
        "moscow_limited": "decides on a limited mission",
        "moscow_massive": "decides on a massive mission",
        "csto_requested": "help asked for",
        "csto_halted": "the mission is called off",
        "emergency_expires": "its two weeks are over, order is not restored",
        "unrest_returns": "after order had been restored",
        "leader_gone": "the office is empty",
        "minority_appeals": "to the patron",
    }
)


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
    gloss = GLOSSES.get(event.type)
    numbers = "; ".join(_told(name, value) for name, value in event.data)
    where = f" in {place}" if place else ""
    return f"{event.type}{where}{f': {gloss}' if gloss else ''}{f' ({numbers})' if numbers else ''}"


def _told(name: str, value: float) -> str:
    return _NUMBERS[name].read(value) if name in _NUMBERS else f"{name} {value:.4g}"
