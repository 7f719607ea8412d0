"""The trigger of a case: what strikes on the day the record names, where, and how hard.

Which kinds a trigger has follows from its type (the words of ``ready_...`` in the rule).

===================================  ========================================================
national, of a political kind        lever ``political_trigger`` at the largest trigger_...
                                     plus trigger_open (o - closed_below)+, at most 1: the more
                                     people may expect, the more a wrong weighs
local, of a political kind           shock ``local_grievance`` in the struck region, of that size
                                     plus trigger_local
of the kind *price*                  shock ``price_rise``, factor 1 + rise / 100
of the kind *ethnic*                 shock ``communal_clash`` in the struck region
of the kind *repression*, in a       shock ``armed`` in the struck region, armed_closed
regime with no legal channel left    (1 - o / closed_below) persons: where nothing else is left
                                     some take up arms (Goodwin 2001); the form is judgement
===================================  ========================================================

Where a record names no struck region, what has to strike somewhere strikes the capital.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from simulator.cases.facts import Facts
from simulator.cases.rule import Rule
from simulator.cases.terrain import where

_MECHANICAL: Final = frozenset(("price", "ethnic"))  # kinds that act by a mechanism of their own


@dataclass(frozen=True, slots=True)
class Strike:
    """A shock: ``name`` in the file, its kind, the region it names (empty for none), its numbers.

    ``source`` says where the numbers come from, and ``why`` which part of the rule asks for it.
    """

    name: str
    kind: str
    region: str
    numbers: Mapping[str, float]
    source: str
    why: str


def political_size(f: Facts, r: Rule) -> float:
    """Return the size of the political grievance, 0 where the trigger is of no such kind."""
    kinds = [kind for kind in f.kinds if kind not in _MECHANICAL]
    if not kinds:
        return 0.0
    size = max(r[f"trigger_{kind}"] for kind in kinds)
    size += r["trigger_open"] * max(0.0, f.openness - r["closed_below"])
    return min(1.0, size + r["trigger_local"] * bool(f.struck))


def national_size(f: Facts, r: Rule) -> float:
    """Return where the lever ``political_trigger`` stands."""
    return 0.0 if f.struck else political_size(f, r)


def strikes(f: Facts, r: Rule) -> Iterator[Strike]:
    """Yield the shocks of a case."""
    at = {"at": r["trigger_hour"]}
    if "price" in f.kinds:
        factor = 1.0 + f.price_rise / 100.0
        yield Strike("price", "price_rise", "", {**at, "factor": factor}, "CASE_RECORD", "its rise")
    if f.struck and (size := political_size(f, r)):
        numbers = {**at, "size": size}
        yield Strike("grievance", "local_grievance", where(f), numbers, "judgement", "trigger_...")
    if "ethnic" in f.kinds:
        numbers = {**at, "persons": r["clash_persons"]}
        yield Strike("clash", "communal_clash", where(f), numbers, "judgement", "clash_persons")
    if "repression" in f.kinds and f.closed:
        persons = r["armed_closed"] * (1.0 - f.openness / r["closed_below"])
        numbers = {**at, "persons": persons}
        yield Strike("armed", "armed", where(f), numbers, "judgement", "armed_closed")
