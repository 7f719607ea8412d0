"""What is played for each point of parameters: the crisis itself, and cases that are over."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from simulator.analysis.aims import AimScore, aim_score
from simulator.analysis.case_scores import CaseReading, case_score
from simulator.analysis.happening import INTERVENTION, happened
from simulator.calibration.space import Space
from simulator.calibration.terms import DEATHS, FALLS, PEAK, Answer, Answers
from simulator.records.case import Record
from simulator.records.history import History, Target
from simulator.results.ensemble_result import EnsembleResult
from simulator.scenario.model import Scenario

DIGITS: Final = 6  # of an answer, as it is kept
_TO_10: Final = 1.2816  # standard deviations of a normal from its middle to its 10 % point


class Reading(Protocol):
    """Reads the answers off the runs of one point; goes to worker processes."""

    @property
    def asks(self) -> str:
        """All that decides which answers there are, in one line."""

    def __call__(self, result: EnsembleResult) -> Answers:
        """Return one answer for each question."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One scenario that every point is played on.

    ``drawn`` are the parameters that a point sets here: those that the scenario does not state.
    """

    name: str
    scenario: Scenario
    drawn: tuple[str, ...]
    replications: int
    reading: Reading

    def fingerprint(self) -> str:
        """Return a hash of all that decides what a point answers here."""
        scenario = self.scenario.fingerprint()
        content = [self.name, scenario, self.drawn, self.replications, self.reading.asks]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class HistoryReading:
    """Reads the aims of a record; *rows* are those of the country's regions by id."""

    subject: str
    targets: tuple[Target, ...]
    rows: Mapping[str, int]
    shift: float

    @property
    def asks(self) -> str:
        """What is measured; tolerances may change, since answers do not hang on them."""
        asked = [[t.name, t.measure, t.day, t.region] for t in self.targets]
        return json.dumps([asked, self.shift])

    def __call__(self, result: EnsembleResult) -> Answers:
        """Return the answer to every aim, and how often troops were promised."""
        found = {
            f"{self.subject}.{target.name}": _of_aim(
                aim_score(target, result, self.rows, self.shift), result.n
            )
            for target in self.targets
        }
        promised = float(happened(result, INTERVENTION).mean())
        return {**found, question_of_troops(self.subject): _share(promised, result.n)}


@dataclass(frozen=True, slots=True)
class CaseQuestions:
    """Reads what is asked of a case."""

    record: Record

    @property
    def asks(self) -> str:
        """The same of every case."""
        return self.record.id

    def __call__(self, result: EnsembleResult) -> Answers:
        """Return how often the leader was gone, how many came and how many died."""
        score = case_score(self.record, CaseReading.of(result))
        found = {FALLS: _share(score.p_leader_falls, score.n)}
        for name, quantity in ((PEAK, "peak"), (DEATHS, "deaths")):
            spread = score.spreads[quantity]
            found[name] = _rounded(spread.median, spread.low80, spread.high80)
        return {f"{self.record.id}.{name}": answer for name, answer in found.items()}


def question_of_troops(subject: str) -> str:
    """Return the name of the answer that nothing is fitted to: do foreign troops come."""
    return f"{subject}.{INTERVENTION}"


def history_subject(
    scenario: Scenario, history: History, space: Space, replications: int
) -> Subject:
    """Return the crisis itself, to be held against its record."""
    rows = {region.id: row for row, region in enumerate(scenario.country.regions)}
    shift = float((history.start - scenario.start).days)
    reading = HistoryReading(scenario.name, history.targets, rows, shift)
    return Subject(scenario.name, scenario, space.paths, replications, reading)


def case_subject(
    record: Record, scenario: Scenario, base: Scenario, space: Space, replications: int
) -> Subject:
    """Return a case; what it states for itself instead of the model's number is not drawn."""
    drawn = [path for path in space.paths if scenario.value(path) == base.value(path)]
    return Subject(record.id, scenario, tuple(drawn), replications, CaseQuestions(record))


def same_event(record: Record, scenario: Scenario) -> bool:
    """Return whether a case is the very crisis that a scenario plays: it began within its days."""
    began = record.date_escalation or record.date_trigger
    if began is None:
        return False
    return 0.0 <= (began - scenario.start).days <= scenario.horizon_days


def _of_aim(score: AimScore, n: int) -> Answer:
    if score.target.kind in ("share", "never"):
        return _share(score.answer, n)
    if score.target.kind == "spread":  # of all runs: a run has none
        return _rounded(score.answer, math.nan, math.nan)
    return _rounded(score.answer, score.spread.low80, score.spread.high80)


def _share(share: float, n: int) -> Answer:
    """Return a share with the band in which it would lie if it were counted again."""
    reach = _TO_10 * math.sqrt(share * (1.0 - share) / n)
    return _rounded(share, share - reach, share + reach)


def _rounded(*numbers: float) -> Answer:
    value, low, high = (
        float(f"{number:.{DIGITS}g}") if math.isfinite(number) else math.nan for number in numbers
    )
    return Answer(value, low, high)
