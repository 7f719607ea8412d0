"""A collector of faults, so that everything wrong in a set of files is told at once."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.errors import Fault, ScenarioError
from simulator.scenario.document import Place, dotted


class Findings:
    """The faults found so far; each is kept once."""

    def __init__(self) -> None:
        self._faults: dict[Fault, None] = {}

    def __len__(self) -> int:
        return len(self._faults)

    def add(self, place: Place, path: Sequence[str | int], message: str) -> None:
        """Note that the value at *path* is wrong; *place* is where a user should look."""
        self._faults[Fault(place.file, place.line, place.column, dotted(path), message)] = None

    def add_file(self, file: str, message: str) -> None:
        """Note that a file is wrong as a whole."""
        self.add(Place(file, 0, 0), (), message)

    def add_all(self, others: Findings) -> None:
        """Take over what others found."""
        self._faults |= others._faults

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All faults in the order of file, line and column."""
        return tuple(sorted(self._faults))

    def raise_if_any(self) -> None:
        """Raise ``ScenarioError`` with every fault, if there are any."""
        if self._faults:
            raise ScenarioError(self.faults)
