"""What stands round a chart: who is who, where and when, how many runs, how far to trust it."""

from __future__ import annotations

from simulator.charts import numerals
from simulator.charts.axes import last_day
from simulator.charts.chart import Legend
from simulator.charts.palette import BASELINE
from simulator.charts.shocks import shock_changes
from simulator.charts.spread import spread
from simulator.language import tr, trn
from simulator.results.comparison import Comparison, Entry
from simulator.scenario.model import Lever, Variant

_NAMED = 2


def legends(comparison: Comparison) -> tuple[Legend, ...]:
    """Return who is who, in the order of the comparison, and what was changed in whom.

    Changes are told against the baseline; where there is none, a pinned entry's against the live.
    """
    baseline, live = comparison.baseline, comparison.live
    otherwise = {entry.letter: live.variant for entry in comparison.entries[1:]}
    return tuple(
        Legend(
            series_of(entry),
            entry.title,
            entry.role,
            entry.result.n,
            changes(entry.variant, baseline.variant if baseline else otherwise.get(entry.letter)),
        )
        for entry in comparison.entries
    )


def series_of(entry: Entry) -> str:
    """Return the series an entry's marks belong to: its letter, or ``baseline``."""
    return BASELINE if entry.role == "baseline" else entry.letter


def are_same(first: Entry, second: Entry) -> bool:
    """Return whether two entries play the same thing, whatever their titles."""
    return first.result.key == second.result.key


def rival_entry(comparison: Comparison) -> Entry | None:
    """Return what a title compares the live entry with: the first pin, else a changed baseline."""
    live, baseline = comparison.live, comparison.baseline
    pins = (entry for entry in comparison.entries[1:] if entry.role == "pinned")
    rival = next(pins, baseline)
    return None if rival is None or are_same(rival, live) else rival


def changes(variant: Variant, reference: Variant | None) -> str:
    """Return what is different from *reference*: the first two levers and shocks by name."""
    base = reference or Variant.of(variant.scenario)
    mine, other = variant.scenario, base.scenario
    moved = [lever for name, lever in variant.levers.items() if variant.moves(name, base)]
    named = [_position(lever, variant) for lever in moved]
    if variant.shocks or base.shocks:
        named += shock_changes(variant.edited, base.edited)
    if len(named) > _NAMED:
        named[_NAMED:] = [trn("{count}\u00a0more", "{count}\u00a0more", len(named) - _NAMED)]
    shocks = 0 if variant.shocks or base.shocks else len(set(mine.shocks) ^ set(other.shocks))
    if shocks:
        named.append(trn("another shock", "{count}\u00a0other shocks", shocks))
    if named:
        return _capital(", ".join(named))
    return tr("As the file has it") if mine == other else tr("Another scenario file")


def context(comparison: Comparison) -> str:
    """Return where and when it plays, as the second line of an exported page."""
    scenario = comparison.live.variant.scenario
    start, last = comparison.start, last_day(comparison.start, scenario.horizon_days)
    days = numerals.date_range(start, last, with_year=str(last.year) not in scenario.country.title)
    country = tr(scenario.country.title)
    return tr("{country}, as a model plays it, {days}", country=country, days=days)


def note(comparison: Comparison, reading: str) -> str:
    """Return the lines under a chart; *reading* tells how to read its marks."""
    runs = _runs(comparison)
    made = {"seed": comparison.seed, "spread": spread(comparison), "version": comparison.version}
    return "\n".join(
        (
            tr("A reasoning aid, not a forecast. {runs}. {reading}", runs=runs, reading=reading),
            tr("Seed {seed} · {spread} · Boilover {version}", **made),
        )
    )


def _runs(comparison: Comparison) -> str:
    counts = {entry.result.key: entry.result.played for entry in comparison.entries}
    played = comparison.live.result.played
    if len(counts) == 1:
        text = trn("{count} run", "{count} runs", played)
    elif len(set(counts.values())) == 1:
        text = trn(
            "{count} run of each scenario on the same random numbers",
            "{count} runs of each scenario on the same random numbers",
            played,
        )
    else:
        found = (f"{_named(e)} {numerals.grouped(e.result.played)}" for e in comparison.entries)
        text = tr("Runs on the same random numbers: {each}", each=", ".join(found))
    return tr("Preview, still running: {runs}", runs=text) if comparison.preview else text


def _named(entry: Entry) -> str:
    return tr(BASELINE) if entry.role == "baseline" else entry.letter


def _position(lever: Lever, variant: Variant) -> str:
    unit = "" if lever.unit == "index" else tr(lever.unit)
    words = (tr(lever.label), numerals.figures(variant.setting(lever.name)), unit)
    return numerals.FIRM.join(word for word in words if word)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
