"""What a terminal shows of cases that are over: who fell, how many came, what it cost."""

from __future__ import annotations

import math
from collections.abc import Iterator

from simulator.analysis.case_scores import CaseScore, CaseTable
from simulator.charts import numerals
from simulator.cli.text import figure, span, table

_COURSE = ("Case", "Leader falls", "He did", "Peak", "Record", "log10", "Day of peak", "Record")
_TOLLS = ("Case", "Deaths, 80 % of runs", "Record", "", "Detained, 80 % of runs", "Record", "")
_FELL = {True: "yes", False: "no", None: "not known"}


def of_cases(found: CaseTable) -> Iterator[str]:
    """Give the lines of a table of cases."""
    if scores := list(_scores(found)):
        yield from (*scores, "")
    yield from table(_COURSE, [_course(score) for score in found.scores], "<>>>>>>>")
    yield ""
    yield from table(_TOLLS, [_tolls(score) for score in found.scores], "<>><>><")
    yield ""
    yield from _notes(found)


def _scores(found: CaseTable) -> Iterator[str]:
    if not math.isnan(found.brier):
        rates = [_score(score) for score in (found.brier_base_rate, found.log_score_base_rate)]
        yield (
            f"Whether the leader falls: Brier score {found.brier:.3f}, log score "
            f"{found.log_score:.3f}; of the base rate of the other cases {rates[0]} and {rates[1]}."
        )
    if not math.isnan(found.mean_abs_log10_peak_error):
        off = found.mean_abs_log10_peak_error
        yield f"Peak: off by {off:.2f} powers of ten on average, a factor of {10**off:.1f}."
    covered = found.coverage
    if covered.points:
        inside = [numerals.percent(share) for share in (covered.coverage80, covered.coverage50)]
        parts = ", ".join(
            f"{series.name.replace('_', ' ')} {numerals.percent(series.coverage.coverage80)}"
            for series in found.series
            if series.points
        )
        yield (
            f"Of {covered.points} numbers of the records {inside[0]} meet the 80 % band of the "
            f"model ({parts}) and {inside[1]} its 50 % band."
        )


def _course(score: CaseScore) -> tuple[str, ...]:
    error = score.log10_peak_error
    peak, days = score.points.get("peak"), score.points.get("days_to_peak")
    return (
        score.record.id,
        numerals.percent(score.p_leader_falls),
        _FELL[score.record.leader_fell],
        figure(score.spreads["peak"].median, 0),
        span(peak.record.low, peak.record.high, 0) if peak else "–",
        "–" if error is None else numerals.signed(error, 2),
        figure(score.spreads["days_to_peak"].median, 1),
        figure(days.record.low, 0) if days else "–",
    )


def _tolls(score: CaseScore) -> tuple[str, ...]:
    return score.record.id, *_toll(score, "deaths"), *_toll(score, "arrests")


def _toll(score: CaseScore, name: str) -> tuple[str, str, str]:
    model, point = score.spreads[name], score.points.get(name)
    shown = f"{figure(model.median, 0)} ({span(model.low80, model.high80, 0)})"
    if point is None:
        return shown, "–", ""
    known = span(point.record.low, point.record.high, 0)
    return shown, known, "" if point.inside80 else "outside"


def _notes(found: CaseTable) -> Iterator[str]:
    lacking = [score for score in found.scores if score.not_scored]
    for score in lacking:
        names = ", ".join(name.replace("_", " ") for name in score.not_scored)
        yield f"{score.record.id}: not known and not scored: {names}."
    yield (
        "log10: how many powers of ten the median peak lies above the record's central one. Days "
        "count from the day on which the hot phase began; a peak on day 3 may lie anywhere in it. "
        "The scenarios know structure and trigger only, nothing of how a case went."
    )


def _score(score: float) -> str:
    return "(there is none)" if math.isnan(score) else f"{score:.3f}"
