"""One calibration put together: which crisis, which cases, which parameters, how much is played."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Final

from simulator import __version__
from simulator.calibration.space import Space
from simulator.calibration.subjects import Subject, case_subject, history_subject, same_event
from simulator.calibration.terms import Term, terms_of_case, terms_of_history
from simulator.calibration.waves import Plan
from simulator.cases.scenario import scenario_of
from simulator.records.case import Record
from simulator.records.history import History
from simulator.scenario.model import Scenario

_MODEL: Final = (
    *("streams.py", "engine/*.py", "world/*.py"),
    *("actors/*.py", "shocks/*.py", "outcomes/*.py"),
)


@dataclass(frozen=True)
class Study:
    """What is to be fitted to what, and by how much play."""

    scenario: Scenario
    history: History
    records: tuple[Record, ...]
    points: int
    waves: int
    replications: int
    case_replications: int
    seed: int

    @cached_property
    def space(self) -> Space:
        """The parameters that nobody knows."""
        return Space.of(self.scenario)

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """The crisis itself, then the cases."""
        crisis = history_subject(self.scenario, self.history, self.space, self.replications)
        return (crisis, *map(self._case, self.records))

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """All that is asked of the model."""
        cases = (term for record in self.records for term in terms_of_case(record))
        return (*terms_of_history(self.scenario.name, self.history.targets), *cases)

    @property
    def plan(self) -> Plan:
        """The waves."""
        return Plan(self.space, self.terms, self.points, self.waves, self.seed)

    @property
    def same_event(self) -> frozenset[str]:
        """The cases that are the crisis itself."""
        return frozenset(r.id for r in self.records if same_event(r, self.scenario))

    @property
    def made_with(self) -> Mapping[str, str]:
        """All that decides what a point answers, for a store to be kept apart by."""
        subjects = "".join(subject.fingerprint() for subject in self.subjects)
        return {
            "program": __version__,
            "model": model_fingerprint(),
            "scenario or case": hashlib.sha256(subjects.encode()).hexdigest(),
            "space of parameters": self.space.fingerprint(),
            "seed": str(self.seed),
            "points a wave": str(self.points),
            "replications": str(self.replications),
            "replications of a case": str(self.case_replications),
        }

    def _case(self, record: Record) -> Subject:
        scenario = scenario_of(record)
        return case_subject(record, scenario, self.scenario, self.space, self.case_replications)


def model_fingerprint() -> str:
    """Return a hash of the code that plays: another model gives other answers."""
    root = Path(str(resources.files("simulator")))
    found = hashlib.sha256()
    for path in sorted(path for place in _MODEL for path in root.glob(place)):
        found.update(path.relative_to(root).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()
