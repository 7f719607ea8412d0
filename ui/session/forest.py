"""Differences as a table with a picture: one row each, groups that share a scale, zero in each."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from simulator.analysis.paired import Difference, paired_difference, presence_difference
from simulator.charts import numerals
from simulator.charts.axes import nice_step
from simulator.language import mark, tr, trn
from simulator.results.comparison import Comparison, Entry
from simulator.results.estimate import Estimate
from simulator.world.measures import Indicator

_FACTORS: Final = (1.05, 1.1, 1.25, 1.5, 2.0, 3.0, 5.0, 10.0, 30.0, 100.0, 1_000.0, 1e4, 1e6)
_ROOM: Final = 1.06
_MANY: Final = 1_000_000
_HALF: Final = 0.5


@dataclass(frozen=True, slots=True)
class ForestRow:
    """One thing compared: its size in both, and the live one's less the rival's.

    ``at``, ``low`` and ``high`` are places on the group's scale from -1 to 1; ``note`` is the
    interval, or that the difference is within noise and how many runs would settle it.
    """

    subject: str
    label: str
    live_text: str
    rival_text: str
    at: float
    low: float
    high: float
    text: str
    note: str
    within_noise: bool

    @property
    def spoken(self) -> str:
        """The row as a sentence, for a tool tip and a screen reader."""
        return tr(
            "{label}: {live} against {rival}; {difference}, {note}",
            label=self.label,
            live=self.live_text,
            rival=self.rival_text,
            difference=self.text,
            note=self.note,
        )


@dataclass(frozen=True, slots=True)
class ForestGroup:
    """Rows on one scale; ``ticks`` are places from -1 to 1 with their labels, 0 among them."""

    title: str
    ticks: tuple[tuple[float, str], ...]
    rows: tuple[ForestRow, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A difference with what its row says; ``decisive`` is what is drawn (logs for ratios)."""

    subject: str
    label: str
    texts: tuple[str, str]
    difference: Difference
    decisive: Estimate
    decimals: int


def forest(pair: Comparison, indicators: Iterable[str]) -> tuple[ForestGroup, ...]:
    """Return the differences in how runs end, then in *indicators*: ratios, then by unit."""
    live, rival = pair.entries
    if not live.result.n or not rival.result.n:
        return ()
    layout = live.result.layout
    shares = [_outcome(live, rival, name) for name in layout.outcomes]
    wanted = [layout.indicators[name] for name in indicators]
    shares += [_presence(live, rival, each) for each in wanted if _is_rare(live, rival, each)]
    groups = [_linear(tr("Share of runs, points"), shares)]
    rest = [_indicator(live, rival, each) for each in wanted if not _is_rare(live, rival, each)]
    ratios = [row for row in rest if row.difference.ratio]
    if ratios:
        groups.append(_ratio(ratios))
    units = {layout.indicators[row.subject].unit: 0 for row in rest if not row.difference.ratio}
    for unit in units:
        rows = [
            row
            for row in rest
            if not row.difference.ratio and layout.indicators[row.subject].unit == unit
        ]
        title = tr(unit)
        groups.append(_linear(title[:1].upper() + title[1:], rows))
    return tuple(groups)


def settle(difference: Difference) -> str:
    """Return that a difference is within noise, with the number of runs that would settle it."""
    n, needed = difference.estimate.n, difference.needed
    if not difference.estimate.value and (difference.ratio is None or difference.ratio.value == 1):
        return trn("the same in {count} pair", "the same in all {count} pairs", n)
    if needed is None or needed <= n:
        return tr("within noise: more runs would not settle it")
    if needed > _MANY:
        return tr("within noise, over a million runs settle it")
    needed = _two_figures(needed)
    return trn(
        "within noise, {count} run settles it", "within noise, {count} runs settle it", needed
    )


def _outcome(live: Entry, rival: Entry, name: str) -> _Found:
    found = paired_difference(live.result, rival.result, name)
    shares = (entry.result.share(name).value for entry in (live, rival))
    return _share(name, tr(live.result.layout.outcomes[name].label), shares, found)


def _is_rare(live: Entry, rival: Entry, indicator: Indicator) -> bool:
    """Tell whether typical runs of both have none of it: it is told then in how many there is."""
    if indicator.floor != 0 or indicator.ceiling is not None:
        return False
    totals = [entry.result.totals(indicator.name) for entry in (live, rival)]
    return any((each > 0).any() for each in totals) and all(
        each.size and (each > 0).mean() < _HALF for each in totals
    )


def _presence(live: Entry, rival: Entry, indicator: Indicator) -> _Found:
    found = presence_difference(live.result, rival.result, indicator.name)
    totals = [entry.result.totals(indicator.name) for entry in (live, rival)]
    shares = (float((each > 0).mean()) for each in totals)
    return _share(indicator.name, tr("{label}, any", label=tr(indicator.label)), shares, found)


def _share(subject: str, label: str, shares: Iterable[float], found: Difference) -> _Found:
    value, low, high = (100 * end for end in _ends(found.estimate))
    scaled = Estimate(value, low, high, found.estimate.n)
    own, other = (numerals.percent(share, 1) for share in shares)
    return _Found(subject, label, (own, other), found, scaled, 1)


def _indicator(live: Entry, rival: Entry, indicator: Indicator) -> _Found:
    found = paired_difference(live.result, rival.result, indicator.name)
    texts = (_typical(live, indicator), _typical(rival, indicator))
    decisive = found.estimate
    if found.ratio:
        value, low, high = (math.log(max(end, 1e-300)) for end in _ends(found.ratio))
        decisive = Estimate(value, low, high, found.ratio.n)
    label = tr(_WORDS[indicator.summary], label=tr(indicator.label))
    return _Found(indicator.name, label, texts, found, decisive, max(1, indicator.decimals))


_WORDS: Final = {
    "peak": mark("{label}, peak"),
    "lowest": mark("{label}, lowest"),
    "final": mark("{label}, end"),
}


def _typical(entry: Entry, indicator: Indicator) -> str:
    """Return the median total over all runs, those without the thing counted as none."""
    totals = entry.result.totals(indicator.name)
    if not totals.size:
        return "–"
    ordered = sorted(totals.tolist())
    middle = (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
    return numerals.rounded(middle, indicator.decimals)


def _linear(title: str, found: Sequence[_Found]) -> ForestGroup:
    decimals = max(row.decimals for row in found)
    ends = [abs(end) for row in found for end in _ends(row.decisive) if math.isfinite(end)]
    reach = max([*ends, 10.0**-decimals]) * _ROOM
    step = nice_step(2 * reach, 4)
    count = math.floor(reach / step)
    places = [step * k for k in range(-count, count + 1)]
    digits = max(0, -math.floor(math.log10(step) + 1e-9))
    ticks = tuple((place / reach, numerals.signed(place, digits)) for place in places)
    rows = []
    for row in found:
        value, low, high = (numerals.signed(end, row.decimals) for end in _ends(row.decisive))
        rows.append(_row(row, reach, value, numerals.span(low, high)))
    return ForestGroup(title, ticks, tuple(rows))


def _ratio(found: Sequence[_Found]) -> ForestGroup:
    ends = [abs(end) for row in found for end in _ends(row.decisive) if math.isfinite(end)]
    most = max([*ends, math.log(_FACTORS[0])])
    factor = next((f for f in _FACTORS if math.log(f) * _ROOM >= most), _FACTORS[-1])
    reach = max(math.log(factor) * _ROOM, most)
    place = math.log(factor) / reach
    word = numerals.figures(factor)
    ticks = ((-place, f"÷{word}"), (0.0, tr("equal")), (place, f"×{word}"))
    rows = []
    for row in found:
        ratio = row.difference.ratio
        assert ratio is not None
        value, low, high = (_factor(end) for end in _ends(ratio))
        rows.append(_row(row, reach, f"×{value}", numerals.span(f"×{low}", f"×{high}")))
    return ForestGroup(tr("Ratio of typical runs"), ticks, tuple(rows))


def _factor(value: float) -> str:
    if value >= 100:
        return numerals.rounded(value)
    return numerals.grouped(value, 2) if value >= 0.1 else numerals.figures(float(f"{value:.2g}"))


def _row(found: _Found, reach: float, text: str, interval: str) -> ForestRow:
    noise = found.difference.within_noise
    at, low, high = (_place(end / reach) for end in _ends(found.decisive))
    note = settle(found.difference) if noise else interval
    return ForestRow(found.subject, found.label, *found.texts, at, low, high, text, note, noise)


def _place(share: float) -> float:
    return 0.0 if math.isnan(share) else min(1.0, max(-1.0, share))


def _ends(estimate: Estimate) -> tuple[float, float, float]:
    return estimate.value, estimate.low, estimate.high


def _two_figures(count: int) -> int:
    """Return *count* rounded up to two figures: it is a guess and should not look like more."""
    unit: int = 10 ** max(0, len(str(count)) - 2)
    return -(-count // unit) * unit
