"""Other powers: silent in calm, heard where ties are many, held off by the patron."""

from __future__ import annotations

import numpy as np
import pytest

from tests.actors.alone import Alone, alone, towns

LAND = towns([2000, 3000])
OFFERS = ("credit_offered", "mediation_offered")
CRISIS = {"threat_seen": 0.5}
AFTER = {"gone": 1.0, "base_loyalty": 0.6}


def heard(fields: dict[str, float], days: float = 6, **parameters: float) -> Alone:
    """Return a country after some days of a crisis that began with a protest."""
    play = alone("powers", LAND, fields=fields, **parameters)
    for world in play.worlds.each(np.ones(play.worlds.count, dtype=np.bool_)):
        world.emit("protest_starts", "movement", root=True)
    play.play(days)
    return play


def test_in_calm_they_say_nothing() -> None:
    """No offer and no word while the leadership is not threatened, or nothing has happened."""
    quiet, early = heard({"threat_seen": 0.1}, 60), alone("powers", LAND, fields=CRISIS)
    early.play(60)

    for play in (quiet, early):
        assert all(len(play.story(k)) <= 1 for k in range(200))


@pytest.mark.parametrize("offer", OFFERS)
def test_ties_to_many_powers_bring_offers(offer: str) -> None:
    """Without a multivector policy there are none; the more of it, the more."""
    none, some, many = (heard(CRISIS, multivector=m).share(offer) for m in (0.0, 0.3, 1.0))

    assert 0.0 == none < some < many


@pytest.mark.parametrize("offer", OFFERS)
def test_the_patrons_influence_holds_them_off(offer: str) -> None:
    """Where the patron's influence is at work others hold back."""
    free, bound = (heard({**CRISIS, "influence": i}).share(offer) for i in (0.0, 1.0))

    assert bound < free


@pytest.mark.parametrize(("dead", "warned"), [(1.0, False), (20.0, True)])
def test_they_warn_once_the_dead_are_noticed(dead: float, warned: bool) -> None:
    """Deaths count against the size of the country: a few among five million are not noticed."""
    play = heard({**CRISIS, "dead": dead}, days=20, noticed=1.0)

    assert (play.share("rights_warning") > 0.9) == warned
    assert np.array_equal(play.worlds.warned > 0.0, play.worlds.happened("rights_warning"))


def test_nobody_speaks_to_an_empty_office() -> None:
    """Offers wait for someone to make them to."""
    play = heard({**CRISIS, "leaderless": 1.0, "gone": 1.0, "dead": 100.0}, days=20)

    assert all(len(play.story(k)) == 1 for k in range(200))


def test_a_successor_is_recognised_and_stands_better() -> None:
    """Recognition comes once, after a successor, and adds to the loyalty of the forces."""
    play = heard(AFTER, days=40)
    w = play.worlds

    assert play.share("successor_recognised") > 0.9
    known = w.recognised > 0.0
    assert w.base_loyalty[known] == pytest.approx(0.65)
    assert w.base_loyalty[~known] == pytest.approx(0.60)


def test_a_leader_in_office_is_not_recognised_anew() -> None:
    """There is no successor before a fall."""
    assert heard({**CRISIS, "gone": 0.0}, days=40).share("successor_recognised") == 0.0
