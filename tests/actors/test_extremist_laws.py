"""Extremist networks: when they strike, where, and what a strike does."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.actors.extremists import AT_MOST
from simulator.world.outbreaks import attack, target
from tests.actors.alone import Alone, alone, towns

LAND = towns([500, 500, 500], extremist_reach=[0.0, 0.4, 0.8])
CALM = {"threat_seen": 0.0}
CRISIS = {"threat_seen": 0.6}


def struck(fields: dict[str, float], days: float = 30, **parameters: float) -> Alone:
    """Return the networks after some days."""
    play = alone("extremists", LAND, fields=fields, **parameters)
    play.play(days)
    return play


def test_networks_without_strength_never_strike() -> None:
    """At strength 0 nothing happens, whatever the threat."""
    assert (
        struck({"threat_seen": 1.0}, strength=0.0, attack_rate=10.0).share("extremist_attack")
        == 0.0
    )


def test_networks_that_reach_nowhere_never_strike() -> None:
    """A country that states no reach has none."""
    play = alone("extremists", towns([500]), fields=CRISIS, strength=1.0, attack_rate=10.0)

    play.play(30)

    assert play.share("extremist_attack") == 0.0


def test_a_threatened_leadership_is_an_occasion() -> None:
    """The greater the threat, the more attacks; in quiet times they are rare."""
    calm, crisis = (struck(fields, strength=0.5) for fields in (CALM, CRISIS))

    assert 0.0 < calm.share("extremist_attack") < 0.5 * crisis.share("extremist_attack")


def test_stronger_networks_strike_sooner() -> None:
    """No history is spared because networks grow stronger, and none is struck later."""
    weak, strong = (struck(CRISIS, strength=s).worlds for s in (0.3, 0.6))
    first, earlier = weak.date("extremist_attack"), strong.date("extremist_attack")
    both = ~np.isnan(first)

    assert both.any()
    assert (earlier[both] <= first[both]).all()


def test_a_network_is_spent_after_a_few_attacks() -> None:
    """However strong, it strikes three times at most."""
    play = struck(CRISIS, strength=1.0, attack_rate=10.0)

    assert play.worlds.attacks.max() == AT_MOST


def test_an_attack_kills_arms_and_is_remembered() -> None:
    """A cell appears, people are dead, and the flag stands for the rest of the history."""
    w = alone("extremists", LAND, n=1).worlds

    attack(w.world(0), 2, persons=120.0, deaths=9.6)

    assert (w.attack[0], w.armed[2, 0], w.dead[2, 0]) == (1.0, 120.0, 10.0)
    assert w.dead.sum() == 10.0


def test_cells_go_underground() -> None:
    """Within days they have vanished from among the armed, and nobody else with them."""
    play = alone("extremists", LAND, n=1, strength=0.0)
    play.worlds.armed[2] = 300.0
    attack(play.worlds.world(0), 2, persons=120.0, deaths=0.0)

    play.play(20)

    assert play.worlds.cells[2, 0] == 0.0
    assert play.worlds.armed[2, 0] == pytest.approx(300.0, abs=1.0)


def test_they_strike_where_they_reach() -> None:
    """Twice the reach, twice the attacks; none where there is none."""
    world = alone("extremists", LAND, n=1).worlds.world(0)

    shares = np.bincount([target(world) for _ in range(3000)], minlength=3) / 3000

    assert shares == pytest.approx([0.0, 1 / 3, 2 / 3], abs=0.03)


def test_an_attack_names_its_occasion() -> None:
    """It is a root of its own until a riot or a lost centre gives the occasion."""
    play = alone("extremists", LAND, n=1)
    world = play.worlds.world(0)
    attack(world, 2, 100.0, 5.0)
    world.emit("riot", "movement", root=True)
    attack(world, 2, 100.0, 5.0)

    first, riot, second = play.story()

    assert first.causes == ()
    assert second.causes == (riot.id,)
