"""A calibration as plain values, for JSON: what is not known is ``null``."""

from __future__ import annotations

from simulator.calibration.loo import Foretold, LeaveOneOut
from simulator.calibration.posterior import Learned
from simulator.calibration.subjects import question_of_troops
from simulator.calibration.weights import Weights
from simulator.cli.calibrate.found import Found, Range, TermFound
from simulator.cli.figures import Plain, plain


def of(found: Found) -> Plain:
    """Return what ``calibrate --json`` prints."""
    study, weights = found.study, found.posterior.weights
    own, before, after = found.distance
    return {
        "scenario": study.scenario.name,
        "record": study.history.name,
        "cases": [record.id for record in study.records],
        "points": study.points,
        "waves": study.waves,
        "replications": study.replications,
        "case_replications": study.case_replications if study.records else None,
        "seed": study.seed,
        "distance": {"own": plain(own), "prior": _range(before), "posterior": _range(after)},
        **_weights(weights),
        "ruled_out": plain(found.ruled_out),
        "terms": [_term(one) for one in found.terms],
        "parameters": [_parameter(one) for one in found.parameters],
        "learned": sum(one.learned for one in found.parameters),
        **(_cases(found.cases) if found.cases is not None else {}),
        "intervention": _troops(found),
        "sets": len(found.sets),
        "distinct_sets": found.distinct,
        "seconds": round(found.seconds, 3),
    }


def _term(one: TermFound) -> Plain:
    term = one.term
    return {
        "subject": term.subject,
        "term": term.name.partition(".")[2],
        "fitted": term.fitted,
        "record": [plain(x) for x in (term.record.low, term.record.central, term.record.high)],
        "own": plain(one.shipped),
        "prior": _range(one.prior),
        "posterior": _range(one.posterior),
    }


def _parameter(one: Learned) -> Plain:
    low, mode, high = one.prior
    return {
        "path": one.path,
        "unit": one.unit,
        "prior": {"low": plain(low), "mode": plain(mode), "high": plain(high)},
        "median": plain(one.median),
        "p10": plain(one.low),
        "p90": plain(one.high),
        "shrinkage": plain(one.shrinkage),
        "shift": plain(one.shift),
        "verdict": "learned" if one.learned else "stayed assumption",
    }


def _cases(cases: LeaveOneOut) -> Plain:
    return {
        "leave_one_out": [_case(case) for case in cases.cases],
        "brier": plain(cases.brier),
        "brier_own": plain(cases.brier_shipped),
        "brier_base_rate": plain(cases.brier_base_rate),
        "mean_abs_log10_peak_error": plain(cases.mean_abs_log10_peak_error),
    }


def _case(case: Foretold) -> Plain:
    return {
        "id": case.record.id,
        "leader_fell": case.record.leader_fell,
        "p_leader_falls": plain(case.p_leader_falls),
        "own": plain(case.shipped),
        "base_rate": plain(case.base_rate),
        "log10_peak_error": plain(case.log10_peak_error),
        "p10": plain(case.low),
        "p90": plain(case.high),
        **_weights(case.weights),
    }


def _troops(found: Found) -> Plain:
    own, before, after = found.troops
    ranges = found.ranges(question_of_troops(found.study.scenario.name))
    return {
        "fitted": False,
        "own": plain(own),
        "prior": {"mean": plain(before), **_range(ranges[0])},
        "posterior": {"mean": plain(after), **_range(ranges[1])},
        "lever": found.lever.name if found.lever else None,
        "curve": [
            {
                "at": plain(point.at),
                "mean": plain(point.mean),
                "p10": plain(point.low),
                "p90": plain(point.high),
            }
            for point in found.curve
        ],
    }


def _weights(weights: Weights) -> Plain:
    return {
        "effective_points": plain(weights.effective),
        "played_part": plain(weights.played),
        "tolerance": plain(weights.tolerance),
    }


def _range(found: Range) -> Plain:
    return {"p10": plain(found.low), "median": plain(found.median), "p90": plain(found.high)}
