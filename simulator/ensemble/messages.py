"""What goes over the pipe between the program and one of its workers."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.engine.batch import Batch
from simulator.errors import BoiloverError
from simulator.scenario.model import Scenario

REMEMBERED_SCENARIOS = 16


@dataclass(frozen=True, slots=True)
class Job:
    """Play *numbers* for run *run*; *scenario* is left out where the worker has it under *key*."""

    id: int
    run: int
    key: str
    scenario: Scenario | None
    seed: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has imported the engine."""


@dataclass(frozen=True, slots=True)
class Played:
    """A job is done; *batch* is ``None`` where its run was no longer wanted."""

    job: int
    batch: Batch | None


@dataclass(frozen=True, slots=True)
class Failed:
    """A job failed with an error that says how to repeat it."""

    job: int
    error: BoiloverError


Reply = Ready | Played | Failed
