"""What a replication may or may not come to, by one name: an ending, a milestone, or a group."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulator.errors import UnknownName
from simulator.results.ensemble_result import EnsembleResult
from simulator.results.layout import Layout

INTERVENTION = "intervention"
"""Foreign troops were promised, whether or not they landed."""
LOSS = "loss"
"""The leader fell, or the country came apart."""

_ACCEPTED = "accepted"
_LOST = ("leader_falls", "fragmentation")


def happened(result: EnsembleResult, name: str) -> NDArray[np.bool_]:
    """Return in which replications *name* came about, in the order of their numbers.

    *name* is a group (``intervention``, ``loss``), an outcome class or a milestone; a class comes
    before a milestone of the same name. Raises ``UnknownName``.
    """
    layout = result.layout
    if name == INTERVENTION:
        return ~np.isnan(result.days(_ACCEPTED))
    if name == LOSS:
        return np.isin(result.outcomes, [layout.outcome_row(outcome) for outcome in _LOST])
    if name in layout.outcomes:
        return np.asarray(result.outcomes == layout.outcome_row(name))
    if name in layout.milestones:
        return ~np.isnan(result.days(name))
    raise UnknownName("outcome or milestone", name, happenings(layout))


def happenings(layout: Layout) -> tuple[str, ...]:
    """Return every name that :func:`happened` knows."""
    return tuple(dict.fromkeys((INTERVENTION, LOSS, *layout.outcomes, *layout.milestones)))
