"""Which types of event can happen, read off the code that lets them happen.

Actors and shocks emit events by name: ``world.emit("riot", ...)``, ``w.watch("riot", ...)``. No
list stands beside the code that could fall behind it; the calls themselves are looked up. A name
put together (``f"moscow_{level}"``) may have its gaps filled with any word of its file, so that
this errs on the side of names that never come up.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import product

from simulator.engine.catalogue import MILESTONES

_FOLDERS = ("actors", "shocks")
_EMITTING = ("emit", "watch")
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def can_happen(event: str) -> bool:
    """Say whether some actor or shock emits events of a type."""
    return event in _event_types()


@cache
def _event_types() -> frozenset[str]:
    found = {milestone.event for milestone in MILESTONES.values()}
    for folder in _FOLDERS:
        for file in resources.files("simulator").joinpath(folder).iterdir():
            if file.name.endswith(".py"):
                found.update(_emitted(ast.parse(file.read_text(encoding="utf-8"))))
    return frozenset(found)


def _emitted(module: ast.Module) -> Iterator[str]:
    words = {
        str(node.value)
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str | int)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and _emits(node.func) and node.args:
            yield from filter(_NAME.fullmatch, _names(node.args[0], sorted(words)))


def _emits(function: ast.expr) -> bool:
    return isinstance(function, ast.Attribute) and function.attr in _EMITTING


def _names(argument: ast.expr, words: list[str]) -> Iterator[str]:
    """Yield the names that an argument can be; a variable can be any word of its file."""
    if isinstance(argument, ast.Constant):
        yield str(argument.value)
    elif isinstance(argument, ast.JoinedStr):
        parts = [
            [str(part.value)] if isinstance(part, ast.Constant) else words
            for part in argument.values
        ]
        yield from ("".join(filled) for filled in product(*parts))
    elif isinstance(argument, ast.IfExp):
        yield from _names(argument.body, words)
        yield from _names(argument.orelse, words)
    else:
        yield from words
