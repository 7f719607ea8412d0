"""What the Compare page says in sentences: how much likelier, what that rests on, how explained."""

from __future__ import annotations

from simulator.charts import numerals, pairing
from simulator.charts.spread import intervals
from simulator.language import tr, trn
from simulator.results.comparison import Comparison
from ui.session.attribution import Attribution


def finding(label: str, points: float, rival: str) -> str:
    """Return how much more or less likely an outcome is than in the rival."""
    size = numerals.grouped(abs(points), 0 if abs(points) >= 1 else 1)
    count = round(abs(points)) if abs(points) >= 1 else 0
    words = {"outcome": label, "size": size, "rival": rival}
    if points > 0:
        return trn(
            "{outcome}: {size} point more likely than in {rival}",
            "{outcome}: {size} points more likely than in {rival}",
            count,
            **words,
        )
    return trn(
        "{outcome}: {size} point less likely than in {rival}",
        "{outcome}: {size} points less likely than in {rival}",
        count,
        **words,
    )


def basis(pair: Comparison, *, waiting: bool) -> str:
    """Return what a comparison rests on; *waiting* says that one of both is played anew."""
    counted = pair.live.result.counted
    n = min(entry.result.n for entry in pair.entries)
    pairs = trn("{count} parameter set", "{count} parameter sets", n)
    if counted == "runs":
        pairs = trn("{count} pair of runs", "{count} pairs of runs", n)
    text = tr(
        "{letters} on the same random numbers, {pairs}, {intervals}. "
        "Grey: within noise, with the runs that would settle it",
        letters=pairing.letters(pair),
        pairs=pairs,
        intervals=intervals(counted),
    )
    if pair.preview or waiting:
        return tr("{text} · preview, still being played", text=text)
    return text


def how_explained(why: Attribution, changes: int) -> str:
    """Return how far the sharing out of a difference among *changes* is, or how it is done."""
    if why.is_busy:
        words = {
            "share": numerals.percent(why.progress),
            "runs": numerals.grouped(why.replications),
        }
        if why.state == "waiting":
            return tr("Waiting for the runs on show: {share} of {runs} runs", **words)
        return tr("Playing every combination: {share} of {runs} runs", **words)
    if why.state == "failed":
        return tr("A run failed: {reason}", reason=why.fault)
    return trn(
        "With a single change it explains the whole difference. "
        "Each gets what it adds on average over all orders (Shapley).",
        "{combinations} combinations of {count} changes are played on the same random numbers. "
        "Each gets what it adds on average over all orders (Shapley).",
        changes,
        combinations=numerals.grouped(2**changes),
    )
