"""The Story page without a screen: choosing runs, looking at events, reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest

from simulator.ensemble.single import StoryBatch
from simulator.scenario.model import Scenario
from tests.session.telling import open_view, play_tiny_story, tiny_view, wait
from tests.session.tiny import finish
from ui.session.session import Session
from ui.session.story_reading import core
from ui.session.story_told import Told
from ui.session.story_view import StoryView


@pytest.fixture
def view(session: Session) -> Iterator[StoryView]:
    """A view of the quiet town with its most frequent outcome told."""
    view = open_view(session)
    yield view
    view.close()


def run_of(view: StoryView) -> Told:
    assert view.told is not None
    return view.told


def test_first_the_typical_run_of_the_most_frequent_outcome_is_told(view: StoryView) -> None:
    """The page opens on something to read."""
    most = max(view.endings, key=lambda ending: ending.runs)

    assert view.state == "ready"
    assert run_of(view).story.outcome == most.name
    assert run_of(view).rank == 0
    assert view.rank_text == "most typical run"


def test_an_outcome_is_chosen_and_its_typical_run_told(view: StoryView) -> None:
    """Choosing an outcome goes to its medoid."""
    view.choose_outcome("leader_falls")
    wait(view)

    assert run_of(view).story.outcome == "leader_falls"
    assert run_of(view).story.replication == run_of(view).typical[0]


def test_the_next_most_typical_run_and_back(view: StoryView) -> None:
    """Steps go along the ranking and stop at its ends."""
    first = run_of(view).story.replication
    assert view.can_step == (False, True)
    view.step_run(1)
    wait(view)

    assert run_of(view).story.replication == run_of(view).typical[1]
    view.step_run(-5)
    wait(view)
    assert run_of(view).story.replication == first


@pytest.mark.parametrize("number", [7, 10_000])
def test_a_run_is_chosen_by_number_within_the_ensemble_or_beyond(
    view: StoryView, number: int
) -> None:
    """A replication can always be replayed, whether or not the ensemble has it."""
    view.choose_run(number)
    wait(view)

    assert run_of(view).story.replication == number
    assert (run_of(view).rank is None) == (number == 10_000)
    assert len(run_of(view).strips) == 2


def test_looking_at_an_event_tells_causes_and_effects(view: StoryView) -> None:
    """The chain on both sides is lit, and nothing else."""
    view.look_at(2)

    assert view.focus is not None
    assert [event.id for event in view.focus.causes] == [1]
    assert [event.id for event in view.focus.effects] == [3, 4]
    assert view.focus.ancestors == {0, 1}
    assert view.focus.descendants == {3, 4, 5}
    head, rest = view.said
    assert head == "3 Jan, 00:00: Riots break out in One."
    assert "Because of: people go out in One" in rest
    assert "Led to: a state of emergency is declared" in rest


def test_arrow_keys_go_through_the_events_and_stop_at_the_ends(view: StoryView) -> None:
    """A run can be stepped through."""
    seen = []
    for _ in range(8):
        view.step_event(1)
        assert view.focus is not None
        seen.append(view.focus.event.id)

    assert seen == [0, 1, 2, 3, 4, 5, 5, 5]
    view.step_event(-1)
    assert view.focus is not None
    assert view.focus.event.id == 4


def test_an_event_outside_the_time_shown_is_brought_in(view: StoryView) -> None:
    """Looking goes where the event is."""
    view.show_time(0.0, 2.0)
    view.look_at(5)

    low, high = view.window
    assert low <= 9.0 <= high
    assert high - low == pytest.approx(2.0)


def test_time_stays_within_the_horizon_and_above_a_day(view: StoryView) -> None:
    """Zooming has two ends."""
    view.show_time(-5.0, 50.0)
    assert view.window == (0.0, 10.0)
    view.show_time(9.9, 9.95)
    assert view.window == (9.0, 10.0)


def test_the_text_to_copy_says_what_it_rests_on(view: StoryView) -> None:
    """Pasted into a paper it can be traced."""
    text = view.copy_text

    assert view.title in text
    assert f"replication {run_of(view).story.replication}, seed {run_of(view).story.seed}" in text
    assert "not a forecast" in text
    assert "Riots break out in One." in text


def test_a_moved_lever_tells_the_same_kind_of_run_anew(view: StoryView, session: Session) -> None:
    """Nothing is played during the drag; after it the story is of the moved lever."""
    before = run_of(view)
    session.set_lever("anger", 0.9)
    finish(session)
    assert not view.is_busy
    session.end_gesture()
    finish(session)
    wait(view)

    assert run_of(view) is not before
    assert run_of(view).ask.spec.variant == session.variant


def test_a_page_that_nobody_sees_plays_nothing(session: Session) -> None:
    """Before it is in front there is nothing under way."""
    view = tiny_view(session)

    assert view.state == "empty"
    assert not view.is_busy


def test_a_wish_that_was_overtaken_is_never_shown(view: StoryView) -> None:
    """The last choice counts."""
    view.choose_run(3)
    view.choose_run(4)
    view.choose_run(5)
    wait(view)

    assert run_of(view).story.replication == 5


def test_a_failure_is_told_and_can_be_left_behind(session: Session) -> None:
    """A run that cannot be told says why; the next one may."""

    def fails(
        scenario: Scenario, seed: int, numbers: Sequence[int], /, *, stop: Callable[[], bool]
    ) -> StoryBatch | None:
        if list(numbers) != [1]:
            raise ValueError("out of luck")
        return play_tiny_story(scenario, seed, numbers, stop=stop)

    view = tiny_view(session, fails)
    view.activate(True)
    wait(view)
    assert view.state == "failed"
    assert "out of luck" in view.failure

    view.choose_run(1)
    wait(view)
    assert view.state == "ready"
    view.close()


def test_an_outcome_that_no_run_ends_in_is_said(view: StoryView, session: Session) -> None:
    """There is no typical run of nothing."""
    session.set_lever("anger", 0.0)
    session.end_gesture()
    finish(session)
    wait(view)
    view.choose_outcome("leader_falls")
    wait(view)

    assert view.state == "failed"
    assert "Leader falls" in view.failure


def test_the_core_leaves_out_what_trails_behind(view: StoryView) -> None:
    """The first picture shows the days in which it happens."""
    low, high = core(run_of(view))

    assert low == 0.0
    assert 9.0 < high <= 10.0
    empty = replace(run_of(view), story=replace(run_of(view).story, events=()))
    assert core(empty) == (0.0, 10.0)


def test_closing_the_session_ends_the_telling(view: StoryView, session: Session) -> None:
    """Nothing is left behind."""
    view.choose_run(3)
    session.close()

    assert not view.is_busy


def test_plausible_sets_are_told_with_their_own_parameters(session: Session) -> None:
    """Where ignorance is shown the run is one of the replications behind it."""
    session.open_scenario("loud-town")
    session.set_uncertainty("ignorance")
    finish(session)
    view = open_view(session)

    run = run_of(view)
    assert run.runs == 600
    assert run.ask.spec.uncertainty == "both"
    view.close()
