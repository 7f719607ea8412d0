"""Playing variants to the end with a progress bar, and putting them side by side."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from simulator import __version__
from simulator.cli.asking import sets_of
from simulator.cli.briefing import refuse_to_replace, write_briefing
from simulator.cli.figures import Plain
from simulator.cli.progress import ProgressBar
from simulator.ensemble.backends import cores, open_pool
from simulator.ensemble.spec import EnsembleSpec, Uncertainty
from simulator.results.comparison import Comparison, Entry, Shown
from simulator.results.ensemble_result import EnsembleResult
from simulator.results.gather import gather
from simulator.scenario.model import Variant

LETTERS = "ABCDEFGH"


@dataclass(frozen=True, slots=True)
class Played:
    """Variants with their results, and how many seconds playing took."""

    comparison: Comparison
    seconds: float


def play(
    options: Namespace,
    variants: Sequence[Variant],
    check: Callable[[Comparison], None] | None = None,
) -> Played:
    """Play *variants* as the options of the command line say.

    *check* is asked before anything is played; unless told otherwise, whether ``--out`` is free.
    """
    shown: Shown = options.uncertainty
    sets = 0 if shown == "chance" else sets_of(variants)
    way: Uncertainty = "chance" if shown == "chance" else "both"
    specs = [EnsembleSpec(each, options.seed, options.replications, way) for each in variants]
    compared = replace(_side_by_side(specs), uncertainty=shown, sets=sets)
    if check is not None:
        check(compared)
    elif options.out and not options.overwrite:
        refuse_to_replace(Path(options.out), compared)
    started = time.perf_counter()
    notes: list[str] = []
    with (
        ProgressBar("playing") as bar,
        open_pool(options.workers, options.replications * len(specs)) as pool,
    ):
        results = gather(pool, specs, bar, notes=notes)
    for note in notes:
        print(f"boilover: {note}", file=sys.stderr)
    if shown == "ignorance":
        results = [result.by_set(sets) for result in results]
    entries = tuple(
        replace(entry, result=result)
        for entry, result in zip(compared.entries, results, strict=True)
    )
    return Played(replace(compared, entries=entries), time.perf_counter() - started)


def write(options: Namespace, played: Played, figures: Plain) -> None:
    """Write what ``--out`` asks for and say so on stderr."""
    if not options.out:
        return
    folder = Path(options.out)
    with ProgressBar("drawing") as bar:
        count = write_briefing(
            folder,
            played.comparison,
            figures,
            overwrite=options.overwrite,
            workers=options.workers or cores(),
            progress=bar,
        )
    print(f"boilover: wrote {count} files to {folder}", file=sys.stderr)


def settings_of(played: Played) -> Plain:
    """Return what a record needs besides its figures to be made again."""
    entries = played.comparison.entries
    moved = {entry.letter: dict(entry.variant.settings) for entry in entries}
    return {"settings": moved, "version": __version__}


def _side_by_side(specs: Sequence[EnsembleSpec]) -> Comparison:
    """Return the comparison before anything is played."""
    entries = tuple(
        Entry(
            letter,
            spec.variant.title,
            "pinned" if number else "live",
            EnsembleResult(spec.key),
            spec.variant,
        )
        for number, (letter, spec) in enumerate(zip(LETTERS, specs, strict=False))
    )
    start = specs[0].variant.scenario.start
    return Comparison(entries, start, specs[0].seed, __version__)
