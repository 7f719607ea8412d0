"""The patron's kin: what makes them uneasy, to whom they appeal, when a region leaves."""

from __future__ import annotations

import numpy as np

from simulator.engine.catalogue import OUTCOMES
from tests.actors.alone import Alone, alone, towns

LAND = towns([500, 500, 500], minority_share=[0.05, 0.4, 0.6])
THEIRS = (1, 2)
AFTER = {"gone": 1.0, "control": 0.1, "lost": 1.0, "pressure": 2000.0}


def lived(fields: dict[str, float], days: float = 10, **parameters: float) -> Alone:
    """Return a country with a minority after some days."""
    play = alone("kin", LAND, fields=fields, **parameters)
    play.play(days)
    return play


def test_in_peace_they_are_at_ease() -> None:
    """Where the state holds and nobody threatens them, nothing is felt and nothing asked."""
    play = lived({}, days=60)

    assert not play.worlds.unease.any()
    assert play.share("minority_appeals") == 0.0


def test_a_country_without_a_minority_has_no_unease() -> None:
    """Nobody is uneasy where nobody lives."""
    play = alone("kin", towns([500, 500]), fields=AFTER)

    play.play(20)

    assert not play.worlds.unease.any()
    assert play.share("breakaway") == 0.0


def test_disorder_counts_where_they_live() -> None:
    """Trouble in a region of theirs alarms more than the same trouble elsewhere."""
    far, near = alone("kin", LAND, n=1), alone("kin", LAND, n=1)
    far.worlds.control[0], near.worlds.control[2] = 0.2, 0.2
    for play in (far, near):
        play.play(3)

    assert 0.0 < far.worlds.unease[0] < 0.3 * near.worlds.unease[0]


def test_unease_fades() -> None:
    """Once order is back, unease goes within weeks."""
    play = lived({"control": 0.3}, days=5)
    felt = play.worlds.unease.copy()
    play.worlds.control[...] = 1.0

    play.play(40)

    assert (felt > 0.2).all()
    assert not play.worlds.unease.any()


def test_resentment_of_foreign_troops_falls_on_them() -> None:
    """Backlash against the patron's soldiers alarms its kin."""
    assert (lived({"resentment": 0.5}).worlds.unease > 0.05).all()


def test_the_more_the_patron_cares_the_sooner_they_appeal() -> None:
    """Unease asks for help where help is thinkable; without concern nobody asks."""
    trouble = {"control": 0.3}
    none, some, more = (
        lived(trouble, concern=c).share("minority_appeals") for c in (0.0, 0.3, 1.0)
    )

    assert 0.0 == none < some < more


def test_nobody_breaks_away_while_the_leader_holds_office() -> None:
    """Even with all their regions lost."""
    play = lived({**AFTER, "gone": 0.0}, days=30, breakaway_rate=10.0, drift_rate=1.0)

    assert play.share("breakaway") == 0.0


def test_without_a_region_of_their_own_nobody_breaks_away() -> None:
    """A minority that is small everywhere has nothing to take out."""
    scattered = towns([500, 500], minority_share=[0.2, 0.25])
    play = alone("kin", scattered, fields=AFTER, breakaway_rate=10.0, drift_rate=1.0)

    play.play(30)

    assert (play.worlds.unease > 0.1).all()
    assert play.share("breakaway") == 0.0


def test_lost_regions_break_away_the_more_the_patron_cares() -> None:
    """After a fall concern makes a departure likelier; it is one of theirs that leaves."""
    little, much = (lived(AFTER, days=4, concern=c, drift_rate=0.0) for c in (0.1, 1.0))
    left = [e.region for k in range(200) for e in much.story(k) if e.type == "breakaway"]

    assert little.share("breakaway") < 0.5 * much.share("breakaway")
    assert set(left) == {f"T-{row}" for row in THEIRS}


def test_a_breakaway_is_fragmentation() -> None:
    """A country that has lost a region has come apart, even where centres are held again."""
    w = lived(AFTER, days=4, concern=1.0).worlds
    w.lost[...] = 0.0

    assert np.array_equal(OUTCOMES["fragmentation"].holds(w), w.breakaway > 0.0)
