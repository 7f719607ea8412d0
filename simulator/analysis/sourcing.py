"""What the numbers of the model rest on, counted: claims, records, literature, or our judgement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from simulator.scenario.model import Parameter, Scenario
from simulator.scenario.provenance import JUDGEMENT, Provenance

CLAIM = "claim"
NOTHING: Final[Mapping[str, Parameter]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Sourcing:
    """How many numbers rest on what.

    A number that several scenarios share counts once, one that they state differently as often as
    it is stated. ``judgement`` have no other source; ``by`` counts the kinds of source of all
    others, a number under each kind it rests on. ``unsourced`` names those with none at all.
    """

    total: int
    judgement: int
    by: Mapping[str, int]
    unsourced: tuple[str, ...]

    @property
    def sourced(self) -> int:
        """How many rest on something else than our judgement."""
        return self.total - self.judgement - len(self.unsourced)


def sourcing(
    scenarios: Iterable[Scenario], known: Provenance, further: Mapping[str, Parameter] = NOTHING
) -> Sourcing:
    """Count what the numbers of *scenarios*, of their countries and some *further* rest on."""
    numbers = set(_numbers(scenarios))
    numbers.update(_number(name, parameter) for name, parameter in further.items())
    by: Counter[str] = Counter()
    judgement = 0
    unsourced = []
    for path, _, sources in sorted(numbers):
        kinds = {_kind(source, known) for source in sources} - {""}
        if not kinds:
            unsourced.append(path)
        elif kinds == {JUDGEMENT}:
            judgement += 1
        else:
            by.update(kinds - {JUDGEMENT})
    return Sourcing(len(numbers), judgement, dict(sorted(by.items())), tuple(unsourced))


def _numbers(scenarios: Iterable[Scenario]) -> Iterator[tuple[str, float, tuple[str, ...]]]:
    for scenario in scenarios:
        for parameter in scenario.parameters.values():
            yield _number(parameter.path, parameter)
        for name, column in scenario.country.columns.items():
            yield _number(f"{scenario.country.name}.{name}", column)


def _number(name: str, parameter: Parameter) -> tuple[str, float, tuple[str, ...]]:
    return name, parameter.value, parameter.sources


def _kind(source: str, known: Provenance) -> str:
    """Return what kind of thing a source is, nothing where it is not known."""
    if source == JUDGEMENT:
        return JUDGEMENT
    if source in known.claims:
        return CLAIM
    return known.sources[source].kind or "record" if source in known.sources else ""
