"""What is said of a lever's signs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from simulator.analysis.significance import Tails
from simulator.analysis.signs import Reading, SignTest, ends, judged, sign_tests, tally
from simulator.scenario.model import Expected, Lever, Sign
from tests.ensemble import tiny

N = 200
OF_TOWN = tiny.scenario().levers["push"]  # from 0 to 4, stands at 1
CERTAIN = Tails(up=0.0, down=1.0)
CHANCE = Tails(up=0.3, down=0.7)


def reading(
    peak: float = 100.0, deaths: float = 10.0, came: float = 0.2, lost: float = 0.1
) -> Reading:
    """Return replications with the same luck: counts about a level, happenings with a share."""
    luck = np.random.default_rng(3).uniform(size=N)
    counts = 0.5 + luck
    return Reading(
        peak * counts, deaths * counts, (luck < came).astype(float), (luck < lost).astype(float)
    )


def one_test(outcome: str, expects: Expected, **above: float) -> SignTest:
    """Return the test of one outcome between the usual reading and another."""
    tests = sign_tests(expects, reading(), reading(**above))
    return next(test for test in tests if test.outcome == outcome)


def test_a_lever_is_moved_three_quarters_of_the_way() -> None:
    """From its default to either limit."""
    assert ends(OF_TOWN) == (0.25, 3.25)


def test_a_lever_may_be_moved_from_where_it_stands() -> None:
    """Upwards; where it stands at its limit already, from below."""
    assert ends(OF_TOWN, from_default=True) == (1.0, 3.25)
    full: Lever = replace(OF_TOWN, default=4.0)
    assert ends(full, from_default=True) == (1.0, 4.0)


def test_a_rise_that_was_expected_holds() -> None:
    """The difference is in per cent of a geometric mean, and in shares."""
    deaths = one_test("deaths", Expected(deaths="+"), deaths=20.0)
    loss = one_test("loss", Expected(loss="+"), lost=0.3)

    assert (deaths.verdict, loss.verdict) == ("holds", "holds")
    assert (deaths.unit, loss.unit) == ("%", "share")
    assert deaths.difference.low < deaths.difference.value < deaths.difference.high
    assert 80 < deaths.difference.value < 100
    assert loss.difference.value == pytest.approx(loss.above - loss.below)


def test_a_rise_against_the_sign_is_a_violation() -> None:
    """However small its p-value would be the other way round."""
    test = one_test("peak", Expected(peak="-"), peak=150.0)

    assert test.verdict == "violated"
    assert test.p > 0.99


def test_a_difference_too_small_to_matter_is_flat() -> None:
    """Paired replications see 1 %, and nobody cares."""
    test = one_test("peak", Expected(peak="+"), peak=101.0)

    assert test.p < 0.001
    assert test.verdict == "flat"


def test_no_difference_is_flat() -> None:
    """Nothing moved at all."""
    tests = sign_tests(Expected("+", "-", "+", "-"), reading(), reading())

    assert {test.verdict for test in tests} == {"flat"}
    assert {test.p for test in tests} == {1.0}


def test_an_open_sign_is_not_tested() -> None:
    """The difference is told all the same."""
    test = one_test("loss", Expected(), lost=0.5)

    assert test.verdict == "untested"
    assert test.difference.value > 0.3


@pytest.mark.parametrize(
    ("expected", "difference", "tails", "verdict"),
    [
        ("+", 0.10, CERTAIN, "holds"),
        ("-", 0.10, CERTAIN, "violated"),
        ("-", -0.10, Tails(1.0, 0.0), "holds"),
        ("+", 0.10, CHANCE, "flat"),
        ("+", 0.02, CERTAIN, "flat"),
        ("-", 0.02, CERTAIN, "flat"),
        ("0", 0.02, CERTAIN, "holds"),
        ("0", 0.10, CHANCE, "holds"),
        ("0", 0.10, CERTAIN, "violated"),
        ("0", -0.10, Tails(1.0, 0.0), "violated"),
        ("?", 0.10, CERTAIN, "untested"),
    ],
)
def test_verdicts(expected: Sign, difference: float, tails: Tails, verdict: str) -> None:
    """Significant and large enough to matter, or flat; flat is what "0" asks for."""
    assert judged(expected, difference, tails, relevant=0.03)[1] == verdict


def test_the_tally_adds_up() -> None:
    """Every expectation is counted once, and the correction never adds a sign."""
    tests = [
        *sign_tests(Expected("+", "+", "+", "0"), reading(), reading(peak=200.0, deaths=5.0)),
        *sign_tests(Expected("0", "?", "?", "?"), reading(), reading(peak=200.0)),
    ]

    found = tally(tests)

    assert (found.signs, found.holds, found.flat, found.violated) == (3, 1, 1, 1)
    assert (found.zeros, found.moved, found.open) == (2, 1, 3)
    assert found.corrected <= found.holds
