"""Scenarios by levers: every variant a row, chosen levers the columns, each cell can be moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.language import tr
from simulator.scenario.model import Lever
from ui.session.lever_rows import LeverRow, lever_row, unit_text
from ui.session.session import Session
from ui.session.signals import Signal
from ui.session.variants import VariantRole
from ui.session.workspace import BASELINE

COLUMNS_AT_FIRST = 6


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A lever of the grid; ``is_shown`` marks those with a column, in the list of all."""

    name: str
    label: str
    unit: str
    role: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class GridRow:
    """A variant with a cell for each column, ``None`` where its scenario has no such lever."""

    letter: str
    title: str
    role: VariantRole
    cells: tuple[LeverRow | None, ...]


class LeverGrid:
    """The grid and its choice of columns: at first the levers that differ, then the file's own."""

    def __init__(self, session: Session) -> None:
        self.changed: Signal[()] = Signal()
        self._session = session
        self._chosen: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[GridColumn, ...]:
        """Every lever there is, those shown marked."""
        shown = set(self.shown)
        return tuple(
            GridColumn(
                lever.name,
                tr(lever.label),
                unit_text(lever.unit),
                tr("policy lever") if lever.role == "policy" else tr("assumption"),
                lever.name in shown,
            )
            for lever in self._levers()
        )

    @property
    def shown(self) -> tuple[str, ...]:
        """The levers that have a column: as chosen, else those that differ and then the first."""
        every = [lever.name for lever in self._levers()]
        chosen = [name for name in every if name in self._chosen]
        if chosen:
            return tuple(chosen)
        first = [row.lever for row in self._session.input_differences if row.lever in every]
        others = [name for name in every if name not in first]
        return (*first, *others[: max(0, COLUMNS_AT_FIRST - len(first))])

    def show(self, name: str, shown: bool) -> None:
        """Give a lever a column or take it away; the last column stays."""
        kept = [*self.shown, name] if shown else [known for known in self.shown if known != name]
        self._chosen = tuple(dict.fromkeys(kept)) or self._chosen
        self.changed.emit()

    @property
    def rows(self) -> tuple[GridRow, ...]:
        """The live variant, then the pins; the baseline cannot be moved."""
        return tuple(self._rows()) if self._session.is_open else ()

    def move(self, letter: str, name: str, value: float) -> None:
        """Move a cell; a gesture lasts until ``let_go``."""
        self._session.set_lever_of(letter, name, value)

    def let_go(self) -> None:
        """The slider is released: one undo step ends."""
        self._session.end_gesture()

    def reset(self, letter: str, name: str) -> None:
        """Put a cell back where its scenario's file has it."""
        self._session.reset_lever_of(letter, name)

    def _rows(self) -> Iterator[GridRow]:
        variants = {"A": self._session.variant}
        variants.update((pin.letter, pin.variant) for pin in self._session.pins)
        titles = {row.letter: row for row in self._session.variants if row.letter != BASELINE}
        for letter, variant in variants.items():
            cells = tuple(
                lever_row(variant, variant.lever(name), self._session.describe_source)
                if name in variant.scenario.levers
                else None
                for name in self.shown
            )
            yield GridRow(letter, titles[letter].title, titles[letter].role, cells)

    def _levers(self) -> list[Lever]:
        return list(self._session.variant.scenario.levers.values()) if self._session.is_open else []
