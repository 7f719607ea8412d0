"""Libraries that are not part of the default set: imported when needed, or said how to get."""

from __future__ import annotations

import importlib
from typing import Any

from simulator.errors import ExportError
from simulator.language import tr


class MissingExtra(ExportError):
    """A format needs a library that is not installed; the remedy says how to get it."""


def needed(module: str, extra: str, title: str) -> Any:
    """Return a library; raises ``MissingExtra`` with the command that installs what is missing."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        missing = error.name or module
        remedy = tr("install it with: {command}", command=f'pip install "boilover[{extra}]"')
        reason = tr("{library} is not installed", library=missing)
        raise MissingExtra(title, reason, remedy) from error
