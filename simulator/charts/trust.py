"""How far to trust a scenario, counted from the sources and confidence of its own numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from simulator.charts.inputs import SourceKind, source_kind
from simulator.charts.numerals import grouped
from simulator.language import mark, tr
from simulator.scenario.model import Parameter, Scenario

AID: Final = mark("A reasoning aid, not a forecast.")
_COUNTED: Final[tuple[tuple[SourceKind, str], ...]] = (
    ("record", mark("{count} on records")),
    ("claim", mark("{count} on claims of the interview")),
    ("literature", mark("{count} on the literature")),
    ("judgement", mark("{count} on judgement")),
)


def trust_text(scenario: Scenario) -> str:
    """Return the limits of a scenario: what its numbers rest on, how sure they are, its notes."""
    numbers = tuple(scenario.parameters.values())
    parts = (tr(AID), rests_on(scenario), _confidence(numbers), _notes(scenario))
    return " ".join(part for part in parts if part)


def limits_of(scenario: Scenario) -> tuple[str, ...]:
    """Return how far to trust a scenario, a sentence each, the weightiest first."""
    parts = (
        tr(AID),
        confidence_in(scenario),
        rests_on(scenario),
        tr("Intervals say how sure the runs are of the model, not how well the model fits."),
        _notes(scenario),
    )
    return tuple(part for part in parts if part)


def rests_on(scenario: Scenario) -> str:
    """Return what the numbers of a scenario rest on, counted."""
    numbers = tuple(scenario.parameters.values())
    return tr(
        "What its {count} numbers rest on: {sources}.",
        count=grouped(len(numbers)),
        sources=_sources(numbers),
    )


def confidence_word(scenario: Scenario) -> str:
    """Return how much confidence the model deserves on a scenario: low, moderate or high.

    It is low where most of its numbers are marked so, moderate where a quarter are or most rest on
    judgement.
    """
    numbers = tuple(scenario.parameters.values())
    low, judged = _shaky(numbers)
    if low > len(numbers) / 2:
        return mark("low")
    return mark("moderate") if max(2 * low, judged) > len(numbers) / 2 else mark("high")


def confidence_in(scenario: Scenario) -> str:
    """Return the word for the confidence in the model on a scenario, and why."""
    numbers = tuple(scenario.parameters.values())
    low, judged = _shaky(numbers)
    return tr(
        "Confidence in the model: {word}. Of its {total} numbers {low} are marked as of low "
        "confidence, {judged} rest on judgement alone.",
        word=tr(confidence_word(scenario)),
        total=grouped(len(numbers)),
        low=grouped(low),
        judged=grouped(judged),
    )


def _shaky(numbers: tuple[Parameter, ...]) -> tuple[int, int]:
    """Return how many numbers are of low confidence, and how many rest on judgement alone."""
    low = sum(number.confidence == "low" for number in numbers)
    judged = sum(source_kind(number.sources) == "judgement" for number in numbers)
    return low, judged


def _notes(scenario: Scenario) -> str:
    return " ".join(tr(scenario.notes).split()) if scenario.notes else ""


def _sources(numbers: Iterable[Parameter]) -> str:
    counts = Counter(source_kind(number.sources) for number in numbers)
    texts = [tr(text, count=grouped(counts[kind])) for kind, text in _COUNTED if counts[kind]]
    return ", ".join(texts)


def _confidence(numbers: tuple[Parameter, ...]) -> str:
    low = sum(number.confidence == "low" for number in numbers)
    if not low:
        return ""
    if low > len(numbers) / 2:
        return tr("Most ({count}) are marked as of low confidence.", count=grouped(low))
    return tr("Some ({count}) are marked as of low confidence.", count=grouped(low))
