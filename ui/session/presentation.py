"""What a room sees while the window is presented: how large, which page, which levers moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from simulator.language import tr
from ui.session.lever_rows import LeverRow
from ui.session.session import Session
from ui.session.signals import Signal

DOUBLE: Final = 2.0
LEAST_ROOM: Final = (800, 450)
"""Logical pixels that a page needs; a small projector gets less than double type for it."""
_STEP: Final = 1.25
_ENDS: Final = (0.64, 1.6)  # of the factor that fits by itself


@dataclass(frozen=True, slots=True)
class Moved:
    """A lever that is not where the scenario's file has it; the unit stands with the value."""

    name: str
    label: str
    value: str
    default: str


class Presentation:
    """The presentation's own state; ``changed`` tells that something of it is other than before.

    The lever at hand is the one moved last, or one that was looked up.
    """

    def __init__(self, session: Session) -> None:
        self.changed: Signal[()] = Signal()
        self._session = session
        self._lever = ""
        self._shown = True
        self._found: tuple[str, ...] | None = None
        self._zoom = 1.0
        session.lever_changed.connect(self._on_moved)
        session.scenario_changed.connect(self.changed.emit)
        session.variants_changed.connect(self.changed.emit)

    # --- size ------------------------------------------------------------------------------

    def factor(self, width: int, height: int) -> float:
        """Return how much larger than in the window everything is drawn on such a screen."""
        fits = min(width / LEAST_ROOM[0], height / LEAST_ROOM[1], DOUBLE)
        return max(1.0, fits) * self._zoom

    def enlarge(self, steps: int) -> None:
        """Draw larger or smaller by some steps; 0 goes back to what fits by itself."""
        low, high = _ENDS
        wanted = self._zoom * _STEP**steps if steps else 1.0
        self._zoom = min(high, max(low, wanted))
        self.changed.emit()

    # --- what is said ----------------------------------------------------------------------

    @property
    def title(self) -> str:
        """The name of the live variant."""
        rows = self._session.variants
        return rows[0].title if rows else ""

    @property
    def moved(self) -> tuple[Moved, ...]:
        """The levers that were moved, the one at hand first."""
        rows = [row for section in self._session.levers for row in section.rows if row.changed]
        rows.sort(key=lambda row: row.name != self._lever)
        return tuple(Moved(row.name, tr(row.label), *_texts(row)) for row in rows)

    @staticmethod
    def position(page: str, place: int, count: int) -> str:
        """Return where among the pages one is; *place* counts from 0."""
        return tr("{page} · {place} of {count}", page=page, place=place + 1, count=count)

    # --- the lever at hand -----------------------------------------------------------------

    @property
    def lever(self) -> LeverRow | None:
        """The lever at hand, if it is to be shown and there is one."""
        return self._row(self._lever) if self._shown or self.is_choosing else None

    def show_lever(self, shown: bool | None = None) -> None:
        """Show the lever at hand or put it away; without *shown* the other of the two."""
        self._shown = not self._shown if shown is None else shown
        if self._shown and self._row(self._lever) is None:
            self._lever = next(iter(self._all()), "")
        self.changed.emit()

    # --- looking one up --------------------------------------------------------------------

    @property
    def is_choosing(self) -> bool:
        """Whether a lever is being looked up."""
        return self._found is not None

    @property
    def found(self) -> tuple[str, ...]:
        """The levers that fit what was typed, in the order of the panel."""
        return self._found or ()

    @property
    def found_text(self) -> str:
        """How many fit, and which of them is at hand."""
        if not self.found:
            return tr("no such lever")
        place = self.found.index(self._lever) + 1 if self._lever in self.found else 1
        return tr("{place} of {count}", place=place, count=len(self.found))

    def choose(self) -> None:
        """Begin to look a lever up: all fit."""
        self._found, self._shown = self._all(), True
        if self._lever not in self._found:
            self._lever = next(iter(self._found), "")
        self.changed.emit()

    def find(self, text: str) -> None:
        """Take the lever that fits *text* best to hand: those whose name begins so come first."""
        fitting = self._session.find_levers(text)
        rows = [row for section in self._session.levers for row in section.rows]
        found = sorted((row for row in rows if row.name in fitting), key=lambda r: _rank(r, text))
        self._found = tuple(row.name for row in found)
        if self._found:
            self._lever = self._found[0]
        self.changed.emit()

    def walk(self, steps: int) -> None:
        """Go on among the levers that fit, round and round."""
        if self.found:
            place = self.found.index(self._lever) if self._lever in self.found else 0
            self._lever = self.found[(place + steps) % len(self.found)]
            self.changed.emit()

    def chosen(self) -> None:
        """End looking up; what is at hand stays."""
        self._found = None
        self.changed.emit()

    # --- how it hangs together -------------------------------------------------------------

    def _on_moved(self, name: str) -> None:
        self._lever = name
        self.changed.emit()

    def _all(self) -> tuple[str, ...]:
        return tuple(row.name for section in self._session.levers for row in section.rows)

    def _row(self, name: str) -> LeverRow | None:
        return self._session.lever(name) if name in self._all() else None


def _rank(row: LeverRow, text: str) -> int:
    """Return 0 where a word of the label begins with *text*, 1 where it is in it, else 2."""
    label, sought = tr(row.label).casefold(), text.casefold().strip()
    if any(word.startswith(sought) for word in label.replace("-", " ").split()):
        return 0
    return 1 if sought in label else 2


def _texts(row: LeverRow) -> tuple[str, str]:
    value = f"{row.value_text} {tr(row.unit)}" if row.unit else row.value_text
    return value, row.default_text
