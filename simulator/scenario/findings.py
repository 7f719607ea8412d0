"""What reading a set of files brings up: everything that is wrong, told at once, and the texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from simulator.errors import Fault, ScenarioError
from simulator.scenario.document import Place, dotted


class Findings:
    """The faults found so far, each kept once, and the texts of the files they were looked for."""

    def __init__(self) -> None:
        self._faults: dict[Fault, None] = {}
        self._texts: dict[Path, str] = {}

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

    def note_text(self, path: Path, text: str) -> None:
        """Note what a file held when it was read."""
        self._texts[path] = text

    @property
    def texts(self) -> Mapping[Path, str]:
        """What was read, in that order."""
        return self._texts

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All faults in the order of file, line and column."""
        return tuple(sorted(self._faults))

    def raise_if_any(self) -> None:
        """Raise ``ScenarioError`` with every fault, if there are any."""
        if self._faults:
            raise ScenarioError(self.faults)
