"""From a file to nodes: bytes are read with care, and what could do harm in YAML is refused.

Only the events of ruamel.yaml's parser are used. Nothing is ever constructed from a tag, no alias
is ever followed, and what type a scalar has is decided here, by the core schema of YAML 1.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamStartEvent,
)
from ruamel.yaml.reader import ReaderError

from simulator.language import current, tr
from simulator.scenario.document import BROKEN, Content, Node, Place, Scalar
from simulator.scenario.document import Path as KeyPath
from simulator.scenario.findings import Findings

LARGEST_FILE: Final = 1_000_000  # bytes
DEEPEST: Final = 16  # levels of nesting; a scenario needs five
_REMEMBERED: Final = 12  # texts read lately

_WORDS: Final[dict[str, Scalar]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_WHOLE: Final = re.compile(r"[-+]?[0-9]{1,18}")
_DECIMAL: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_ENDLESS: Final = re.compile(r"([-+]?)\.(inf|Inf|INF)")
_NOT_A_NUMBER: Final = re.compile(r"\.(nan|NaN|NAN)")


class _TooDeepError(Exception):
    """The document nests deeper than any honest file does."""


def read_document(path: Path, findings: Findings) -> Node | None:
    """Return the document in a file, or ``None`` where its faults leave nothing to look at."""
    text = read_text(path, findings)
    if text is None:
        return None
    node, faults = _composed(text, str(path), current())
    findings.add_all(faults)
    return node


@lru_cache(maxsize=_REMEMBERED)
def _composed(text: str, file: str, _language: str) -> tuple[Node | None, Findings]:
    """Keep what was read lately: scenarios share the files they extend, and nodes never change.

    What is wrong with them is told in the language it was read in.
    """
    faults = Findings()
    return compose(text, file, faults), faults


def read_text(path: Path, findings: Findings) -> str | None:
    """Return a file's text; a missing, huge or undecodable file is a fault."""
    file = str(path)
    try:
        if not path.is_file():
            findings.add_file(file, _instead_of_a_file(path))
            return None
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        findings.add_file(file, tr("cannot be read: {reason}", reason=reason))
        return None
    if len(data) > LARGEST_FILE:
        findings.add_file(file, tr("is larger than {most:g} MB", most=LARGEST_FILE / 1e6))
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        findings.add(Place(file, line, column), (), tr("is not UTF-8 text"))
        return None
    findings.note_text(path, text)
    return text


def _instead_of_a_file(path: Path) -> str:
    """Say what is there; a link that leads nowhere is for the system to tell."""
    if path.is_dir():
        return tr("is a folder, not a file")
    if path.exists():
        return tr("is a device or a pipe, not a file")
    if path.is_symlink():
        path.stat()
    return tr("no such file")


def compose(text: str, file: str, findings: Findings) -> Node | None:
    """Return the nodes of a YAML text; a text that cannot be parsed is one fault."""
    try:
        return _Composer(YAML(typ="safe", pure=True).parse(text), file, findings).document()
    except _TooDeepError:
        return None
    except ReaderError as error:
        before = text[: error.position]
        place = Place(file, before.count("\n") + 1, error.position - before.rfind("\n"))
        findings.add(place, (), tr("holds a character that YAML does not allow"))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 0, 0)
        findings.add(place, (), _not_yaml(error.problem or error.context or ""))
    except YAMLError as error:
        findings.add_file(file, _not_yaml(str(error)))
    return None


def _not_yaml(problem: str) -> str:
    reason = " ".join(problem.split()) or tr("cannot be parsed")
    return tr("is not YAML: {reason}", reason=reason)


def scalar(text: str) -> Scalar:
    """Return what an unquoted scalar means; a date stays text."""
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    if endless := _ENDLESS.fullmatch(text):
        return float(f"{endless[1]}inf")
    return float("nan") if _NOT_A_NUMBER.fullmatch(text) else text


class _Composer:
    """Builds nodes from parser events and notes what may not be in a scenario file."""

    def __init__(self, events: Iterator[Any], file: str, findings: Findings) -> None:
        self._events = events
        self._file = file
        self._findings = findings

    def document(self) -> Node | None:
        """Return the one document of the stream."""
        root: Node | None = None
        for event in self._events:
            if not isinstance(event, DocumentStartEvent):
                if isinstance(event, StreamStartEvent):
                    continue
                break
            if event.version or event.tags:
                self._note(event, (), tr("YAML directives (%YAML, %TAG) are not allowed"))
            if root is not None:
                self._note(event, (), tr("holds a second document; one file is one document"))
                return root
            root = self._node(next(self._events), ())
            next(self._events)
        if root is None:
            self._findings.add_file(self._file, tr("is empty"))
        return root

    def _node(self, event: Any, path: KeyPath) -> Node:
        if len(path) > DEEPEST:
            message = tr("is nested more than {most} levels deep", most=DEEPEST)
            self._note(event, path[:3], message)
            raise _TooDeepError
        allowed = self._allowed(event, path)
        content: Content = BROKEN
        end = event
        if isinstance(event, ScalarEvent):
            content = scalar(event.value) if event.style is None else str(event.value)
        elif isinstance(event, MappingStartEvent):
            content, end = self._map(path)
        elif isinstance(event, SequenceStartEvent):
            content, end = self._list(path)
        span = (event.start_mark.index, end.end_mark.index)
        return Node(self._place(event), span, content if allowed else BROKEN)

    def _map(self, path: KeyPath) -> tuple[Content, Any]:
        entries: dict[str, Node] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            if not isinstance(event, ScalarEvent):
                self._note(event, path, tr("a key must be a plain word"))
                self._node(event, (*path, "?"))
                self._node(next(self._events), (*path, "?"))
                continue
            name = str(event.value)
            below = (*path, name)
            self._allowed(event, below)
            if name in entries:
                self._note(event, below, tr("is given twice"))
            node = self._node(next(self._events), below)
            place = self._place(event)
            entries.setdefault(name, Node(node.place, node.span, node.content, place))
        return entries, event

    def _list(self, path: KeyPath) -> tuple[Content, Any]:
        items: list[Node] = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return BROKEN if any(item.is_broken for item in items) else tuple(items), event

    def _allowed(self, event: Any, path: KeyPath) -> bool:
        if isinstance(event, AliasEvent):
            message = tr("YAML aliases (*name) are not allowed; write the value out")
            self._note(event, path, message)
        elif event.anchor is not None:
            message = tr("YAML anchors (&name) are not allowed; write the value out")
            self._note(event, path, message)
        elif event.tag is not None:
            message = tr("YAML tags are not allowed ({tag}); write a plain value", tag=event.tag)
            self._note(event, path, message)
        else:
            return True
        return False

    def _place(self, event: Any) -> Place:
        return Place(self._file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _note(self, event: Any, path: KeyPath, message: str) -> None:
        self._findings.add(self._place(event), path, message)
