"""From a record to a scenario, by the one rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from simulator.cases.facts import facts_of
from simulator.cases.rule import Rule, load_rule
from simulator.cases.text import case_text
from simulator.engine.catalogue import kinds
from simulator.scenario.file import load_text
from simulator.scenario.model import Scenario

if TYPE_CHECKING:
    from simulator.records.case import Record


def scenario_text(record: Record, rule: Rule | None = None) -> str:
    """Return the scenario file of a case; *rule* is ``None`` for the one that ships."""
    rule = rule or load_rule()
    return case_text(facts_of(record, rule), rule, kinds().shocks)


def scenario_of(record: Record, rule: Rule | None = None) -> Scenario:
    """Return the scenario of a case as its file would load, with its levers where the rule says."""
    return load_text(scenario_text(record, rule), _name(record.id), kinds())


def _name(record: str) -> str:
    """Return the name of a file that a record could be written to."""
    return re.sub(r"[^a-z0-9_-]+", "-", record.lower()).strip("-")[:64] or "case"
