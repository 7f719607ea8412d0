"""Undo in plain Python: do first, then push; the moves of one gesture are one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ui.session.commands import Command
from ui.session.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Step:
    """A command that was done, with the workspace on both sides of it."""

    command: Command
    label: str
    before: Workspace
    after: Workspace

    def merged_with(self, later: Step) -> Step | None:
        """Return both steps as one where *later* goes on with the same gesture, else ``None``."""
        if self.command.gesture is None or self.command.gesture != later.command.gesture:
            return None
        return Step(later.command, later.label, self.before, later.after)


class UndoStack:
    """The steps done and undone since the session was opened; the oldest beyond *limit* go."""

    def __init__(self, limit: int = 500) -> None:
        self._limit = limit
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._sealed = True

    @property
    def undo_label(self) -> str:
        """What undo would take back, for a menu; empty where there is nothing."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """What redo would do again, for a menu; empty where there is nothing."""
        return self._undone[-1].label if self._undone else ""

    def do(self, command: Command, workspace: Workspace) -> Workspace:
        """Do *command* and remember it; a command that changes nothing leaves no step."""
        after = command.apply(workspace)
        if after == workspace:
            return workspace
        step = Step(command, command.label(workspace), workspace, after)
        merged = None if self._sealed or not self._done else self._done[-1].merged_with(step)
        if merged is None:
            self._done.append(step)
            del self._done[: -self._limit]
        else:
            self._done[-1] = merged
        self._sealed = False
        self._undone.clear()
        return after

    def seal(self) -> None:
        """End the gesture: what comes next is a step of its own. One that led nowhere goes."""
        self._sealed = True
        if self._done and self._done[-1].before == self._done[-1].after:
            self._done.pop()

    def undo(self, workspace: Workspace) -> Workspace:
        """Return the workspace before the last step, or *workspace* where there is none."""
        self.seal()
        if not self._done:
            return workspace
        self._undone.append(self._done.pop())
        return self._undone[-1].before

    def redo(self, workspace: Workspace) -> Workspace:
        """Return the workspace after the step undone last, or *workspace* where there is none."""
        self.seal()
        if not self._undone:
            return workspace
        self._done.append(self._undone.pop())
        return self._done[-1].after

    def rewrite(self, change: Callable[[Workspace], Workspace]) -> None:
        """Change the workspaces on both sides of every step."""
        for steps in (self._done, self._undone):
            steps[:] = [
                replace(step, before=change(step.before), after=change(step.after))
                for step in steps
            ]

    def last(self, *kinds: type[Command]) -> Step | None:
        """Return the last step done by one of these commands, to be shown to an audience."""
        return next((s for s in reversed(self._done) if isinstance(s.command, kinds)), None)

    def clear(self) -> None:
        """Forget every step."""
        self._done.clear()
        self._undone.clear()
        self._sealed = True
