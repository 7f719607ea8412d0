"""Which types of event can happen, read off the code that lets them happen.

Actors, shocks and what they share emit events by name: ``world.emit("riot", ...)``,
``w.watch("riot", ...)``. No list stands beside the code that could fall behind it; the calls
themselves are looked up. A name put together (``f"moscow_{level}"``) may have its gaps filled with
any word or digit of the model's code, so that this errs on the side of names that never come up.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from simulator.engine.catalogue import MILESTONES

_FOLDERS = ("actors", "shocks", "world")
_EMITTING = ("emit", "watch")
_NAME = re.compile(r"[a-z][a-z0-9_]*[a-z0-9]")


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """Names as they stand, patterns with gaps, and the words that may fill a gap."""

    names: frozenset[str]
    patterns: frozenset[str]
    words: frozenset[str]

    def has(self, event: str) -> bool:
        return event in self.names or any(
            all(gap.isdigit() or gap in self.words for gap in match.groups())
            for match in (re.fullmatch(pattern, event) for pattern in self.patterns)
            if match
        )


def can_happen(event: str) -> bool:
    """Say whether anything in the model emits events of a type."""
    return _vocabulary().has(event)


@cache
def _vocabulary() -> _Vocabulary:
    names = {milestone.event for milestone in MILESTONES.values()}
    patterns: set[str] = set()
    words: set[str] = set()
    for folder in _FOLDERS:
        for file in resources.files("simulator").joinpath(folder).iterdir():
            if file.name.endswith(".py"):
                module = ast.parse(file.read_text(encoding="utf-8"))
                words.update(_plain(ast.walk(module)))
                emitted = list(_emitted(module))
                names.update(_plain(emitted))
                patterns.update(_put_together(emitted))
    return _Vocabulary(frozenset(names), frozenset(patterns), frozenset(words))


def _emitted(module: ast.Module) -> Iterator[ast.AST]:
    """Yield what stands for the event in each call; for a variable, all that its file spells."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and _emits(node.func) and node.args:
            event = node.args[0]
            is_spelt = isinstance(event, ast.Constant | ast.JoinedStr)
            yield from (event,) if is_spelt else ast.walk(module)


def _emits(function: ast.expr) -> bool:
    return isinstance(function, ast.Attribute) and function.attr in _EMITTING


def _plain(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and _NAME.fullmatch(str(node.value)):
            yield str(node.value)


def _put_together(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.JoinedStr):
            yield "".join(
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else "([a-z0-9_]+)"
                for part in node.values
            )
