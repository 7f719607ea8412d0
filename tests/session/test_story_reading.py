"""Reading a run: the moment, its map, what has come by then, and how the page stood."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.session.telling import WORST, open_view, tiny_view, wait
from tests.session.tiny import finish
from ui.session.session import Session
from ui.session.story_chart import chart_of
from ui.session.story_state import StoryState
from ui.session.story_view import StoryView


@pytest.fixture
def view(session: Session) -> Iterator[StoryView]:
    """A view of the quiet town with its most frequent outcome told."""
    view = open_view(session)
    yield view
    view.close()


def come(view: StoryView) -> list[int]:
    """Return the events that have come by the moment."""
    assert view.told is not None
    return [event.id for event in view.told.story.events if view.has_come(event)]


def test_at_first_the_map_stands_at_the_worst_moment_and_nothing_is_faint(view: StoryView) -> None:
    """Until somebody chooses a moment the run is there as a whole."""
    assert view.day == WORST
    assert not view.is_moment_chosen
    assert come(view) == [0, 1, 2, 3, 4, 5]


def test_what_comes_after_the_moment_is_still_to_come(view: StoryView) -> None:
    """Events up to the moment stand, that of the moment with them."""
    view.go_to(2.5)

    assert come(view) == [0, 1, 2, 3]
    view.forget_moment()
    assert come(view) == [0, 1, 2, 3, 4, 5]
    assert view.day == WORST


def test_an_event_brings_its_moment_and_a_moment_lets_go_of_the_event(view: StoryView) -> None:
    """Map, strips and words are where the event is; scrubbing leaves it."""
    view.look_at(3)
    assert view.day == 2.5
    view.go_to(5.0)
    assert view.focus is None
    view.look_at(3)
    view.look_at(None)
    assert not view.is_moment_chosen


def test_stepping_events_begins_at_the_moment(view: StoryView) -> None:
    """After a scrub the next event is the next from there."""
    view.go_to(2.2)
    view.step_event(1)
    assert view.focus is not None
    assert view.focus.event.id == 3
    view.go_to(2.2)
    view.step_event(-1)
    assert view.focus is not None
    assert view.focus.event.id == 2


def test_the_film_runs_from_the_start_through_the_time_shown(view: StoryView) -> None:
    """Playing begins at the beginning, moves the part of time along, and stops at the end."""
    view.show_time(0.0, 4.0)
    view.film.set_speed(2.0)
    view.film.toggle()
    assert view.day == 0.0
    view.film.advance(3.0)

    assert view.day == 6.0
    assert view.window[0] <= 6.0 <= view.window[1]
    view.film.advance(10.0)
    assert view.day == 10.0
    assert not view.film.is_playing


def test_the_moment_steps_by_frames(view: StoryView) -> None:
    """A press goes to the next moment that there is."""
    view.go_to(3.0)
    view.step_moment(1)

    assert view.day == 4.0


def test_the_map_has_the_classes_of_the_moment(view: StoryView) -> None:
    """Calm at the start, worst at the worst, on one scale."""
    view.go_to(0.0)
    calm, scale = view.map.look, view.map.scale
    view.go_to(WORST)
    worst = view.map.look

    assert calm is not None
    assert worst is not None
    assert calm.classes < worst.classes
    assert view.map.scale is scale


def test_a_region_is_read_with_all_its_numbers(view: StoryView) -> None:
    """The tool tip has name, moment and every measure; a flag reads as yes or no."""
    view.go_to(WORST)
    said = view.map.reading("L-1")

    assert said.startswith("One, 5 Jan")
    assert "Deaths so far: 4 persons" in said
    assert "Centre lost to the crowd: no" in said
    assert view.map.reading("nowhere") == ""
    assert "One" in view.map.spoken()


def test_another_measure_has_another_scale(view: StoryView) -> None:
    """Of a flag there is no number to be classed."""
    view.map.choose("unrest")
    assert view.map.is_flag
    view.map.choose("deaths")
    assert view.map.unit == "persons"


def test_cancel_leaves_the_run_that_was_told(view: StoryView) -> None:
    """Nothing is lost by a second thought."""
    before = view.told
    view.choose_run(12)
    assert view.is_busy
    view.cancel()
    wait(view)

    assert view.told is before
    assert view.state == "ready"


def test_the_first_run_can_be_stopped_and_asked_for_again(session: Session) -> None:
    """A page without a run says that it was stopped and offers to try again."""
    view = tiny_view(session)
    view.activate(True)
    view.cancel()
    assert view.state == "stopped"
    session.results_changed.emit()
    assert not view.is_busy

    view.retry()
    wait(view)
    assert view.state == "ready"


def test_the_page_stands_again_as_it_was_left(session: Session, view: StoryView) -> None:
    """Run, part of time, moment and colours outlive the window."""
    view.choose_outcome("leader_falls")
    wait(view)
    view.step_run(1)
    wait(view)
    view.map.choose("deaths")
    view.show_time(1.0, 7.0)
    view.go_to(3.5)
    assert view.told is not None
    number = view.told.story.replication
    view.close()

    again = open_view(session)
    assert again.told is not None
    assert again.told.story.replication == number
    assert (again.window, again.day) == ((1.0, 7.0), 3.5)
    assert again.is_moment_chosen
    assert again.map.measure.name == "deaths"


@pytest.mark.parametrize(
    "damaged",
    [{}, {"outcome": 3, "rank": -1, "window": [2]}, {"window": [5, 1], "day": "x", "measure": "?"}],
)
def test_what_is_damaged_in_the_state_is_left_out(damaged: dict[str, object]) -> None:
    """A file written by another version does not keep the page from opening."""
    state = StoryState.of(damaged) or StoryState()

    assert state == StoryState()


def test_an_outcome_that_there_is_no_more_is_not_asked_for(session: Session) -> None:
    """The state of another scenario opens the most frequent outcome."""
    session.keep_view_state("story", {"outcome": "gone", "rank": 0, "run": 3})
    view = open_view(session)

    assert view.state == "ready"


def test_pages_share_run_and_moment(session: Session, view: StoryView) -> None:
    """The spotlight says where this page looks, and this page follows another."""
    assert view.told is not None
    view.go_to(3.0)
    assert (session.spotlight.run, session.spotlight.day) == (view.told.story.replication, 3.0)

    session.spotlight.look(day=6.0)
    assert view.day == 6.0
    asked: list[int] = []
    session.spotlight.asked_map.connect(asked.append)
    view.show_on_map()
    assert asked == [view.told.story.replication]


def test_a_run_sent_from_elsewhere_opens_at_its_day(session: Session, view: StoryView) -> None:
    """Whoever clicks on a curve lands where he clicked."""
    session.spotlight.look(run=12, day=7.0)
    view.choose_run(12)
    wait(view)

    assert view.day == 7.0


def test_typical_runs_are_worked_out_once_for_an_ensemble(view: StoryView) -> None:
    """Another outcome of the same ensemble needs no new ranking."""
    assert view.told is not None
    bearings = view.told.bearings
    view.choose_outcome("leader_falls")
    wait(view)

    assert view.told.bearings is bearings


def test_the_chart_has_what_is_shown(view: StoryView) -> None:
    """An exported picture shows the same part of time, and the chain that is looked at."""
    view.show_time(0.0, 5.0)
    view.look_at(3)
    chart = chart_of(view)

    assert chart is not None
    assert (chart.x.low, chart.x.high) == (0.0, 5.0)
    tones = {mark.event.id: mark.tone for mark in chart.marks if hasattr(mark, "event")}
    assert tones == {0: "chain", 1: "chain", 2: "chain", 3: "chain", 4: "faint", 5: "chain"}
    assert "not a forecast" in chart.note


def test_no_run_no_chart(session: Session) -> None:
    """There is nothing to write before something is told."""
    assert chart_of(tiny_view(session)) is None


def test_a_kept_run_waits_until_the_ensemble_is_large_enough(session: Session) -> None:
    """While more runs arrive the typical run may be another; the page is ready in the end."""
    view = open_view(session)
    view.go_to(3.5)
    session.set_lever("anger", 0.31)
    session.end_gesture()
    again = tiny_view(session)
    again.activate(True)
    wait(again)
    finish(session)
    wait(again)

    assert again.state == "ready"
    view.close()
    again.close()


def test_the_next_run_is_read_at_the_same_moment_until_that_is_let_go(view: StoryView) -> None:
    """Runs can be compared at one moment; a moment that was let go does not come back."""
    view.go_to(3.0)
    view.step_run(1)
    wait(view)
    assert view.is_moment_chosen
    assert view.day == 3.0

    view.forget_moment()
    view.step_run(1)
    wait(view)
    assert not view.is_moment_chosen
