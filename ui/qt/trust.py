"""How far to trust a scenario, counted from the sources and confidence of its own numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from simulator.scenario.model import Parameter, Scenario
from ui.session.lever_rows import SourceKind, source_kind

_NAMES: Final[tuple[tuple[SourceKind, str], ...]] = (
    ("record", "records"),
    ("claim", "claims of the interview"),
    ("literature", "the literature"),
    ("judgement", "judgement"),
)


def trust_text(scenario: Scenario) -> str:
    """Return the limits of a scenario: what its numbers rest on, how sure they are, its notes."""
    numbers = tuple(scenario.parameters.values())
    parts = (
        "A reasoning aid, not a forecast.",
        f"Of {len(numbers)} numbers behind it, {_sources(numbers)}.",
        _confidence(numbers),
        " ".join(scenario.notes.split()),
    )
    return " ".join(part for part in parts if part)


def _sources(numbers: Iterable[Parameter]) -> str:
    counts = Counter(source_kind(number.sources) for number in numbers)
    found = [(counts[kind], name) for kind, name in _NAMES if counts[kind]]
    texts = [
        f"{count} rest on {name}" if not at else f"{count} on {name}"
        for at, (count, name) in enumerate(found)
    ]
    return " and ".join((", ".join(texts[:-1]), texts[-1])) if len(texts) > 1 else "".join(texts)


def _confidence(numbers: tuple[Parameter, ...]) -> str:
    low = sum(number.confidence == "low" for number in numbers)
    if not low:
        return ""
    share = low / max(1, len(numbers))
    size = "Most" if share > 0.5 else "Some"
    return f"{size} ({low}) are marked as of low confidence."
