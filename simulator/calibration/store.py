"""What has been played, kept in a file that only grows: one line of JSON for each wave and point.

Whoever is killed at any moment leaves a file that can be gone on from: lines are whole or, the last
one, torn, and a torn line is dropped. A store belongs to one model, one record and one way of
playing; it is never mixed with another.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np

from simulator.calibration.space import Values
from simulator.calibration.terms import Answer, Answers
from simulator.errors import BoiloverError

FILE: Final = "points.jsonl"
FORMAT: Final = 1

Plain = Mapping[str, Any]
Line = dict[str, Any]


class StoreError(BoiloverError):
    """A store cannot be used; *reason* says why, *remedy* what to do."""

    def __init__(self, path: str, reason: str, remedy: str) -> None:
        super().__init__(path, reason, remedy)

    def __str__(self) -> str:
        path, reason, remedy = self.args
        return f"{path}: {reason}; {remedy}"


class Store:
    """The waves and points of one calibration.

    ``made_with`` names all that decides what a point answers; opening the store of anything else
    raises ``StoreError``. ``notes`` tells what was found amiss.
    """

    def __init__(self, folder: Path, made_with: Mapping[str, str]) -> None:
        self._path = folder / FILE
        self._made_with = dict(made_with)
        self._waves: dict[int, Values] = {}
        self._points: dict[tuple[int, int], Answers] = {}
        self.notes: list[str] = []
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._open()
        except OSError as error:
            raise self._fault(error.strerror or str(error), "choose another --store") from error

    def __len__(self) -> int:
        """Return how many points have been played."""
        return len(self._points)

    def values(self, wave: int) -> Values | None:
        """Return the points of a wave, played or not, ``None`` where it has not begun."""
        return self._waves.get(wave)

    def begin(self, wave: int, values: Values) -> None:
        """Note which points a wave consists of, before any is played."""
        self._waves[wave] = values
        self._append({"wave": wave, "values": values.tolist()})

    def answers(self, wave: int, point: int) -> Answers | None:
        """Return what a point came to, ``None`` where it has not been played."""
        return self._points.get((wave, point))

    def add(self, wave: int, point: int, answers: Answers) -> None:
        """Keep what a point came to."""
        self._points[wave, point] = answers
        told = {name: _plain(answer) for name, answer in answers.items()}
        self._append({"wave": wave, "point": point, "answers": told})

    def _open(self) -> None:
        if not self._path.exists() or not self._path.stat().st_size:
            self._append({"format": FORMAT, "made_with": self._made_with})
            return
        whole = 0
        with self._path.open("rb") as stream:
            for number, text in enumerate(stream, start=1):
                line = self._parsed(text, number)
                if line is None:
                    break
                self._take(line, number)
                whole += len(text)
        if whole < self._path.stat().st_size:
            self.notes.append(f"{self._path}: the last line was torn off and is dropped")
            os.truncate(self._path, whole)
        if not whole:
            self._append({"format": FORMAT, "made_with": self._made_with})

    def _parsed(self, text: bytes, number: int) -> Line | None:
        """Return a line, or ``None`` for the last one where it is torn."""
        if not text.endswith(b"\n"):
            return None
        try:
            line = json.loads(text)
        except ValueError:
            raise self._damaged(number) from None
        if not isinstance(line, dict):
            raise self._damaged(number)
        return line

    def _take(self, line: Line, number: int) -> None:
        if number == 1:
            self._check(line)
            return
        try:
            if "values" in line:
                self._waves[int(line["wave"])] = np.array(line["values"], dtype=np.float64)
            else:
                answers = {name: _answer(told) for name, told in line["answers"].items()}
                self._points[int(line["wave"]), int(line["point"])] = answers
        except (KeyError, TypeError, ValueError, AttributeError):
            raise self._damaged(number) from None

    def _check(self, head: Line) -> None:
        """Refuse what another program, model, record or way of playing has left."""
        theirs = head.get("made_with")
        if head.get("format") != FORMAT or not isinstance(theirs, dict):
            raise self._fault("it is not a store of this program", "choose another --store")
        differing = list(_differences(self._made_with, theirs))
        if differing:
            reason = f"its points are those of another calibration ({', '.join(differing)})"
            raise self._fault(reason, "choose another --store, or delete this one to begin anew")

    def _append(self, line: Line) -> None:
        """Add a line in one piece, and see it on the disk before anything builds on it."""
        with self._path.open("ab") as stream:
            stream.write(json.dumps(line, separators=(",", ":")).encode() + b"\n")
            stream.flush()
            os.fsync(stream.fileno())

    def _damaged(self, number: int) -> StoreError:
        return self._fault(f"line {number} is damaged", "delete the file to begin anew")

    def _fault(self, reason: str, remedy: str) -> StoreError:
        return StoreError(str(self._path), reason, remedy)


def _differences(ours: Mapping[str, str], theirs: Mapping[str, str]) -> Iterator[str]:
    for name in dict.fromkeys((*ours, *theirs)):
        one, other = ours.get(name, ""), theirs.get(name, "")
        if one != other and max(len(one), len(other)) > 20:  # a hash, which tells nobody anything
            yield f"another {name}"
        elif one != other:
            yield f"{name} {other or 'none'}, not {one or 'none'}"


def _plain(answer: Answer) -> list[float | None]:
    return [value if np.isfinite(value) else None for value in answer]


def _answer(told: list[float | None]) -> Answer:
    value, low, high = (float("nan") if part is None else float(part) for part in told)
    return Answer(value, low, high)
