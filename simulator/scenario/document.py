"""A YAML document as plain nodes, each of which knows the place in the file it came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from types import MappingProxyType
from typing import Final, TypeAlias


class Broken(Enum):
    """Stands for a value that has a fault already, so that it causes no second one."""

    BROKEN = "broken"


BROKEN: Final = Broken.BROKEN

Scalar: TypeAlias = bool | int | float | str | None
Content: TypeAlias = "Scalar | Broken | Mapping[str, Node] | tuple[Node, ...]"
Path: TypeAlias = tuple[str | int, ...]
_NOTHING: Final[Mapping[str, Node]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands; line and column count from 1."""

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a document; ``span`` holds the indexes of its text in the file.

    ``key`` is the place of the key it stands under, ``None`` for the root and for list items.
    """

    place: Place
    span: tuple[int, int]
    content: Content
    key: Place | None = None

    @property
    def entries(self) -> Mapping[str, Node]:
        """The node's map, empty where the node is something else."""
        return self.content if isinstance(self.content, Mapping) else _NOTHING

    @property
    def is_broken(self) -> bool:
        """Whether a fault of this very node has been reported."""
        return self.content is BROKEN

    def child(self, step: str | int) -> Node | None:
        """Return what stands under a key or at a position of a list, if anything does."""
        if isinstance(step, str):
            return self.entries.get(step)
        items = self.content if isinstance(self.content, tuple) else ()
        return items[step] if step < len(items) else None

    def known_part(self, path: Path) -> tuple[Path, Node]:
        """Follow *path* as far as nodes exist; steps that name no node are passed over."""
        followed: Path = ()
        node = self
        for step in path:
            below = node.child(step)
            if below is not None:
                followed, node = (*followed, step), below
        return followed, node

    def at(self, path: Path) -> Node | None:
        """Return the node at *path*, if there is one."""
        node: Node | None = self
        for step in path:
            node = node.child(step) if node is not None else None
        return node

    def breaks(self, path: Path) -> bool:
        """Return whether a node on the way to *path*, or at its end, is broken."""
        return any(
            node is not None and node.is_broken
            for node in (self.at(path[:length]) for length in range(len(path) + 1))
        )

    def breaking(self, path: Path) -> Node:
        """Return the same tree with the node at *path* marked as broken, a list as a whole."""
        if not path:
            return replace(self, content=BROKEN)
        step, rest = path[0], path[1:]
        if isinstance(self.content, Mapping) and isinstance(step, str):
            below = self.content[step].breaking(rest)
            return replace(self, content={**self.content, step: below})
        return replace(self, content=BROKEN)


def plain(node: Node) -> object:
    """Return the bare values below *node*; broken entries of a map are left out."""
    if isinstance(node.content, Mapping):
        below = {name: plain(entry) for name, entry in node.content.items()}
        return {name: value for name, value in below.items() if value is not BROKEN}
    if isinstance(node.content, tuple):
        return [plain(item) for item in node.content]
    return node.content


def dotted(path: Sequence[str | int]) -> str:
    """Return a path as users read it: ``actors.movement.intensity``."""
    return ".".join(str(step) for step in path)
