"""The finding in words: two short lines, each a row of parts that a view may set off."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from simulator.analysis.paired import Difference, paired_difference
from simulator.charts import caption, numerals
from simulator.charts.spread import intervals
from simulator.language import tr
from simulator.results.comparison import Comparison, Entry
from simulator.results.estimate import Estimate
from simulator.results.likelihood import Yardstick, phrase
from simulator.scenario.model import Variant

Role = Literal["plain", "phrase", "strong", "quiet"]

_YARDSTICK_TITLES: Final = {"icd203": "ICD 203", "phia": "PHIA"}
_FALL: Final = "leader_falls"
_NAMED_LEVERS: Final = 2


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line: ``phrase`` is the likelihood in words, ``quiet`` intervals and n."""

    text: str
    role: Role = "plain"


@dataclass(frozen=True, slots=True)
class Headline:
    """The finding on one outcome: its probability in a sentence, then what it rests on.

    ``difference`` is the live variant minus the baseline, on the same random numbers; ``None``
    where there is nothing to compare. ``lead`` and ``second`` are the two lines in parts.
    """

    outcome: str
    estimate: Estimate
    phrase: str
    difference: Difference | None
    lead: tuple[Part, ...]
    second: tuple[Part, ...]

    @property
    def sentence(self) -> str:
        """The first line as plain text."""
        return "".join(part.text for part in self.lead)

    @property
    def small_print(self) -> str:
        """The second line as plain text."""
        return "".join(part.text for part in self.second)


def headline(comparison: Comparison, yardstick: Yardstick = "icd203") -> Headline:
    """Return the finding on the live variant's leading outcome, worded after *yardstick*."""
    live = comparison.live
    outcome = leading_outcome(comparison)
    estimate = live.result.share(outcome)
    sentence = live.result.layout.outcomes[outcome].sentence
    if not live.result.n:
        return Headline(outcome, estimate, "", None, (Part("No runs yet"),), ())
    words = phrase(estimate.value, yardstick)
    difference = _difference(comparison, outcome)
    return Headline(
        outcome,
        estimate,
        words,
        difference,
        lead=tuple(_lead(sentence, words, estimate)),
        second=tuple(_second(comparison, outcome, difference, yardstick)),
    )


def leading_outcome(comparison: Comparison) -> str:
    """Return the outcome to speak of: the most probable of the scenario's own, else of all.

    On a tie the milder outcome leads.
    """
    live = comparison.live
    candidates = live.variant.scenario.headline or tuple(live.result.layout.outcomes)
    return max(candidates, key=lambda name: _or_nothing(live.result.share(name).value))


def _or_nothing(share: float) -> float:
    return 0.0 if math.isnan(share) else share


def _difference(comparison: Comparison, outcome: str) -> Difference | None:
    live, baseline = comparison.live, comparison.baseline
    if baseline is None or caption.are_same(live, baseline) or not baseline.result.n:
        return None
    return paired_difference(live.result, baseline.result, outcome)


def _lead(sentence: str, words: str, estimate: Estimate) -> Iterator[Part]:
    if words.endswith(("chance", "possibility")):
        yield Part("There is " if words.startswith("almost") else "There is a ")
        yield Part(words, "phrase")
        yield Part(f" that the leadership {sentence}: ")
    elif words.endswith("unlikely"):
        yield Part("It is ")
        yield Part(words, "phrase")
        yield Part(f" that the leadership {sentence}: ")
    else:
        yield Part("The leadership ")
        yield Part("almost certainly" if words == "almost certain" else words, "phrase")
        yield Part(f" {sentence}: ")
    yield Part(numerals.percent(estimate.value), "strong")
    yield Part(f" ({numerals.percent_range(estimate.low, estimate.high)})", "quiet")


def _second(
    comparison: Comparison, outcome: str, difference: Difference | None, yardstick: Yardstick
) -> Iterator[Part]:
    live = comparison.live
    if difference is not None:
        yield from _compared(live.variant, difference)
    other = _FALL if outcome != _FALL else _most_probable_but(live, outcome)
    yield from _named(live, other, yardstick)
    counted = live.result.counted
    n = f"n = {live.result.n:,}" if counted == "runs" else f"{live.result.n:,} sets"
    yield Part(f"{n}, {intervals(counted)}, {_YARDSTICK_TITLES[yardstick]}", "quiet")


def _compared(variant: Variant, difference: Difference) -> Iterator[Part]:
    """Yield what was changed and the paired difference in points."""
    points = difference.estimate
    low, high = numerals.signed(100 * points.low), numerals.signed(100 * points.high)
    yield Part(f"{_moves(variant)}: ")
    if difference.within_noise:
        yield Part("no clear difference", "strong")
        yield Part(f" from baseline ({low} to {high} points). ")
        return
    size = numerals.grouped(abs(100 * points.value), 0 if abs(points.value) >= 0.01 else 1)
    unit = "point" if size == "1" else "points"
    yield Part(f"{size} {unit} {'more' if points.value > 0 else 'less'}", "strong")
    yield Part(f" than baseline ({low} to {high}). ")


def _moves(variant: Variant) -> str:
    """Return which way the levers were moved, the first two by name."""
    moved = [variant.lever(name) for name in variant.settings]
    if not moved and variant.shocks:
        return tr("Other shocks")
    if not moved:
        return "Another scenario"
    if len(moved) > _NAMED_LEVERS:
        return f"{len(moved)} levers moved"
    words = [
        f"{lever.label} {'higher' if variant.setting(lever.name) > lever.default else 'lower'}"
        for lever in moved
    ]
    return ", ".join(words)


def _most_probable_but(live: Entry, outcome: str) -> str:
    others = [name for name in live.result.layout.outcomes if name != outcome]
    return max(others, key=lambda name: _or_nothing(live.result.share(name).value))


def _named(live: Entry, outcome: str, yardstick: Yardstick) -> Iterator[Part]:
    share = live.result.share(outcome)
    yield Part(f"{live.result.layout.outcomes[outcome].label}: ")
    yield Part(phrase(share.value, yardstick), "strong")
    interval = numerals.percent_range(share.low, share.high)
    yield Part(f", {numerals.percent(share.value)} ({interval}). ")
