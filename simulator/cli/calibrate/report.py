"""What a terminal shows of a calibration: how close, what was learned, cases foretold, troops."""

from __future__ import annotations

import math
from collections.abc import Iterator

from simulator.calibration.loo import Foretold, LeaveOneOut
from simulator.calibration.posterior import Learned
from simulator.calibration.subjects import question_of_troops
from simulator.charts import numerals
from simulator.cli.calibrate.found import Found, Range, TermFound
from simulator.cli.text import table
from simulator.records.band import Band

_DASH = "–"
_BAR = 40  # characters


def of(found: Found) -> Iterator[str]:
    """Give the lines of ``boilover calibrate``."""
    yield from _head(found)
    yield ""
    yield from _aims(found)
    yield ""
    if found.cases is not None:
        yield from _foretold(found.cases)
        yield ""
    yield from _troops(found)
    yield ""
    yield from _parameters(found)


def _head(found: Found) -> Iterator[str]:
    study, weights = found.study, found.posterior.weights
    yield f"{study.scenario.title} · fitted to {study.history.title}"
    cases = (
        f", {study.case_replications} of each of {len(study.records)} cases"
        if study.records
        else ", no cases"
    )
    yield (
        f"{study.waves} waves of {study.points:,} points of {len(study.space)} parameters · "
        f"{study.replications} replications{cases} · seed {study.seed} · {found.seconds:.0f} s"
    )
    yield ""
    own, before, after = found.distance
    yield (
        f"Distance from all that is fitted: {own:.0f} with the scenario’s own values; points of "
        f"the prior {_of(before)}, what is left {_of(after)} (median, 10–90 %)."
    )
    yield (
        f"{weights.effective:.0f} effective points, weighed to {numerals.percent(weights.played)} "
        "by what was played and else by what the emulator says, at tolerance "
        f"{weights.tolerance:.2f} (1 is strict)."
    )
    share = numerals.percent(found.ruled_out)
    used = "" if found.posterior.rules else ", too much for the rule to be used"
    yield (
        f"The record of the crisis alone rules out {share} of the prior (second-largest "
        f"implausibility above 3){used}."
    )
    seen = "the same record and cases" if study.records else "the same record"
    yield f"The priors peak at the scenario’s own values, which have seen {seen}."


def _aims(found: Found) -> Iterator[str]:
    head = ("Aim", "Record", "Own values", "Prior", "10–90 %", "Left", "10–90 %", "")
    name = found.study.scenario.name
    rows = [_aim(one) for one in found.terms if one.term.subject == name]
    yield from table(head, rows, "<>>>>>><")
    yield "Medians and shares of runs; 10–90 % is from point to point. Days count from the start."


def _aim(one: TermFound) -> tuple[str, ...]:
    return (
        _named(one.term.name.partition(".")[2]),
        _band(one.term.record),
        _figure(one.shipped),
        *_middle(one.prior),
        *_middle(one.posterior),
        "" if one.term.fitted else "not fitted",
    )


def _foretold(cases: LeaveOneOut) -> Iterator[str]:
    yield "Each case foretold from all others, and from the crisis itself where it is another."
    head = ("Case", "Fell", "Base rate", "Own", "Foretold", "log₁₀ peak", "10–90 %", "Points")
    yield from table(head, [_case(case) for case in cases.cases], "<<>>>>>>")
    yield (
        f"Brier score {cases.brier:.3f} foretold; {cases.brier_shipped:.3f} with the scenario’s "
        f"own values, which have seen the cases; {cases.brier_base_rate:.3f} by the base rate of "
        f"the others. Mean error of the peak {cases.mean_abs_log10_peak_error:.2f} powers of ten."
    )


def _case(case: Foretold) -> tuple[str, ...]:
    error, low, high = (
        _DASH if math.isnan(x) else numerals.signed(x, 2)
        for x in (case.log10_peak_error, case.low, case.high)
    )
    return (
        case.record.name or case.record.id,
        "yes" if case.record.leader_fell else "no",
        f"{case.base_rate:.2f}",
        f"{case.shipped:.2f}",
        f"{case.p_leader_falls:.2f}",
        error,
        _DASH if low == _DASH else f"{low} to {high}",
        f"{case.weights.effective:.0f}",
    )


def _troops(found: Found) -> Iterator[str]:
    own, before, after = (numerals.percent(share) for share in found.troops)
    _, left = found.ranges(question_of_troops(found.study.scenario.name))
    between = numerals.percent_range(left.low, left.high)
    yield (
        f"Foreign troops are promised in {own} of runs with the scenario’s own values, in {before} "
        f"over the prior, in {after} over what is left ({between} from point to point). Nothing "
        "was fitted to this."
    )
    if found.lever is None:
        return
    lever = found.lever
    yield ""
    rows = [
        (
            numerals.figures(float(f"{point.at:.3g}")),
            numerals.percent(point.mean),
            numerals.percent_range(point.low, point.high),
            "#" * round(_BAR * point.mean),
        )
        for point in found.curve
    ]
    head = (f"{lever.label}, {lever.unit}", "Troops", "10–90 % of sets", "")
    yield from table(head, rows, ">>><")
    yield f"The scenario stands at {lever.default:g}. A set’s share carries the chance of its runs."


def _parameters(found: Found) -> Iterator[str]:
    learned = [one for one in found.parameters if one.learned]
    yield (
        f"{len(learned)} of {len(found.parameters)} parameters were learned: narrowed or moved "
        "by more than three standard errors. All others stayed assumptions."
    )
    head = ("Parameter", "Prior", "Own value", "Left", "10–90 %", "Shrinkage", "Shift", "")
    yield from table(head, [_parameter(one) for one in found.parameters], "<>>>>>><")


def _parameter(one: Learned) -> tuple[str, ...]:
    low, mode, high = one.prior
    return (
        one.path.removeprefix("actors."),
        f"{numerals.figures(low)}–{numerals.figures(high)}",
        numerals.figures(mode),
        numerals.figures(one.median),
        f"{numerals.figures(one.low)}–{numerals.figures(one.high)}",
        numerals.signed(one.shrinkage, 2),
        numerals.signed(one.shift, 2),
        "learned" if one.learned else "stayed assumption",
    )


def _of(found: Range) -> str:
    return f"{found.median:.0f} ({found.low:.0f}–{found.high:.0f})"


def _middle(found: Range) -> tuple[str, str]:
    if math.isnan(found.median):
        return _DASH, _DASH
    return _figure(found.median), f"{_figure(found.low)}–{_figure(found.high)}"


def _band(band: Band) -> str:
    if band.low == band.high:
        return _figure(band.central)
    return f"{_figure(band.low)}–{_figure(band.high)}"


def _figure(value: float) -> str:
    if math.isnan(value):
        return _DASH
    return numerals.figures(float(f"{value:.3g}"))


def _named(name: str) -> str:
    return name.replace("_", " ").capitalize()
