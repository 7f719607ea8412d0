"""The session file that the desk belongs to: opened, saved, and whether it holds everything."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.errors import BoiloverError
from simulator.language import tr
from simulator.scenario.model import Scenario
from ui.session.autosave import digest, workspace_of
from ui.session.carried import Carried
from ui.session.commands import Command
from ui.session.keeper import Keeper
from ui.session.library import Library
from ui.session.problems import Problem
from ui.session.session_file import (
    SUFFIX,
    bad_session,
    free_place,
    read_session,
    write_session,
)
from ui.session.signals import Signal
from ui.session.storage import Unreadable
from ui.session.workspace import Workspace, live_title

if TYPE_CHECKING:
    from ui.session.shelf import Shelf


@dataclass(frozen=True, slots=True)
class OpenSession(Command):
    """Put what a session file holds in the place of everything on the table."""

    opened: Workspace
    name: str

    def label(self, workspace: Workspace) -> str:
        """Say what is opened."""
        return tr("Open {name}", name=self.name)

    def apply(self, workspace: Workspace) -> Workspace:
        """Take the other workspace."""
        return self.opened


class Document:
    """Names the session and saves it; a session that was never saved is only kept by itself."""

    def __init__(
        self,
        session: Shelf,
        keeper: Keeper,
        library: Library,
        known: Callable[[Iterable[str]], tuple[str, ...]],
    ) -> None:
        """*known* returns the indicators that there are now of those that were shown."""
        self.changed: Signal[()] = Signal()  # its name, or whether it holds everything
        self._session, self._keeper, self._library, self._known = session, keeper, library, known
        self._bytes = keeper.seen
        self._told: tuple[str, bool] = ("", False)
        session.history_changed.connect(self._tell)

    @property
    def path(self) -> Path | None:
        """The session file, ``None`` where the session has none."""
        workspace = self._session.workspace
        return Path(workspace.document) if workspace and workspace.document else None

    @property
    def name(self) -> str:
        """The session's name, empty where it has none."""
        return self.path.stem if self.path else ""

    @property
    def is_modified(self) -> bool:
        """Whether there is a session file that does not hold everything."""
        workspace = self._session.workspace
        if workspace is None or not workspace.document:
            return False
        return not self._keeper.is_saved(workspace)

    @property
    def suggested(self) -> Path:
        """Where a session without a file may be saved: beside the last export, or at home."""
        folder = Path(self._session.preferences.export_folder or Path.home())
        workspace = self._session.workspace
        named = live_title(workspace.live) if workspace else ""
        title = "".join(c for c in named if c.isalnum() or c in " -_")
        return self.path or folder / f"{title.strip() or 'session'}{SUFFIX}"

    def open(self, path: Path) -> bool:
        """Open a session file; on faults ``problem`` tells, and all stays as it was."""
        path = path.resolve()
        if not self._take(path, lambda: read_session(path), document=str(path)):
            return False
        self._bytes[path] = _hash(path)
        self._session.recent.add(str(path))
        return True

    def open_within(self, path: Path, read: Callable[[], Mapping[str, Any]]) -> bool:
        """Open what another file holds, as *read* returns it; a session of its own has no name.

        What it shows rests on the very texts that it holds, whatever stands here now.
        """
        return self._take(path.resolve(), read)

    def _take(self, path: Path, read: Callable[[], Mapping[str, Any]], document: str = "") -> bool:
        session = self._session
        notes: list[str] = []
        try:
            content = read()
            texts, folder = content.get("scenarios"), self._keeper.carried
            carried = Carried(texts, path, folder, exact=not document)
            workspace = self._workspace(path, content, carried, notes)
        except BoiloverError as error:
            session.report(Problem.of(tr("{name} could not be opened", name=path.name), error))
            return False
        workspace = replace(workspace, document=document)
        session.dismiss_problem()
        self._set_by()
        if document:
            self._keeper.note_saved(workspace)
        self._keeper.views.take(content.get("views"))
        session.put_session(OpenSession(workspace, path.stem))
        session.views_changed.emit()
        if notes:
            title = tr("{name} is open, but not all of it as it was saved", name=path.name)
            session.report(Problem(title, "\n".join(notes)))
        return True

    def save(self) -> bool:
        """Write the session into its file; ``problem`` tells where that fails.

        A file that somebody else has changed meanwhile is replaced only when asked again.
        """
        path = self.path
        if path is None:
            return False
        if path.exists() and self._bytes.get(path, _hash(path)) != _hash(path):
            self._bytes[path] = _hash(path)
            advice = tr(
                "Another window or program has changed the file since it was opened here. Save the "
                "session under another name, or save once more to replace the file."
            )
            self._session.report(Problem(tr("{name} was not saved", name=path.name), advice))
            return False
        return self._write(path)

    def save_as(self, path: Path, *, overwrite: bool = False) -> bool:
        """Write the session into another file, which is its own from then on."""
        path = path if path.suffix == SUFFIX else path.with_name(f"{path.name}{SUFFIX}")
        path = path.resolve()
        if path.exists() and not overwrite:
            advice = tr("A file of that name stands there already. Choose another name.")
            self._session.report(Problem(tr("{name} was not saved", name=path.name), advice))
            return False
        return self._write(path)

    def _write(self, path: Path) -> bool:
        session = self._session
        if session.workspace is None:
            return False
        try:
            write_session(path, session.workspace, self._keeper.views.content())
        except BoiloverError as error:
            session.report(Problem.of(tr("{name} was not saved", name=path.name), error))
            return False
        session.dismiss_problem()
        self._bytes[path] = _hash(path)
        self._keeper.note_saved(replace(session.workspace, document=str(path)))
        session.belong_to(str(path))
        session.recent.add(str(path))
        self._tell()
        return True

    def _set_by(self) -> None:
        """Keep what is on the table as a session of its own, where it was worked on and not saved.

        Undo brings it back only as long as the window is open.
        """
        workspace, folder = self._session.workspace, self._keeper.earlier
        if workspace is None or folder is None or self._keeper.is_saved(workspace):
            return
        untouched = replace(workspace, live=workspace.baseline, pins=())
        if digest(untouched) == digest(workspace):
            return
        path = free_place(folder, self.name or self.suggested.stem)
        try:
            write_session(path, workspace, self._keeper.views.content())
        except BoiloverError as error:
            self._session.report(Problem.of(tr("What was open is not kept"), error))
            return
        self._session.recent.add(str(path))

    def _workspace(
        self, path: Path, content: Mapping[str, Any], carried: Carried, notes: list[str]
    ) -> Workspace:
        """Return what a session holds, on its scenarios as they are found here."""
        titles = self._library.titles()
        home = cache(lambda source: carried.found(source, titles, notes, self._library.load))

        @cache
        def load(source: str) -> Scenario:
            scenario = self._library.load(home(source))
            if carried.is_changed(source, scenario):
                changed = tr(
                    "{title} has changed since the session was saved", title=scenario.title
                )
                notes.append(changed)
            return scenario

        try:
            workspace = workspace_of(content, load, notes)
        except Unreadable as error:
            raise bad_session(path, tr("is damaged: {reason}", reason=error)) from error
        if workspace is None:
            raise bad_session(path, "; ".join(notes))
        pins = tuple(replace(pin, source=home(pin.source)) for pin in workspace.pins)
        return replace(
            workspace,
            source=home(workspace.source),
            pins=pins,
            shown=self._known(workspace.shown),
        )

    def _tell(self) -> None:
        now = (str(self.path or ""), self.is_modified)
        if now != self._told:
            self._told = now
            self.changed.emit()


def _hash(path: Path) -> str:
    """Return a text that changes with what a file holds, empty where it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
