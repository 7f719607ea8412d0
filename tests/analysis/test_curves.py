"""Shares along levers, and what they are shares of."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.analysis.curves import Point, grid, moved, positions
from simulator.analysis.happening import happened, happenings
from simulator.errors import UnknownName
from simulator.results.ensemble_result import EnsembleResult
from simulator.results.layout import engine_layout
from simulator.scenario.model import Variant
from tests.engine.plays import played, scenario
from tests.ensemble import tiny

PUSH = tiny.scenario().levers["push"]  # from 0 to 4


def january() -> EnsembleResult:
    """Return forty replications of January 2022."""
    return EnsembleResult("january").with_batch(played("january-2022", 40))


def test_positions_reach_from_end_to_end() -> None:
    """Evenly, with plain numbers."""
    assert positions(PUSH, 5) == (0.0, 1.0, 2.0, 3.0, 4.0)


def test_a_grid_has_every_pair_once() -> None:
    """The last lever moves fastest."""
    levers = scenario("january-2022").levers
    pair = (levers["baikonur"], levers["closeness"])

    places = list(grid(pair, 3))

    assert len(places) == 9
    assert places[1] == {"baikonur": 0.0, "closeness": 0.5}


def test_a_point_of_the_grid_is_a_variant() -> None:
    """The levers stand where the point says."""
    variant = moved(Variant.of(tiny.scenario()), {"push": 3.0})

    assert variant.setting("push") == 3.0


def test_a_point_has_a_share_and_its_interval() -> None:
    """A quarter of forty, by Wilson's interval."""
    point = Point.of({"push": 1.0}, np.arange(40) < 10)

    assert point.share.value == 0.25
    assert 0.14 < point.share.low < 0.15
    assert point.difference is None


def test_a_difference_is_paired() -> None:
    """To another scenario on the same luck."""
    ours, theirs = np.arange(40) < 20, np.arange(40) < 10

    point = Point.of({"push": 1.0}, ours, theirs)

    assert point.difference is not None
    assert point.difference.estimate.value == 0.25
    assert not point.difference.within_noise


@pytest.mark.parametrize("name", happenings(engine_layout()))
def test_whatever_can_happen_can_be_asked_for(name: str) -> None:
    """One answer for each replication."""
    found = happened(january(), name)

    assert found.shape == (40,)
    assert found.dtype == np.bool_


def test_loss_is_the_leader_or_the_country() -> None:
    """Each replication of either class, and no other."""
    result = january()

    lost = happened(result, "loss")

    either = happened(result, "leader_falls") | happened(result, "fragmentation")
    assert np.array_equal(lost, either)


def test_an_intervention_is_a_promise_kept_or_not() -> None:
    """It counts from the alliance's consent."""
    result = january()

    assert np.array_equal(happened(result, "intervention"), happened(result, "accepted"))


def test_what_cannot_happen_is_told() -> None:
    """With the nearest name."""
    with pytest.raises(UnknownName, match="did you mean 'intervention'"):
        happened(january(), "interventoin")
