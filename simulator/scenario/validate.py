"""From nodes to typed models: what pydantic finds wrong becomes faults that have a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from simulator.errors import did_you_mean
from simulator.scenario.document import Node, Path, plain
from simulator.scenario.findings import Findings
from simulator.scenario.schema import KEYS, Entry

M = TypeVar("M", bound=Entry)

_EXPECTED: Final[Mapping[str, str]] = {
    "float_type": "a number",
    "int_type": "a whole number",
    "finite_number": "a finite number",
    "string_type": "a word or text (put it in quotes if it looks like a number)",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "a map of names",
    "multiple_of": "a whole number",
}
_LIMITS: Final[Mapping[str, tuple[str, str]]] = {
    "greater_than_equal": ("at least", "ge"),
    "greater_than": ("more than", "gt"),
    "less_than_equal": ("at most", "le"),
    "less_than": ("less than", "lt"),
}
_FORBIDDEN_IN_NAMES: Final = re.compile(r"[/\\]|\.\.|^\.|\.ya?ml$|^~")


def validate(model: type[M], node: Node, findings: Findings) -> tuple[Node, M | None]:
    """Return *node* with what is at fault marked as broken, and the rest of it as a *model*.

    The model is ``None`` where nothing of it can be used.
    """
    while not node.is_broken:
        try:
            return node, model.model_validate(plain(node))
        except ValidationError as error:
            tree = node
            for problem in error.errors(include_url=False):
                path = _report(model, tree, problem, findings)
                node = node.breaking(path)
    return node, None


def require(node: Node, names: Iterable[str], findings: Findings) -> None:
    """Note each of *names* that a map does not hold."""
    for name in names:
        if not node.is_broken and name not in node.entries:
            findings.add(node.key or node.place, (name,), "is missing")


def _report(model: type[Entry], tree: Node, problem: Mapping[str, Any], findings: Findings) -> Path:
    """Note one problem; return the path of the node that can no longer be used."""
    location: Path = problem["loc"]
    is_missing = problem["type"] == "missing" and isinstance(location[-1], str)
    path, node = tree.known_part(location[:-1] if is_missing else location)
    if is_missing:
        whole = (*path, location[-1])
        if not tree.breaks(whole):
            findings.add(node.key or node.place, whole, "is missing")
        return path
    about_key = problem["type"] == "extra_forbidden" or location[-1:] == ("[key]",)
    place = node.key if about_key and node.key else node.place
    findings.add(place, path, _message(model, path, problem))
    return path


def _message(model: type[Entry], path: Path, problem: Mapping[str, Any]) -> str:
    kind, given = problem["type"], problem["input"]
    if kind == "extra_forbidden":
        return f"unknown key{did_you_mean(str(path[-1]), _known_keys(model, path[:-1]))}"
    if "bounds" in path and kind in ("missing", "too_long", "too_short", "tuple_type", "list_type"):
        return "must be two numbers, [low, high]"
    if kind in _EXPECTED:
        return f"must be {_EXPECTED[kind]}, not {_described(given)}"
    if kind in _LIMITS:
        words, limit = _LIMITS[kind]
        return f"must be {words} {problem['ctx'][limit]:g}, not {_described(given)}"
    if kind == "model_type":
        return f"must be a map of {_some_keys(model, path)}, not {_described(given)}"
    if kind == "literal_error":
        return _wrong_word(problem["ctx"]["expected"], given)
    if kind == "string_pattern_mismatch":
        return _wrong_name(str(path[-1]) if path else "", given, problem["ctx"]["pattern"])
    if kind == "string_too_long":
        return f"must not be longer than {problem['ctx']['max_length']} characters"
    if kind in ("string_too_short", "too_short"):
        return "must not be empty"
    text = str(problem["msg"])
    return text[0].lower() + text[1:]


def _wrong_word(expected: str, given: object) -> str:
    options = re.findall(r"'([^']*)'", expected)
    hint = did_you_mean(given, options) if isinstance(given, str) else ""
    return f"must be {expected.replace(chr(39), '')}, not {_described(given)}{hint}"


def _wrong_name(key: str, given: object, pattern: str) -> str:
    if key != "outlines" and _FORBIDDEN_IN_NAMES.search(str(given)):
        return f"must be a name, not a path: {_described(given)}"
    if "geojson" in pattern:
        return f"must be the name of a .geojson file in the same folder, not {_described(given)}"
    letters = "a-z, 0-9, _ and -" if "A-Z" not in pattern else "letters, digits, _ and -"
    return f"must be made of {letters}, not {_described(given)}"


def _described(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case str():
            return repr(value if len(value) <= 40 else f"{value[:40]}…")
        case dict():
            return "a map"
        case list() | tuple():
            return "a list"
    return str(value)[:40]


def _known_keys(model: type[Entry], path: Path) -> tuple[str, ...]:
    for places, entry in KEYS.get(model, {}).items():
        if len(places) == len(path) and all(
            expected in ("*", step) for expected, step in zip(places, path, strict=True)
        ):
            return tuple(entry.model_fields)
    return tuple(model.model_fields) if not path else ()


def _some_keys(model: type[Entry], path: Path) -> str:
    return ", ".join(_known_keys(model, path)[:4]) or "keys"
