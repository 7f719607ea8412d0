"""The errors a user can meet: each says what is wrong, where, and what to do.

Every class passes all its arguments to ``super().__init__`` so that it pickles: an error that
cannot come home from a worker process takes the whole pool with it.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from simulator.language import tr


class BoiloverError(Exception):
    """Something the user can act on; its text is fit to be shown as it stands."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in one file; ``line`` and ``column`` count from 1, 0 where unknown."""

    file: str
    line: int
    column: int
    key: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place} {self.key}: {self.message}" if self.key else f"{place} {self.message}"


class ScenarioError(BoiloverError):
    """A scenario, country or source file has faults; all of them are reported at once."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(tuple(faults))

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Every fault found, in the order of file and line."""
        return tuple(sorted(self.args[0]))

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


class UnknownName(BoiloverError):
    """A name that nothing answers to; the message offers the nearest one that exists."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        super().__init__(kind, name, tuple(known))

    def __str__(self) -> str:
        kind, name, known = self.args
        hint = did_you_mean(name, known)
        return tr("no {kind} is called {name!r}{hint}", kind=tr(kind), name=name, hint=hint)


class ReplicationError(BoiloverError):
    """A replication failed; the message says how to repeat it, with which further options."""

    def __init__(
        self, scenario: str, seed: int, replication: int, cause: str, options: str = ""
    ) -> None:
        super().__init__(scenario, seed, replication, cause, options)

    def __str__(self) -> str:
        scenario, seed, replication, cause, options = self.args
        again = f"boilover story {scenario} --seed {seed} --replication {replication} {options}"
        return tr(
            "{scenario}, seed {seed}, replication {replication}: {cause}. To repeat it: {command}",
            scenario=scenario,
            seed=seed,
            replication=replication,
            cause=cause,
            command=again.rstrip(),
        )


class ExportError(BoiloverError):
    """A file could not be written; whatever stood there before is intact."""

    def __init__(self, path: str, reason: str, remedy: str) -> None:
        super().__init__(path, reason, remedy)

    def __str__(self) -> str:
        path, reason, remedy = self.args
        return tr("{path}: {reason}; {remedy}", path=path, reason=reason, remedy=remedy)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return `` (did you mean 'x'?)`` for the nearest known name, or nothing."""
    close = difflib.get_close_matches(name, list(known), n=1)
    return tr(" (did you mean {name!r}?)", name=close[0]) if close else ""
