"""Playing ensembles to their end, for whoever can wait: the Python API and the command line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from simulator.ensemble.pool import Pool, Progress, Request
from simulator.ensemble.spec import EnsembleSpec
from simulator.results.ensemble_result import EnsembleResult
from simulator.results.layout import Layout, engine_layout

_PATIENCE = 0.25  # seconds between two looks at a run that has nothing new


def gather(
    pool: Pool,
    specs: Sequence[EnsembleSpec],
    progress: Callable[[Progress], None] | None = None,
    *,
    layout: Layout | None = None,
    notes: list[str] | None = None,
) -> list[EnsembleResult]:
    """Play *specs* together and return their results in the same order.

    *progress* is called whenever something has arrived; *notes* collects what the user should
    know, such as a worker process that had to be replaced.
    """
    layout = layout or engine_layout()
    results = {spec.key: EnsembleResult(spec.key, layout=layout) for spec in specs}
    widest = {spec.key: spec for spec in sorted(specs, key=lambda spec: spec.replications)}
    run = pool.start([Request(spec, range(spec.replications)) for spec in widest.values()])
    while not run.is_done:
        for key, batch in run.poll(_PATIENCE):
            results[key] = results[key].with_batch(batch)
        if progress:
            progress(run.progress)
    if notes is not None:
        notes += run.notes
    return [results[spec.key] for spec in specs]
