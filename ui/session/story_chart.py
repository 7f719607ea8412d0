"""The run that is told as a chart to be exported: the part of time and the chain that are shown."""

from __future__ import annotations

from simulator.charts.chart import Chart
from simulator.story.chart import Tone, lanes_chart
from simulator.world.story import Event
from ui.session.story_view import StoryView


def chart_of(view: StoryView) -> Chart | None:
    """Return what *view* shows, or ``None`` where it tells no run."""
    run = view.told
    if run is None:
        return None
    chain = view.focus.chain if view.focus else None

    def tone(event: Event) -> Tone:
        if chain is not None:
            return "chain" if event.id in chain else "faint"
        return "plain" if view.has_come(event) else "faint"

    return lanes_chart(
        run.ask.comparison,
        run.story,
        run.place,
        finding=view.title,
        subtitle=view.subtitle,
        window=view.window,
        horizon=run.horizon,
        strips=run.strips,
        tone=tone,
    )
