"""Communal violence: where it starts, how it spreads and ends, set beside Osh 2010."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.world.fields import Floats
from simulator.world.outbreaks import clash
from tests.actors.alone import Alone, alone, towns

OSH = towns([1370, 1030], communal_tension=[0.8, 0.8])
WEEK = 7 * 8 - 1  # the last tick of the first week
POLICE = 400.0  # persons in effect, of the two regions' police under an interim government


def fought(force: float = POLICE, tension: float = 0.8, days: float = 7) -> tuple[Alone, Floats]:
    """Return Osh after a clash of 800, and its fighters and displaced, [tick, 2, world]."""
    country = towns([1370, 1030], communal_tension=[tension, tension])
    osh = alone("communal", country, fields={"strength": force, "loyalty": 0.5})
    for world in osh.worlds.each(np.ones(osh.worlds.count, dtype=np.bool_)):
        clash(world, 0, 800.0, root=True)
    return osh, np.array(osh.play(days))


@pytest.fixture(scope="module")
def osh() -> tuple[Alone, Floats]:
    """Two regions of 2.4 million people, a clash at the start, and three weeks."""
    return fought(days=21)


def dead(play: Alone) -> float:
    """Return the median number killed."""
    return float(np.median(play.worlds.dead.sum(axis=0)))


def test_it_grows_to_tens_of_thousands_within_days(osh: tuple[Alone, Floats]) -> None:
    """In most histories 10 to 60 thousand fight at the peak, and it comes within three days."""
    fighters = osh[1][:, 0]
    low, high = np.quantile(fighters.max(axis=0), [0.1, 0.9])

    assert 10_000 < low < high < 60_000
    assert fighters.argmax(axis=0).max() < 3 * 8


def test_it_kills_and_displaces_as_many_as_around_osh(osh: tuple[Alone, Floats]) -> None:
    """Some 470 were counted dead and 400,000 displaced within a week."""
    displaced = np.median(osh[1][WEEK, 1])

    assert 400 < dead(osh[0]) < 800
    assert 200_000 < displaced < 500_000


def test_it_is_over_within_a_week(osh: tuple[Alone, Floats]) -> None:
    """Few of those who fought still do, and a fortnight later nobody."""
    fighters = osh[1][:, 0]

    assert np.median(fighters[WEEK] / fighters.max(axis=0)) < 0.05
    assert np.median(fighters[-1]) == 0.0


def test_a_force_that_parts_them_saves_lives() -> None:
    """The stronger the state on the spot, the fewer die."""
    weak, strong = (dead(fought(force)[0]) for force in (50.0, 20_000.0))

    assert strong < 0.5 * weak


def test_tension_draws_people_in() -> None:
    """The tenser the place, the more fight."""
    calm, tense = (fought(tension=t)[1][:, 0].max(axis=0) for t in (0.3, 0.9))

    assert (calm < tense).all()


@pytest.mark.parametrize(("tension", "reached"), [(0.0, False), (0.8, True)])
def test_it_spreads_to_near_regions_with_tension(tension: float, reached: bool) -> None:
    """Where communities live in peace those next door do not set them against each other."""
    country = towns([1000, 1000], communal_tension=[0.8, tension])
    play = alone("communal", country, n=50, fields={"strength": POLICE, "loyalty": 1.0})
    for world in play.worlds.each(np.ones(50, dtype=np.bool_)):
        clash(world, 0, 1000.0)

    play.play(5)

    assert (play.worlds.displaced[1] > 0.0).all() == reached
    assert (play.worlds.dead[1] > 0.0).any() == reached


def test_where_there_is_no_tension_nobody_clashes() -> None:
    """Not even in an empty office, however long."""
    play = alone("communal", towns([1000]), fields={"leaderless": 1.0}, clash_rate=5.0)

    play.play(60)

    assert play.share("communal_clash") == 0.0


def test_an_empty_office_lets_communities_clash() -> None:
    """Where nobody is in charge it starts more often than where the state is in hand."""
    held, empty = (
        alone("communal", OSH, fields={"leaderless": gone, "loyalty": 0.9, "strength": POLICE})
        for gone in (0.0, 1.0)
    )

    for play in (held, empty):
        play.play(30)

    assert held.share("communal_clash") < 0.1 < empty.share("communal_clash")


def test_a_handful_does_not_make_communal_violence() -> None:
    """A brawl where no tension is goes home, and is never told as violence."""
    play = alone("communal", towns([1000]), n=1, fields={"strength": POLICE})
    clash(play.worlds.world(0), 0, 100.0)

    play.play(20)

    assert [event.type for event in play.story()] == ["communal_clash"]
    assert play.worlds.communal[0, 0] == 0.0


def test_it_is_told_from_clash_to_end(osh: tuple[Alone, Floats]) -> None:
    """A clash, violence that follows from it, an end that follows from the violence."""
    story = [event for event in osh[0].story() if event.region == "T-0"]
    clashed, violent, ended = story[:3]

    assert [e.type for e in story[:3]] == ["communal_clash", "communal_violence", "communal_ends"]
    assert not clashed.causes
    assert clashed.id in violent.causes
    assert violent.id in ended.causes


def test_the_dead_are_whole_and_nobody_is_negative(osh: tuple[Alone, Floats]) -> None:
    """Deaths are counted; fighters, the weary and the displaced are never less than nobody."""
    w = osh[0].worlds

    assert np.array_equal(w.dead, np.round(w.dead))
    assert min(f.min() for f in (w.communal, w.weary, w.displaced)) >= 0.0
    assert (w.displaced < w.ground.people).all()


def test_a_world_fights_alike_alone_and_beside_others() -> None:
    """What happens in one world does not depend on which others fight."""
    every, one = (alone("communal", OSH, n=n, fields={"strength": POLICE}) for n in (5, 1))
    for world in every.worlds.each(np.array([True, False, True, True, False])):
        clash(world, 0, 800.0)
    clash(one.worlds.world(0), 0, 800.0)

    every.play(5)
    one.play(5)

    assert np.array_equal(every.worlds.communal[:, 0], one.worlds.communal[:, 0])
    assert not every.worlds.displaced[:, [1, 4]].any()
