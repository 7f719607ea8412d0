"""A case as the text of a scenario file: plain, diffable, each number with where it comes from."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from simulator.cases import equations
from simulator.cases.bounds import BASE, held, held_number
from simulator.cases.facts import Facts
from simulator.cases.rule import Rule
from simulator.cases.terrain import CAPITAL, ORIGIN, Place, terrain
from simulator.cases.triggers import Strike, national_size, strikes
from simulator.scenario.declare import Declaration, NumberDeclaration
from simulator.scenario.edit import number_text
from simulator.world.columns import COLUMNS

HEADLINE: Final = ("leader_falls", "repression")
_LONGEST_TITLE: Final = 200
_WIDTH: Final = 112
_DIGITS: Final = 4  # significant ones; a rule of thumb has no more

_HEAD: Final = """\
# Made by `boilover case` from the record {record}. Do not edit it: extend it.
#
# Only what was known before the event went in: structure and trigger. The rule is the same for
# every case: its numbers stand in scenarios/rules/case.yaml, its equations in simulator/cases/.
"""

Shocks = Mapping[str, Mapping[str, Declaration]]

_EXPECTED: Final = '{peak: "+", deaths: "+", intervention: "?", loss: "+"}'
_LEVERS: Final = {
    "price_shock": (
        "Price shock",
        "shocks.price.factor",
        "New price over the old one; 1 is no shock.",
    ),
    "local_grievance": (
        "Local grievance",
        "shocks.grievance.size",
        "How hard the trigger strikes where it struck.",
    ),
}


def case_text(f: Facts, r: Rule, shocks: Shocks) -> str:
    """Return the YAML of a case; *shocks* is what each kind of shock declares."""
    struck = tuple(strikes(f, r))
    sections = (
        _head(f, r),
        _country(f, r),
        _actors(f, r),
        _shocks(struck, shocks),
        _levers(struck),
        _settings(f, r),
    )
    blocks = ("\n".join(lines) for lines in sections)
    return "\n\n".join(block for block in blocks if block) + "\n"


def _head(f: Facts, r: Rule) -> Iterator[str]:
    yield from _HEAD.format(record=f.id).splitlines()
    yield "format: 1"
    yield f"title: {quoted(f.title)}"
    yield from _folded("summary", f.trigger or "The record tells no trigger.")
    yield f"extends: {BASE}"
    yield f"start: {f.start.isoformat()}"
    yield f"horizon: {{value: {_number(r['horizon'])}, source: judgement}}"
    yield f"headline: [{', '.join(HEADLINE)}]"
    yield from _folded("notes", _notes(f))


def _notes(f: Facts) -> str:
    channel = "no legal channel is left" if f.closed else "a legal channel is left"
    words = ", ".join(f.openness_words) or "no word the rule knows"
    traits = [word for word, holds in (("dual power", f.dual), ("interim", f.interim)) if holds]
    parts = [
        f"The record says: regime {f.regime or 'not given'}; trigger of kind {', '.join(f.kinds)}.",
        f"Openness {_number(f.openness)} ({words}), so {channel}"
        f"{'; ' if traits else ''}{', '.join(traits)}.",
        f"Years in office {_number(f.years)}; income {_number(f.income)} USD a head; Gini "
        f"{_number(f.gini)}; rents {_number(f.rents)} % of GDP; minority {_number(f.minority)} %; "
        f"{'a' if f.member else 'no'} member of the alliance; "
        f"{'a' if f.base else 'no'} base of the patron.",
        f"Not in the record, hence assumed: {', '.join(f.assumed)}." if f.assumed else "",
        "Beyond the rule: nothing.",
    ]
    return " ".join(part for part in parts if part)


def _country(f: Facts, r: Rule) -> Iterator[str]:
    yield "# Made up: as many regions and people as the record tells; all else is as in every case."
    yield "country:"
    yield f"  title: {quoted(f'{f.country} (schematic)')}"
    yield f"  landing: {CAPITAL}"
    yield "  columns:"
    for name, (source, why) in ORIGIN.items():
        column = COLUMNS[name]
        bounds = f"[{_plain(column.low)}, {_plain(column.high)}]"
        yield (
            f"    {name}: {{unit: {quoted(column.unit)}, bounds: {bounds}, source: {source}, "
            f"confidence: low, note: {quoted(f'rule: {why}')}}}"
        )
    yield "  regions:"
    for place in terrain(f, r):
        yield from _region(place)


def _region(place: Place) -> Iterator[str]:
    yield f"    {place.id}:"
    items = [f"name: {quoted(place.name)}"]
    for name, value in place.values.items():
        column = COLUMNS[name]
        items.append(f"{name}: {_number(min(column.high, max(column.low, value)))}")
    yield from _flowing(items, " " * 6)


def _actors(f: Facts, r: Rule) -> Iterator[str]:
    ready = held_number("actors.movement.ready", equations.readiness(f, r))
    output = held_number("actors.information.daily_output", equations.daily_output(f))
    yield "actors:"
    yield "  movement:"
    yield f"    ready: {_moved(ready, 'judgement', 'the largest ready_... of its kinds')}"
    yield "  information:"
    yield f"    daily_output: {_moved(output, 'CASE_RECORD', 'income times people, a day')}"


def _moved(value: float, source: str, rule: str) -> str:
    note = quoted(f"rule: {rule}")
    return f"{{value: {_number(value)}, source: {source}, confidence: low, note: {note}}}"


def _shocks(struck: tuple[Strike, ...], kinds: Shocks) -> Iterator[str]:
    if struck:
        yield "shocks:"
    for strike in struck:
        yield f"  {strike.name}: # rule: {strike.why}"
        yield f"    kind: {strike.kind}"
        for name, declared in kinds[strike.kind].items():
            if isinstance(declared, NumberDeclaration):
                source = "judgement" if name == "at" else strike.source
                yield f"    {name}: {_entry(strike.numbers[name], declared, source)}"
            else:
                yield f"    {name}: {strike.region}"


def _entry(value: float, declared: NumberDeclaration, source: str) -> str:
    value = min(declared.high, max(declared.low, value))
    bounds = f"[{_plain(declared.low)}, {_plain(declared.high)}]"
    return (
        f"{{value: {_number(value)}, unit: {quoted(declared.unit)}, bounds: {bounds}, "
        f"source: {source}, confidence: low}}"
    )


def _levers(struck: tuple[Strike, ...]) -> Iterator[str]:
    targets = {f"shocks.{s.name}.{name}" for s in struck for name in s.numbers}
    wanted = {name: lever for name, lever in _LEVERS.items() if lever[1] in targets}
    if wanted:
        yield "levers:"
    for name, (label, target, meaning) in wanted.items():
        yield f"  {name}:"
        yield f"    label: {label}"
        yield "    kind: set"
        yield f"    target: {target}"
        yield "    role: assumption"
        yield "    group: Shock and government"
        yield f"    help: {quoted(meaning)}"
        yield f"    expects: {_EXPECTED}"


def _settings(f: Facts, r: Rule) -> Iterator[str]:
    levers = {
        **equations.society(f, r),
        "political_trigger": national_size(f, r),
        **equations.state(f, r),
        **equations.patron(f, r),
    }
    yield "# Rule: each by the equation of its name."
    yield "settings:"
    for name, value in held(levers).items():
        yield f"  {name}: {{value: {_number(value)}, source: judgement}}"


def quoted(text: str) -> str:
    """Return a title or name as a YAML scalar in double quotes, cut where it is endless."""
    return json.dumps(text[:_LONGEST_TITLE], ensure_ascii=False)


def _folded(key: str, text: str) -> Iterator[str]:
    """Yield a text over as many lines as it needs; the loader makes one line of them again."""
    yield f"{key}: >-"
    yield from textwrap.wrap(
        text,
        width=_WIDTH,
        initial_indent="  ",
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _flowing(items: Sequence[str], indent: str) -> Iterator[str]:
    """Yield a map in braces over as many lines as it needs, broken only between its items."""
    line = f"{indent}{{{items[0]}"
    for item in items[1:]:
        if len(line) + len(item) > _WIDTH:
            yield f"{line},"
            line = f"{indent} {item}"
        else:
            line = f"{line}, {item}"
    yield f"{line}}}"


def _number(value: float) -> str:
    return _plain(float(f"{value:.{_DIGITS}g}"))


def _plain(value: float) -> str:
    return number_text(float(value))
