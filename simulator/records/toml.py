"""A TOML file as nodes that know their line, so that its faults are told as those of YAML are.

``tomllib`` says what a file holds but not where it stands. The lines of keys and tables are found
by reading the text a second time; what stands inside a value takes the line of its key.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Final

from simulator.scenario.document import Content, Node, Place
from simulator.scenario.document import Path as KeyPath
from simulator.scenario.findings import Findings
from simulator.scenario.reading import DEEPEST, read_text

_WHERE: Final = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_TABLE: Final = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY: Final = re.compile(r"(\s*)([A-Za-z0-9_.\"' -]+?)(\s*=\s*)")
_QUOTES: Final = ('"""', "'''")
_MOST_DIGITS: Final = 18  # of a whole number; as many as YAML may have here


def read_toml(path: Path, findings: Findings) -> Node | None:
    """Return the document of a TOML file, or ``None`` where its faults leave nothing to look at."""
    text = read_text(path, findings)
    return None if text is None else parse(text, str(path), findings)


def parse(text: str, file: str, findings: Findings) -> Node | None:
    """Return the nodes of a TOML text; a text that cannot be parsed is one fault."""
    try:
        content = tomllib.loads(text)
    except RecursionError:
        findings.add_file(file, "is nested too deep")
        return None
    except ValueError as error:
        if not isinstance(error, tomllib.TOMLDecodeError):  # Python's own limit on digits
            findings.add_file(file, "is not TOML: holds a number with too many digits")
            return None
        message = str(error)
        found = _WHERE.search(message)
        end = (text.count("\n") + 1, len(text) - text.rfind("\n"))
        where = (int(found[1]), int(found[2])) if found and found[1] else end
        problem = _WHERE.sub("", message)
        findings.add(Place(file, *where), (), f"is not TOML: {problem[:1].lower()}{problem[1:]}")
        return None
    places = _places(text, file)
    try:
        return _node(content, (), places, Place(file, 1, 1))
    except _TooDeepError:
        findings.add_file(file, f"is nested more than {DEEPEST} levels deep")
        return None


class _TooDeepError(Exception):
    """The document nests deeper than any honest file does."""


def _node(value: object, path: KeyPath, places: Mapping[KeyPath, Place], above: Place) -> Node:
    if len(path) > DEEPEST:
        raise _TooDeepError
    place = places.get(path, above)
    content: Content
    match value:
        case dict():
            content = {key: _node(v, (*path, key), places, place) for key, v in value.items()}
        case list():
            content = tuple(_node(v, (*path, i), places, place) for i, v in enumerate(value))
        case datetime():
            content = value.date().isoformat()
        case date() | time():
            content = value.isoformat()
        case int() if abs(value) >= 10**_MOST_DIGITS:
            content = float("inf")  # which no number here may be
        case bool() | int() | float() | str():
            content = value
        case _:
            content = None
    return Node(place, (0, 0), content, place)


def _places(text: str, file: str) -> dict[KeyPath, Place]:
    """Return where each key and table of a text that is TOML begins."""
    places: dict[KeyPath, Place] = {}
    counts: dict[KeyPath, int] = {}
    table: KeyPath = ()
    closing = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if closing:
            closing = "" if closing in line else closing
            continue
        if found := _TABLE.match(line):
            table = _table(found[2], counts, is_item=found[1] == "[[")
            places.setdefault(table, Place(file, number, line.index("[") + 1))
        elif found := _KEY.match(line):
            path = (*table, *_steps(found[2]))
            places.setdefault(path, Place(file, number, len(found[1]) + 1))
            closing = _left_open(line[found.end() :])
    return places


def _table(name: str, counts: dict[KeyPath, int], *, is_item: bool) -> KeyPath:
    """Return the path of a table's header; a list of tables is entered at its last item."""
    path: KeyPath = ()
    steps = _steps(name)
    for index, step in enumerate(steps):
        path = (*path, step)
        if is_item and index == len(steps) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _steps(name: str) -> KeyPath:
    return tuple(step.strip().strip("\"'") for step in name.split("."))


def _left_open(value: str) -> str:
    """Return the quotes of a text that goes on in the next line, or nothing."""
    for quotes in _QUOTES:
        if value.startswith(quotes) and quotes not in value[len(quotes) :]:
            return quotes
    return ""
