"""What outlives the session: lasting choices at once, the workspace a moment after each change."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from ui.session.autosave import Load
from ui.session.files import SessionFiles
from ui.session.preferences import Preferences
from ui.session.problems import Problem
from ui.session.workspace import Workspace

QUIET = 1.0  # seconds without a change after which the workspace is written


class Keeper:
    """Reads and writes the user's files; what cannot be read or written is told, once."""

    def __init__(
        self,
        files: SessionFiles | None,
        clock: Callable[[], float],
        report: Callable[[Problem], None],
    ) -> None:
        """Without *files* nothing is read or written."""
        self._files, self._clock, self._report = files, clock, report
        self._unsaved: Workspace | None = None
        self._since = 0.0
        self._told: set[str] = set()
        self._note = ""
        self.preferences = Preferences()
        if files:
            self.preferences, self._note = files.preferences.load()

    def restore(self, load: Load) -> Workspace | None:
        """Return the workspace of last time, if there is one; tell what of it was lost."""
        if self._note:
            self._report(Problem("Some preferences were not used", self._note))
        if self._files is None:
            return None
        workspace, note = self._files.autosave.restore(cache(load))  # each scenario is read once
        if note:
            self._report(Problem("Not everything of last time came back", note))
        return workspace

    def workspace_put(self, workspace: Workspace) -> None:
        """Remember to write *workspace* once it is quiet."""
        self._unsaved, self._since = workspace, self._clock()

    def tick(self) -> None:
        """Write the workspace if it has been quiet for long enough."""
        if self._unsaved and self._clock() - self._since >= QUIET:
            self.save()

    def save(self) -> None:
        """Write the workspace now if it has changed since it was written."""
        workspace, self._unsaved = self._unsaved, None
        files = self._files
        if workspace and files:
            self._try("The session is not kept", lambda: files.autosave.save(workspace))

    def choose(self, preferences: Preferences) -> None:
        """Take other preferences and write them."""
        self.preferences = preferences
        files = self._files
        if files:
            self._try("Preferences are not kept", lambda: files.preferences.save(preferences))

    def _try(self, title: str, write: Callable[[], None]) -> None:
        try:
            write()
        except OSError as error:
            if title not in self._told:
                self._told.add(title)
                self._report(Problem(title, str(error)))
        else:
            self._told.discard(title)
