"""What came before an outcome, counted by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from simulator.analysis.before import Precedent, left_out, what_came_before
from simulator.results.ensemble_result import EnsembleResult
from simulator.results.estimate import wilson
from simulator.results.layout import Layout
from simulator.world.measures import Milestone, OutcomeClass
from tests.analysis.runs import LAYOUT, _none, ensemble

NEVER = np.nan
ENDS = Layout(
    LAYOUT.indicators,
    {
        name: Milestone(name, name.replace("_", " "), name)
        for name in ("leader_falls", "accepted", "seized")
    },
    {
        name: OutcomeClass(name, name, "", rank, rank, _none)
        for rank, name in enumerate(("calm", "leader_falls"))
    },
    LAYOUT.regional,
)


def runs(
    ends: list[int], falls: list[float], accepted: list[float], seized: list[float]
) -> EnsembleResult:
    """Return runs with these outcomes and days of milestones."""
    base = ensemble([0, 10], {"participants": [[0, 1]] * len(ends)})
    batch = replace(
        base.batches[0],
        milestones=np.array([falls, accepted, seized], dtype=np.float32),
        outcomes=np.array(ends, dtype=np.int8),
    )
    return EnsembleResult("runs", (batch,), ENDS)


def row(found: tuple[Precedent, ...], name: str) -> Precedent:
    return next(item for item in found if item.milestone == name)


def test_shares_of_both_groups_are_counted_with_wilson_intervals() -> None:
    """Seized came before the fall in one of two such runs, and in one of two others."""
    found = what_came_before(
        runs([1, 1, 0, 0], [5, 5, NEVER, NEVER], [NEVER] * 4, [1, NEVER, 2, NEVER]),
        "leader_falls",
    )

    assert row(found, "seized").this == wilson(1, 2)
    assert row(found, "seized").other == wilson(1, 2)


def test_what_came_after_the_moment_does_not_count() -> None:
    """A day later than the fall is not before it, and is counted only as having come at all."""
    found = what_came_before(
        runs([1, 1, 0, 0], [5, 5, NEVER, NEVER], [NEVER] * 4, [6, 4, 6, 4]), "leader_falls"
    )

    seized = row(found, "seized")
    assert (seized.this.value, seized.other.value) == (0.5, 0.5)
    assert (seized.ever_this.value, seized.ever_other.value) == (1.0, 1.0)


def test_the_moment_itself_is_not_among_what_came_before() -> None:
    """That a fall came before the fall would say nothing."""
    found = what_came_before(runs([1, 0], [5, NEVER], [1, NEVER], [NEVER, 1]), "leader_falls")

    assert {item.milestone for item in found} == {"accepted", "seized"}


def test_the_first_of_the_table_is_counted() -> None:
    """Accepted came first where seized came later or never."""
    found = what_came_before(
        runs([0, 0, 1, 1], [NEVER] * 4, [1, 3, 2, NEVER], [2, 2, NEVER, 1]), "calm"
    )

    assert row(found, "accepted").first_this == wilson(1, 2)
    assert row(found, "seized").first_this == wilson(1, 2)


def test_where_all_or_none_end_so_nothing_is_told_apart() -> None:
    """There is nobody to compare with."""
    one = runs([1, 1], [5, 5], [1, NEVER], [NEVER, 1])

    assert what_came_before(one, "leader_falls") == ()
    assert what_came_before(one, "calm") == ()


def test_a_small_difference_of_few_runs_is_within_noise() -> None:
    """Two of three against one of three is not clear; all of 200 against none is."""
    few = what_came_before(
        runs([1, 1, 1, 0, 0, 0], [NEVER] * 6, [1, 1, NEVER, 1, NEVER, NEVER], [NEVER] * 6), "calm"
    )
    many = what_came_before(
        runs([1] * 200 + [0] * 200, [NEVER] * 400, [1.0] * 200 + [NEVER] * 200, [NEVER] * 400),
        "calm",
    )

    assert not row(few, "accepted").is_clear
    assert row(many, "accepted").is_clear


def test_what_makes_an_ending_of_higher_rank_is_left_out() -> None:
    """A run in which the leader falls cannot end calmly: that is no finding about calm runs."""
    ends = {"leader_falls": 0, "calm": 1}
    layout = replace(
        ENDS,
        outcomes={
            name: replace(ENDS.outcomes[name], rank=rank, order=rank) for name, rank in ends.items()
        },
    )
    result = replace(
        runs([1, 1, 0, 0], [NEVER, NEVER, 5, 5], [NEVER] * 4, [1, NEVER, 2, NEVER]), layout=layout
    )

    assert left_out(result, "calm") == ("leader_falls",)
    assert {item.milestone for item in what_came_before(result, "calm")} == {"seized"}
    assert left_out(result, "leader_falls") == ("leader_falls",)
