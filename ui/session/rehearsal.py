"""Showing another workspace for a while, as a drag does, and then what lay there again.

What is rehearsed is nowhere kept: no undo step, no autosave, nothing refined. Whoever changes
something in earnest ends it first.
"""

from __future__ import annotations

from collections.abc import Callable

from ui.session import commands
from ui.session.desk import Desk
from ui.session.workspace import Workspace


class Rehearsal(Desk):
    """A desk on which things can be tried before an audience."""

    def __init__(self, describe: Callable[[str], str]) -> None:
        super().__init__(describe)
        self._own: Workspace | None = None  # laid aside while another is rehearsed

    @property
    def is_rehearsing(self) -> bool:
        """Whether what is shown is not what lies on the desk."""
        return self._own is not None

    def rehearse(self, workspace: Workspace) -> None:
        """Show *workspace* until ``end_rehearsal``, or until something is done."""
        if self._own is None:
            super()._release()
            self._own, self._dragging = self._open, True
            self._gesture_begins()
        self._put(workspace)

    def end_rehearsal(self) -> None:
        """Show again what lies on the desk."""
        if self._own is not None:
            self._dragging = False
            self._put(self._own)
            self._own = None
            self._gesture_ends()

    # --- whatever is done ends it ----------------------------------------------------------

    def hold(self, command: commands.Command) -> None:
        """Do one move of a gesture on what lies on the desk."""
        self.end_rehearsal()
        super().hold(command)

    def end_gesture(self) -> None:
        """End the gesture, or what is rehearsed."""
        self.end_rehearsal()
        super().end_gesture()

    def _do(self, command: commands.Command) -> None:
        self.end_rehearsal()
        super()._do(command)

    def _release(self) -> None:
        self.end_rehearsal()
        super()._release()
