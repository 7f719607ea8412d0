"""The scores of a back-test as plain values, for JSON: what is not known is ``null``.

Days count as the record's do: from 0 at the midnight on which it starts.
"""

from __future__ import annotations

from simulator.analysis.aims import AimScore, DateScore
from simulator.analysis.backtest import Coverage, PointScore, SeriesScore, Spread
from simulator.analysis.case_scores import QUANTITIES, CaseScore, CaseSeries, CaseTable
from simulator.analysis.held import Held
from simulator.cli.backtest.found import Backtest
from simulator.cli.figures import Plain, plain
from simulator.records.band import Band
from simulator.results.estimate import Estimate


def of(found: Backtest) -> Plain:
    """Return what ``backtest --json`` prints."""
    printed: Plain = {
        "scenario": found.variant.scenario.name if found.variant else None,
        "record": found.held.history.name if found.held else None,
        "n": found.replications,
        "seed": found.seed,
        "uncertainty": found.uncertainty,
        **_coverage(found.coverage),
    }
    if found.held is not None:
        printed |= _held(found.held)
    if found.cases is not None:
        printed |= _cases(found.cases, alone=found.held is None)
    return {**printed, "seconds": round(found.seconds, 3)}


def _held(held: Held) -> Plain:
    return {
        "series": [_series(series) for series in held.series],
        "targets": [_aim(aim) for aim in held.aims],
        "milestones": [_date(date) for date in held.dates],
        "regional": {
            measure: [{"region": point.at, **_point(point)} for point in points]
            for measure, points in held.regional.items()
        },
        "distance": plain(held.distance),
        "deaths_ratio": _ratio(held, "value.deaths"),
        "arrests_ratio": _ratio(held, "value.arrests"),
        "main_city": next((_city(aim) for aim in held.aims if aim.target.kind == "part"), None),
        "p_intervention": _share(held.intervention),
        "p_leader_falls": _share(held.leader_falls),
    }


def _cases(table: CaseTable, *, alone: bool) -> Plain:
    series = [_case_series(series) for series in table.series]
    covered = _coverage(table.coverage)
    return {
        **(
            {"series": series}
            if alone
            else {"case_series": series, **{f"case_{key}": v for key, v in covered.items()}}
        ),
        "cases": [_case(score) for score in table.scores],
        "brier": plain(table.brier),
        "brier_base_rate": plain(table.brier_base_rate),
        "log_score": plain(table.log_score),
        "log_score_base_rate": plain(table.log_score_base_rate),
        "mean_abs_log10_peak_error": plain(table.mean_abs_log10_peak_error),
    }


def _coverage(coverage: Coverage) -> Plain:
    return {
        "coverage50": plain(coverage.coverage50),
        "coverage80": plain(coverage.coverage80),
        "strict_coverage50": plain(coverage.strict50),
        "strict_coverage80": plain(coverage.strict80),
        "points": coverage.points,
        "empty_points": coverage.empty,
    }


def _series(series: SeriesScore) -> Plain:
    return {
        "name": series.name,
        "indicator": series.indicator,
        "unit": series.unit,
        "scores": series.scores,
        **_coverage(series.coverage),
        "crps": plain(series.crps),
        "crps_scale": plain(series.scale),
        "share_of_runs": plain(series.present),
        "not_played": series.before + series.after,
        "values": [{"day": point.at, **_point(point)} for point in series.points],
    }


def _case_series(series: CaseSeries) -> Plain:
    return {
        "name": series.name,
        **_coverage(series.coverage),
        "crps": plain(series.crps),
        "crps_unit": series.unit,
        "values": [{"case": point.at, **_point(point)} for point in series.points],
    }


def _case(score: CaseScore) -> Plain:
    error = score.log10_peak_error
    return {
        "id": score.record.id,
        "n": score.n,
        "p_leader_falls": plain(score.p_leader_falls),
        "leader_fell": score.record.leader_fell,
        "log10_peak_error": None if error is None else plain(error),
        "p_intervention": _share(score.intervention),
        **{name: _quantity(score, name) for name in QUANTITIES},
        "not_scored": list(score.not_scored),
    }


def _quantity(score: CaseScore, name: str) -> Plain:
    point = score.points.get(name)
    return {
        **_spread(score.spreads[name]),
        "record": _band(point.record if point else None),
        "inside80": point.inside80 if point else None,
    }


def _aim(aim: AimScore) -> Plain:
    target = aim.target
    return {
        "name": target.name,
        "measure": target.measure,
        "fitted": target.fitted,
        "aim": plain(target.value),
        "factor" if target.is_factor else "tolerance": plain(target.tolerance),
        "record": _band(target.record),
        "share_of_runs": plain(aim.share),
        "answer": plain(aim.answer),
        **_spread(aim.spread),
        "deviation": plain(aim.deviation),
        "inside80": aim.inside80,
    }


def _city(aim: AimScore) -> Plain:
    return {
        "region": aim.target.region,
        "share_of_runs": plain(aim.share),
        **_spread(aim.spread),
        "record": _band(aim.target.record),
    }


def _date(date: DateScore) -> Plain:
    return {
        "name": date.name,
        "share": plain(date.share),
        **_spread(date.model),
        "record": _band(date.record),
        "inside80": date.inside80,
    }


def _point(point: PointScore) -> Plain:
    return {
        "record": _band(point.record),
        **_spread(point.model),
        "inside50": point.inside50,
        "inside80": point.inside80,
        "centre_inside80": point.centre_inside80,
        "crps": plain(point.crps),
    }


def _spread(spread: Spread) -> Plain:
    return {
        "median": plain(spread.median),
        "low50": plain(spread.low50),
        "high50": plain(spread.high50),
        "low80": plain(spread.low80),
        "high80": plain(spread.high80),
    }


def _band(band: Band | None) -> Plain | None:
    if band is None:
        return None
    return {"low": plain(band.low), "central": plain(band.central), "high": plain(band.high)}


def _share(share: Estimate) -> Plain:
    return {"p": plain(share.value), "low": plain(share.low), "high": plain(share.high)}


def _ratio(held: Held, measure: str) -> float | None:
    ratio = held.ratio(measure)
    return None if ratio is None else plain(ratio)
