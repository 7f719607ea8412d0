"""The picture of the runs with the names of the workspace: what charts are built from."""

from __future__ import annotations

from dataclasses import replace

from simulator import __version__
from simulator.ensemble.spec import Uncertainty
from simulator.results.comparison import Comparison, Entry, Shown
from simulator.results.ensemble_result import EnsembleResult
from ui.session.runs import RunBoard
from ui.session.variants import entries
from ui.session.workspace import LIVE, Workspace, live_title


def compare(workspace: Workspace, runs: RunBoard, last: Comparison | None) -> Comparison | None:
    """Return all that is on show, or ``None`` before the first picture.

    While a moved lever is still being played, the live entry is the variant it was played for;
    likewise the uncertainty stays that of the *last* picture, while another one is being played.
    """
    picture = runs.picture
    if picture is None:
        return None
    if runs.spec(workspace.live).key != picture.live.key:
        workspace = replace(workspace, live=picture.live.variant)
    way = picture.live.uncertainty
    spread = _spread(workspace, way, last)
    shown = [
        Entry(letter, title, role, _as_shown(result, spread, workspace.sets), variant)
        for letter, role, title, variant in entries(workspace)
        if (result := picture.results.get(runs.spec(variant, way).key)) is not None
    ]
    return Comparison(
        tuple(shown),
        workspace.live.scenario.start,
        runs.seed,
        __version__,
        preview=not runs.is_refined,
        uncertainty=spread,
        sets=0 if spread == "chance" else workspace.sets,
    )


def _spread(workspace: Workspace, way: Uncertainty, last: Comparison | None) -> Shown:
    """Return what the spread is of in a picture that was played one *way*."""
    if way == "chance" or not workspace.sets:
        return "chance"
    if workspace.spread != "chance":
        return workspace.spread
    return "ignorance" if last and last.uncertainty == "ignorance" else "both"


def _as_shown(result: EnsembleResult, spread: Shown, sets: int) -> EnsembleResult:
    return result.by_set(sets) if spread == "ignorance" else result


def blank(workspace: Workspace, runs: RunBoard) -> Comparison:
    """Return the live variant without a single replication: what can be asked of it is known."""
    live = workspace.live
    result = EnsembleResult(runs.spec(live).key, layout=runs.cache.layout)
    entry = Entry(LIVE, live_title(live), "live", result, live)
    return Comparison((entry,), live.scenario.start, runs.seed, __version__, preview=True)
