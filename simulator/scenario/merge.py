"""``extends``: a file laid over the one it extends, and that over its own, down to the base."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from simulator.errors import UnknownName
from simulator.language import tr
from simulator.scenario.document import BROKEN, Broken, Node
from simulator.scenario.document import Path as KeyPath
from simulator.scenario.findings import Findings
from simulator.scenario.library import scenario_beside
from simulator.scenario.reading import compose, read_document
from simulator.scenario.schema import ScenarioFile
from simulator.scenario.validate import require, validate

LONGEST_CHAIN: Final = 12

#: What a file says of itself and does not hand down.
_ITS_OWN: Final = frozenset(("format", "title", "summary", "notes", "extends", "abstract"))


@dataclass(frozen=True, slots=True)
class Chain:
    """A file with all that it extends: the files from child to base, and the whole they make.

    ``is_complete`` is false for a base that leaves things open, and where a file could not be read.
    """

    files: tuple[str, ...]
    whole: Node
    is_abstract: bool
    is_complete: bool

    def depth(self, node: Node | None) -> int:
        """Return how many ``extends`` below the file itself a node was written; 0 is the file."""
        return self.files.index(node.place.file) if node is not None else len(self.files)


def read_chain(path: Path, findings: Findings, text: str | None = None) -> Chain | None:
    """Read a scenario and everything it extends; ``None`` where the file itself is unreadable.

    With *text* the file is not read: the text stands for what it would hold.
    """
    layers: list[Node] = []
    files: list[Path] = []
    following: Path | Broken | None = path
    while isinstance(following, Path):
        layer = _read_layer(following, findings, None if layers else text)
        if layer is None:
            following = BROKEN
            break
        layers.append(layer)
        files.append(following)
        following = _extended(layer, files, findings)
    if not layers:
        return None
    whole = layers[-1]
    for layer in reversed(layers[:-1]):
        whole = merge(layer, whole)
    is_abstract = "abstract" in layers[0].entries and layers[0].entries["abstract"].content is True
    is_complete = following is None and not is_abstract
    return Chain(tuple(str(file) for file in files), whole, is_abstract, is_complete)


def merge(child: Node, parent: Node, path: KeyPath = ()) -> Node:
    """Return *child* laid over *parent*: maps join, anything else replaces."""
    if parent.is_broken and isinstance(child.content, Mapping):
        return replace(child, content=BROKEN)
    if not isinstance(child.content, Mapping) or not isinstance(parent.content, Mapping):
        return child
    if _replaces(child, parent, path):
        return child
    inherited = {name: n for name, n in parent.content.items() if _is_inherited(name, child, path)}
    merged = {
        name: merge(node, inherited[name], (*path, name)) if name in inherited else node
        for name, node in child.content.items()
    }
    return replace(child, content={**inherited, **merged})


def _replaces(child: Node, parent: Node, path: KeyPath) -> bool:
    """Return whether a map stands for itself: a setting, or a shock that became another kind."""
    if path[:1] == ("settings",) and len(path) == 2:
        return True
    kinds = [node.entries["kind"].content for node in (child, parent) if "kind" in node.entries]
    return path[:1] == ("shocks",) and len(path) == 2 and len(kinds) == 2 and kinds[0] != kinds[1]


def _is_inherited(name: str, child: Node, path: KeyPath) -> bool:
    if not path:
        return name not in _ITS_OWN
    return not (name == "note" and "value" in child.entries)


def _read_layer(path: Path, findings: Findings, text: str | None) -> Node | None:
    node = read_document(path, findings) if text is None else compose(text, str(path), findings)
    if node is None:
        return None
    node, _ = validate(ScenarioFile, node, findings)
    require(node, ("format", "title"), findings)
    return None if node.is_broken else node


def _extended(node: Node, files: Sequence[Path], findings: Findings) -> Path | Broken | None:
    """Return the file that the last of *files* extends, ``None`` if none, or that it is broken."""
    entry = node.entries.get("extends")
    if entry is None or entry.content is None or entry.is_broken:
        return BROKEN if entry is not None and entry.is_broken else None
    try:
        parent = scenario_beside(str(entry.content), files[-1].parent)
    except UnknownName as unknown:
        findings.add(entry.place, ("extends",), str(unknown))
        return BROKEN
    if parent.resolve() in [file.resolve() for file in files]:
        names = " → ".join([*(file.stem for file in files), parent.stem])
        findings.add(entry.place, ("extends",), tr("goes round in a circle: {names}", names=names))
        return BROKEN
    if len(files) == LONGEST_CHAIN:
        message = tr("is a chain of more than {most} files", most=LONGEST_CHAIN)
        findings.add(entry.place, ("extends",), message)
        return BROKEN
    return parent
