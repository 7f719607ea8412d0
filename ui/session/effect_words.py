"""Effects of levers in words, and the one scale on which all of them are drawn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from simulator.charts import numerals
from simulator.language import tr
from ui.session.effects import Effect, Effects
from ui.session.lever_rows import LeverRow, number_text

SCALES: Final = (5.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 80.0, 100.0)
"""How many points the longest bar may stand for."""


def scale_of(effects: Iterable[Effect]) -> float:
    """Return the points of a full bar: the least round number that holds every effect."""
    most = max((abs(effect.points.value) for effect in effects), default=0.0)
    return next(scale for scale in SCALES if scale >= min(most, SCALES[-1]))


def effect_text(effect: Effect, row: LeverRow, outcome: str) -> str:
    """Return what an effect is: *From 1.00 to 3.00 ×: Purge & survival +31 points (27 to 35)*."""
    points = effect.points
    words = {
        "low": number_text(row.low, row.decimals),
        "high": f"{number_text(row.high, row.decimals)} {row.unit}".rstrip(),
        "outcome": outcome,
        "points": numerals.signed(points.value),
        "least": numerals.grouped(points.low),
        "most": numerals.grouped(points.high),
        "n": numerals.grouped(points.n),
    }
    if effect.within_noise:
        text = tr(
            "From {low} to {high}: no clear effect on {outcome} "
            "({least} to {most} points), {n} pairs",
            **words,
        )
    else:
        text = tr(
            "From {low} to {high}: {outcome} {points} points ({least} to {most}), {n} pairs",
            **words,
        )
    if effect.is_fresh:
        return text
    return f"{text}. {tr('Measured before other levers were moved; it will be measured anew.')}"


def spoken(effect: Effect | None) -> str:
    """Return an effect for a screen reader, in a few words."""
    if effect is None:
        return ""
    if effect.within_noise:
        return tr("no clear effect")
    return tr("effect {points} points", points=numerals.signed(effect.points.value))


def scale_text(scale: float, *, short: bool = False) -> str:
    """Return how the bars are to be read."""
    points = numerals.grouped(scale)
    if short:
        return tr("full bar {points} points", points=points)
    return tr("low to high end, full bar {points} points", points=points)


def progress_text(effects: Effects) -> str:
    """Return how far the effects are, in a few words; empty once all are known."""
    if effects.state not in ("playing", "stopped", "failed"):
        return ""
    progress = effects.progress
    done, total = numerals.grouped(progress.done), numerals.grouped(progress.total)
    if effects.state in ("stopped", "failed"):
        return tr("stopped at {done} of {total}", done=done, total=total)
    if not progress.is_first:
        return tr("refining {done} of {total}", done=done, total=total)
    return tr("effects {done} of {total}", done=done, total=total)
