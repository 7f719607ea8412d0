"""The workspace as a user works on it: levers, pins, names, undo. It knows nothing of runs."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable

from simulator.language import tr
from simulator.results.comparison import Shown
from simulator.scenario.model import Variant
from ui.session import commands
from ui.session.lever_rows import LeverRow, LeverSection, lever_row, lever_sections, matching
from ui.session.pin_commands import SetPinLever
from ui.session.problems import Problem
from ui.session.signals import Signal
from ui.session.uncertainty import UncertaintyChoice, choices
from ui.session.undo import Step, UndoStack
from ui.session.variant_commands import Duplicate, NewVariant
from ui.session.variants import DifferenceRow, input_differences
from ui.session.workspace import LIVE, Pin, PinsFull, Workspace


class Desk(ABC):
    """One workspace with its undo stack; every change is told by signals.

    Until a scenario has been opened ``is_open`` is false, lists are empty and there is no live
    variant to ask for.
    """

    def __init__(self, describe: Callable[[str], str]) -> None:
        """*describe* says what a source id stands for."""
        self.scenario_changed: Signal[()] = Signal()  # another scenario: build lever rows anew
        self.lever_changed: Signal[str] = Signal()  # one lever of the live variant, by name
        self.variants_changed: Signal[()] = Signal()  # titles, pins, input differences
        self.shown_changed: Signal[()] = Signal()  # which indicators have a fan
        self.uncertainty_changed: Signal[()] = Signal()  # what the spread is of, or may be of
        self.history_changed: Signal[()] = Signal()  # what undo and redo would do
        self.problem_reported: Signal[Problem] = Signal()
        self.problem_dismissed: Signal[()] = Signal()
        self._describe = describe
        self._workspace: Workspace | None = None
        self._differing: tuple[Workspace, tuple[DifferenceRow, ...]] | None = None
        self._undo = UndoStack()
        self._dragging = False
        self._problem: Problem | None = None

    # --- what is compared ------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether there is a live variant."""
        return self._workspace is not None

    @property
    def workspace(self) -> Workspace | None:
        """All that is on the table, as one value."""
        return self._workspace

    @property
    def variant(self) -> Variant:
        """The live variant (A)."""
        return self._open.live

    @property
    def baseline(self) -> Variant:
        """The live scenario as its file has it."""
        return self._open.baseline

    @property
    def pins(self) -> tuple[Pin, ...]:
        """The pinned variants, in the order shown."""
        return self._workspace.pins if self._workspace else ()

    @property
    def input_differences(self) -> tuple[DifferenceRow, ...]:
        """The levers in which the variants differ from the baseline."""
        workspace = self._workspace
        if workspace is None:
            return ()
        if self._differing is None or self._differing[0] is not workspace:
            self._differing = workspace, input_differences(workspace)
        return self._differing[1]

    # --- levers ----------------------------------------------------------------------------

    @property
    def levers(self) -> tuple[LeverSection, ...]:
        """Policy levers and assumptions, by group."""
        return lever_sections(self._workspace.live, self._describe) if self._workspace else ()

    @property
    def changed_levers(self) -> int:
        """How many levers stand off the scenario's file."""
        return len(self._workspace.live.settings) if self._workspace else 0

    def lever(self, name: str) -> LeverRow:
        """Return one lever's row; raises ``UnknownName``."""
        return lever_row(self._open.live, self._open.live.lever(name), self._describe)

    def describe_source(self, source: str) -> str:
        """Return what a source's id stands for, fit for hovering over."""
        return self._describe(source)

    def find_levers(self, text: str) -> frozenset[str]:
        """Return the names of the levers that a search for *text* shows (all for no text)."""
        return matching(self._workspace.live, text) if self._workspace else frozenset()

    def set_lever(self, name: str, value: float) -> None:
        """Move a lever of the live variant; a gesture lasts until ``end_gesture``."""
        self.set_lever_of(LIVE, name, value)

    def set_lever_of(self, letter: str, name: str, value: float) -> None:
        """Move a lever of the live variant or of a pin; a gesture lasts until ``end_gesture``."""
        if not math.isfinite(value):
            return self.report(
                Problem(tr("The lever was not moved"), tr("{value} is not a number", value=value))
            )
        live = letter == LIVE
        return self.hold(
            commands.SetLever(name, value) if live else SetPinLever(letter, name, value)
        )

    def hold(self, command: commands.Command) -> None:
        """Do one move of a gesture, which lasts until ``end_gesture``; it is played at once."""
        if not self._dragging:
            self._dragging = True
            self._gesture_begins()
        self._do(command)

    def write(self, command: commands.Command) -> None:
        """Do what changes no run; like steps that follow each other at once are one."""
        if self._dragging:
            self._release()
        self._do(command)

    def change(self, command: commands.Command) -> None:
        """Do something that is a step of its own."""
        self._step(command)

    def end_gesture(self) -> None:
        """The slider is released: one undo step ends, axes are free, everything is refined."""
        self._undo.seal()
        self._dragging = False
        self._gesture_ends()
        self.history_changed.emit()

    def reset_lever(self, name: str) -> None:
        """Put a lever back where the file has it."""
        self._step(commands.ResetLever(name))

    def reset_lever_of(self, letter: str, name: str) -> None:
        """Put a lever of the live variant or of a pin back where its file has it."""
        live = letter == LIVE
        self._step(commands.ResetLever(name) if live else SetPinLever(letter, name, None))

    def reset_all(self) -> None:
        """Put every lever back where the file has it."""
        self._step(commands.ResetAll())

    @property
    def hold_axes(self) -> bool:
        """Whether a gesture is under way, so that axes stand still (``chart`` sees to it)."""
        return self._dragging

    # --- pins ------------------------------------------------------------------------------

    def pin(self) -> None:
        """Set the live variant aside as B, C ... H; ``problem`` tells when all are taken."""
        self._pinned(commands.PinLive())

    def new_variant(self) -> None:
        """Start anew from the file; what was edited is pinned first."""
        self._pinned(NewVariant())

    def duplicate(self, letter: str = LIVE) -> None:
        """Pin a copy of a variant."""
        self._pinned(Duplicate(letter))

    def unpin(self, letter: str) -> None:
        """Remove a pin."""
        self._step(commands.Unpin(letter))

    def recall(self, letter: str) -> None:
        """Make a pinned variant the live one; the pin stays."""
        self._step(commands.Recall(letter))

    def rename(self, letter: str, title: str) -> None:
        """Name the live variant (A) or a pin; an empty title brings the own name back."""
        self._step(commands.Rename(letter, title))

    def move(self, letter: str, delta: int) -> None:
        """Move a pin up (negative) or down the list."""
        self._step(commands.MovePin(letter, delta))

    # --- uncertainty -----------------------------------------------------------------------

    @property
    def uncertainties(self) -> tuple[UncertaintyChoice, ...]:
        """What the spread may be of: chance, ignorance of the parameters, or both."""
        workspace = self._workspace
        return choices(workspace.spread, workspace.sets) if workspace else choices("chance", 0)

    def set_uncertainty(self, uncertainty: Shown) -> None:
        """Choose what the spread is of; nothing happens where the scenario has no sets."""
        if self._open.sets:
            self._step(commands.ShowUncertainty(uncertainty))

    # --- undo ------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take the last step back; what was known of it is shown at once."""
        self._release()
        if self._workspace:
            self._put(self._undo.undo(self._workspace))

    def redo(self) -> None:
        """Do the step undone last again."""
        self._release()
        if self._workspace:
            self._put(self._undo.redo(self._workspace))

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._undo.undo_label)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._undo.redo_label)

    @property
    def undo_label(self) -> str:
        """The step that undo takes back ("Price shock to 1.60 ×"), or nothing."""
        return self._undo.undo_label

    @property
    def redo_label(self) -> str:
        """The step that redo does again, or nothing."""
        return self._undo.redo_label

    @property
    def last_lever_change(self) -> Step | None:
        """The last gesture on a lever of any variant, with the workspace on both sides of it."""
        return self._undo.last(commands.SetLever, commands.ResetLever, SetPinLever)

    # --- problems --------------------------------------------------------------------------

    @property
    def problem(self) -> Problem | None:
        """What went wrong last and was not dismissed, to be shown in place."""
        return self._problem

    def dismiss_problem(self) -> None:
        """The user has read it."""
        if self._problem:
            self._problem = None
            self.problem_dismissed.emit()

    def report(self, problem: Problem) -> None:
        """Tell the user of a problem, in place."""
        self._problem = problem
        self.problem_reported.emit(problem)

    # --- how a change is made --------------------------------------------------------------

    @property
    def _open(self) -> Workspace:
        if self._workspace is None:
            raise RuntimeError("no scenario is open")
        return self._workspace

    def _step(self, command: commands.Command) -> None:
        """Do a command that is a step of its own, and ends a gesture."""
        self._release()
        self._do(command)
        self._undo.seal()

    def _pinned(self, command: commands.Command) -> bool:
        try:
            self._step(command)
        except PinsFull as error:
            self.report(Problem.of(tr("Not pinned"), error))
            return False
        return True

    def _do(self, command: commands.Command) -> None:
        self._put(self._undo.do(command, self._open))

    def _release(self) -> None:
        """End a gesture that is still under way, without refining what it led to."""
        self._undo.seal()
        self._dragging = False

    def _put(self, after: Workspace) -> None:
        """Make *after* the workspace and tell the views what is different."""
        before, self._workspace = self._workspace, after
        if before is None or before.live.scenario != after.live.scenario:
            self.scenario_changed.emit()
        else:
            for name in _moved(before.live, after.live):
                self.lever_changed.emit(name)
        if before is None or (before.live, before.pins) != (after.live, after.pins):
            self.variants_changed.emit()
        if before is None or before.shown != after.shown:
            self.shown_changed.emit()
        if before is None or (before.spread, before.sets) != (after.spread, after.sets):
            self.uncertainty_changed.emit()
        self.history_changed.emit()

    @abstractmethod
    def _gesture_begins(self) -> None:
        """A lever is about to move."""

    @abstractmethod
    def _gesture_ends(self) -> None:
        """The lever is released."""


def _moved(before: Variant, after: Variant) -> list[str]:
    """Return the levers that stand elsewhere, or rest elsewhere since a shock is another."""
    if before.shocks != after.shocks:
        were, are = before.levers, after.levers
        return [name for name in are if were[name] != are[name] or after.moves(name, before)]
    names = {**before.settings, **after.settings}
    return [name for name in names if before.settings.get(name) != after.settings.get(name)]
