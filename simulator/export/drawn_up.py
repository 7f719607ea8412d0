"""A comparison drawn up as a briefing: question, answer, charts, inputs, sources, limits.

Nothing is played here. A typical run and maps are handed in by whoever has played them
(``simulator.export.played``), or left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from simulator.analysis.paired import paired_difference
from simulator.charts import caption, pairing
from simulator.charts.chart import Chart
from simulator.charts.headline import headline
from simulator.charts.kind import chart_kinds
from simulator.charts.trust import limits_of
from simulator.charts.usual import usual_of
from simulator.export.briefing import Briefing, Run
from simulator.export.inputs import inputs_of
from simulator.export.rests_on import sources_of
from simulator.language import tr
from simulator.results.comparison import Comparison, Entry
from simulator.results.likelihood import Yardstick
from simulator.scenario.provenance import Provenance

_SPREADS: Final = ("participants", "deaths")  # whose distribution has a chart
_MOST_DIFFERENCES: Final = 2  # charts of what differs, for each rival

Drawing = tuple[str, str]
"""A chart of the registry: its kind and its subject."""


def briefing_of(
    comparison: Comparison,
    *,
    drawings: Sequence[Drawing] | None = None,
    maps: Sequence[Chart] = (),
    run: Run | None = None,
    note: str = "",
    yardstick: Yardstick = "icd203",
    known: Provenance | None = None,
) -> Briefing:
    """Return the briefing of *comparison*, with the usual charts unless *drawings* are named.

    *known* are the sources there are; those that ship unless others are given.
    """
    kinds = chart_kinds()
    wanted = usual_drawings(comparison) if drawings is None else drawings
    finding = headline(comparison, yardstick)
    return Briefing(
        comparison,
        question(comparison),
        finding,
        (*(kinds[kind].build(comparison, subject) for kind, subject in wanted), *maps),
        inputs_of(comparison),
        run,
        sources_of(comparison, finding.outcome, known),
        tuple(_limits(comparison)),
        note,
    )


def usual_drawings(comparison: Comparison, indicators: Sequence[str] = ()) -> tuple[Drawing, ...]:
    """Return the charts of a briefing in page order; *indicators* are those with a course."""
    layout = comparison.live.result.layout
    shown = tuple(indicators) or usual_of(layout.indicators) or tuple(layout.indicators)
    milestones = chart_kinds()["milestones"].subjects(comparison)
    return (
        ("outcome_bars", "outcomes"),
        *(("fan", name) for name in shown),
        *(("milestones", subject) for subject in milestones),
        *(("distribution", name) for name in _SPREADS if name in layout.indicators),
        *(("difference", subject) for subject in _telling(comparison, shown)),
    )


def drawing_of(chart: Chart) -> Drawing | None:
    """Return which chart of the registry this is; ``None`` for a map and for a run."""
    kinds = {"bars": "outcome_bars", "distribution": "distribution", "milestones": "milestones"}
    if chart.kind == "fan":
        return ("difference" if "." in chart.name else "fan"), chart.name
    return (kinds[chart.kind], chart.name) if chart.kind in kinds else None


def question(comparison: Comparison) -> str:
    """Return what a comparison asks, in a sentence."""
    live = comparison.live
    title = tr("“{title}”", title=tr(live.title))
    others = list(pairing.rivals(comparison))
    if not others:
        return tr("How does {title} end?", title=title)
    pins = [entry for entry in others if entry.role == "pinned"]
    if not pins:
        changes = caption.changes(live.variant, others[0].variant)
        return tr(
            "How does {title} end, and what do these changes do: {changes}?",
            title=title,
            changes=changes,
        )
    names = [tr("“{title}”", title=tr(pin.title)) for pin in pins]
    return tr(
        "How does {title} end, and what changes with {others}?", title=title, others=_all(names)
    )


def _all(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return tr("{names} or {last}", names=", ".join(names[:-1]), last=names[-1])


def _telling(comparison: Comparison, shown: Sequence[str]) -> Iterator[str]:
    """Yield for each rival the two differences that stand out most beyond chance; else the first.

    What stands out is large beside the spread of the runs.
    """
    for rival in pairing.rivals(comparison):
        if rival.result.n and shown:
            sizes = {name: _size(comparison, rival, name) for name in shown}
            clear = sorted((name for name in shown if sizes[name]), key=lambda name: -sizes[name])
            for name in clear[:_MOST_DIFFERENCES] or shown[:1]:
                yield pairing.joined(rival.letter, name)


def _size(comparison: Comparison, rival: Entry, name: str) -> float:
    """Return how large a difference is beside the spread of the runs, 0 where it may be chance."""
    if paired_difference(comparison.live.result, rival.result, name).within_noise:
        return 0.0
    pair, _ = pairing.parted(comparison, pairing.joined(rival.letter, name))
    mine, theirs = (np.nan_to_num(each) for each in pairing.aligned_totals(pair, name))
    spread = float(np.concatenate((mine, theirs)).std())
    return abs(float((mine - theirs).mean())) / spread if spread else 0.0


def _limits(comparison: Comparison) -> Iterator[str]:
    aid, *others = limits_of(comparison.live.variant.scenario)
    yield aid
    if comparison.preview:
        yield tr("A preview: the runs are not complete.")
    if comparison.uncertainty == "chance":
        yield tr("The spread is of chance alone: what is not known of the parameters is not in it.")
    yield from others
