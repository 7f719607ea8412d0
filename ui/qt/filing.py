"""What is done with files from the window: open, save, and the question before it closes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from simulator.language import tr
from ui.session.opening import open_files, openers
from ui.session.recent import RecentItem
from ui.session.session import Session
from ui.session.session_file import SUFFIX
from ui.session.workspace import LIVE


class Filing:
    """Asks for names where they are needed and hands on to the session."""

    def __init__(self, session: Session, window: QWidget) -> None:
        """Dialogs open over *window*."""
        self._session, self._window = session, window

    # --- opening ---------------------------------------------------------------------------

    def open_file(self) -> None:
        """Ask for files and open them as if they had been dropped on the window."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window, tr("Open"), str(self._session.document.suggested.parent), _filters()
        )
        if names:
            self.open_paths([Path(name) for name in names])

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open the first of *paths*; others are pinned where they can be."""
        open_files(self._session, paths)

    def open_recent(self, item: RecentItem) -> None:
        """Open what was open lately: a scenario that ships by its name, else a file."""
        if item.folder:
            self.open_paths([Path(item.source)])
        else:
            self._session.open_scenario(item.source)

    def new_variant(self) -> None:
        """Begin a variant from the scenario as its file has it."""
        if self._session.is_open:
            self._session.new_variant()

    # --- saving ----------------------------------------------------------------------------

    def save(self) -> bool:
        """Save the session, under a name that is asked for the first time."""
        document = self._session.document
        return document.save() if document.path else self.save_as()

    def save_as(self) -> bool:
        """Ask for a name and save the session under it."""
        if not self._session.is_open:
            return False
        kinds = tr("Sessions (*{suffix})", suffix=SUFFIX)
        suggested = str(self._session.document.suggested)
        name, _ = QFileDialog.getSaveFileName(
            self._window, tr("Save the session"), suggested, kinds
        )
        # the dialog has asked about the name as it was typed, not about one with a suffix added
        asked = name.endswith(SUFFIX)
        return bool(name) and self._session.document.save_as(Path(name), overwrite=asked)

    def save_scenario(self, letter: str = LIVE) -> bool:
        """Ask for a name and save a variant as a scenario of what differs from its own."""
        if not self._session.is_open:
            return False
        folder = self._session.document.suggested.parent
        title = next(row.title for row in self._session.variants if row.letter == letter)
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            tr("Save as scenario"),
            str(folder / f"{_plain(title)}.yaml"),
            tr("Scenarios (*{suffix})", suffix=".yaml"),
        )
        if not name:
            return False
        path = Path(name) if name.endswith(".yaml") else Path(f"{name}.yaml")
        saved = self._session.save_variant(letter, path, overwrite=str(path) == name)
        if saved:
            self._session.recent.add(str(path.resolve()))
        return saved

    # --- closing ---------------------------------------------------------------------------

    def may_close(self) -> bool:
        """Ask where a session's file lacks what is on the table; nothing else is ever lost."""
        if not self._session.document.is_modified:
            return True
        answer = self.ask_to_save()
        if answer == QMessageBox.StandardButton.Save:
            return self.save()
        return answer == QMessageBox.StandardButton.Discard

    def ask_to_save(self) -> QMessageBox.StandardButton:
        """Ask whether to save before the window closes."""
        kinds = QMessageBox.StandardButton
        name = self._session.document.name
        box = QMessageBox(self._window)
        box.setWindowTitle(tr("Save the session?"))
        box.setText(tr("“{name}” has changes that its file does not hold.", name=name))
        box.setInformativeText(
            tr("If you do not save, the file stays as it is. What is open comes back all the same.")
        )
        box.setStandardButtons(kinds.Save | kinds.Discard | kinds.Cancel)
        for kind, words in (
            (kinds.Save, tr("Save")),
            (kinds.Discard, tr("Close without saving")),
            (kinds.Cancel, tr("Cancel")),
        ):
            box.button(kind).setText(words)
            box.button(kind).setIcon(QIcon())
        box.setDefaultButton(kinds.Save)
        try:
            return kinds(box.exec())
        finally:
            box.deleteLater()


def _filters() -> str:
    """Return the kinds of files as a dialog wants them: all, then each."""
    kinds = [(tr(kind.title), [f"*.{s}" for s in kind.suffixes]) for kind in openers().values()]
    every = " ".join(pattern for _, patterns in kinds for pattern in patterns)
    each = [f"{title} ({' '.join(patterns)})" for title, patterns in kinds]
    return ";;".join([tr("All that can be opened ({patterns})", patterns=every), *each])


def _plain(title: str) -> str:
    """Return a title as a scenario's file may be named: ``moscow-abstains``."""
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-") or "variant"
