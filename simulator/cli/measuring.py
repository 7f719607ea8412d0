"""Playing many ensembles of which little is kept: each is measured and dropped."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from simulator.cli.progress import ProgressBar
from simulator.ensemble.backends import open_pool
from simulator.ensemble.pool import Progress
from simulator.ensemble.spec import EnsembleSpec
from simulator.results.ensemble_result import EnsembleResult
from simulator.results.gather import gather

T = TypeVar("T")

_TOGETHER = 4_096  # replications whose series are held at a time: some 50 MB


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
