"""Airlift, presence and withdrawal, played with an early and massive mission."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.actors.alliance import MASSIVE
from tests.engine.plays import (
    Chronicled,
    chronicle,
    chronicled,
    indicator,
    milestone,
    moved,
    scenario,
)

N = 30


@pytest.fixture(scope="module")
def mission() -> Chronicled:
    """An alliance that is asked early and answers massively."""
    return chronicled("early-intervention", N)


def hours_to_complete(play: Chronicled) -> float:
    """Return the median time from first landing to the last, in hours."""
    arrival, deployed = milestone(play.batch, "arrival"), milestone(play.batch, "deployed")
    return 24.0 * float(np.nanmedian(deployed - arrival))


def test_as_many_land_as_were_sent(mission: Chronicled) -> None:
    """Where deployment completes, the country holds the whole contingent and never more."""
    sent = MASSIVE * scenario("early-intervention").value("actors.alliance.troops")
    peak = indicator(mission.batch, "foreign_troops").max(axis=0)
    complete = ~np.isnan(milestone(mission.batch, "deployed"))

    assert complete.any()
    assert peak[complete] == pytest.approx(sent)
    assert (peak <= sent * (1 + 1e-6)).all()


def test_troops_build_up_over_many_flights(mission: Chronicled) -> None:
    """They come in portions no larger than a flight carries at once."""
    troops = indicator(mission.batch, "foreign_troops")
    steps = [len(np.unique(history[history > 0])) for history in troops.T if history.any()]

    assert min(steps) > 5


def test_a_larger_airlift_completes_sooner() -> None:
    """With more aircraft and unloading places the last land sooner after the first."""
    slow, fast = (
        chronicle(moved("early-intervention", {"airlift": a}, days=12), 20) for a in (1.0, 3.0)
    )

    assert hours_to_complete(fast) < hours_to_complete(slow)


def test_withdrawal_takes_days_and_empties_the_country(mission: Chronicled) -> None:
    """Between its start and its end lie four to eight days, after which nobody is left."""
    start, gone = (milestone(mission.batch, m) for m in ("withdrawal_starts", "gone"))
    left = ~np.isnan(gone)
    days = (gone - start)[left]

    assert left.any()
    assert days.min() > 4.0
    assert days.max() < 8.0
    assert not indicator(mission.batch, "foreign_troops")[-1, left].any()


def test_help_costs_sovereignty(mission: Chronicled) -> None:
    """Who lets troops in is less free afterwards, who never accepts any is not; none is freer."""
    sovereignty = indicator(mission.batch, "sovereignty")
    helped, asked = (~np.isnan(milestone(mission.batch, m)) for m in ("arrival", "accepted"))

    assert helped.any()
    assert (np.diff(sovereignty, axis=0) <= 0.0).all()
    assert (sovereignty[-1, helped] < 90.0).all()
    assert (sovereignty[-1, ~asked] == 100.0).all()
