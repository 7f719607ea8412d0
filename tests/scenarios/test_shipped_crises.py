"""The shipped scenarios play, and say what they were written to say."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.engine.catalogue import OUTCOMES
from simulator.engine.replicate import run_worlds
from tests.engine.plays import (
    SEED,
    SHIPPED,
    finished,
    indicator,
    milestone,
    played,
    scenario,
    share,
)

MANY = 200

# The record of January 2022: day of the month, and how far off one standard deviation is.
DAYS = {
    "first_protest": (2.0, 0.3),
    "rollback": (5.0, 0.5),
    "internet_cut": (4.8, 0.5),
    "emergency": (5.1, 0.5),
    "concession": (5.2, 0.5),
    "purge": (5.5, 0.5),
    "force_rule_3": (7.0, 0.8),
    "order": (8.2, 1.0),
    "withdrawal_starts": (13.0, 1.5),
    "gone": (19.0, 1.5),
}
# Counts with the factor that one standard deviation is.
COUNTS = {"participants": (42_000.0, 1.35), "deaths": (225.0, 1.4), "deaths_forces": (19.0, 1.65)}
NEAR = 3.0  # standard deviations


@pytest.mark.parametrize("name", SHIPPED)
def test_it_plays(name: str) -> None:
    """Some replications go through, and each ends in a class."""
    batch = finished(run_worlds(scenario(name), SEED, range(32)))

    assert np.isfinite(batch.series).all()
    assert set(batch.outcomes) <= set(range(len(OUTCOMES)))
    assert batch.times[-1] == pytest.approx(scenario(name).horizon_days)


def test_the_shipped_scenarios_are_those_agreed() -> None:
    """January 2022 and its counterfactuals ship."""
    agreed = (
        "january-2022",
        "no-shock",
        "moscow-abstains",
        "early-intervention",
        "early-concession",
        "january-2022-pinned",
        "heavy-repression",
        "extremist-reactivation",
        "elite-split",
        "worst-case",
        "erosion-2030",
    )

    assert set(agreed) <= set(SHIPPED)


def test_without_a_shock_the_country_stays_calm() -> None:
    """The spark matters: without it at least 85 % of the histories are calm."""
    assert share(played("no-shock", MANY), "calm") >= 0.85


def test_with_the_shock_it_does_not() -> None:
    """With it calm is rare."""
    assert share(played("january-2022", MANY), "calm") < 0.15


def test_moscow_abstains_when_it_is_said_to() -> None:
    """Whoever asks, no foreign soldier comes."""
    batch = played("moscow-abstains", MANY)

    assert not indicator(batch, "foreign_troops").any()
    assert not (milestone(batch, "accepted") >= 0).any()


def test_early_intervention_is_early_and_massive() -> None:
    """The request comes on the fourth day or before, and the mission is four times as large."""
    batch = played("early-intervention", MANY)
    troops = scenario("early-intervention").value("actors.alliance.troops")
    came = milestone(batch, "deployed") >= 0

    assert np.nanmax(milestone(batch, "request")) <= 3.0
    assert came.mean() > 0.8
    assert (indicator(batch, "foreign_troops").max(axis=0)[came] > troops).all()


def test_early_concession_saves_lives() -> None:
    """Giving way early leaves fewer dead, replication by replication."""
    early, usual = (
        indicator(played(name, MANY), "deaths")[-1] for name in ("early-concession", "january-2022")
    )

    assert (early < usual).mean() > 0.8
    assert np.median(early) < 0.3 * np.median(usual)


def test_early_concession_gives_way_on_its_days() -> None:
    """Prices are back on the third day of the crisis and the cabinet is out six hours later."""
    batch = played("early-concession", MANY)

    assert np.nanmax(milestone(batch, "rollback")) <= 2.0
    assert np.nanmax(milestone(batch, "concession")) <= 2.25


@pytest.mark.parametrize("name", sorted(DAYS))
def test_january_comes_near_the_days_of_the_record(name: str) -> None:
    """The median day lies within three standard deviations of what happened."""
    day, deviation = DAYS[name]

    median = 1.0 + float(np.nanmedian(milestone(played("january-2022", MANY), name)))

    assert median == pytest.approx(day, abs=NEAR * deviation)


@pytest.mark.parametrize("name", sorted(COUNTS))
def test_january_comes_near_the_counts_of_the_record(name: str) -> None:
    """The median count lies within three factors of what was counted."""
    count, factor = COUNTS[name]

    median = float(np.median(indicator(played("january-2022", MANY), name).max(axis=0)))

    assert count / factor**NEAR < median < count * factor**NEAR


def test_january_keeps_its_leader_more_often_than_not() -> None:
    """He survived, and nothing suggests that it was a close thing; nor was it certain."""
    assert 0.0 < share(played("january-2022", MANY), "leader_falls") < 0.3


def test_january_reaches_most_regions() -> None:
    """Protest reaches most of the seventeen regions, as it did."""
    reached = np.median(indicator(played("january-2022", MANY), "regions_in_unrest").max(axis=0))

    assert 9 <= reached <= 17
