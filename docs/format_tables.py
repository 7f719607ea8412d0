"""Makes the tables of ``docs/scenario-format.md`` anew from what the program declares.

``python docs/format_tables.py`` rewrites what stands between a line ``<!-- table: NAME -->`` and
the next ``<!-- end -->``; all else in the file is written by hand and stays.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from simulator.cases import equations, triggers
from simulator.cases.rule import load_rule
from simulator.cases.scenario import scenario_of
from simulator.engine.catalogue import OUTCOMES, kinds
from simulator.records.case import Record
from simulator.scenario.declare import ChoiceDeclaration, NumberDeclaration, PlaceDeclaration
from simulator.world.columns import COLUMNS

PAGE = Path(__file__).with_name("scenario-format.md")
_MARKED = re.compile(r"^<!-- table: (\w+) -->\n.*?^<!-- end -->$", re.MULTILINE | re.DOTALL)


def renewed(text: str) -> str:
    """Return the page with every table made anew."""
    return _MARKED.sub(lambda found: _marked(found[1]), text)


def _marked(name: str) -> str:
    return "\n".join([f"<!-- table: {name} -->", *TABLES[name](), "<!-- end -->"])


def _table(*head: str, rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"| {' | '.join('---' for _ in head)} |"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _bounds(low: float, high: float) -> str:
    return f"{low:,.10g} to {high:,.10g}"


def _columns() -> Iterator[str]:
    rows = (
        (f"`{name}`", c.unit, _bounds(c.low, c.high), "yes" if c.needed else "else 0", c.help)
        for name, c in COLUMNS.items()
    )
    return _table("column", "unit", "widest bounds", "needed", "meaning", rows=rows)


def _shocks() -> Iterator[str]:
    return _table("kind", "key", "unit", "widest bounds", "meaning", rows=_shock_rows())


def _shock_rows() -> Iterator[tuple[str, ...]]:
    for kind, declared in kinds().shocks.items():
        for index, (name, item) in enumerate(declared.items()):
            first = f"`{kind}`" if index == 0 else ""
            match item:
                case NumberDeclaration():
                    bounds = _bounds(item.low, item.high)
                    yield first, f"`{name}`", item.unit, bounds, item.help
                case ChoiceDeclaration():
                    yield first, f"`{name}`", "a word", _one_of(item.options), item.help
                case PlaceDeclaration():
                    words = _one_of(("a region’s id", *item.words))
                    yield first, f"`{name}`", "a word", words, item.help


def _one_of(options: tuple[str, ...]) -> str:
    return " or ".join(options) or "any"


def _levers() -> Iterator[str]:
    rows = (
        (f"`{lever.name}`", lever.label, lever.unit, _bounds(lever.low, lever.high), lever.help)
        for lever in scenario_of(Record("any")).levers.values()
    )
    return _table("lever", "label", "unit", "bounds", "meaning", rows=rows)


def _outcomes() -> Iterator[str]:
    rows = ((f"`{name}`", outcome.help) for name, outcome in OUTCOMES.items())
    return _table("outcome class", "meaning", rows=rows)


def _worded(prefix: str, what: str) -> Iterator[str]:
    rule = load_rule()
    names = [name for name in rule.coefficients if name.startswith(prefix)]
    rows = (
        (name.removeprefix(prefix), f"{rule[name]:g}", ", ".join(rule.words.get(name, ())))
        for name in names
    )
    return _table(what, "value", "words", rows=rows)


def _kinds() -> Iterator[str]:
    rule = load_rule()
    rows = (
        (kind, _size(kind), f"{rule[f'ready_{kind}']:g}", ", ".join(rule.words.get(name, ())))
        for name in rule.coefficients
        if (kind := name.removeprefix("ready_")) != name
    )
    return _table("kind", "size", "ready", "words", rows=rows)


def _size(kind: str) -> str:
    rule = load_rule()
    return f"{rule[f'trigger_{kind}']:g}" if f"trigger_{kind}" in rule.coefficients else "its own"


def _docstring(module: object) -> Iterator[str]:
    """Yield the table of a module's docstring, as it stands there."""
    lines = inspect.cleandoc(getattr(module, "__doc__", "")).splitlines()
    rules = [number for number, line in enumerate(lines) if line.startswith("====")]
    yield "```text"
    yield from (line.replace("``", "") for line in lines[rules[0] + 1 : rules[-1]])
    yield "```"


TABLES: Mapping[str, Callable[[], Iterator[str]]] = {
    "columns": _columns,
    "shocks": _shocks,
    "levers": _levers,
    "outcomes": _outcomes,
    "regimes": lambda: _worded("openness_", "regime"),
    "dual": lambda: iter([f"*{', '.join(load_rule().words['gap_dual'])}*"]),
    "kinds": _kinds,
    "equations": lambda: _docstring(equations),
    "triggers": lambda: _docstring(triggers),
}


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
