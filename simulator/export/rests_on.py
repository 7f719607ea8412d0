"""What a briefing rests on: sources of the inputs that differ, of the shocks, of the headline."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.export.briefing import Source
from simulator.export.inputs import differing
from simulator.language import tr
from simulator.results.comparison import Comparison
from simulator.scenario.model import ShockState
from simulator.scenario.provenance import JUDGEMENT, Provenance, shipped_provenance


def sources_of(
    comparison: Comparison, outcome: str, known: Provenance | None = None
) -> tuple[Source, ...]:
    """Return the sources that are known by an id, the interview's claims first, judgement last."""
    known = known or shipped_provenance()
    ids = dict.fromkeys(_ids(comparison, outcome, known))
    ranked = sorted(ids, key=lambda each: (each == JUDGEMENT, each not in known.claims))
    return tuple(Source(each, source_text(each, known)) for each in ranked if known.knows(each))


def source_text(source: str, known: Provenance) -> str:
    """Return what a source is and what it says, in a line."""
    if source == JUDGEMENT:
        return tr("Our own judgement, without a source.")
    if source in known.claims:
        claim = known.claims[source]
        text = tr(" ".join(claim.text.split()))
        return tr("Interview, {kind}: {text}", kind=tr(claim.kind), text=text)
    found = known.sources[source]
    year = f"({found.year})" if found.authors and found.year else ""
    who = " ".join(part for part in (found.authors, year) if part)
    title = " ".join(part for part in (f"{who}:" if who else "", found.title) if part)
    return tr("{title}. {publisher}", title=title, publisher=found.publisher).rstrip(". ") + "."


def _ids(comparison: Comparison, outcome: str, known: Provenance) -> Iterator[str]:
    variants = [entry.variant for entry in comparison.entries]
    for lever in differing(variants):
        for variant in variants:
            if lever.name in variant.levers:
                yield from variant.levers[lever.name].sources
    for variant in variants:
        for name in variant.edited.shocks:
            yield from _of_shock(variant.edited.shock(name))
    for name, claim in known.claims.items():
        if outcome in claim.expressed_by:
            yield name


def _of_shock(state: ShockState | None) -> Iterator[str]:
    if state is not None:
        for number in state.numbers.values():
            yield from number.sources
