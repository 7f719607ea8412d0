"""A chart as data: marks, axes, notes. No drawing library; two renderers read the same value.

A mark carries the *series* it belongs to ("A", "B", ... or "baseline"); colour and dash are the
renderer's business, so the same chart reads in light, dark and print.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from simulator.charts.areas import Area, ColourScale
from simulator.charts.happenings import Happening, Strip
from simulator.results.ensemble_result import Counted

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place on an axis; an empty label draws a minor tick."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """One direction of a chart with its unit and the range to show.

    ``decimals`` is how many a value along it is written with. On a ``log`` scale, range and ticks
    are values as on any other; equal ratios have equal lengths.
    """

    label: str
    unit: str
    low: float
    high: float
    ticks: tuple[Tick, ...]
    decimals: int = 0
    scale: Literal["linear", "log"] = "linear"


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """The space between two curves over ``x``; ``mass`` is the share of runs inside (0.8, 0.5)."""

    series: str
    x: Floats
    low: Floats
    high: Floats
    mass: float


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A curve; NaN breaks it. ``step``: a value holds until the next x (a staircase).

    Bands of a staircase come with their corners already in ``x``.
    """

    series: str
    x: Floats
    y: Floats
    label: str
    step: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A summary beside the chart: median, middle half and middle four fifths of one series."""

    series: str
    median: float
    inner: tuple[float, float]
    outer: tuple[float, float]
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One horizontal bar with its interval, a text to stand beside it, a reference tick.

    All numbers are in the unit of the x axis (%). A value of 0 is written, not drawn. ``row`` is
    what people read, ``name`` what the model calls it.
    """

    series: str
    row: str
    value: float
    low: float
    high: float
    text: str
    reference: float | None
    emphasis: bool
    name: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Histogram:
    """How one series is spread over values: ``shares`` of all runs, in %, between ``edges``.

    ``none`` is the share, in %, of the runs that have nothing of it, which stand apart; ``None``
    where nothing stands apart.
    """

    series: str
    edges: Floats
    shares: Floats
    none: float | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happens first, in days: median and middle four fifths of the runs it does in.

    ``share`` is the part of all runs in which it happens, in %, with its interval; the days are NaN
    where that is none. ``text`` is the share as it is written. ``row`` is what people read,
    ``name`` what the model calls it.
    """

    series: str
    row: str
    median: float
    early: float
    late: float
    share: float
    low: float
    high: float
    text: str
    name: str = ""


Mark = Band | Line | Span | Bar | Histogram | Moment | Area | ColourScale | Happening | Strip


@dataclass(frozen=True, slots=True)
class Legend:
    """Which letter is which variant, how it is drawn, and in ``detail`` what was changed in it."""

    series: str
    title: str
    role: Literal["live", "pinned", "baseline"]
    n: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture as a value: what a renderer needs and a test can read.

    ``kind`` tells a renderer the arrangement ("fan": curves over time with a gutter of spans;
    "bars": rows of bars, one block a series; "distribution": shares of runs over values, with a
    span a series; "milestones": rows of moments on a time line; "map": areas, a map a series;
    "lanes": the events of one run by actor, with strips under them). ``finding`` is the sentence
    an exported picture has for its title; ``title`` and ``subtitle`` name the quantity and its
    unit; ``note`` carries n, seed, interval and version, a line each; ``spans_title`` says what
    the gutter summarises. ``context`` says where and when it plays; x = 0 of curves over time is
    ``start``, 00:00. ``counted`` is what n counts, so what bands and intervals are ranges of.
    """

    kind: Literal["fan", "bars", "distribution", "milestones", "map", "lanes"]
    name: str
    title: str
    subtitle: str
    finding: str
    x: Axis
    y: Axis
    marks: tuple[Mark, ...]
    legend: tuple[Legend, ...]
    rows: tuple[str, ...]
    spans_title: str
    note: str
    preview: bool
    context: str = ""
    start: date | None = None
    counted: Counted = "runs"
