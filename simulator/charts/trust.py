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
    parts = (
        tr(AID),
        tr(
            "What its {count} numbers rest on: {sources}.",
            count=grouped(len(numbers)),
            sources=_sources(numbers),
        ),
        _confidence(numbers),
        " ".join(scenario.notes.split()),
    )
    return " ".join(part for part in parts if part)


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
