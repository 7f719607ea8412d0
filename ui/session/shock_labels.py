"""Where labels of moments stand over a time line so that none lies over another, or over a stem.

A label stands at the right of its mark, and the mark on a stem as high as its lane. Lanes count
from the line upwards. From the right to the left each takes the lowest lane on which its label
meets neither a label nor a stem of those that are later.
"""

from __future__ import annotations

from collections.abc import Sequence


def lanes(places: Sequence[float], widths: Sequence[float], gap: float) -> tuple[int, ...]:
    """Return a lane for each mark; *places* rise, *widths* are those of mark and label."""
    found = [0] * len(places)
    for here in reversed(range(len(places))):
        end = places[here] + widths[here] + gap
        met = [found[other] for other in range(here + 1, len(places)) if places[other] < end]
        found[here] = max(met, default=-1) + 1
    return tuple(found)
