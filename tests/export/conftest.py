"""Charts made by hand: a fan with all kinds of marks, bars for two variants."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from simulator.charts.axes import time_axis, value_axis
from simulator.charts.chart import (
    Axis,
    Band,
    Bar,
    Chart,
    Histogram,
    Legend,
    Line,
    Moment,
    Span,
    Tick,
)

START = date(2022, 1, 1)
LEGEND = (
    Legend("A", "Town, edited", "live", 2000, "Wages 1.5 ×"),
    Legend("B", "More police", "pinned", 2000, "Police 2,000"),
    Legend("baseline", "Town", "baseline", 2000, "As the file has it"),
)
NOTE = "A reasoning aid, not a forecast. 2,000 runs.\nSeed 7 · Boilover 0.1.0"


@pytest.fixture
def fan() -> Chart:
    """A crowd that gathers and goes, in three variants."""
    x = np.linspace(0, 10, 81)
    course = 20_000 * np.exp(-((x - 4) ** 2) / 3)
    marks = (
        Band("A", x, course * 0.4, course * 1.8, 0.8),
        Band("A", x, course * 0.7, course * 1.3, 0.5),
        Line("baseline", x, course * 1.5, "Town"),
        Line("B", x, course * 0.5, "More police", step=True),
        Line("A", x, course, "Town, edited"),
        Span("A", 21_000.0, (15_000.0, 27_000.0), (9_000.0, 37_000.0)),
        Span("B", 0.0, (0.0, 0.0), (0.0, 0.0), absent=True),
        Span("baseline", 31_000.0, (25_000.0, 36_000.0), (20_000.0, 42_000.0)),
    )
    return Chart(
        kind="fan",
        name="crowd",
        title="People in the streets",
        subtitle="persons",
        finding="People in the streets: a median peak of 21,000, against $31,000 in “Town”",
        x=time_axis(START, 10),
        y=value_axis("People in the streets", "persons", 42_000),
        marks=marks,
        legend=LEGEND,
        rows=(),
        spans_title="peak",
        note=NOTE,
        preview=False,
        context="Two towns, as a model plays it, 1–10 January 2022",
        start=START,
    )


@pytest.fixture
def bars(fan: Chart) -> Chart:
    """How the runs of two variants end."""
    ticks = tuple(Tick(float(at), str(at)) for at in (0, 50, 100))
    shares = {"Calm": 0.0, "Talks": 70.0, "Leader falls": 30.0}
    marks = tuple(
        Bar(series, row, share, max(0.0, share - 2), share + 2, f"{share} %", 50.0, row == "Talks")
        for series in "AB"
        for row, share in shares.items()
    )
    return replace(
        fan,
        kind="bars",
        name="outcomes",
        title="How the runs end",
        subtitle="Share of runs, %",
        x=Axis("Share of runs", "%", 0.0, 100.0, ticks, 1),
        y=Axis("", "", 0.0, 1.0, ()),
        marks=marks,
        rows=tuple(shares),
        spans_title="",
    )


@pytest.fixture
def spread(fan: Chart) -> Chart:
    """How peaks are spread over the runs of three variants, some of which have none."""
    edges = np.linspace(0, 42_000, 22)
    shares = 18 * np.exp(-((np.linspace(-3, 3, 21)) ** 2))
    heaps = (
        Histogram("baseline", edges, shares[::-1], 0.0),
        Histogram("B", edges, shares * 0.2, 80.0),
        Histogram("A", edges, shares * 0.9, 10.0),
    )
    spans = tuple(mark for mark in fan.marks if isinstance(mark, Span))
    return replace(
        fan,
        kind="distribution",
        subtitle="peak, persons; none in 10 %",
        x=value_axis("People in the streets", "persons", 40_000),
        y=value_axis("Share of runs", "%", 18),
        marks=(*heaps, *spans),
    )


@pytest.fixture
def milestones(fan: Chart) -> Chart:
    """When three things happen in two variants, one of which one never sees."""
    rows = ("First protest", "State of emergency", "A region breaks away")
    nan = float("nan")
    marks = tuple(
        Moment(series, row, *days, *shares)
        for series in "AB"
        for row, days, shares in (
            (rows[0], (1.0, 0.5, 2.0), (100.0, 98.0, 100.0, "100\u202f%")),
            (rows[1], (4.5, 3.0, 6.0), (85.0, 83.0, 87.0, "85\u202f%")),
            (rows[2], (nan, nan, nan), (0.0, 0.0, 0.2, "0\u202f%")),
        )
    )
    ticks = tuple(Tick(place + 0.5, row) for place, row in enumerate(rows))
    return replace(
        fan,
        kind="milestones",
        name="milestones",
        title="Milestones",
        subtitle="first time in a run",
        y=Axis("", "", 0.0, 3.0, ticks),
        marks=marks,
        rows=rows,
        spans_title="share of runs",
    )


@pytest.fixture(params=["fan", "bars", "spread", "milestones"])
def chart(request: pytest.FixtureRequest) -> Chart:
    """Each kind of picture in turn."""
    made: Chart = request.getfixturevalue(request.param)
    return made
