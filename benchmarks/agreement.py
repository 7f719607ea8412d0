"""Shows that engine and naive model agree in distribution, so that their speeds may be compared.

Shares are compared by Fisher's exact test, everything else by Kolmogorov and Smirnov's, and
p-values are corrected by Holm for their number. ``python -m benchmarks.agreement`` exits 1 where
one is left below 0.001.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

import simulator
from benchmarks.distributions import fisher, holm, kolmogorov_smirnov
from benchmarks.naive.model import Model, Replication
from simulator.engine.catalogue import INDICATORS, MILESTONES, OUTCOMES
from simulator.engine.replicate import run_worlds
from simulator.results.ensemble_result import EnsembleResult
from simulator.results.estimate import wilson
from simulator.scenario.model import SHORTEST_TICK, Scenario, Variant
from simulator.scenario.settings import with_settings

SIGNIFICANT = 0.001
FEWEST = 20  # dates below this number are not compared
MIDWAY_DAYS = 5.0  # where every indicator is compared once more, in the middle of things

CRISES = ["january-2022", "stressed", "kyrgyzstan-2010-june"]
STRESSED = {  # settings under which leaders fall, forces leave and the country may come apart
    "security_loyalty": 0.5,
    "elite_cohesion": 0.3,
    "protest_intensity": 1.4,
    "leader_resolve": 0.3,
    "moscow_restraint": 0.5,
}

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Sample:
    """What *n* replications measured, whoever played them; ``dates`` are NaN for never."""

    n: int
    outcomes: Mapping[str, int]
    numbers: Mapping[str, Floats]
    dates: Mapping[str, Floats]


@dataclass(frozen=True)
class Row:
    """One comparison: what it is about, what each side has, and the raw p-value."""

    subject: str
    naive: str
    engine: str
    p: float


def engine_sample(scenario: Scenario, seed: int, n: int) -> Sample:
    """Play replications 0 to *n* - 1 of an effective scenario on the engine."""
    result = EnsembleResult("agreement")
    for start in range(0, n, 256):
        batch = run_worlds(scenario, seed, range(start, min(n, start + 256)))
        assert batch is not None
        result = result.with_batch(batch)
    midway = round(MIDWAY_DAYS * 24.0 / SHORTEST_TICK)
    numbers = {"events": result.events.astype(np.float64)}
    for name in INDICATORS:
        numbers[_total(name)] = _rounded(result.totals(name))
        numbers[_midway(name)] = _rounded(result.series(name)[midway])
    counts = np.bincount(result.outcomes, minlength=len(OUTCOMES)).tolist()
    dates = {name: _rounded(result.days(name)) for name in MILESTONES}
    return Sample(n, dict(zip(OUTCOMES, counts, strict=True)), numbers, dates)


def naive_sample(scenario: Scenario, seed: int, n: int) -> Sample:
    """Play *n* replications of an effective scenario on the naive model."""
    model = Model(scenario)
    played = [model.play(seed, number) for number in range(n)]
    midway = round(MIDWAY_DAYS * 24.0 / SHORTEST_TICK)
    numbers = {"events": np.array([float(r.events) for r in played])}
    for name, indicator in INDICATORS.items():
        series = np.array([r.series[name] for r in played], dtype=np.float64)
        summaries = {"peak": series.max(axis=1), "lowest": series.min(axis=1)}
        numbers[_total(name)] = _rounded(summaries.get(indicator.summary, series[:, -1]))
        numbers[_midway(name)] = _rounded(series[:, midway])
    outcomes = Counter(r.outcome for r in played)
    dates = {name: _dates(played, milestone.event) for name, milestone in MILESTONES.items()}
    return Sample(n, {name: outcomes[name] for name in OUTCOMES}, numbers, dates)


def _dates(played: Sequence[Replication], event: str) -> Floats:
    return _rounded(np.array([r.first.get(event, np.nan) for r in played]) / 24.0)


def _total(indicator: str) -> str:
    return f"{indicator} ({INDICATORS[indicator].summary})"


def _midway(indicator: str) -> str:
    return f"{indicator} after {MIDWAY_DAYS:.0f} days"


def _rounded(values: NDArray[np.floating]) -> Floats:
    """Drop the digits in which two ways of adding differ, so that equal values are ties."""
    exact: Floats = values.astype(np.float64)
    return exact.round(3)


def compare(naive: Sample, engine: Sample) -> list[Row]:
    """Return every comparison of two samples."""
    return [*_shares(naive, engine), *_distributions(naive, engine)]


def _shares(naive: Sample, engine: Sample) -> Iterator[Row]:
    counts = [(f"ends: {o}", naive.outcomes[o], engine.outcomes[o]) for o in OUTCOMES]
    counts += [(f"ever: {m}", _happened(naive, m), _happened(engine, m)) for m in MILESTONES]
    for subject, ours, theirs in counts:
        told = (str_share(ours, naive.n), str_share(theirs, engine.n))
        yield Row(subject, *told, fisher(ours, naive.n, theirs, engine.n))


def _distributions(naive: Sample, engine: Sample) -> Iterator[Row]:
    for subject, ours in naive.numbers.items():
        theirs = engine.numbers[subject]
        yield Row(subject, str_spread(ours), str_spread(theirs), kolmogorov_smirnov(ours, theirs))
    for name in MILESTONES:
        ours, theirs = (s.dates[name][~np.isnan(s.dates[name])] for s in (naive, engine))
        if min(ours.size, theirs.size) >= FEWEST:
            told = (str_spread(ours, 2), str_spread(theirs, 2))
            yield Row(f"day of: {name}", *told, kolmogorov_smirnov(ours, theirs))


def _happened(sample: Sample, milestone: str) -> int:
    return int((~np.isnan(sample.dates[milestone])).sum())


def str_share(count: int, n: int) -> str:
    """Return a share with its 95 % interval as text."""
    share = wilson(count, n)
    return f"{share.value:.3f} [{share.low:.3f} {share.high:.3f}]"


def str_spread(values: Floats, decimals: int = 1) -> str:
    """Return median and 10-90 % band as text."""
    low, middle, high = np.quantile(values, [0.1, 0.5, 0.9])
    return f"{middle:,.{decimals}f} [{low:,.{decimals}f} {high:,.{decimals}f}]"


def differences(rows: Sequence[Row]) -> list[Row]:
    """Return the rows whose difference is significant after correction."""
    corrected = holm([row.p for row in rows])
    return [row for row, p in zip(rows, corrected, strict=True) if p < SIGNIFICANT]


def table(rows: Sequence[Row]) -> str:
    """Return the comparisons as text, one a line, significant ones marked."""
    wrong = differences(rows)
    lines = [f"{'':34}{'naive':>30}{'engine':>30}{'p':>10}"]
    for row in rows:
        mark = "  differs" if row in wrong else ""
        lines.append(f"{row.subject:34}{row.naive:>30}{row.engine:>30}{row.p:10.4f}{mark}")
    return "\n".join(lines)


def report(variant: Variant, seed: int, naive: int, engine: int) -> bool:
    """Print the comparison of one variant; return whether the two agree."""
    scenario = variant.effective()
    rows = compare(naive_sample(scenario, seed, naive), engine_sample(scenario, seed, engine))
    wrong = differences(rows)
    print(f"\n{variant.title}: {naive} naive and {engine} engine replications, seed {seed}")
    print("shares with 95 % interval; else median and 10-90 % band\n")
    print(table(rows))
    smallest = min(holm([row.p for row in rows]))
    verdict = "agree" if not wrong else f"DIFFER in {', '.join(row.subject for row in wrong)}"
    print(f"\nThe two {verdict}. {len(rows)} comparisons, smallest corrected p {smallest:.3f}.")
    return not wrong


def stressed() -> Variant:
    """Return January 2022 pushed to where rare branches of the model are common."""
    variant = Variant.of(simulator.load("january-2022"), "January 2022 under stress")
    return with_settings(variant, STRESSED)


def variants(names: Sequence[str]) -> Iterator[Variant]:
    """Return the variants to compare: shipped scenarios by name, and ``stressed``."""
    for name in names:
        yield stressed() if name == "stressed" else Variant.of(simulator.load(name))


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare; return 1 where engine and naive model differ."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.agreement", description=__doc__)
    parser.add_argument("scenarios", nargs="*", default=CRISES)
    parser.add_argument("--naive", type=int, default=500, help="naive replications")
    parser.add_argument("--engine", type=int, default=2048, help="replications of the engine")
    parser.add_argument("--seed", type=int, default=simulator.DEFAULT_SEED)
    options = parser.parse_args(arguments)
    agreed = [
        report(variant, options.seed, options.naive, options.engine)
        for variant in variants(options.scenarios)
    ]
    return 0 if all(agreed) else 1


if __name__ == "__main__":
    sys.exit(main())
