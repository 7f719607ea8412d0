"""Words for probabilities."""

from __future__ import annotations

import pytest

from simulator.results.likelihood import YARDSTICKS, Yardstick, phrase


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0.0, "almost no chance"),
        (0.06, "very unlikely"),
        (0.3, "unlikely"),
        (0.5, "roughly even chance"),
        (0.7, "likely"),
        (0.9, "very likely"),
        (1.0, "almost certain"),
    ],
)
def test_icd_203_as_published(probability: float, words: str) -> None:
    """The seven steps of the directive."""
    assert phrase(probability) == words


@pytest.mark.parametrize(
    ("probability", "words"),
    [(0.07, "remote chance"), (0.08, "highly unlikely"), (0.38, "realistic possibility")],
)
def test_a_probability_in_a_gap_takes_the_nearer_word(probability: float, words: str) -> None:
    """The British yardstick leaves gaps on purpose."""
    assert phrase(probability, "phia") == words


@pytest.mark.parametrize("yardstick", sorted(YARDSTICKS))
def test_words_grow_with_the_probability(yardstick: Yardstick) -> None:
    """Steps are in order and do not overlap."""
    steps = YARDSTICKS[yardstick]

    found = [phrase(percent / 100, yardstick) for percent in range(101)]

    assert list(dict.fromkeys(found)) == [step.phrase for step in steps]
