"""The film of the map: moments, playing, looping, speed."""

from __future__ import annotations

import numpy as np
import pytest

from ui.session.map_film import Film


@pytest.fixture
def film() -> Film:
    """Ten days with four frames a day, standing on day 4."""
    film = Film()
    film.set_frames(np.linspace(0, 10, 41), 4.0)
    return film


def test_the_moment_stays_when_frames_change(film: Film) -> None:
    """Only a film without a moment takes the one that is offered."""
    film.set_frames(np.linspace(0, 20, 41), 9.0)

    assert film.day == 4.0


def test_playing_goes_on_by_days_a_second(film: Film) -> None:
    """Two days a second for a second and a half are three days."""
    film.set_speed(2.0)
    film.play()

    film.advance(1.5)

    assert film.day == 7.0


def test_it_stops_at_the_end_and_begins_anew_when_asked(film: Film) -> None:
    """Playing again after the end starts from the first day."""
    film.play()
    film.advance(60.0)
    ended = (film.day, film.is_playing)
    film.play()

    assert ended == (10.0, False)
    assert film.day == 0.0


def test_a_loop_goes_on(film: Film) -> None:
    """At the end it returns to the start and still plays."""
    film.set_loops(True)
    film.play()

    film.advance(60.0)

    assert (film.day, film.is_playing) == (0.0, True)


def test_a_step_stops_it(film: Film) -> None:
    """One frame on is a quarter of a day; nothing goes past the ends."""
    film.play()
    film.step(1)
    after = film.day
    film.step(-500)

    assert (after, film.is_playing, film.day) == (4.25, False, 0.0)


def test_without_frames_nothing_plays() -> None:
    """Before anything is known there is one moment."""
    film = Film()

    film.toggle()

    assert not film.is_playing
    assert film.day == film.horizon == 0.0


def test_a_long_crisis_is_played_faster(film: Film) -> None:
    """Where no speed was chosen, films last about as long as each other."""
    short = film.speed
    film.set_frames(np.linspace(0, 120, 41), 0.0)

    assert short < film.speed


def test_a_part_of_the_time_can_be_looked_at() -> None:
    """Coming closer keeps the day under the mouse where it stands; going away shows all again."""
    film = Film()
    film.set_frames(np.linspace(0, 20, 41), 10.0)
    film.zoom(2, 5.0)
    first, last = film.window
    film.zoom(-5)

    assert (5.0 - first) / (last - first) == pytest.approx(5.0 / 20.0)
    assert film.is_whole


def test_a_film_plays_what_is_looked_at() -> None:
    """It stops at the end of the part, or begins anew at its start; a jump takes the part along."""
    film = Film()
    film.set_frames(np.linspace(0, 20, 41), 10.0)
    film.zoom(3, 10.0)
    first, last = film.window
    film.set_loops(True)
    film.play()
    film.advance(100.0)
    looped = film.day
    film.jump(19.0)

    assert looped == pytest.approx(first)
    assert film.window[1] == pytest.approx(19.0)
    assert film.window[1] - film.window[0] == pytest.approx(last - first)
