"""The live variant and one other, as pictures of their difference take them.

The subject of such a picture names the other by its letter, and what is compared: ``B.deaths``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from simulator.charts import caption, numerals
from simulator.charts.palette import BASELINE
from simulator.errors import UnknownName
from simulator.language import tr
from simulator.results.comparison import Comparison, Entry

Floats = NDArray[np.float64]


def rivals(comparison: Comparison) -> Iterator[Entry]:
    """Yield what the live entry can be held against: others that do not play just the same."""
    for entry in comparison.entries[1:]:
        if not caption.are_same(entry, comparison.live):
            yield entry


def joined(letter: str, subject: str) -> str:
    """Return the subject of a picture of a difference."""
    return f"{letter}.{subject}"


def parted(comparison: Comparison, subject: str) -> tuple[Comparison, str]:
    """Return the comparison with just the rival that *subject* names, and the rest of its name."""
    letter, _, rest = subject.partition(".")
    found = {entry.letter: entry for entry in comparison.entries[1:]}
    if letter not in found:
        raise UnknownName("variant", letter, found)
    return replace(comparison, entries=(comparison.live, found[letter])), rest


def aligned_series(pair: Comparison, indicator: str) -> tuple[Floats, Floats, Floats]:
    """Return the ticks and, over the pairs both have, the live series and the rival's.

    The series have the shape [tick, pair]; ticks that only one of them has are left out.
    """
    first, second = (entry.result for entry in pair.entries)
    _, here, there = np.intersect1d(
        first.numbers, second.numbers, assume_unique=True, return_indices=True
    )
    ticks = min(first.times.size, second.times.size)
    if not here.size or not np.array_equal(first.times[:ticks], second.times[:ticks]):
        nothing = np.empty((0, 0))
        return np.empty(0), nothing, nothing
    return (
        first.times[:ticks],
        first.series(indicator)[:ticks][:, here].astype(np.float64),
        second.series(indicator)[:ticks][:, there].astype(np.float64),
    )


def aligned_totals(pair: Comparison, indicator: str) -> tuple[Floats, Floats]:
    """Return the totals of the pairs that both entries have, shape [pair]."""
    first, second = (entry.result for entry in pair.entries)
    _, here, there = np.intersect1d(
        first.numbers, second.numbers, assume_unique=True, return_indices=True
    )
    return (
        first.totals(indicator)[here].astype(np.float64),
        second.totals(indicator)[there].astype(np.float64),
    )


def name_of(entry: Entry) -> str:
    """Return how a sentence calls an entry: its title in quotes, or the baseline."""
    return tr("the baseline") if entry.role == "baseline" else tr("“{title}”", title=entry.title)


def letters(pair: Comparison) -> str:
    """Return ``A − B``."""
    rival = pair.entries[1]
    other = tr(BASELINE) if rival.role == "baseline" else rival.letter
    return f"{pair.live.letter} {numerals.MINUS} {other}"
