"""What is added begins as a plain case: every number allowed, and few dead."""

from __future__ import annotations

import pytest

from simulator.scenario.declare import NumberDeclaration
from tests.session.shaken import shaken_session
from ui.session.scenario_view import ScenarioView
from ui.session.shock_beginnings import BEGINNINGS
from ui.session.shock_kinds import kinds

_FEW = 0.05  # of the range


@pytest.mark.parametrize("kind", sorted(BEGINNINGS))
def test_a_beginning_is_a_number_that_the_kind_has(kind: str) -> None:
    """Within the bounds that the kind declares."""
    declared = kinds().shocks[kind]

    for key, value in BEGINNINGS[kind].items():
        number = declared[key]
        assert isinstance(number, NumberDeclaration)
        assert number.low <= value <= number.high


@pytest.mark.parametrize("kind", sorted(kinds().shocks))
def test_what_is_added_hurts_few(kind: str) -> None:
    """Whatever counts people begins at the low end of its range, and no price rise is none."""
    session = shaken_session()
    view = ScenarioView(session)

    view.add(kind, 48.0)

    state = session.variant.edited.shock(view.chosen)
    assert state is not None
    people = [number for number in state.numbers.values() if number.unit == "persons"]
    assert all(each.value <= each.low + _FEW * (each.high - each.low) for each in people)
    if kind == "price_rise":
        assert state.numbers["factor"].value > 1.0
