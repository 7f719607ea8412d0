"""Shows a file in the system's own window of its folder, and opens it; never waits for either."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

_SERVICE = "org.freedesktop.FileManager1"


def show_in_folder(paths: Sequence[Path]) -> None:
    """Show *paths* marked in their folder where the system can, else the folder."""
    if not paths:
        return
    if sys.platform == "win32":
        QProcess.startDetached("explorer", ["/select,", str(paths[0])])
    elif sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(paths[0])])
    elif not _ask_file_manager(paths):
        open_path(paths[0].parent)


def open_path(path: Path) -> None:
    """Open a file or folder with whatever the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _ask_file_manager(paths: Sequence[Path]) -> bool:
    """Ask the desktop's file manager to mark *paths*; say whether there is one to ask."""
    try:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage
    except ImportError:  # a Qt without D-Bus
        return False
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    registered = bus.interface().isServiceRegistered(_SERVICE)
    if not registered.value():
        return False
    call = QDBusMessage.createMethodCall(
        _SERVICE, "/org/freedesktop/FileManager1", _SERVICE, "ShowItems"
    )
    call.setArguments([[QUrl.fromLocalFile(str(path)).toString() for path in paths], ""])
    return bus.send(call)
