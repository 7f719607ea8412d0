"""A run by actor over time as a chart: what a renderer needs of it, to be written to a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from simulator.charts import caption
from simulator.charts.axes import time_axis, time_window
from simulator.charts.chart import Axis, Chart
from simulator.charts.happenings import Happening, Strip
from simulator.language import tr
from simulator.results.comparison import Comparison
from simulator.story.lanes import lanes_of
from simulator.story.narrative import Place, told
from simulator.world.story import Event, Story

Tone = Literal["plain", "chain", "faint"]


def lanes_chart(
    comparison: Comparison,
    story: Story,
    place: Place,
    *,
    finding: str,
    subtitle: str,
    window: tuple[float, float],
    horizon: float,
    strips: Sequence[Strip],
    tone: Callable[[Event], Tone],
) -> Chart:
    """Return the part *window* (days) of a run of the live variant.

    *finding* and *subtitle* say which run it is; *tone* how an event stands out.
    """
    start = comparison.start
    whole = time_axis(start, horizon)
    lanes = lanes_of(story.events)
    lane_of = {event.id: lane.title for lane, events in lanes for event in events}
    happenings = tuple(
        Happening(
            "A",
            lane_of[event.id],
            event,
            place(event.region) if event.region else "",
            told([event], place),
            tone(event),
        )
        for event in story.events
    )
    reading = tr(
        "One of them is shown, number {number}; grey: 8 runs in 10 of all",
        number=story.replication,
    )
    return Chart(
        kind="lanes",
        name="story",
        title=tr("The run by actor over time"),
        subtitle=subtitle,
        finding=finding,
        x=time_window(whole, start, *window),
        y=Axis("", "", 0.0, 1.0, ()),
        marks=(*happenings, *strips),
        legend=caption.legends(comparison)[:1],
        rows=tuple(lane.title for lane, _ in lanes),
        spans_title="",
        note=caption.note(comparison, reading),
        preview=comparison.preview,
        context=caption.context(comparison),
        start=start,
    )
