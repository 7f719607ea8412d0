"""What a claim says it is expressed by must exist in the model."""

from __future__ import annotations

import pytest

from simulator.analysis.claims import Names
from simulator.scenario.provenance import load_claims
from tests.engine.plays import SHIPPED, scenario


@pytest.fixture(scope="module")
def names() -> Names:
    """Everything of what ships that a claim may point to."""
    return Names.of(scenario(name) for name in SHIPPED)


@pytest.mark.parametrize("claim", sorted(load_claims()))
def test_what_expresses_a_claim_exists(claim: str, names: Names) -> None:
    """A claim points to parameters, columns, actors, outcomes or events, never to nothing."""
    pointers = load_claims()[claim].expressed_by

    assert pointers
    assert [name for name in pointers if not names.has(name)] == []
