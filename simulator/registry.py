"""Kinds are found by listing a folder: one public module, one entry, no list to extend."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

T = TypeVar("T")


def load_entries(package: str, attribute: str, kind: type[T]) -> Mapping[str, T]:
    """Return ``{module name: its *attribute*}`` for every public module of *package*.

    Raises ``TypeError`` naming the module whose entry is not a *kind*.
    """
    root = importlib.import_module(package)
    entries: dict[str, T] = {}
    for name in sorted(m.name for m in pkgutil.iter_modules(root.__path__) if m.name[0] != "_"):
        entry = getattr(importlib.import_module(f"{package}.{name}"), attribute)
        if not isinstance(entry, kind):
            raise TypeError(f"{package}.{name}.{attribute} is not a {kind.__name__}")
        entries[name] = entry
    return MappingProxyType(entries)
