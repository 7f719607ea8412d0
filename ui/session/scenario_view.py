"""The Scenario page without widgets: the live variant's title, notes and shocks, to be edited."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date

from simulator.charts import numerals
from simulator.charts.axes import last_day
from simulator.errors import BoiloverError, ScenarioError
from simulator.language import tr, trn
from simulator.scenario.document import Place
from simulator.scenario.library import find
from simulator.scenario.locate import place_of
from simulator.scenario.model import ShockState
from simulator.scenario.shock_edits import free_name, fresh, stated
from ui.session.commands import Command
from ui.session.file_differences import Difference, file_differences
from ui.session.scenario_items import HOURS, ShockItem, shock_items
from ui.session.session import Session
from ui.session.shock_beginnings import beginning
from ui.session.shock_commands import (
    AddShock,
    EditShock,
    MoveShock,
    RemoveShock,
    RestoreShock,
    RestoreShocks,
    SetNotes,
)
from ui.session.shock_kinds import KindGroup, kind_groups, kinds
from ui.session.signals import Signal
from ui.session.workspace import LIVE

FIRST_HOUR = 24.0  # where a shock is added if nobody says when
LONGEST_NOTES = 20_000
SNAP = 1.0  # hours


class ScenarioView:
    """What the page shows of the session's live variant, and what can be done there.

    ``changed`` tells that something is to be shown anew. ``chosen`` is the name of the shock in
    the inspector, empty where none is; ``fault`` says why the last thing asked for was refused.
    """

    def __init__(self, session: Session) -> None:
        self.changed: Signal[()] = Signal()
        self.chosen = ""
        self.fault = ""
        self._session = session
        self._items: tuple[ShockItem, ...] | None = None
        self._look_again()
        session.scenario_changed.connect(self._forget)
        session.variants_changed.connect(self._look_again)

    # --- what is shown ---------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether there is a variant to edit."""
        return self._session.is_open

    @property
    def title(self) -> str:
        """The variant's own name."""
        return tr(self._session.variant.title) if self.is_open else ""

    @property
    def lead(self) -> str:
        """Where, when and how long, and which file it begins from, in a line."""
        if not self.is_open:
            return ""
        scenario = self._session.variant.scenario
        last = last_day(scenario.start, scenario.horizon_days)
        days = numerals.date_range(scenario.start, last)
        count = numerals.figures(scenario.horizon_days)
        return tr(
            "{country} · {dates} · {count} days · from {file}",
            country=tr(scenario.country.title),
            dates=days,
            count=count,
            file=f"{scenario.name}.yaml",
        )

    @property
    def notes(self) -> str:
        """The variant's notes; those of the file in the language in use, where it has them."""
        if not self.is_open:
            return ""
        notes, own = self._session.variant.notes, self._session.variant.scenario.notes
        return tr(notes) if notes == own else notes

    @property
    def horizon(self) -> float:
        """How long it is played, in days."""
        return self._session.variant.effective().horizon_days if self.is_open else 0.0

    @property
    def start(self) -> date | None:
        """The day at whose midnight it begins."""
        return self._session.variant.scenario.start if self.is_open else None

    @property
    def items(self) -> tuple[ShockItem, ...]:
        """The shocks by the hour at which they strike."""
        if not self.is_open:
            return ()
        if self._items is None:
            session = self._session
            self._items = shock_items(session.variant, session.describe_source)
        return self._items

    @property
    def item(self) -> ShockItem | None:
        """The shock in the inspector, if one is chosen."""
        return next((item for item in self.items if item.name == self.chosen), None)

    @property
    def kinds(self) -> tuple[KindGroup, ...]:
        """What can be added, in groups."""
        return kind_groups()

    @property
    def summary(self) -> str:
        """How many shocks there are, and how many are not as the file has them."""
        if not self.is_open or not (self.items or self._session.variant.shocks):
            return ""
        count = trn("{count} shock", "{count} shocks", len(self.items))
        edits = len(self._session.variant.shocks)
        if not edits:
            return count
        return tr("{shocks}, {count} not as in the file", shocks=count, count=edits)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What is not as the file has it: notes, shocks, levers."""
        return file_differences(self._session.variant) if self.is_open else ()

    def place(self, name: str = "") -> Place | None:
        """Return where the shock *name*, or else the scenario itself, stands in a file."""
        workspace = self._session.workspace
        if workspace is None:
            return None
        if name and (found := place_of(workspace.source, "shocks", name)):
            return found
        try:
            return place_of(workspace.source, "shocks") or Place(str(find(workspace.source)), 1, 1)
        except BoiloverError:
            return None

    # --- what is done ----------------------------------------------------------------------

    def choose(self, name: str) -> None:
        """Put a shock into the inspector; an empty name puts none there."""
        if name != self.chosen:
            self.chosen, self.fault = name, ""
            self.changed.emit()

    def step(self, by: int) -> None:
        """Choose the next shock in time, or the one before."""
        names = [item.name for item in self.items]
        if self.chosen in names:
            at = names.index(self.chosen) + by
            self.choose(names[min(len(names) - 1, max(0, at))])
        elif names:
            self.choose(names[0 if by > 0 else -1])

    def add(self, kind: str, hour: float | None = None) -> None:
        """Schedule another event of a kind and put it into the inspector."""
        variant = self._session.variant
        name = free_name(variant, kind)
        at = self._within(FIRST_HOUR if hour is None else hour, 0.0, math.inf)
        try:
            state = fresh(variant.scenario, kinds(), name, kind, at, beginning(kind))
        except BoiloverError as error:
            return self._refuse(error)
        self.chosen = name
        return self._do(AddShock(name, state))

    def drag(self, name: str, hour: float) -> None:
        """Move a shock in time; a gesture lasts until ``let_go``."""
        state = self._state(name)
        number = state.numbers["at"] if state else None
        if number is None or not math.isfinite(hour):
            return
        wanted = self._within(round(hour / SNAP) * SNAP, number.low, number.high)
        if wanted != self._hour(name):
            self._hold(lambda s: MoveShock(name, s), name, numbers={"at": wanted})

    def nudge(self, name: str, hours: float) -> None:
        """Move a shock in time by some hours, as part of a gesture."""
        self.drag(name, self._hour(name) + hours)

    def set_number(self, key: str, value: float) -> None:
        """Give a number of the chosen shock, held within its bounds; ``let_go`` ends it."""
        state, name = self._state(self.chosen), self.chosen
        number = state.numbers.get(key) if state else None
        if number is None or not math.isfinite(value):
            return
        wanted = min(number.high, max(number.low, value))
        self._hold(lambda s: EditShock(name, key, s), name, numbers={key: wanted})

    def let_go(self) -> None:
        """A gesture ends."""
        self._session.end_gesture()

    def set_word(self, key: str, word: str) -> None:
        """Give a word of the chosen shock."""
        name = self.chosen
        self._hold(lambda s: EditShock(name, key, s), name, words={key: word})
        self.let_go()

    def reset_number(self, key: str) -> None:
        """Put a number of the chosen shock back where the file has it."""
        known = self._session.variant.scenario.shock(self.chosen)
        if known is not None and key in known.numbers:
            self.set_number(key, known.numbers[key].value)
            self.let_go()

    def remove(self, name: str) -> None:
        """Take a shock out; the next one in time comes into the inspector."""
        names = [item.name for item in self.items]
        if name in names:
            at, left = names.index(name), [other for other in names if other != name]
            self.chosen = left[min(at, len(left) - 1)] if left else ""
            self._do(RemoveShock(name))

    def restore(self, difference: Difference) -> None:
        """Put one thing back as the file has it."""
        if difference.origin == "notes":
            self._do(SetNotes(self._session.variant.scenario.notes))
        elif difference.origin == "lever":
            self._session.reset_lever(difference.name)
        else:
            self.restore_shock(difference.name)

    def restore_shock(self, name: str) -> None:
        """Put a shock back as the file has it."""
        self._do(RestoreShock(name))

    def restore_all(self) -> None:
        """Put all shocks back as the file has them; levers stay where they are."""
        self._do(RestoreShocks())

    def set_title(self, title: str) -> None:
        """Name the variant; an empty title brings the scenario's back."""
        if self.is_open and " ".join(title.split()) != self.title:
            self._session.rename(LIVE, title)

    def set_notes(self, notes: str) -> None:
        """Write other notes; what is written in one go is one step."""
        if self.is_open and notes != self.notes:
            self._session.write(SetNotes(notes[:LONGEST_NOTES]))

    # --- how it is made --------------------------------------------------------------------

    def _state(self, name: str) -> ShockState | None:
        return self._session.variant.edited.shock(name) if self.is_open else None

    def _hour(self, name: str) -> float:
        return next((item.hour for item in self.items if item.name == name), 0.0)

    def _within(self, hour: float, low: float, high: float) -> float:
        """Hold an hour within bounds, and before the end."""
        last = max(low, min(high, self.horizon * HOURS - SNAP))
        return min(last, max(low, hour))

    def _hold(
        self,
        command: Callable[[ShockState], Command],
        name: str,
        numbers: Mapping[str, float] | None = None,
        words: Mapping[str, str] | None = None,
    ) -> None:
        state, variant = self._state(name), self._session.variant
        if state is None:
            return
        now = {key: number.value for key, number in state.numbers.items()} | dict(numbers or {})
        said = {**state.words, **(words or {})}
        try:
            made = stated(variant.scenario, kinds(), name, state.kind, now, said)
        except ScenarioError as error:
            self._refuse(error)
            return
        self.fault = ""
        self._session.hold(command(made))

    def _do(self, command: Command) -> None:
        self.fault = ""
        self._session.change(command)

    def _refuse(self, error: BoiloverError) -> None:
        faults = error.faults if isinstance(error, ScenarioError) else ()
        self.fault = "; ".join(fault.message for fault in faults) or str(error)
        self.changed.emit()

    def _forget(self) -> None:
        self.fault = ""
        self._look_again()

    def _look_again(self) -> None:
        self._items = None
        if not any(item.name == self.chosen for item in self.items):
            self.chosen = self.items[0].name if self.items else ""
        self.changed.emit()
