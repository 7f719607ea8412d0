"""What went wrong, as a view shows it: in place, with every fault, never as a crash."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.errors import BoiloverError, Fault, ScenarioError


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing the user should know; ``faults`` are the places in a file, if it is about one.

    ``title`` says in a few words what could not be done; ``message`` says why and what to do.
    ``source`` is what could not be opened, to be tried again once its file is mended.
    """

    title: str
    message: str
    faults: tuple[Fault, ...] = ()
    source: str = ""

    @classmethod
    def of(cls, title: str, error: BoiloverError, source: str = "") -> Problem:
        """Return *error* as a view shows it."""
        faults = error.faults if isinstance(error, ScenarioError) else ()
        return cls(title, str(error), faults, source)
