"""The map of what two variants differ in, the table of regions, and the variants it shows."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.charts.maps.colours import classes_of
from simulator.charts.maps.panel import row_of
from simulator.charts.maps.scale import SIDE, difference_scale
from tests.session.maps import map_of, played
from ui.session import map_words
from ui.session.map_courses import axis_labels, courses
from ui.session.map_finding import finding
from ui.session.map_rows import heads, rows
from ui.session.map_view import MapView
from ui.session.session import Session


@pytest.fixture
def view(session: Session) -> MapView:
    """The map of the quiet town with more anger than its file has, and of the file."""
    session.set_lever("anger", 0.6)
    session.end_gesture()
    return played(map_of(session))


def test_without_pins_what_was_changed_stands_beside_the_file(view: MapView) -> None:
    """Levers that moved are held against the baseline unasked; a pin takes its place."""
    before = [panel.letter for panel in view.panels]
    view.session.pin()
    played(view)

    assert before == ["A", "baseline"]
    assert [panel.letter for panel in view.panels] == ["A", "B"]


def test_a_difference_is_taken_run_by_run(view: MapView) -> None:
    """Crowds grow with anger on the same luck: the mean is that of the runs, its range narrow."""
    view.show_difference(True)
    played(view)
    (shown,) = view.shown
    row = row_of("crowd")
    live, other = (panel.series for panel in view.panels)
    assert shown.series is not None
    assert live is not None
    assert other is not None
    mean, spread = shown.series.middle[row, -1, 0], live.high[row, -1, 0] - live.low[row, -1, 0]

    assert mean == pytest.approx(live.middle[row, -1, 0] - other.middle[row, -1, 0], rel=0.1)
    assert 0 < shown.series.high[row, -1, 0] - mean < spread / 4


def test_what_may_be_chance_is_in_the_middle_class(view: MapView) -> None:
    """Unrest is the same in both: nothing differs, and the sentence says so."""
    view.show_difference(True)
    view.choose("unrest")
    played(view)

    assert classes_of(view.shown[0], view.measure, view.scale, 5.0) == (SIDE,)
    assert "no region differs" in finding(view)


@pytest.mark.parametrize("measure", ["crowd", "control", "lost", "deaths"])
@pytest.mark.parametrize("one", [False, True])
def test_every_difference_has_its_words(view: MapView, measure: str, one: bool) -> None:
    """Title, line under it, curve and table, of all runs and of one."""
    view.show_difference(True)
    view.choose(measure)
    view.hold("L-1")
    if one:
        view.show_run(3)
    played(view)
    found = courses(view)

    assert "the baseline" in finding(view)
    assert "A − baseline: more in" in map_words.here_and_now(view)
    assert found is not None
    assert found.floor < 0 < found.top
    assert len(axis_labels(found)) > 1


def test_the_map_stays_a_difference_while_newer_runs_are_played(view: MapView) -> None:
    """It does not flicker back to levels."""
    view.show_difference(True)
    played(view)

    view.session.set_lever("anger", 0.8)
    view.session.end_gesture()
    view.tick()

    assert view.is_difference


def test_less_control_is_worse() -> None:
    """A difference of something that falls in a crisis is coloured the other way round."""
    scale = difference_scale(20.0, ceiling=100.0, decimals=0)

    assert scale.classes(np.array([15.0, 0.0, -15.0])).tolist() == [0, SIDE, 2 * SIDE]
    assert (scale.labels[0], scale.labels[-1]) == ("+30", "−30")


def test_the_table_has_a_number_for_each_map(view: MapView) -> None:
    """Under the letters of the variants; in difference mode under the pair."""
    levels = (heads(view), rows(view))
    view.show_difference(True)
    played(view)

    assert [letter for letter, _ in levels[0]] == ["A", "baseline"]
    assert [len(row.cells) for row in levels[1]] == [2]
    assert heads(view) == (("baseline", "A − baseline"),)
    assert rows(view)[0].cells[0].text.startswith("+")


def test_the_table_goes_where_maps_need_its_room(view: MapView) -> None:
    """Beside four maps it is shown on demand only."""
    for anger in (0.7, 0.8, 0.9):
        view.session.pin()
        view.session.set_lever("anger", anger)
        view.session.end_gesture()
    played(view)
    unasked = view.has_table
    view.show_table(True)

    assert (len(view.shown), unasked, view.has_table) == (4, False, True)
