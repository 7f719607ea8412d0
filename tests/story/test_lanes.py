"""Lanes: every event has its place, and no label lies over another or over a mark."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.story.lane_places import MARK, WINDOW, PlacedLane, place_lanes
from simulator.story.lanes import LANES, lanes_of
from simulator.story.sentences import SENTENCES
from simulator.world.story import Event

ENDS = (100.0, 500.0)
DAYS = 10.0
ACTORS = [actor for lane in LANES for actor in lane.actors]


def crowd(seed: int, count: int) -> list[Event]:
    """Return events at random, many of them in the same days."""
    luck = np.random.default_rng(seed)
    days = np.sort(np.round(luck.beta(2, 3, count) * DAYS * 8) / 8)
    kinds = sorted(SENTENCES)
    return [
        Event(
            number,
            float(day),
            str(luck.choice(kinds)),
            str(luck.choice(ACTORS)),
            str(luck.choice(["", "Almaty", "West Kazakhstan"])),
            (),
        )
        for number, day in enumerate(days)
    ]


def across(day: float) -> float:
    return ENDS[0] + day / DAYS * (ENDS[1] - ENDS[0])


def placed(events: list[Event], height: float = 400.0) -> tuple[PlacedLane, ...]:
    return place_lanes(events, across, ENDS, height, lambda text: 6.0 * len(text), str)


@pytest.mark.parametrize("height", [250.0, 400.0, 900.0])
@pytest.mark.parametrize("seed", range(8))
def test_no_label_lies_over_a_label_or_a_foreign_mark(seed: int, height: float) -> None:
    """In one row things stand beside each other."""
    for lane in placed(crowd(seed, 80), height):
        for one in lane.groups:
            if one.label_left is None:
                continue
            low, high = one.label_left, one.label_left + one.label_width
            for other in lane.groups:
                if other is one or other.y != one.y:
                    continue
                marks = (other.group.across[0] - MARK, other.group.across[-1] + MARK)
                assert high <= marks[0] or marks[1] <= low, (one.group.label, other.group.label)
                if other.label_left is not None:
                    end = other.label_left + other.label_width
                    assert high <= other.label_left or end <= low


@pytest.mark.parametrize("seed", range(4))
def test_every_event_has_one_place_in_its_lane(seed: int) -> None:
    """Nothing is left out, nothing is shown twice, and rows stay within their lane."""
    events = crowd(seed, 60)
    lanes = placed(events)

    shown = [event.id for lane in lanes for item in lane.groups for event in item.group.events]

    assert sorted(shown) == [event.id for event in events]
    for lane in lanes:
        for item in lane.groups:
            assert lane.top + MARK <= item.y <= lane.top + lane.height - MARK
            assert {event.actor for event in item.group.events} <= set(lane.lane.actors)


@pytest.mark.parametrize("seed", range(4))
def test_labels_stay_within_the_picture(seed: int) -> None:
    """No label is cut at an edge."""
    for lane in placed(crowd(seed, 60)):
        for item in lane.groups:
            if item.label_left is not None:
                assert item.label_left >= ENDS[0]
                assert item.label_left + item.label_width <= ENDS[1] + 1


def test_lanes_fit_the_height_as_long_as_each_has_a_row() -> None:
    """Rows are given up until the lanes fit."""
    lanes = placed(crowd(1, 120), height=300.0)

    assert lanes[-1].top + lanes[-1].height <= 300.0


def test_what_matters_more_keeps_its_label() -> None:
    """Where two labels fight for one row, the heavier one has it."""
    events = [
        Event(0, 5.0, "reinforcement_arrives", "security", "", ()),
        Event(1, 5.0, "order_restored", "security", "", ()),
    ]

    lane = place_lanes(events, across, ENDS, 30.0, lambda text: 190.0, str)[0]
    said = {item.group.type for item in lane.groups if item.label_left is not None}

    assert "order_restored" in said


def test_an_unknown_actor_has_a_lane_of_its_own() -> None:
    """Tomorrow's actor is seen today."""
    lanes = lanes_of([Event(0, 1.0, "riot", "trade_unions", "", ())])

    assert [lane.title for lane, _ in lanes] == ["Trade unions"]


def test_neighbours_of_one_type_share_a_label_that_counts_them() -> None:
    """Three riots at one time are one label."""
    events = [Event(k, 5.0 + k / 24, "riot", "movement", f"R{k}", ()) for k in range(3)]

    groups = placed(events)[0].groups

    assert [item.group.label for item in groups] == ["riot ×3"]


def test_what_lies_outside_the_time_shown_is_left_out() -> None:
    """Only what can be seen takes room."""
    events = [Event(0, 1.0, "riot", "movement", "", ()), Event(1, 50.0, "riot", "movement", "", ())]

    shown = [
        event.id for lane in placed(events) for item in lane.groups for event in item.group.events
    ]

    assert shown == [0]


def test_a_lane_is_no_higher_than_what_stands_in_it_needs() -> None:
    """Rows that a coarser grouping leaves empty are taken from the lane."""
    many = [Event(k, 1.0 + 0.35 * k, "reinforcement_arrives", "command", "", ()) for k in range(20)]
    other = [Event(20, 2.0, "riot", "movement", "", ())]

    for lane in placed(many + other, 600.0):
        rows = {item.y for item in lane.groups}
        assert lane.height <= max(WINDOW.least, len(rows) * WINDOW.row + 2 * WINDOW.pad) + 10.0


def test_labels_leave_the_way_of_arrows_where_they_can() -> None:
    """A label that would be struck stands on the other side of its mark."""
    events = [
        Event(0, 6.0, "price_rise", "market", "", ()),
        Event(1, 5.5, "riot", "movement", "", ()),
        Event(2, 6.2, "internet_shutdown", "government", "", (0,)),
    ]

    riot = next(lane for lane in placed(events) if lane.lane.title == "Protest").groups[0]

    assert riot.label_left is not None
    assert riot.label_left + riot.label_width < across(5.5)
