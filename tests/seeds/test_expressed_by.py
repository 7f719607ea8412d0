"""What a claim says it is expressed by must exist in the model."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from simulator.actors.moscow import LEVELS
from simulator.engine.catalogue import ACTORS, MILESTONES, OUTCOMES, kinds
from simulator.scenario.file import load_scenario
from simulator.scenario.library import find
from simulator.scenario.model import Scenario
from simulator.scenario.provenance import load_claims

SOURCE = Path(__file__).parents[2] / "simulator"


@pytest.fixture(scope="module")
def january() -> Scenario:
    return load_scenario(find("january-2022"), kinds())


@pytest.fixture(scope="module")
def event_types() -> set[str]:
    """Every event type that some actor or shock emits, as its source spells it."""
    text = "\n".join(path.read_text("utf-8") for path in SOURCE.glob("[as]*/*.py"))
    numbered = {f"moscow_{level}" for level in LEVELS} | {f"force_rule_{n}" for n in (1, 2, 3)}
    return (
        set(re.findall(r'"([a-z0-9_]+)"', text)) | {m.event for m in MILESTONES.values()} | numbered
    )


@pytest.mark.parametrize("claim", sorted(load_claims()))
def test_what_expresses_a_claim_exists(
    claim: str, january: Scenario, event_types: set[str]
) -> None:
    """A claim points to parameters, columns, actors, outcomes or events, never to nothing."""
    for name in load_claims()[claim].expressed_by:
        if name.startswith("country."):
            assert name.removeprefix("country.") in january.country.columns, name
        elif "." in name:
            assert name in january.parameters, name
        else:
            assert name in event_types | set(ACTORS) | set(OUTCOMES), name
