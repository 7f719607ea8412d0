"""Edits of a scenario's text: only the numbers that changed are touched, every other byte stays.

The text is not dumped anew, since even a careful dumper moves blanks and quotes of lines that
nobody changed. The parser tells where a value stands, and just that stretch is replaced.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from simulator.errors import Fault, ScenarioError
from simulator.scenario.document import Node, plain
from simulator.scenario.findings import Findings
from simulator.scenario.provenance import JUDGEMENT
from simulator.scenario.reading import compose


@dataclass(frozen=True, slots=True, order=True)
class _Edit:
    """Text to put in place of ``text[start:end]``."""

    start: int
    end: int
    new: str


def text_with_settings(text: str, settings: Mapping[str, float], file: str = "") -> str:
    """Return a scenario's text with levers at other positions; comments and layout are kept.

    A position that had a source of its own no longer rests on it, so that it becomes judgement.
    Raises ``ScenarioError`` where the text cannot be parsed or is laid out too unusually.
    """
    root = _composed(text, file)
    section = root.entries.get("settings")
    current = section.entries if section is not None else {}
    edits = [
        edit
        for name, value in settings.items()
        if name in current
        for edit in _moves(text, current[name], value)
    ]
    added = {name: value for name, value in settings.items() if name not in current}
    if added:
        edits.append(_addition(text, section, added))
    edited = _applied(text, edits)
    if not _holds(edited, root, settings, file):
        place = (section or root).place
        message = "is laid out in a way that cannot be edited safely; change it by hand"
        raise ScenarioError([Fault(file, place.line, place.column, "settings", message)])
    return edited


def number_text(value: float) -> str:
    """Return the shortest text that reads back as exactly *value*."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(float(value))


def _composed(text: str, file: str) -> Node:
    findings = Findings()
    root = compose(text, file, findings)
    if root is None or len(findings):
        raise ScenarioError(findings.faults)
    return root


def _moves(text: str, entry: Node, value: float) -> Iterator[_Edit]:
    """Yield the edits that put one existing setting at *value*."""
    number = entry.entries.get("value", entry)
    if number.content == value and not isinstance(number.content, bool):
        return
    yield _Edit(*number.span, number_text(float(value)))
    source = entry.entries.get("source")
    if source is not None and source.content != JUDGEMENT:
        is_block = isinstance(source.content, tuple) and not _is_flow(text, source)
        word = f"- {JUDGEMENT}" if is_block else JUDGEMENT
        yield _Edit(source.span[0], _last_end(text, source), word)


def _addition(text: str, section: Node | None, added: Mapping[str, float]) -> _Edit:
    """Return the edit that adds settings at the end of their section, or a section at the end."""
    newline = "\r\n" if "\r\n" in text else "\n"
    items = [f"{name}: {number_text(float(value))}" for name, value in added.items()]
    if section is None:
        lines = ["settings:", *(f"  {item}" for item in items)]
        start = "" if text.endswith("\n") or not text else newline
        return _Edit(len(text), len(text), start + "".join(line + newline for line in lines))
    if not section.entries or _is_flow(text, section):
        end = max((node.span[1] for node in section.entries.values()), default=0)
        between = ", ".join(items)
        if end:
            return _Edit(end, end, f", {between}")
        return _Edit(section.span[0] + 1, section.span[0] + 1, between)
    indent = " " * (min(n.key.column for n in section.entries.values() if n.key) - 1)
    end = text.find("\n", _last_end(text, section))
    if end < 0:
        return _Edit(len(text), len(text), "".join(f"{newline}{indent}{item}" for item in items))
    return _Edit(end + 1, end + 1, "".join(f"{indent}{item}{newline}" for item in items))


def _is_flow(text: str, node: Node) -> bool:
    return text[node.span[0] : node.span[0] + 1] in ("{", "[")


def _last_end(text: str, node: Node) -> int:
    """Return where the last value below a node ends (a block's own end lies at the next key)."""
    below = node.content if isinstance(node.content, tuple) else tuple(node.entries.values())
    if not below or _is_flow(text, node):
        return node.span[1]
    return _last_end(text, below[-1])


def _applied(text: str, edits: list[_Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def _holds(edited: str, before: Node, settings: Mapping[str, float], file: str) -> bool:
    """Return whether an edited text says what was meant, and nothing else changed."""
    findings = Findings()
    after = compose(edited, file, findings)
    if after is None or len(findings):
        return False
    now, then = plain(after), plain(before)
    if not isinstance(now, dict) or not isinstance(then, dict):
        return False
    positions = now.pop("settings", {})
    earlier = then.pop("settings", {})
    if not isinstance(positions, dict) or now != then:
        return False
    expected = {**dict.fromkeys(earlier), **dict.fromkeys(settings)}
    return list(positions) == list(expected) and all(
        _position(positions[name])
        == (settings[name] if name in settings else _position(earlier[name]))
        for name in expected
    )


def _position(entry: object) -> object:
    return entry.get("value") if isinstance(entry, dict) else entry
