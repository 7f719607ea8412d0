"""Laws of the random numbers: who draws what depends on nothing else."""

from __future__ import annotations

import zlib
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.engine.replicate import Game, never
from simulator.streams import LEVELS, Draws, Streams, Uniforms, consecutive, normals
from tests.engine.plays import SEED, SHIPPED, scenario

seeds = st.integers(0, 2**63)
numbers = st.lists(st.integers(0, 100_000), min_size=1, max_size=12, unique=True).map(tuple)
counts = st.integers(1, 70)
causes = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)


def every_level() -> Uniforms:
    """Return each uniform that a stream can give, once."""
    return ((np.arange(LEVELS) + 0.5) / LEVELS).astype(np.float32)


@given(seeds, numbers, counts, st.integers(0, 5))
def test_a_replication_draws_the_same_alone(
    seed: int, chosen: tuple[int, ...], count: int, page: int
) -> None:
    """What a replication draws does not depend on who is drawn beside it, nor on the order."""
    together = Draws(seed, chosen).uniforms("cause", count, page)

    for place, number in enumerate(chosen):
        alone = Draws(seed, (number,)).uniforms("cause", count, page)

        assert np.array_equal(alone[:, 0], together[:, place])


@given(numbers, causes, st.lists(causes, max_size=4))
def test_other_causes_move_no_draw(chosen: tuple[int, ...], cause: str, others: list[str]) -> None:
    """A draw added to one cause leaves every other cause where it was."""
    undisturbed = Draws(1, chosen).uniforms(cause, 20)
    draws = Draws(1, chosen)
    for other in others:
        draws.uniforms(other, 20)

    assert np.array_equal(draws.uniforms(cause, 20), undisturbed)


@given(numbers, counts)
def test_pages_and_causes_and_seeds_differ(chosen: tuple[int, ...], count: int) -> None:
    """Another page, cause or seed gives other numbers."""
    draws = Draws(1, chosen)

    drawn = [
        draws.uniforms("one", count + 8, 0),
        draws.uniforms("one", count + 8, 1),
        draws.uniforms("two", count + 8, 0),
        Draws(2, chosen).uniforms("one", count + 8, 0),
    ]

    assert len({part.tobytes() for part in drawn}) == len(drawn)


def test_replications_do_not_overlap() -> None:
    """No replication's numbers are another's, moved along."""
    drawn = Draws(3, tuple(range(200))).uniforms("cause", 40)

    words = {
        column.tobytes() for column in np.concatenate([drawn[k : k + 16].T for k in (0, 16, 24)])
    }

    assert len(words) == 600


def test_pages_may_be_turned_in_any_order() -> None:
    """The third page is the same whether or not the first two were looked at."""
    in_order, at_once = Draws(4, (5, 9)), Draws(4, (5, 9))
    for page in range(3):
        in_order.uniforms("cause", 33, page)

    assert np.array_equal(in_order.uniforms("cause", 33, 2), at_once.uniforms("cause", 33, 2))


@given(counts, counts)
def test_how_much_was_asked_before_does_not_matter(first: int, then: int) -> None:
    """Asking a cause for another count gives what a fresh stream gives for that count."""
    used = Draws(5, (0, 1))
    used.uniforms("cause", first)

    assert np.array_equal(used.uniforms("cause", then), Draws(5, (0, 1)).uniforms("cause", then))


def test_what_is_forgotten_is_drawn_again_alike() -> None:
    """A memory that is too small costs time and changes nothing."""
    small, large = Streams(6, remembered=1), Streams(6)
    for first in (0, 10, 0, 5, 0):
        chosen = tuple(range(first, first + 8))

        one, other = (streams.of(chosen).uniforms("cause", 50) for streams in (small, large))

        assert np.array_equal(one, other)


def test_what_is_remembered_is_not_drawn_again() -> None:
    """The same replications of a moved lever draw nothing anew."""
    streams = Streams(6)
    first = streams.of((1, 2)).uniforms("cause", 50)

    assert streams.of((1, 2)).uniforms("cause", 50) is first


@given(st.lists(st.integers(0, 60), max_size=20))
def test_consecutive_keeps_numbers_and_order(chosen: list[int]) -> None:
    """The runs, written out one after another, are the numbers."""
    runs = consecutive(chosen)

    assert [number for first, end in runs for number in range(first, end)] == chosen


@given(st.lists(st.integers(0, 60), max_size=20))
def test_consecutive_makes_no_more_runs_than_needed(chosen: list[int]) -> None:
    """No run could be joined to the one before it."""
    runs = consecutive(chosen)

    assert all(before[1] != after[0] for before, after in pairwise(runs))


def test_uniforms_lie_inside_zero_and_one() -> None:
    """A uniform is never 0 nor 1, is one of the levels, and all levels are equally likely."""
    drawn = Draws(8, tuple(range(1000))).uniforms("cause", 160)
    levels = drawn.astype(np.float64) * LEVELS - 0.5

    assert drawn.min() > 0.0
    assert drawn.max() < 1.0
    assert np.array_equal(levels, np.round(levels))
    assert np.bincount((drawn * 16).astype(int).ravel()) == pytest.approx(10_000, rel=0.05)


def test_draws_are_unrelated() -> None:
    """Neither neighbours in a cause nor two causes go together."""
    one, two = (Draws(9, tuple(range(5000))).uniforms(name, 16) for name in ("one", "two"))

    assert abs(np.corrcoef(one[0], one[1])[0, 1]) < 0.06
    assert abs(np.corrcoef(one[0], two[0])[0, 1]) < 0.06
    assert abs(np.corrcoef(one[0, :-1], one[0, 1:])[0, 1]) < 0.06


def test_normals_are_standard() -> None:
    """Over all levels the normals have mean 0, variance 1, and are symmetric and increasing."""
    z = normals(every_level())

    assert z.mean() == pytest.approx(0.0, abs=1e-12)
    assert z.var() == pytest.approx(1.0, abs=1e-3)
    assert np.allclose(z, -z[::-1])
    assert (np.diff(z) > 0).all()


def test_normals_keep_shape() -> None:
    """One uniform makes one normal, in its place."""
    luck = every_level()[:60].reshape(3, 20)

    assert np.array_equal(normals(luck).ravel(), normals(luck.ravel()))


@pytest.mark.parametrize("name", SHIPPED)
def test_no_two_causes_share_a_key(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Causes that a crisis draws for have different keys, and each asks for one count only."""
    asked: set[tuple[str, int]] = set()
    draw = Draws.uniforms

    def note(self: Draws, cause: str, count: int, page: int = 0) -> Uniforms:
        asked.add((cause, count))
        return draw(self, cause, count, page)

    monkeypatch.setattr(Draws, "uniforms", note)
    Game(scenario(name, 8), SEED, tuple(range(20))).play(never)

    assert len(asked) == len({cause for cause, _ in asked})
    assert len(asked) == len({zlib.crc32(cause.encode()) for cause, _ in asked})
