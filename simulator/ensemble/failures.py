"""Finding the one replication that makes a batch fail, so that the error says how to repeat it."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.ensemble.pool import Play, never
from simulator.errors import ReplicationError
from simulator.scenario.model import Scenario


def culprit(
    play: Play, scenario: Scenario, seed: int, numbers: Sequence[int], error: Exception
) -> ReplicationError:
    """Return the error of the first replication of *numbers* that fails, found by halving."""
    suspects = tuple(numbers)
    while len(suspects) > 1:
        half = suspects[: len(suspects) // 2]
        failure = _failure(play, scenario, seed, half)
        suspects = half if failure else suspects[len(suspects) // 2 :]
        error = failure or error
    cause = f"{type(error).__name__}: {error}"
    options = "--uncertainty both" if scenario.plausible else ""
    return ReplicationError(scenario.name, seed, suspects[0], cause, options)


def _failure(play: Play, scenario: Scenario, seed: int, numbers: Sequence[int]) -> Exception | None:
    try:
        play(scenario, seed, numbers, stop=never)
    except Exception as error:  # noqa: BLE001 - whatever a kind of actor raises is what we look for
        return error
    return None
