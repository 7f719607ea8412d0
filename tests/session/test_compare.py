"""The Compare page without a window: against whom, how much, by which inputs, and why."""

from __future__ import annotations

from dataclasses import fields as dataclass_fields
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from simulator.charts.chart import Floats
from simulator.charts.numerals import percent, signed
from simulator.results.comparison import Entry
from simulator.results.ensemble_result import EnsembleResult
from tests.session.tiny import SIZES, finish, tiny_session
from ui.session.attribution import PAIRS
from ui.session.compare_view import EMPTY_LEAD, CompareView
from ui.session.forest import forest
from ui.session.lever_grid import LeverGrid
from ui.session.session import Session


@pytest.fixture
def view(session: Session) -> CompareView:
    return CompareView(session)


@pytest.fixture
def moved(session: Session, view: CompareView) -> CompareView:
    """The quiet town pinned as B, with less police and more anger in the live one."""
    session.pin()
    session.set_lever("police", 0.2)
    session.end_gesture()
    session.set_lever("anger", 0.6)
    session.end_gesture()
    finish(session)
    return view


def explained(session: Session, view: CompareView) -> None:
    view.explain()
    for _ in range(1_000):
        session.tick()
        if not session.attribution.is_busy:
            return
    raise AssertionError("the attribution does not end")


def test_nothing_to_compare_says_what_to_press(view: CompareView) -> None:
    """An empty page is an invitation."""
    assert view.is_empty
    assert view.lead == EMPTY_LEAD
    assert "Press Space" in view.small_print
    assert view.charts() == ()


def test_without_pins_the_baseline_is_the_rival(session: Session, view: CompareView) -> None:
    """A moved lever alone is something to compare with."""
    session.set_lever("police", 0.2)
    session.end_gesture()
    finish(session)

    assert view.letter == "baseline"
    assert view.forest


def test_the_finding_is_the_outcome_that_differs_most(moved: CompareView) -> None:
    assert moved.letter == "B"
    assert "points" in moved.lead
    assert "“Quiet town”" in moved.lead
    assert "600 pairs of runs" in moved.small_print


def test_every_difference_has_an_interval_or_is_noise(moved: CompareView) -> None:
    """The whisker holds the value, and noise is told with the runs that settle it."""
    for group in moved.forest:
        assert any(at == 0 for at, _ in group.ticks)
        for row in group.rows:
            assert -1 <= row.low <= row.at <= row.high <= 1
            assert row.within_noise == ("noise" in row.note or "same" in row.note)


def test_the_same_scenario_differs_in_nothing(session: Session, view: CompareView) -> None:
    """A pin of the live variant is played on the same chance: not noise, but nothing."""
    session.pin()
    finish(session)

    assert view.lead.startswith("Exactly the same")
    assert all(row.note.startswith("the same") for group in view.forest for row in group.rows)


def test_charts_follow_the_mode(moved: CompareView) -> None:
    """The overlay shows just the two that are compared."""
    differences = [choice.kind for choice, chart in moved.charts() if chart]
    moved.toggle_mode()
    overlays = [chart for _, chart in moved.charts() if chart]

    assert set(differences) == {"difference"}
    assert {mark.series for chart in overlays for mark in chart.marks} == {"A", "B"}


def test_an_unchanged_overlay_is_the_same_object(moved: CompareView) -> None:
    """So that a view need not draw it again."""
    moved.set_mode("overlay")

    assert [id(c) for _, c in moved.charts()] == [id(c) for _, c in moved.charts()]


def test_inputs_tell_policy_from_assumption(moved: CompareView) -> None:
    rows = {row.name: row for row in moved.inputs}

    assert rows["police"].role == "policy lever"
    assert rows["anger"].role == "assumption"
    assert (rows["police"].live_text, rows["police"].rival_text) == ("0.20", "0.50")
    assert rows["anger"].source_kind == "claim"


def test_another_file_is_an_input_too(session: Session, view: CompareView) -> None:
    session.pin()
    session.open_scenario("loud-town")
    finish(session)

    assert [row.role for row in view.inputs if row.role == "scenario file"] == ["scenario file"]


def test_shares_add_up_to_the_change(session: Session, moved: CompareView) -> None:
    """Efficiency, through pool and all; roles are sums of their levers."""
    explained(session, moved)
    found = moved.explanation

    assert found is not None
    assert found.total.n == PAIRS
    assert sum(s.estimate.value for s in found.shares) == pytest.approx(found.total.value)
    assert sum(e.value for _, e in found.roles) == pytest.approx(found.total.value)
    assert {s.player.role for s in found.shares} == {"policy", "assumption"}


def test_an_answer_is_refined_until_it_has_the_pairs_of_what_it_explains(
    session: Session, moved: CompareView
) -> None:
    """Else the whole difference would be one number above and another one below."""
    explained(session, moved)
    first = moved.explanation
    finish(session)
    for _ in range(200):
        session.tick()
    last = moved.explanation

    assert first is not None
    assert last is not None
    assert (first.total.n, first.preview) == (PAIRS, True)
    assert (last.total.n, last.preview) == (SIZES.full, False)
    rows = {row.subject: row for group in moved.forest for row in group.rows}
    assert rows[last.subject].text == signed(last.total.value, 1)


def test_the_file_has_a_share_of_its_own(session: Session, view: CompareView) -> None:
    """Where scenarios differ, what no lever explains is the file's."""
    session.pin()
    session.open_scenario("loud-town")
    session.set_lever("police", 0.2)
    session.end_gesture()
    finish(session)
    explained(session, view)
    found = view.explanation

    assert found is not None
    assert "scenario" in {share.player.role for share in found.shares}
    assert sum(s.estimate.value for s in found.shares) == pytest.approx(found.total.value)


def test_an_explanation_goes_when_a_lever_moves(session: Session, moved: CompareView) -> None:
    """It was about something else."""
    explained(session, moved)

    session.set_lever("police", 0.4)
    session.end_gesture()

    assert moved.explanation is None


def test_explaining_waits_for_what_the_user_does(session: Session, moved: CompareView) -> None:
    """A lever's runs take the pool; the attribution goes on after them and still adds up."""
    moved.explain()
    session.tick()
    session.set_lever("police", 0.4)
    session.end_gesture()
    session.tick()
    assert session.attribution.state == "waiting"
    session.undo()
    finish(session)

    for _ in range(100):
        session.tick()

    assert session.attribution.state == "done"
    assert moved.explanation is not None


def test_explaining_can_be_cancelled(session: Session, moved: CompareView) -> None:
    moved.explain()
    session.attribution.cancel()

    assert session.attribution.state == "cancelled"
    assert moved.explanation is None


def test_a_cell_of_a_pin_moves_that_pin(session: Session, moved: CompareView) -> None:
    """However many moves, one undo takes them back; the live variant stays."""
    del moved
    grid, before, live = LeverGrid(session), session.pins, session.variant

    for value in (0.8, 0.9):
        grid.move("B", "police", value)
    grid.let_go()
    assert session.pins[0].variant.setting("police") == 0.9
    assert session.variants[1].title == "Police 0.90 ×"
    assert session.variant == live
    session.undo()

    assert session.pins == before


def test_a_cell_goes_back_to_the_file(session: Session) -> None:
    grid = LeverGrid(session)
    session.pin()
    grid.move("B", "police", 0.9)
    grid.let_go()

    grid.reset("B", "police")

    assert not session.pins[0].variant.settings


def test_the_page_stands_while_a_pin_is_played(session: Session, moved: CompareView) -> None:
    """The last picture stays and says that it is old."""
    before = moved.charts()
    session.set_lever_of("B", "police", 0.9)

    assert moved.is_waiting
    assert "still being played" in moved.small_print
    assert [chart for _, chart in moved.charts()] == [chart for _, chart in before]


def test_columns_can_be_chosen(session: Session) -> None:
    """The last column stays."""
    grid = LeverGrid(session)
    grid.show("anger", False)
    grid.show("police", False)

    assert grid.shown == ("police",)


def test_before_a_scenario_is_open_there_is_nothing(session: Session) -> None:
    del session
    closed = tiny_session()

    assert CompareView(closed).is_empty
    assert LeverGrid(closed).rows == ()


def test_what_most_runs_have_none_of_is_told_by_the_share_that_have_any(
    session: Session, moved: CompareView
) -> None:
    """A ratio beside two noughts would read as a contradiction."""
    whole = session.comparison
    assert whole is not None
    live, rival = whole.entries[:2]
    name = next(iter(whole.live.result.layout.indicators))
    totals = np.zeros(live.result.totals(name).size)
    totals[: totals.size // 4] = 5.0
    pair = replace(whole, entries=(_with(live, totals), _with(rival, totals[::-1])))

    (row,) = (row for group in forest(pair, [name]) for row in group.rows if row.subject == name)

    assert row.label.endswith(", any")
    assert not row.text.startswith("×")
    assert row.live_text == row.rival_text == percent(0.25, 1)


def _with(entry: Entry, totals: Floats) -> Entry:
    """Return an entry whose runs have these totals, whatever is asked for."""

    class Fixed(EnsembleResult):
        def totals(self, indicator: str) -> NDArray[np.float32]:
            return totals.astype(np.float32)

    known = (each.name for each in dataclass_fields(EnsembleResult) if each.init)
    return replace(entry, result=Fixed(**{name: getattr(entry.result, name) for name in known}))
