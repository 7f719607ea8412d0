"""A file opened at a line, in an editor of the user's."""

from __future__ import annotations

import os
from collections.abc import Callable

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from simulator.scenario.document import Place
from ui.session.editors import editor_command

Opener = Callable[[Place], bool]


def open_place(place: Place) -> bool:
    """Open a file at a line in an editor, else with whatever the system has for it."""
    wanted = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    command = editor_command(place, wanted)
    if command and QProcess.startDetached(command[0], command[1:])[0]:
        return True
    return QDesktopServices.openUrl(QUrl.fromLocalFile(place.file))
