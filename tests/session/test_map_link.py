"""The map together with the rest: runs that give way, one moment for all pages, what it keeps."""

from __future__ import annotations

import io

import pytest

from simulator.charts.areas import Area, ColourScale
from simulator.export.formats.csv import FORMAT
from simulator.export.options import Options
from tests.session.maps import map_of, played
from ui.session import map_words
from ui.session.map_chart import regional_map
from ui.session.map_finding import finding
from ui.session.map_link import MapLink
from ui.session.map_milestones import milestone_marks
from ui.session.map_view import RUNS, MapView
from ui.session.session import Session


@pytest.fixture
def view(session: Session) -> MapView:
    """The map of the quiet town, played."""
    return played(map_of(session))


def test_the_moment_is_one_for_all_pages(view: MapView, session: Session) -> None:
    """The map moves the spotlight and follows it; its own first guess moves nothing."""
    MapLink(view)
    first = session.spotlight.day
    view.film.go(4.0)
    told = session.spotlight.day
    session.spotlight.look(day=7.0)

    assert (first, told, view.film.day) == (None, 4.0, 7.0)


def test_the_run_is_one_for_all_pages(view: MapView, session: Session) -> None:
    """Whoever looks at a run elsewhere finds it here, once one run is shown."""
    MapLink(view)
    session.spotlight.look(run=12)
    before = view.mode
    view.show_run(view.number + 1)

    assert (before, view.number, session.spotlight.run) == ("all", 13, 13)


def test_the_story_of_the_run_shown_is_asked_for(view: MapView, session: Session) -> None:
    """The button beside the run goes to its story."""
    asked: list[int] = []
    session.spotlight.asked.connect(asked.append)
    view.show_run(5)

    view.tell_story()

    assert asked == [5]


def test_the_page_stands_as_it_was_left(view: MapView, session: Session) -> None:
    """Another map of the same session takes up colour, run, region and moment."""
    MapLink(view)
    view.choose("deaths")
    view.show_run(4)
    view.hold("L-1")
    view.film.go(3.0)

    other = map_of(session)
    MapLink(other)
    played(other)

    assert (other.measure.name, other.mode, other.number) == ("deaths", "one", 4)
    assert (other.held, other.film.day) == ("L-1", 3.0)


def test_a_damaged_memory_is_left_aside(session: Session) -> None:
    """What cannot be understood changes nothing."""
    session.keep_view_state("map", {"measure": "crowds", "run": "x", "day": None, "speed": "no"})
    view = map_of(session)
    MapLink(view)

    assert (played(view).measure.name, view.mode) == ("crowd", "all")


def test_a_drag_takes_the_processor_from_the_map(session: Session) -> None:
    """What was being played goes on once the lever rests."""
    view = map_of(session)
    view.runs.want([session.ensemble(session.variant)], tuple(range(RUNS)))
    before = view.runs.is_running
    session.set_lever("anger", 0.31)
    view.tick()
    during = view.runs.is_running
    session.end_gesture()

    assert (before, during) == (True, False)
    assert played(view).state == "ready"


def test_stopping_stops_until_something_changes(session: Session) -> None:
    """The page says so and can go on; so does a lever that moves."""
    view = map_of(session)
    view.runs.want([session.ensemble(session.variant)], tuple(range(RUNS)))
    view.stop()
    view.tick()
    stopped = (view.state, view.runs.is_running, finding(view))
    view.play_on()
    played(view)

    assert stopped == ("stopped", False, "The runs of the map were stopped")
    assert view.panels[0].series is not None
    assert view.panels[0].series.n == RUNS


def test_another_measure_is_opened_at_its_own_worst_moment(view: MapView) -> None:
    """Until somebody has chosen a moment."""
    view.choose("unrest")
    guessed = view.film.day
    view.film.go(1.0)
    view.choose("deaths")

    assert (guessed, view.film.day) == (3.0, 1.0)


def test_milestones_stand_over_the_time_line(view: MapView) -> None:
    """Those of most runs; of one run its own."""
    view.session.set_lever("anger", 1.0)
    view.session.end_gesture()
    while view.session.status.is_running:
        view.session.tick()
    often = milestone_marks(played(view))

    assert [(mark.label, mark.day) for mark in often] == [("First protest", 2.0)]
    assert "3 Jan, 00:00, median of the" in often[0].told


def test_ignorance_is_said_to_hold_luck_on_the_map(session: Session) -> None:
    """So few runs of each set cannot tell the two apart."""
    session.open_scenario("loud-town")
    session.set_uncertainty("ignorance")
    view = played(map_of(session))

    assert "under plausible parameters; on the map, luck is not taken out" in map_words.note(view)


def test_the_map_is_exported_as_it_stands(view: MapView) -> None:
    """A chart with an area for each region, its scale, finding, moment and limits."""
    chart = regional_map(view)
    assert chart is not None
    areas = [mark for mark in chart.marks if isinstance(mark, Area)]
    (scale,) = (mark for mark in chart.marks if isinstance(mark, ColourScale))

    assert [(area.series, area.region, area.day) for area in areas] == [("A", "L-1", 10.0)]
    assert scale.labels[0] == "0"
    assert chart.finding == finding(view)
    assert "11 Jan, 00:00" in chart.context
    assert "median of 200 runs" in chart.note


def test_its_numbers_are_one_row_a_region_and_variant(view: MapView) -> None:
    """With the id of the region, the moment, the range and the unit."""
    view.session.pin()
    chart = regional_map(played(view))
    assert chart is not None
    assert FORMAT.chart is not None
    stream = io.BytesIO()
    FORMAT.chart(chart, stream, Options())
    head, *lines = stream.getvalue().decode().splitlines()

    assert head.startswith("series,region,name,indicator,day,date,value,low,high,unit")
    assert [line.split(",")[:4] for line in lines] == [
        ["A", "L-1", "One", "crowd"],
        ["B", "L-1", "One", "crowd"],
    ]
