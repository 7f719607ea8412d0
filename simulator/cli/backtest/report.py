"""What a terminal shows of a back-test: the scenario against its record, then the cases."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date

from simulator.analysis.aims import AimScore, DateScore
from simulator.analysis.backtest import Coverage, PointScore, SeriesScore
from simulator.analysis.held import Held
from simulator.charts import numerals
from simulator.charts.caption import changes
from simulator.cli.backtest.case_report import of_cases
from simulator.cli.backtest.found import Backtest
from simulator.cli.text import figure, moment, span, table

_DASH = "–"


def of(found: Backtest) -> Iterator[str]:
    """Give the lines of ``boilover backtest``."""
    if found.held is not None and found.variant is not None:
        held = found.held
        yield f"{found.variant.title} · {changes(found.variant, None)}"
        yield f"Held against: {held.history.title} · {held.n:,} replications · {found.how}"
        yield ""
        names = {region.id: region.name for region in found.variant.scenario.country.regions}
        yield from _of_history(held, names)
    if found.cases is not None:
        if found.held is not None:
            yield ""
        noun = "case" if len(found.cases.scores) == 1 else "cases"
        yield (
            f"{len(found.cases.scores)} {noun}, made into scenarios by one rule · "
            f"{found.replications:,} replications of each · {found.how}"
        )
        yield ""
        yield from of_cases(found.cases)


def _of_history(held: Held, names: Mapping[str, str]) -> Iterator[str]:
    yield _covered(held.coverage)
    yield from _headlines(held, names)
    yield ""
    yield from _series(held)
    yield ""
    yield from _misses(held)
    yield from _aims(held)
    yield ""
    yield from _regions(held, names)
    yield from _notes(held)


def _covered(found: Coverage) -> str:
    inside = [numerals.percent(share) for share in (found.coverage80, found.coverage50)]
    centres = [numerals.percent(share) for share in (found.strict80, found.strict50)]
    return (
        f"Of {found.points} points of the record {inside[0]} meet the 80 % band of the model and "
        f"{inside[1]} its 50 % band; of their central values alone {centres[0]} and {centres[1]}."
        f"{_emptiness(found)}"
    )


def _emptiness(found: Coverage) -> str:
    if not found.empty:
        return ""
    return f" At {found.empty} of the points there was nothing, and most runs have nothing."


def _headlines(held: Held, names: Mapping[str, str]) -> Iterator[str]:
    for noun, measure in (("Deaths", "value.deaths"), ("Detained", "value.arrests")):
        ratio = held.ratio(measure)
        if ratio is not None and not math.isnan(ratio):
            yield f"{noun}: the median run has {ratio:.2f} times what the record has."
    for aim in held.aims:
        if aim.target.kind == "part" and not math.isnan(aim.answer):
            low, high = aim.spread.low80, aim.spread.high80
            yield (
                f"{names[aim.target.region]}, part in {aim.target.of.replace('_', ' ')}: "
                f"{aim.answer:.2f} in the median run ({low:.2f} to {high:.2f} in 80 % of runs)."
            )
    troops, falls = held.intervention, held.leader_falls
    yield (
        f"Foreign troops are promised in {numerals.percent(troops.value)} of runs "
        f"({numerals.percent_range(troops.low, troops.high)}), the leader falls in "
        f"{numerals.percent(falls.value)} ({numerals.percent_range(falls.low, falls.high)})."
    )
    yield (
        f"Distance from the aims: {held.distance:.1f}, the squared deviations of those fitted, "
        "none counted above 16."
    )


def _series(held: Held) -> Iterator[str]:
    head = ("Series", "Points", "In 80 %", "In 50 %", "Centre in 80 %", "CRPS", "Runs")
    rows = [_series_row(series) for series in held.series]
    yield from table(head, rows, "<>>>>>>")


def _series_row(series: SeriesScore) -> tuple[str, ...]:
    found = series.coverage
    shares = (found.coverage80, found.coverage50, found.strict80)
    return (
        _named(series.name) + ("" if series.scores else ", not scored"),
        str(found.points),
        *(_percent(share) for share in shares),
        _percent(series.crps),
        _percent(series.present),
    )


def _misses(held: Held) -> Iterator[str]:
    """Give the points that lie outside, so that one sees where and on which side."""
    start = held.history.start
    rows = [
        (
            _named(series.name),
            moment(start, float(point.at)),
            _band(point.record.low, point.record.high),
            *_model(point),
        )
        for series in held.series
        for point in series.points
        if series.scores and not point.inside80
    ]
    if rows:
        head = ("Outside the 80 % band", "When", "Record", "Model", "80 % of runs")
        yield from table(head, rows, "<>>>>")
        yield ""


def _aims(held: Held) -> Iterator[str]:
    start = held.history.start
    rows = [_aim_row(aim, start) for aim in held.aims]
    aimed = {aim.target.of for aim in held.aims if aim.target.kind == "day"}
    rows += [_date_row(date, start) for date in held.dates if date.name not in aimed]
    head = ("Aim or date", "Runs", "Model", "80 % of runs", "Record", "Aim", "Off by", "")
    yield from table(head, rows, "<>>>>>><")


def _aim_row(aim: AimScore, start: date) -> tuple[str, ...]:
    target = aim.target
    is_share = target.kind in ("share", "never")
    record = target.record
    if target.kind == "day":
        shown = [moment(start, day) for day in (aim.answer, target.value)]
        model = _moments(start, aim.spread.low80, aim.spread.high80)
        known = _moments(start, record.low, record.high) if record else _DASH
    else:
        places = 2 if is_share or target.kind == "part" else 0
        shown = [figure(number, places) for number in (aim.answer, target.value)]
        model = (
            _DASH
            if is_share or target.kind == "spread"
            else _band(aim.spread.low80, aim.spread.high80, places)
        )
        known = _band(record.low, record.high, places) if record else _DASH
    return (
        _named(target.name),
        _percent(aim.share),
        shown[0],
        model,
        known,
        shown[1],
        _DASH if math.isnan(aim.deviation) else numerals.signed(aim.deviation, 1),
        "" if target.fitted else "not fitted",
    )


def _date_row(date_: DateScore, start: date) -> tuple[str, ...]:
    return (
        date_.label,
        _percent(date_.share),
        moment(start, date_.model.median),
        _moments(start, date_.model.low80, date_.model.high80),
        _moments(start, date_.record.low, date_.record.high),
        *("", "", ""),
    )


def _regions(held: Held, names: Mapping[str, str]) -> Iterator[str]:
    for measure, points in held.regional.items():
        inside = sum(point.inside80 for point in points)
        rows = [
            (
                names[str(point.at)],
                _band(point.record.low, point.record.high),
                *_model(point),
                "" if point.inside80 else "outside",
            )
            for point in points
        ]
        yield f"{_named(measure)}: {inside} of {len(points)} meet the model's 80 % band."
        yield from table(("Region", "Record", "Model", "80 % of runs", ""), rows, "<>>><")
        yield ""


def _notes(held: Held) -> Iterator[str]:
    yield (
        "A point of the record is a band; it counts as inside where it meets the model's band at "
        "that very moment, runs being interpolated between ticks. CRPS: how far the runs are off "
        "on average, less their own spread, in % of the series' highest central value."
    )
    partly = [series for series in held.series if series.present < 1.0]
    for series in partly:
        if series.present > 0.0:
            yield (
                f"{_named(series.name)}: compared with the {numerals.percent(series.present)} of "
                "runs that have any."
            )
        else:
            yield f"{_named(series.name)}: no run has any, so that nothing is scored."
    for series in held.series:
        if series.after or series.before:
            count = series.after + series.before
            noun = "point lies" if count == 1 else "points lie"
            yield f"{_named(series.name)}: {count} {noun} outside the days that are played."
    yield (
        "Days of milestones, and the standardised deviation from the aim (off by), are of the runs "
        "that reach them, whose share stands beside."
    )


def _model(point: PointScore) -> tuple[str, str]:
    model = point.model
    return figure(model.median, 0), span(model.low80, model.high80, 0)


def _band(low: float, high: float, places: int = 0) -> str:
    return figure(low, places) if low == high else span(low, high, places)


def _moments(start: date, low: float, high: float) -> str:
    if math.isnan(low):
        return _DASH
    ends = moment(start, low), moment(start, high)
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} – {ends[1]}"


def _percent(share: float) -> str:
    return _DASH if math.isnan(share) else numerals.percent(share)


def _named(name: str) -> str:
    return name.replace("_", " ").capitalize()
