"""The finding in words: two short lines, each a row of parts that a view may set off."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from string import Formatter
from typing import Final, Literal

from simulator.analysis.paired import Difference, paired_difference
from simulator.charts import caption, numerals
from simulator.charts.spread import intervals
from simulator.language import tr, trn
from simulator.results.comparison import Comparison, Entry
from simulator.results.estimate import Estimate
from simulator.results.likelihood import Yardstick, phrase
from simulator.scenario.model import Lever, Variant

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
    sentence = tr(live.result.layout.outcomes[outcome].sentence)
    if not live.result.n:
        return Headline(outcome, estimate, "", None, (Part(tr("No runs yet")),), ())
    words = phrase(estimate.value, yardstick)  # in English: it decides on the sentence
    difference = _difference(comparison, outcome)
    return Headline(
        outcome,
        estimate,
        tr(words),
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


def _parts(sentence: str, **pieces: Part) -> Iterator[Part]:
    """Yield *sentence* with *pieces* in the places of its braces, in the order of the language."""
    for text, place, _, _ in Formatter().parse(sentence):
        if text:
            yield Part(text)
        if place is not None:
            yield pieces[place]


def _lead(sentence: str, words: str, estimate: Estimate) -> Iterator[Part]:
    pieces = {
        "phrase": Part(tr(words), "phrase"),
        "outcome": Part(sentence),
        "share": Part(numerals.percent(estimate.value), "strong"),
        "interval": Part(f"({numerals.percent_range(estimate.low, estimate.high)})", "quiet"),
    }
    if words == "almost certain":
        pieces["phrase"] = Part(tr("almost certainly"), "phrase")
    if words.startswith("almost no"):
        text = tr("There is {phrase} that the leadership {outcome}: {share} {interval}")
    elif words.endswith(("chance", "possibility")):
        text = tr("There is a {phrase} that the leadership {outcome}: {share} {interval}")
    elif words.endswith("unlikely"):
        text = tr("It is {phrase} that the leadership {outcome}: {share} {interval}")
    else:
        text = tr("The leadership {phrase} {outcome}: {share} {interval}")
    yield from _parts(text, **pieces)


def _second(
    comparison: Comparison, outcome: str, difference: Difference | None, yardstick: Yardstick
) -> Iterator[Part]:
    live = comparison.live
    if difference is not None:
        yield from _compared(live.variant, difference)
        yield Part(" ")
    other = _FALL if outcome != _FALL else _most_probable_but(live, outcome)
    yield from _named(live, other, yardstick)
    yield Part(" ")
    yield Part(_basis(live, _YARDSTICK_TITLES[yardstick]), "quiet")


def _basis(live: Entry, yardstick: str) -> str:
    counted = live.result.counted
    words = {"intervals": intervals(counted), "yardstick": yardstick}
    if counted == "runs":
        n = numerals.grouped(live.result.n)
        return tr("n = {n}, {intervals}, {yardstick}", n=n, **words)
    return trn(
        "{count} set, {intervals}, {yardstick}",
        "{count} sets, {intervals}, {yardstick}",
        live.result.n,
        **words,
    )


def _compared(variant: Variant, difference: Difference) -> Iterator[Part]:
    """Yield what was changed and the paired difference in points."""
    points = difference.estimate
    ends = numerals.signed(100 * points.low), numerals.signed(100 * points.high)
    moves, interval = Part(_moves(variant)), Part(numerals.span(*ends))
    if difference.within_noise:
        text = tr("{moves}: {finding} from baseline ({interval} points).")
        finding = Part(tr("no clear difference"), "strong")
    else:
        text = tr("{moves}: {finding} than baseline ({interval}).")
        finding = Part(_size(100 * points.value), "strong")
    yield from _parts(text, moves=moves, finding=finding, interval=interval)


def _size(points: float) -> str:
    size = numerals.grouped(abs(points), 0 if abs(points) >= 1 else 1)
    count = round(abs(points)) if abs(points) >= 1 else 0  # what is below one has its decimals
    if points > 0:
        return trn("{size} point more", "{size} points more", count, size=size)
    return trn("{size} point less", "{size} points less", count, size=size)


def _moves(variant: Variant) -> str:
    """Return which way the levers were moved, the first two by name."""
    moved = [variant.lever(name) for name in variant.settings]
    if not moved and variant.shocks:
        return tr("Other shocks")
    if not moved:
        return tr("Another scenario")
    if len(moved) > _NAMED_LEVERS:
        return trn("{count} lever moved", "{count} levers moved", len(moved))
    return ", ".join(_way(variant, lever) for lever in moved)


def _way(variant: Variant, lever: Lever) -> str:
    if variant.setting(lever.name) > lever.default:
        return tr("{lever} higher", lever=tr(lever.label))
    return tr("{lever} lower", lever=tr(lever.label))


def _most_probable_but(live: Entry, outcome: str) -> str:
    others = [name for name in live.result.layout.outcomes if name != outcome]
    return max(others, key=lambda name: _or_nothing(live.result.share(name).value))


def _named(live: Entry, outcome: str, yardstick: Yardstick) -> Iterator[Part]:
    share = live.result.share(outcome)
    interval = numerals.percent_range(share.low, share.high)
    yield from _parts(
        tr("{outcome}: {phrase}, {share} ({interval})."),
        outcome=Part(tr(live.result.layout.outcomes[outcome].label)),
        phrase=Part(tr(phrase(share.value, yardstick)), "strong"),
        share=Part(numerals.percent(share.value)),
        interval=Part(interval),
    )
