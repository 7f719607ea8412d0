"""Ensembles made by hand: what each replication came to is written down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from simulator.engine.batch import Batch
from simulator.results.ensemble_result import EnsembleResult
from simulator.results.layout import Layout
from simulator.world.measures import Indicator, Milestone, OutcomeClass, RegionalMeasure
from simulator.world.worlds import Worlds


def _none(worlds: Worlds) -> np.ndarray:
    raise NotImplementedError("nothing is measured by itself")


LAYOUT = Layout(
    indicators={
        "participants": Indicator("participants", "People", "persons", "peak", _none),
        "deaths": Indicator("deaths", "Deaths", "persons", "final", _none),
        "arrests": Indicator("arrests", "Detained", "persons", "final", _none),
        "troops": Indicator("troops", "Troops", "persons", "peak", _none, absent_at_zero=True),
    },
    milestones={
        "leader_falls": Milestone("leader_falls", "Leader falls", "leader_gone"),
        "accepted": Milestone("accepted", "Alliance accepts", "csto_accepted"),
    },
    outcomes={"calm": OutcomeClass("calm", "Calm", "stays calm", 0, 0, _none)},
    regional={"tolls": RegionalMeasure("tolls", "Tolls", "persons", "final", _none)},
)


def ensemble(
    times: Sequence[float],
    series: Mapping[str, Sequence[Sequence[float]]],
    milestones: Mapping[str, Sequence[float]] | None = None,
    tolls: Sequence[Sequence[float]] = (),
) -> EnsembleResult:
    """Return runs whose *series* are [replication, tick]; what is not given is nothing or never.

    *tolls* are [region, replication].
    """
    n = len(next(iter(series.values())))
    nothing, never = [[0.0] * len(times)] * n, [np.nan] * n
    batch = Batch(
        numbers=np.arange(n),
        times=np.array(times, dtype=np.float64),
        series=np.array([np.transpose(series.get(k, nothing)) for k in LAYOUT.indicators], "f4"),
        milestones=np.array([(milestones or {}).get(k, never) for k in LAYOUT.milestones], "f4"),
        outcomes=np.zeros(n, dtype=np.int8),
        events=np.zeros(n, dtype=np.int32),
        regional=np.array([tolls or [[0.0] * n]], dtype=np.float32),
    )
    return EnsembleResult("runs", layout=LAYOUT).with_batch(batch)
