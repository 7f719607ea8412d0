"""Whether what a history speaks of is there: in the model, and in the country."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TypeAlias

from simulator.errors import did_you_mean
from simulator.records.history import Vocabulary
from simulator.scenario.document import Node
from simulator.scenario.document import Path as KeyPath
from simulator.scenario.draft import note
from simulator.scenario.findings import Findings

Spoken: TypeAlias = tuple[str, str, KeyPath]
"""What kind of thing is meant, its name, and where in the file it stands."""


def check_names(
    tree: Node, spoken: Iterable[Spoken], vocabulary: Vocabulary, findings: Findings
) -> None:
    """Note every name that nothing answers to."""
    known: Mapping[str, Collection[str]] = {
        "indicator": vocabulary.indicators,
        "milestone": vocabulary.milestones,
        "measure": vocabulary.regional,
        "region": vocabulary.regions,
    }
    for kind, name, path in spoken:
        if name not in known[kind]:
            whose = "the country has no region" if kind == "region" else f"the model has no {kind}"
            note(tree, path, f"{whose} {name!r}{did_you_mean(name, known[kind])}", findings)
