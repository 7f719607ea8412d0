"""The sentence over the map: what the chosen number comes to over the whole time."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import numpy as np

from simulator.charts import numerals
from ui.session.map_panel import Panel, row_of
from ui.session.map_scale import severity
from ui.session.map_view import MOSTLY, RUNS, MapView

_FIRM_HOLD: Final = 95.0  # % of full from which the state is said to keep its hold


def finding(view: MapView) -> str:
    """Return the sentence over the map: what the chosen number comes to over the whole time."""
    if view.state != "ready":
        return _waiting(view)
    live = view.panels[0]
    name, value, day = _worst(view, live)
    said = _SENTENCES[view.measure.name](view, live, name, value, day)
    pins = [panel for panel in view.panels[1:] if panel.series is not None]
    if not pins:
        return said
    there = _worst(view, pins[0])
    return f"{said}; {pins[0].letter}: {_in_short(view, pins[0], *there[:2])}"


def _waiting(view: MapView) -> str:
    if view.state == "empty":
        return "No scenario is open"
    if view.state == "failed":
        return "The runs of the map failed"
    runs = f"{RUNS} runs are" if view.mode == "all" else f"Run {view.number} is"
    return f"{runs} being played for the map"


def _worst(view: MapView, panel: Panel) -> tuple[str, float, str]:
    """Return where and when a panel stands worst: name of the region, value, day."""
    series = panel.series
    assert series is not None
    values = series.middle[row_of(view.measure.name)]
    bad = severity(values, view.measure.ceiling)
    frame, row = (int(place) for place in np.unravel_index(int(bad.argmax()), bad.shape))
    start = panel.variant.scenario.start
    day = numerals.short_date(start + timedelta(days=int(series.frames[frame])))
    return panel.shapes.shapes[row].name, float(values[frame, row]), day


def _in_short(view: MapView, panel: Panel, name: str, value: float) -> str:
    """Return the finding of a pin in few words."""
    if view.measure.name == "unrest":
        return str(_reached(panel))
    if view.is_flag:
        return name if value else "none"
    if view.measure.unit.startswith("%"):
        return f"{name} {numerals.percent(value / 100)}"
    return f"{name} {numerals.rounded(value, min(1, view.measure.decimals))}"


def _reached(panel: Panel) -> int:
    """Return how many regions are in unrest at some time, in most runs."""
    assert panel.series is not None
    return int((panel.series.middle[row_of("unrest")] >= MOSTLY).any(axis=0).sum())


def _crowd(view: MapView, _: Panel, name: str, value: float, day: str) -> str:
    where = _where(view)
    if value <= 0.005:
        return f"Nowhere do crowds gather, {where}"
    size = numerals.rounded(value, 1)
    return f"Crowds are densest in {name}: {size} in 1,000 people on {day}, {where}"


def _unrest(view: MapView, panel: Panel, name: str, value: float, day: str) -> str:
    count, all_of = _reached(panel), len(panel.shapes.shapes)
    where = "in this run" if view.mode == "one" else "in most runs"
    if count:
        verb = "sees" if count == 1 else "see"
        return f"{count} of {all_of} regions {verb} unrest at some time {where}"
    if value <= 0:
        return "No region is in unrest in any run"
    share = numerals.percent(value / 100)
    return f"No region is in unrest in most runs; likeliest is {name}, {share} on {day}"


def _control(view: MapView, _: Panel, name: str, value: float, day: str) -> str:
    if value >= _FIRM_HOLD:
        return f"The state keeps its hold of every regional centre, {_where(view)}"
    held = numerals.percent(value / 100)
    return f"The state’s hold is weakest in {name}: {held} of full on {day}, {_where(view)}"


def _lost(view: MapView, _: Panel, name: str, value: float, day: str) -> str:
    if value <= 0:
        return f"No regional centre is lost in {'this run' if view.mode == 'one' else 'any run'}"
    if view.mode == "one":
        return f"The centre of {name} is in the crowd’s hands on {day}"
    share = numerals.percent(value / 100)
    return f"The centre of {name} is the likeliest to be lost: in {share} of runs on {day}"


def _deaths(view: MapView, _: Panel, name: str, value: float, day: str) -> str:
    if value < 1:
        return f"Nobody is killed in any region, {_where(view)}"
    return f"Most people die in {name}: {numerals.rounded(value)} by {day}, {_where(view)}"


_SENTENCES: Final = {
    "crowd": _crowd,
    "unrest": _unrest,
    "control": _control,
    "lost": _lost,
    "deaths": _deaths,
}


def _where(view: MapView) -> str:
    return "in this run" if view.mode == "one" else "median of runs"
