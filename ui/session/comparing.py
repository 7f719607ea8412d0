"""The picture of the runs with the names of the workspace: what charts are built from."""

from __future__ import annotations

from dataclasses import replace

from simulator import __version__
from simulator.results.comparison import Comparison, Entry
from simulator.results.ensemble_result import EnsembleResult
from ui.session.runs import RunBoard
from ui.session.variants import entries
from ui.session.workspace import LIVE, Workspace, live_title


def compare(workspace: Workspace, runs: RunBoard) -> Comparison | None:
    """Return all that is on show, or ``None`` before the first picture.

    While a moved lever is still being played, the live entry is the variant it was played for.
    """
    picture = runs.picture
    if picture is None:
        return None
    if runs.spec(workspace.live).key != picture.live.key:
        workspace = replace(workspace, live=picture.live.variant)
    shown = [
        Entry(letter, title, role, result, variant)
        for letter, role, title, variant in entries(workspace)
        if (result := picture.results.get(runs.spec(variant).key)) is not None
    ]
    start = workspace.live.scenario.start
    return Comparison(tuple(shown), start, runs.seed, __version__, preview=not runs.is_refined)


def blank(workspace: Workspace, runs: RunBoard) -> Comparison:
    """Return the live variant without a single replication: what can be asked of it is known."""
    live = workspace.live
    result = EnsembleResult(runs.spec(live).key, layout=runs.cache.layout)
    entry = Entry(LIVE, live_title(live), "live", result, live)
    return Comparison((entry,), live.scenario.start, runs.seed, __version__, preview=True)
