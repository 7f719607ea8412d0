"""From nodes to typed models: what pydantic finds wrong becomes faults that have a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from simulator.errors import did_you_mean
from simulator.language import mark, tr
from simulator.scenario.document import Node, Path, plain
from simulator.scenario.findings import Findings
from simulator.scenario.schema import KEYS, Entry

M = TypeVar("M", bound=Entry)

_EXPECTED: Final[Mapping[str, str]] = {
    "float_type": mark("a number"),
    "int_type": mark("a whole number"),
    "finite_number": mark("a finite number"),
    "string_type": mark("a word or text (put it in quotes if it looks like a number)"),
    "bool_type": mark("true or false"),
    "list_type": mark("a list"),
    "dict_type": mark("a map of names"),
    "multiple_of": mark("a whole number"),
}
_LIMITS: Final[Mapping[str, tuple[str, str]]] = {
    "greater_than_equal": (mark("at least {limit:g}"), "ge"),
    "greater_than": (mark("more than {limit:g}"), "gt"),
    "less_than_equal": (mark("at most {limit:g}"), "le"),
    "less_than": (mark("less than {limit:g}"), "lt"),
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
            findings.add(node.key or node.place, (name,), tr("is missing"))


def _report(model: type[Entry], tree: Node, problem: Mapping[str, Any], findings: Findings) -> Path:
    """Note one problem; return the path of the node that can no longer be used."""
    location: Path = problem["loc"]
    is_missing = problem["type"] == "missing" and isinstance(location[-1], str)
    path, node = tree.known_part(location[:-1] if is_missing else location)
    if is_missing:
        whole = (*path, location[-1])
        if not tree.breaks(whole):
            findings.add(node.key or node.place, whole, tr("is missing"))
        return path
    about_key = problem["type"] == "extra_forbidden" or location[-1:] == ("[key]",)
    place = node.key if about_key and node.key else node.place
    findings.add(place, path, _message(model, path, problem))
    return path


def _message(model: type[Entry], path: Path, problem: Mapping[str, Any]) -> str:
    kind, given = problem["type"], problem["input"]
    if kind == "extra_forbidden":
        hint = did_you_mean(str(path[-1]), _known_keys(model, path[:-1]))
        return tr("unknown key{hint}", hint=hint)
    if "bounds" in path and kind in ("missing", "too_long", "too_short", "tuple_type", "list_type"):
        return tr("must be two numbers, [low, high]")
    if kind in _EXPECTED:
        return _must_be(tr(_EXPECTED[kind]), given)
    if kind in _LIMITS:
        words, limit = _LIMITS[kind]
        return _must_be(tr(words, limit=problem["ctx"][limit]), given)
    if kind == "model_type":
        return _must_be(tr("a map of {keys}", keys=_some_keys(model, path)), given)
    if kind == "literal_error":
        return _wrong_word(problem["ctx"]["expected"], given)
    if kind == "string_pattern_mismatch":
        return _wrong_name(str(path[-1]) if path else "", given, problem["ctx"]["pattern"])
    if kind == "string_too_long":
        most = problem["ctx"]["max_length"]
        return tr("must not be longer than {most} characters", most=most)
    if kind == "calendar_date":
        return tr("must be a date such as 2022-01-05")
    if kind in ("string_too_short", "too_short"):
        return tr("must not be empty")
    text = str(problem["msg"])
    return text[0].lower() + text[1:]


def _must_be(wanted: str, given: object, hint: str = "") -> str:
    described = _described(given)
    return tr("must be {wanted}, not {given}{hint}", wanted=wanted, given=described, hint=hint)


def _wrong_word(expected: str, given: object) -> str:
    options = re.findall(r"'([^']*)'", expected) or [expected]
    hint = did_you_mean(given, options) if isinstance(given, str) else ""
    *most, last = options
    wanted = tr("{most} or {last}", most=", ".join(most), last=last) if most else last
    return _must_be(wanted, given, hint)


def _wrong_name(key: str, given: object, pattern: str) -> str:
    if key != "outlines" and _FORBIDDEN_IN_NAMES.search(str(given)):
        return tr("must be a name, not a path: {given}", given=_described(given))
    if "geojson" in pattern:
        return _must_be(tr("the name of a .geojson file in the same folder"), given)
    if "A-Z" in pattern:
        return _must_be(tr("made of letters, digits, _ and -"), given)
    return _must_be(tr("made of a-z, 0-9, _ and -"), given)


def _described(value: object) -> str:
    match value:
        case None:
            return tr("nothing")
        case bool():
            return "true" if value else "false"
        case str():
            return repr(value if len(value) <= 40 else f"{value[:40]}…")
        case dict():
            return tr("a map")
        case list() | tuple():
            return tr("a list")
    return str(value)[:40]


def _known_keys(model: type[Entry], path: Path) -> tuple[str, ...]:
    for places, entry in KEYS.get(model, {}).items():
        if len(places) == len(path) and all(
            expected in ("*", step) for expected, step in zip(places, path, strict=True)
        ):
            return tuple(entry.model_fields)
    return tuple(model.model_fields) if not path else ()


def _some_keys(model: type[Entry], path: Path) -> str:
    return ", ".join(_known_keys(model, path)[:4]) or tr("keys")
