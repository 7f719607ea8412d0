"""Opening the window, or saying why it cannot be and what to do instead."""

from __future__ import annotations

import importlib
import os
import sys

from simulator.ensemble.launch import start_server
from simulator.errors import BoiloverError

_INSTEAD = "boilover run january-2022 --out briefing plays without a window"


class NoWindow(BoiloverError):
    """The window cannot be opened here."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)

    def __str__(self) -> str:
        return f"no window can be opened: {self.args[0]}. {_INSTEAD}"


def open_window() -> int:
    """Open the window and return its exit code; raises ``NoWindow``.

    The window is loaded by name, for it stands above the command line and is not always there.
    Workers get ready meanwhile.
    """
    if _has_no_display():
        raise NoWindow("there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)")
    start_server()
    try:
        window = importlib.import_module("ui.app")
        code: int = window.main()
    except ImportError as error:
        raise NoWindow(f"{error}. Install what is missing, 'make run' does it") from error
    return code


def _has_no_display() -> bool:
    told = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform == "linux" and not any(os.environ.get(name) for name in told)
