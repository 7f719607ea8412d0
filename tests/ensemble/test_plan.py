"""Cutting requests into pieces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simulator.ensemble.plan import WIDEST, cut
from simulator.ensemble.pool import Request
from tests.ensemble.tiny import spec

SPEC = spec()


def widths(numbers: range, workers: int, requests: int = 1) -> list[int]:
    """Return the widths of the pieces of some equal requests."""
    return [len(piece.numbers) for piece in cut([Request(SPEC, numbers)] * requests, workers)]


@given(st.lists(st.sets(st.integers(0, 5_000), max_size=600), max_size=4), st.integers(1, 9))
def test_every_number_is_in_exactly_one_piece(wanted: list[set[int]], workers: int) -> None:
    """Nothing is lost and nothing is played twice, whatever holes a cancelled run has left."""
    pieces = cut([Request(SPEC, sorted(numbers)) for numbers in wanted], workers)

    for index, numbers in enumerate(wanted):
        played = [n for piece in pieces if piece.request == index for n in piece.numbers]
        assert sorted(played) == sorted(numbers)
    assert all(0 < len(piece.numbers) <= WIDEST for piece in pieces)


def test_a_preview_keeps_both_workers_busy() -> None:
    """Two hundred replications on two workers are two halves."""
    assert widths(range(200), workers=2) == [100, 100]


def test_two_variants_of_a_preview_are_one_wide_piece_each() -> None:
    """Wide pieces cost least, and both workers have one."""
    assert widths(range(200), workers=2, requests=2) == [200, 200]


def test_what_begins_with_nothing_shows_something_soon() -> None:
    """Each worker's first piece of a long run is narrow, the others are wide."""
    first, second, *others = widths(range(2_000), workers=2)

    assert (first, second) == (64, 64)
    assert min(others) > 200


def test_refining_is_wide_from_the_start() -> None:
    """With a picture on the screen there is no hurry."""
    assert widths(range(200, 2_000), workers=2) == [225] * 8


def test_variants_are_interleaved_over_the_same_numbers() -> None:
    """Pairs of replications arrive together, so that a difference can be shown early."""
    pieces = cut([Request(SPEC, range(200, 1_000))] * 2, workers=2)

    pairs = zip(pieces[::2], pieces[1::2], strict=True)
    assert all(a.numbers == b.numbers and (a.request, b.request) == (0, 1) for a, b in pairs)
