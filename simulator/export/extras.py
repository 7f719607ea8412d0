"""Libraries that are not part of the default set: imported when needed, or said how to get."""

from __future__ import annotations

import importlib
from typing import Any

from simulator.errors import ExportError


class MissingExtra(ExportError):
    """A format needs a library that is not installed; the remedy says how to get it."""


def needed(module: str, extra: str, title: str) -> Any:
    """Return a library; raises ``MissingExtra`` with the command that installs what is missing."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        missing = error.name or module
        remedy = f'install it with: pip install "boilover[{extra}]"'
        raise MissingExtra(title, f"{missing} is not installed", remedy) from error
