"""What went wrong, as a view shows it: in place, with every fault, never as a crash."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.errors import BoiloverError, Fault, ScenarioError


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing the user should know; ``faults`` are the places in a file, if it is about one.

    ``title`` says in a few words what could not be done; ``message`` says why and what to do.
    """

    title: str
    message: str
    faults: tuple[Fault, ...] = ()

    @classmethod
    def of(cls, title: str, error: BoiloverError) -> Problem:
        """Return *error* as a view shows it."""
        faults = error.faults if isinstance(error, ScenarioError) else ()
        return cls(title, str(error), faults)
