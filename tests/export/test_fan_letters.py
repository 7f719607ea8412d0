"""Letters of native fans stand where their curves can be told apart."""

from __future__ import annotations

from datetime import date

import numpy as np

from simulator.charts.chart import Floats
from simulator.export.deck.chart_axes import day_labels, local
from simulator.export.deck.fan_letters import spots

X: Floats = np.linspace(0.0, 6.0, 200)
PLOT = (6.0, 3.0)


def hump(middle: float, high: float) -> Floats:
    """A curve that rises and falls back to the ground."""
    return np.asarray(high * np.exp(-((X - middle) ** 2) / 0.2), dtype=np.float64)


def test_curves_that_end_apart_have_their_letters_at_their_ends() -> None:
    found = spots(X, np.array([X / 6, X / 3]), PLOT)

    assert [(spot.at, spot.side, spot.is_end) for spot in found] == [(199, "r", True)] * 2


def test_curves_that_end_together_have_them_where_they_part() -> None:
    """At the end all are the same, so a letter there says nothing."""
    found = spots(X, np.array([hump(2, 2.0), hump(4, 1.5)]), PLOT)

    assert not any(spot.is_end for spot in found)
    assert [round(float(X[spot.at])) for spot in found] == [2, 4]


def test_curves_that_run_as_one_have_one_label() -> None:
    found = spots(X, np.array([hump(2, 2.0), hump(2.01, 2.0), hump(4, 1.5)]), PLOT)

    assert [spot.members for spot in found] == [(0, 1), (2,)]


def test_a_letter_is_not_crossed_by_a_steep_curve() -> None:
    """Between two points of a curve there is a line too."""
    steps: Floats = np.where((X > 1) & (X < 3), 2.0, 0.0)
    (step, _) = spots(X, np.array([steps, hump(4.5, 1.5)]), PLOT)

    assert (step.side == "t" and 1.05 < X[step.at] < 2.95) or step.side in "lr"


def test_dates_along_an_axis_are_words_an_equal_number_of_days_apart() -> None:
    """Every program shows the same ones, whatever language its user has."""
    labels = day_labels(date(2022, 1, 1), np.arange(0, 12, 0.25), 5.0)

    assert [(place, label) for place, label in enumerate(labels) if label] == [
        (0, "1\N{NO-BREAK SPACE}Jan"),
        (20, "6\N{NO-BREAK SPACE}Jan"),
        (40, "11\N{NO-BREAK SPACE}Jan"),
    ]
    assert local("+0;−0") == "[$-809]+0;[$-809]−0"
