"""What outlives the session: lasting choices at once, the workspace a moment after each change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

from simulator.language import tr
from ui.session.autosave import AutosaveFile, Kept, Load, digest
from ui.session.claims import Claim
from ui.session.files import SessionFiles
from ui.session.preferences import Preferences
from ui.session.problems import Problem
from ui.session.views import Views, ViewState
from ui.session.workspace import Workspace

QUIET: Final = 0.25  # seconds without a change after which the workspace is written
LATEST: Final = 1.0  # seconds after the first unwritten change when it is written in any case


class Keeper:
    """Reads and writes the user's files; what cannot be read or written is told, once.

    A kill loses what was changed in the last ``LATEST`` seconds: writing takes about a
    millisecond and is done between two frames.
    """

    def __init__(
        self,
        files: SessionFiles | None,
        clock: Callable[[], float],
        report: Callable[[Problem], None],
    ) -> None:
        """Without *files* nothing is read or written."""
        self._files, self._clock, self._report = files, clock, report
        self._autosave: AutosaveFile | None = None
        self._claim: Claim | None = None
        self._workspace: Workspace | None = None
        self._first: float | None = None  # when the oldest change was made that is not written
        self._last = 0.0
        self._saved: dict[str, str] = {}  # what session files hold: digests by path
        self._soon: dict[str, Any] = {}  # choices that are not written yet
        self._told: set[str] = set()
        self._note = ""
        self.seen: dict[Path, str] = {}  # hashes of session files as read or written
        self.views = Views()
        self.preferences = Preferences()
        if files:
            self.preferences, self._note = files.preferences.load()

    def report_to(self, report: Callable[[Problem], None]) -> None:
        """Tell *report* from now on: another session goes on with what is kept."""
        self._report = report

    # --- the workspace ---------------------------------------------------------------------

    def restore(self, load: Load) -> Workspace | None:
        """Return the workspace of last time, if there is one; tell what of it was lost."""
        if self._note:
            self._report(Problem(tr("Some preferences were not used"), self._note))
        autosave = self._claimed()
        if autosave is None:
            return None
        kept, note = autosave.restore(cache(load))  # each scenario is read once
        if note:
            self._report(Problem(tr("Not everything of last time came back"), note))
        if kept is None:
            return None
        self.views.take(kept.views)
        if kept.workspace.document:
            self._saved[kept.workspace.document] = kept.saved
        return kept.workspace

    def workspace_put(self, workspace: Workspace) -> None:
        """Remember to write *workspace* once it is quiet."""
        self._workspace = workspace
        self._changed()

    def keep_view(self, name: str, state: ViewState) -> None:
        """Remember how the page *name* stands."""
        if self.views.keep(name, state):
            self._changed()

    def tick(self) -> None:
        """Write the workspace if it has been quiet for long enough, or unwritten for too long."""
        now = self._clock()
        if self._first is not None and (now - self._last >= QUIET or now - self._first >= LATEST):
            self.save()

    def save(self) -> None:
        """Write now what has changed since it was written."""
        chosen, self._soon = self._soon, {}
        if chosen:
            self._write_choices(chosen)
        workspace, unwritten = self._workspace, self._first is not None
        autosave = self._claimed() if workspace and unwritten else None
        self._first = None
        if workspace and autosave:
            saved = self._saved.get(workspace.document, "")
            kept = Kept(workspace, self.views.content(), saved)
            self._try(tr("The session is not kept"), lambda: autosave.save(kept))

    def close(self) -> None:
        """Write what is unwritten and let another window have the file."""
        self.save()
        if self._claim:
            self._claim.release()
        self._autosave, self._claim = None, None

    # --- session files ---------------------------------------------------------------------

    def note_saved(self, workspace: Workspace) -> None:
        """Remember that the session file of *workspace* holds all of it."""
        self._saved[workspace.document] = digest(workspace)
        self._changed()

    def is_saved(self, workspace: Workspace) -> bool:
        """Whether the session file of *workspace* holds all of it."""
        return self._saved.get(workspace.document) == digest(workspace)

    # --- lasting choices -------------------------------------------------------------------

    def choose(self, preferences: Preferences) -> None:
        """Take other preferences and write them."""
        changed = preferences.changes(self.preferences)
        self.preferences = preferences
        self._write_choices(changed)

    def choose_soon(self, preferences: Preferences) -> None:
        """Take other preferences and write them with the workspace: they change many times."""
        self._soon.update(preferences.changes(self.preferences))
        self.preferences = preferences
        self._changed()

    @property
    def recent(self) -> tuple[str, ...]:
        """What was opened lately, in any window."""
        return (self._files.preferences.load()[0] if self._files else self.preferences).recent

    def keep_recent(self, sources: tuple[str, ...]) -> None:
        """Write what was opened lately."""
        self.preferences = replace(self.preferences, recent=sources)
        self._write_choices({"recent": sources})

    @property
    def carried(self) -> Path | None:
        """Where scenario files go that came in a session, ``None`` where nothing is kept."""
        return self._files.carried if self._files else None

    @property
    def earlier(self) -> Path | None:
        """Where a session goes whose place another takes, ``None`` where nothing is kept."""
        return self._files.earlier if self._files else None

    # --- how it hangs together -------------------------------------------------------------

    def _changed(self) -> None:
        self._last = self._clock()
        if self._first is None:
            self._first = self._last

    def _claimed(self) -> AutosaveFile | None:
        """Return the file of this window, claimed when it is first needed."""
        if self._autosave is None and self._files:
            self._autosave, self._claim = self._files.claim()
            self._autosave.file.clear_remains()
            self._files.preferences.file.clear_remains()
        return self._autosave

    def _write_choices(self, changed: Mapping[str, Any]) -> None:
        files = self._files
        if files:
            write = partial(files.preferences.change, changed)
            self._try(tr("Preferences are not kept"), write)

    def _try(self, title: str, write: Callable[[], None]) -> None:
        try:
            write()
        except OSError as error:
            if title not in self._told:
                self._told.add(title)
                self._report(Problem(title, str(error)))
        else:
            self._told.discard(title)
