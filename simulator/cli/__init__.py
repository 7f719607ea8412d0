"""The command line: one file a command under ``commands``."""

from __future__ import annotations

from simulator.cli.entry import main

__all__ = ["main"]
