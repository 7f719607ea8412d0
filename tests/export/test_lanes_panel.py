"""A run on paper and as a table: every event has its mark, its words and its row."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date

import numpy as np
import pytest

from simulator.charts.axes import time_axis
from simulator.charts.chart import Axis, Chart
from simulator.charts.happenings import Happening, Strip, round_above
from simulator.export.format import export_formats
from simulator.export.options import ASPECTS, Options
from simulator.story.lanes import lanes_of
from simulator.world.story import Event

EVENTS = (
    Event(0, 0.0, "price_rise", "market", "", ()),
    Event(1, 1.0, "protest_starts", "movement", "R1", (0,)),
    Event(2, 2.0, "riot", "movement", "R1", (1,)),
    Event(3, 3.0, "state_of_emergency", "government", "", (2,)),
)


@pytest.fixture
def lanes() -> Chart:
    """A short run with an indicator under it."""
    days = np.linspace(0.0, 10.0, 41)
    lane_of = {event.id: lane.title for lane, mine in lanes_of(EVENTS) for event in mine}
    tones = ("chain", "chain", "plain", "faint")
    happenings = tuple(
        Happening(
            *("A", lane_of[event.id], event, "One" if event.region else ""),
            text=f"event {event.id}",
            tone=tone,  # type: ignore[arg-type]
        )
        for event, tone in zip(EVENTS, tones, strict=True)
    )
    strip = Strip("crowd", "People", "persons", 0, days, days * 3, days * 2, days * 4, "Crowd")
    return Chart(
        kind="lanes",
        name="story",
        title="The run by actor over time",
        subtitle="Run 3 · most typical",
        finding="From price rise to calm",
        x=time_axis(date(2022, 1, 1), 10.0),
        y=Axis("", "", 0.0, 1.0, ()),
        marks=(*happenings, strip),
        legend=(),
        rows=("Market", "Protest", "Government"),
        spans_title="",
        note="A reasoning aid, not a forecast. 600 runs.",
        preview=False,
        start=date(2022, 1, 1),
    )


def written(chart: Chart, name: str, options: Options | None = None) -> bytes:
    stream = io.BytesIO()
    write: Callable[..., object] | None = export_formats()[name].chart
    assert write is not None
    write(chart, stream, options or Options())
    return stream.getvalue()


@pytest.mark.parametrize("aspect", sorted(ASPECTS))
def test_lanes_events_strips_and_note_are_said(lanes: Chart, aspect: str) -> None:
    """On every shape of the page."""
    svg = written(lanes, "svg", Options(aspect=aspect))  # type: ignore[arg-type]
    tree = ET.fromstring(svg)
    said = {"".join(node.itertext()) for node in tree.iter("{http://www.w3.org/2000/svg}text")}

    assert {"Market", "Protest", "Government", "Crowd", "price rise", "riot, One"} <= said
    assert any("not a forecast" in text for text in said)
    assert "force or violence" in said


def test_the_table_has_a_row_for_each_event(lanes: Chart) -> None:
    """With date, lane, place, words, and the events that led to it."""
    rows = list(csv.DictReader(io.StringIO(written(lanes, "csv").decode())))

    assert [row["event"] for row in rows] == [event.type for event in EVENTS]
    assert rows[2]["date"] == "2022-01-03T00:00"
    assert (rows[2]["place"], rows[2]["lane"], rows[2]["causes"]) == ("One", "Protest", "1")


@pytest.mark.parametrize(
    ("most", "top"), [(0.0, 1.0), (7.0, 8.0), (37_000.0, 40_000.0), (1.0, 1.0)]
)
def test_a_strip_reaches_to_a_round_number(most: float, top: float) -> None:
    """Its highest value is within it, and its end can be read."""
    assert round_above(most) == top
