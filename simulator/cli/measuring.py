"""Playing many ensembles of which little is kept: each is measured and dropped."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from simulator.cli.progress import ProgressBar
from simulator.ensemble.backends import open_pool
from simulator.ensemble.pool import Progress
from simulator.ensemble.spec import EnsembleSpec
from simulator.results.ensemble_result import EnsembleResult
from simulator.results.gather import gather
from simulator.scenario.model import Lever, Variant

T = TypeVar("T")

_TOGETHER = 4_096  # replications whose series are held at a time: some 50 MB


def ensemble_of(options: Namespace, variant: Variant, moving: Sequence[Lever] = ()) -> EnsembleSpec:
    """Return the ensemble of *variant* that the options ask for.

    What the levers that are *moving* set is known at every position, also where they rest, and is
    not drawn from the plausible sets.
    """
    sets = variant.scenario.plausible
    if sets is not None and moving:
        known = {target for lever in moving for target in lever.targets}
        drawn = sets.only([path for path in sets.paths if path not in known])
        variant = replace(variant, scenario=replace(variant.scenario, plausible=drawn))
    return EnsembleSpec(variant, options.seed, options.replications, options.uncertainty)


def how(options: Namespace, seconds: float) -> str:
    """Return on what chance was played, and how long it took."""
    sets = ", each under a plausible parameter set" if options.uncertainty == "both" else ""
    return f"seed {options.seed}{sets} · {seconds:.1f} s"


def measured(
    options: Namespace, specs: Sequence[EnsembleSpec], measure: Callable[[EnsembleResult], T]
) -> list[T]:
    """Play *specs* on the options' workers and return what *measure* makes of each, in order.

    An ensemble that is asked for twice is played once.
    """
    wanted = {spec.key: spec for spec in specs}
    total = sum(spec.replications for spec in wanted.values())
    found: dict[str, T] = {}
    notes: list[str] = []
    done = 0
    with ProgressBar("playing") as bar, open_pool(options.workers, total) as pool:
        for group in _groups(list(wanted.values())):
            results = gather(pool, group, partial(_show, bar, done, total), notes=notes)
            found |= {
                spec.key: measure(result) for spec, result in zip(group, results, strict=True)
            }
            done += sum(spec.replications for spec in group)
    for note in notes:
        print(f"boilover: {note}", file=sys.stderr)
    return [found[spec.key] for spec in specs]


def _groups(specs: Sequence[EnsembleSpec]) -> Iterator[list[EnsembleSpec]]:
    """Yield *specs* in handfuls: as many as are small together, and at least one."""
    group: list[EnsembleSpec] = []
    for spec in specs:
        if group and sum(s.replications for s in (*group, spec)) > _TOGETHER:
            yield group
            group = []
        group.append(spec)
    if group:
        yield group


def _show(bar: ProgressBar, before: int, total: int, progress: Progress) -> None:
    bar(Progress(before + progress.done, total))
