"""Libraries that are not part of the default set: imported when needed, or said how to get."""

from __future__ import annotations

import importlib
from typing import Any

from simulator.errors import ExportError


def needed(module: str, extra: str, title: str) -> Any:
    """Return a library; raises ``ExportError`` with the command that installs what is missing."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        missing = error.name or module
        remedy = f'install it with: pip install "boilover[{extra}]"'
        raise ExportError(title, f"{missing} is not installed", remedy) from error
