"""Opens the window: the entry point for those who start it by a click."""

from __future__ import annotations

import sys


def main() -> int:
    """Open the window on the scenario named first on the command line, else on the last one."""
    from ui.qt.app import Options
    from ui.qt.app import main as open_window

    scenario = sys.argv[1] if len(sys.argv) > 1 else ""
    return open_window(sys.argv[:1], Options(scenario=scenario, tour=True))
