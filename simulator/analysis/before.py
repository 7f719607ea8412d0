"""What came before an outcome: how often each milestone did, against the runs that end otherwise.

This is association and nothing more: what comes before one ending more often than before others may
bring it about, may be brought about by the same thing, or may only be early in a long crisis.

Some endings have a moment (the leader falls, the old guard is purged). In runs of this outcome what
came earlier than the run's own moment counts; in the other runs, so that they have as much time for
it, what came earlier than the day that is the median of these moments. The milestones that make up
the moment are left out, and so are those of an ending that goes before this one: with them the run
would have ended otherwise (``left_out`` names both). Runs of an ending without a moment, and the
others then, are counted whole.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from simulator.results.ensemble_result import EnsembleResult
from simulator.results.estimate import Estimate, wilson

#: The milestones with whose first an ending comes about; other endings have no moment.
MOMENTS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "leader_falls": ("leader_falls",),
        "fragmentation": ("breakaway",),
        "purge_survival": ("purge",),
        "concession": ("rollback", "concession"),
        "repression": ("force_rule_2", "force_rule_3"),
    }
)
_TELLING = 0.02  # what happens in fewer runs than this, or in all but so few, tells nothing apart


@dataclass(frozen=True, slots=True)
class Precedent:
    """How often a milestone came before, in runs of one outcome and in the ``other`` runs.

    ``first_this`` and ``first_other`` are the shares in which no other milestone of the table came
    earlier; ``ever_this`` and ``ever_other`` those in which it came at all, before or after.
    """

    milestone: str
    label: str
    this: Estimate
    other: Estimate
    first_this: Estimate
    first_other: Estimate
    ever_this: Estimate
    ever_other: Estimate

    @property
    def difference(self) -> float:
        """How many points more often it came, as a share."""
        return self.this.value - self.other.value

    @property
    def is_clear(self) -> bool:
        """Whether the 95 % interval of the difference (Newcombe's, from Wilson's) leaves out 0."""
        up, down = (self.this, self.other) if self.difference >= 0 else (self.other, self.this)
        reach = math.hypot(up.value - up.low, down.high - down.value)
        return abs(self.difference) > reach


def what_came_before(result: EnsembleResult, outcome: str) -> tuple[Precedent, ...]:
    """Return the milestones that tell endings apart, the greatest difference first.

    Empty where every run ends so, or none.
    """
    here = result.outcomes == result.layout.outcome_row(outcome)
    if here.all() or not here.any():
        return ()
    names, days = _counted(result, outcome, here)
    if not names:
        return ()
    came = np.isfinite(days)
    first = came & (days == days.min(axis=0))
    found = []
    for row, name in enumerate(names):
        ever = ~np.isnan(result.days(name))
        shares = (
            _share(k, group) for k in (came[row], first[row], ever) for group in (here, ~here)
        )
        found.append(Precedent(name, result.layout.milestones[name].label, *shares))
    return tuple(sorted(found, key=lambda row: -abs(row.difference)))


def left_out(result: EnsembleResult, outcome: str) -> tuple[str, ...]:
    """Return the milestones that are not counted since they are how endings are told apart.

    Those with which *outcome* itself comes about, and those that no run of it has since they would
    have made an ending of a higher rank. They would come first in every table and tell nothing.
    """
    known, outcomes = result.layout.milestones, result.layout.outcomes
    here = result.outcomes == result.layout.outcome_row(outcome)
    own = [name for name in MOMENTS.get(outcome, ()) if name in known]
    above = [
        name
        for other, names in MOMENTS.items()
        if other in outcomes and outcomes[other].rank < outcomes[outcome].rank
        for name in names
        if name in known and not np.isfinite(_days(result, name)[here]).any()
    ]
    return tuple(dict.fromkeys((*own, *above)))


def _counted(
    result: EnsembleResult, outcome: str, here: NDArray[np.bool_]
) -> tuple[list[str], NDArray[np.float64]]:
    """Return the telling milestones and their days, infinity for not before the moment."""
    known = result.layout.milestones
    moments = [name for name in MOMENTS.get(outcome, ()) if name in known]
    moment = np.full(result.n, np.inf)
    for name in moments:
        moment = np.minimum(moment, _days(result, name))
    own = moment[here & np.isfinite(moment)]
    moment = np.where(here, moment, np.median(own) if own.size else np.inf)
    names, rows = [], []
    apart = left_out(result, outcome)
    for name in known:
        days = _days(result, name)
        days = np.where(days < moment, days, np.inf)
        if name not in apart and _TELLING <= np.isfinite(days).mean() <= 1.0 - _TELLING:
            names.append(name)
            rows.append(days)
    return names, np.array(rows)


def _days(result: EnsembleResult, name: str) -> NDArray[np.float64]:
    return np.nan_to_num(result.days(name).astype(np.float64), nan=np.inf)


def _share(row: NDArray[np.bool_], group: NDArray[np.bool_]) -> Estimate:
    return wilson(int(row[group].sum()), int(group.sum()))
