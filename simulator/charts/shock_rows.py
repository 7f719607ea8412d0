"""The shocks in which scenarios differ, as rows: one a shock that some lack, else one a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.charts.inputs import decimals_of, number_text
from simulator.charts.shocks import are_alike, moment, shock_label
from simulator.language import mark, tr
from simulator.scenario.lever_table import key_step
from simulator.scenario.model import Country, Scenario, ShockState

NOTHING = "–"
KEYS = {
    "at": mark("when"),
    "answer": mark("answer"),
    "deaths": mark("deaths"),
    "factor": mark("factor"),
    "left": mark("traffic left"),
    "level": mark("force allowed"),
    "persons": mark("people"),
    "price": mark("price"),
    "region": mark("where"),
    "size": mark("size"),
    "value": mark("value"),
    "what": mark("what"),
}


@dataclass(frozen=True, slots=True)
class ShockDifference:
    """A shock, or one thing about it, that is not the same everywhere; a text for each scenario."""

    name: str
    label: str
    unit: str
    texts: tuple[str, ...]
    sources: tuple[str, ...]


def shock_differences(*scenarios: Scenario) -> tuple[ShockDifference, ...]:
    """Return what is not the same in all of *scenarios*, with the sources of the first."""
    names = {name: None for scenario in scenarios for name in scenario.shocks}
    return tuple(row for name in names for row in _rows(name, scenarios))


def key_label(key: str) -> str:
    """Return what a number or word of a shock is called."""
    return tr(KEYS.get(key, key.replace("_", " ")))


def word_label(word: str, country: Country) -> str:
    """Return a word of a shock as people read it: a region by its name."""
    for region in country.regions:
        if region.id == word:
            return tr(region.name)
    return tr(word.replace("_", " "))


def decimals_in(low: float, high: float, value: float) -> int:
    """Return how many decimals a number of a range needs: some more where it is a small part."""
    return max(decimals_of(key_step(low, high)), min(4, decimals_of(value)))


def _rows(name: str, scenarios: tuple[Scenario, ...]) -> Iterator[ShockDifference]:
    states = [scenario.shock(name) for scenario in scenarios]
    if all(are_alike(states[0], state) for state in states[1:]):
        return
    label = shock_label(name)
    known = [state for state in states if state is not None]
    if len(known) < len(states) or len({state.kind for state in known}) > 1:
        pairs = zip(scenarios, states, strict=True)
        texts = tuple(_when(scenario, state) for scenario, state in pairs)
        yield ShockDifference(f"shocks.{name}", label, "", texts, ())
        return
    for key in (*known[0].numbers, *known[0].words):
        given = zip(scenarios, known, strict=True)
        texts = tuple(_text(scenario, state, key) for scenario, state in given)
        if len(set(texts)) > 1:
            number = known[0].numbers.get(key)
            said = tr("{shock}, {what}", shock=label, what=key_label(key))
            unit = number.unit if number is not None and key != "at" else ""
            sources = number.sources if number is not None else ()
            yield ShockDifference(f"shocks.{name}.{key}", said, unit, texts, sources)


def _when(scenario: Scenario, state: ShockState | None) -> str:
    return NOTHING if state is None else moment(scenario.start, state.numbers["at"].value)


def _text(scenario: Scenario, state: ShockState, key: str) -> str:
    if key == "at":
        return moment(scenario.start, state.numbers["at"].value)
    if key in state.words:
        return word_label(state.words[key], scenario.country)
    number = state.numbers[key]
    return number_text(number.value, decimals_in(number.low, number.high, number.value))
