"""The Map page without widgets: panels, scale, film, regions, words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from simulator.engine.batch import Batch
from simulator.ensemble.inline import InlinePool
from simulator.errors import UnknownName
from simulator.scenario.model import Scenario
from tests.session.maps import map_of, played
from tests.session.tiny import finish, tiny_session
from ui.session import map_words
from ui.session.map_courses import courses
from ui.session.map_finding import finding
from ui.session.map_readings import readings
from ui.session.map_view import RUNS, MapView
from ui.session.session import Session


@pytest.fixture
def view(session: Session) -> MapView:
    """The map of the quiet town, played."""
    return played(map_of(session))


def test_before_a_scenario_is_open_the_map_is_empty() -> None:
    """Nothing is asked of the pool and the page has words for it."""
    view = map_of(tiny_session())

    view.tick()

    assert view.state == "empty"
    assert finding(view) == "No scenario is open"


def test_the_map_opens_at_the_worst_moment(view: MapView) -> None:
    """What is seen first is not an empty first day."""
    assert view.film.day == 10.0
    assert [panel.letter for panel in view.panels] == ["A"]


def test_the_scale_stays_while_time_goes_on(view: MapView) -> None:
    """Classes are of the whole course, so a colour means the same at every moment."""
    before = view.scale

    view.film.go(1.0)

    assert view.scale is before


def test_a_share_counts_runs(view: MapView) -> None:
    """All runs are in unrest from day 3 on, none before."""
    values = [view.panels[0].values("unrest", day) for day in (2.9, 3.0)]

    assert [float(value[0]) for value in values if value is not None] == [0.0, 100.0]


def test_another_measure_has_another_scale(view: MapView) -> None:
    """Choosing tells the page, and colours by the new number."""
    told: list[bool] = []
    view.changed.connect(lambda: told.append(True))

    view.choose("unrest")

    assert told == [True]
    assert view.scale is not None
    assert view.scale.labels == ("0", "20", "40", "60", "80", "100")


def test_a_measure_that_there_is_not_is_refused(view: MapView) -> None:
    """The nearest name is in the error."""
    with pytest.raises(UnknownName):
        view.choose("crowds")


def test_a_pin_gets_a_panel_of_its_own(view: MapView, session: Session) -> None:
    """Small multiples follow the pins, and share one scale."""
    session.set_lever("police", 1.4)
    session.end_gesture()
    session.pin()
    played(view)

    assert [panel.letter for panel in view.panels] == ["A", "B"]
    assert all(panel.series is not None for panel in view.panels)
    assert finding(view).endswith("; the same in B")


def test_a_lever_that_moves_keeps_the_map_until_it_is_released(
    view: MapView, session: Session
) -> None:
    """During a drag nothing is played; after it the live panel is another one."""
    before = view.panels[0]

    session.set_lever("anger", 0.9)
    view.tick()
    during = view.panels[0].series
    session.end_gesture()
    played(view)

    assert during is before.series
    assert view.panels[0].series is not before.series


def test_what_was_played_once_is_shown_at_once(view: MapView, session: Session) -> None:
    """Undo brings the old map back from memory."""
    before = view.panels[0].series
    session.set_lever("anger", 0.9)
    session.end_gesture()
    played(view)

    session.undo()
    view.tick()

    assert view.panels[0].series is before


def test_one_run_is_one_replication(view: MapView) -> None:
    """Its numbers have no spread, its flags are yes or no."""
    view.show_run(7)
    played(view)

    found = {each.label: each for each in readings(view, "L-1")}

    assert view.panels[0].series is not None
    assert view.panels[0].series.n == 1
    assert found["In unrest"].value == "yes"
    assert found["People in the streets"].spread == ""


def test_the_run_shown_stays_among_those_there_are(view: MapView) -> None:
    """Stepping past the ends stops there."""
    view.show_run(10_000)
    last = view.number
    view.show_run(-3)

    assert (last, view.number) == (view.last_number, 0)


def test_another_scenario_starts_the_map_anew(view: MapView, session: Session) -> None:
    """Moment and region belong to the scenario that was left."""
    view.hold("L-1")
    view.film.go(2.0)

    session.open_scenario("loud-town")
    finish(session)
    left = view.state
    played(view)

    assert left == "busy"
    assert (view.region, view.film.day) == ("", 10.0)


def test_the_mouse_reads_and_a_click_holds(view: MapView) -> None:
    """What is held is read again when the mouse has left."""
    view.point_at("L-1")
    view.hold("L-1")
    view.point_at("")
    held = view.region
    view.hold("L-1")

    assert (held, view.region) == ("L-1", "")


def test_keys_go_round_the_regions(view: MapView) -> None:
    """The next of the last is the first."""
    view.hold_next(1)
    view.hold_next(1)

    assert view.held == "L-1"


def test_every_number_is_read_with_its_unit(view: MapView) -> None:
    """A hover shows all courses, the chosen one marked."""
    found = readings(view, "L-1")

    assert len(found) == len(view.measures)
    assert all(each.unit for each in found)
    assert [each.label for each in found if each.is_chosen] == ["People in the streets"]


@pytest.mark.parametrize("measure", ["crowd", "unrest", "control", "lost", "deaths"])
@pytest.mark.parametrize("mode", ["all", "one"])
def test_every_finding_is_a_sentence(view: MapView, measure: str, mode: str) -> None:
    """Whatever is chosen, title and second line say something."""
    view.choose(measure)
    if mode == "one":
        view.show_run(3)
        played(view)

    assert len(finding(view)) > 20
    assert "regions in unrest" in map_words.here_and_now(view)
    assert map_words.note(view)


def test_the_time_line_follows_the_region(view: MapView) -> None:
    """Without one it counts regions, with one it shows that region with its range."""
    whole = courses(view)
    view.hold("L-1")
    one = courses(view)

    assert whole is not None
    assert whole.curves[0].low is None
    assert one is not None
    assert one.label.startswith("One: people in the streets")
    low = one.curves[0].low
    assert low is not None
    assert np.all(low <= one.curves[0].middle)


def test_a_failure_is_told_and_can_be_tried_again(session: Session) -> None:
    """The page has the reason; playing again asks the pool again."""
    broken = MapView(session, InlinePool(play=_fails))
    for _ in range(3):
        broken.tick()
    told = (broken.state, "no ground" in broken.runs.problem)

    broken.play_on()

    assert told == ("failed", True)
    assert broken.state == "busy"


def test_closing_the_session_ends_the_map(view: MapView, session: Session) -> None:
    """Nothing goes on playing."""
    view.film.play()

    session.close()

    assert not view.film.is_playing
    assert not view.runs.is_running


def _fails(
    scenario: Scenario, seed: int, numbers: Sequence[int], /, *, stop: Callable[[], bool]
) -> Batch | None:
    raise ValueError("no ground")


def test_an_older_map_says_that_it_is_older(view: MapView, session: Session) -> None:
    """While newer runs are played the old ones stay, with a word on it."""
    session.set_lever("anger", 0.9)
    session.end_gesture()
    view._runs.want([session.ensemble(session.variant)], tuple(range(RUNS)))
    during = map_words.note(view)
    played(view)

    assert during.startswith("newer runs are being played")
    assert map_words.note(view).startswith("median of 200 runs")
