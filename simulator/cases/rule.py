"""The rule's coefficients, read from ``scenarios/rules/case.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from simulator.errors import Fault, ScenarioError, UnknownName
from simulator.scenario.document import Node
from simulator.scenario.draft import as_tuple, check_sources, note, span
from simulator.scenario.findings import Findings
from simulator.scenario.library import data_root
from simulator.scenario.model import Confidence, Parameter
from simulator.scenario.provenance import Names, shipped_provenance
from simulator.scenario.reading import read_document
from simulator.scenario.schema import Bounds, Entry, Finite, Line, Name, Sources, Unit
from simulator.scenario.validate import require, validate


class CoefficientFields(Entry):
    """A number of the rule; ``words`` are what a record must say for it to apply."""

    value: Finite
    unit: Unit
    bounds: Bounds
    source: Sources
    confidence: Confidence
    note: str = ""
    words: Names = ()


class RuleFile(Entry):
    """``scenarios/rules/case.yaml``."""

    format: Literal[1]
    title: Line
    entries: dict[Name, CoefficientFields]


@dataclass(frozen=True, slots=True)
class Rule:
    """Every coefficient by name, and the words by which some are called for."""

    coefficients: Mapping[str, Parameter]
    words: Mapping[str, tuple[str, ...]]

    def __getitem__(self, name: str) -> float:
        """Return the value of a coefficient; raises ``UnknownName``."""
        return self.coefficient(name).value

    def coefficient(self, name: str) -> Parameter:
        """Return a coefficient with its unit, bounds and source; raises ``UnknownName``."""
        if name not in self.coefficients:
            raise UnknownName("coefficient of the case rule", name, self.coefficients)
        return self.coefficients[name]

    def worded(self, prefix: str) -> Mapping[str, tuple[str, ...]]:
        """Return the words of every coefficient whose name begins with *prefix*."""
        return {name: words for name, words in self.words.items() if name.startswith(prefix)}

    def with_values(self, values: Mapping[str, float]) -> Rule:
        """Return the rule with other numbers, each held within its bounds."""
        changed = dict(self.coefficients)
        for name, value in values.items():
            known = self.coefficient(name)
            changed[name] = replace(known, value=min(known.high, max(known.low, float(value))))
        return replace(self, coefficients=changed)


@cache
def load_rule(path: Path | None = None) -> Rule:
    """Return the rule that ships, or that of another file; raises ``ScenarioError``."""
    file = path or data_root() / "scenarios" / "rules" / "case.yaml"
    findings = Findings()
    root = read_document(file, findings)
    tree, read = validate(RuleFile, root, findings) if root is not None else (None, None)
    if tree is not None and read is not None:
        require(tree, ("format", "title", "entries"), findings)
        for name, fields in read.entries.items():
            _check(tree, name, fields, findings)
    findings.raise_if_any()
    if read is None:
        raise ScenarioError([Fault(str(file), 0, 0, "", "holds no rule")])
    return Rule(
        {name: _parameter(name, entry) for name, entry in read.entries.items()},
        {name: entry.words for name, entry in read.entries.items() if entry.words},
    )


def _check(tree: Node, name: str, fields: CoefficientFields, findings: Findings) -> None:
    path = ("entries", name)
    check_sources(tree, (*path, "source"), fields.source, shipped_provenance(), findings)
    low, high = fields.bounds
    if low > high:
        message = f"must rise, [low, high], not {span(low, high)}"
        note(tree, (*path, "bounds"), message, findings)
    elif not low <= fields.value <= high:
        message = f"must lie in {span(low, high, fields.unit)}, not {fields.value:g}"
        note(tree, (*path, "value"), message, findings)


def _parameter(name: str, fields: CoefficientFields) -> Parameter:
    low, high = fields.bounds
    return Parameter(
        name,
        float(fields.value),
        fields.unit,
        float(low),
        float(high),
        as_tuple(fields.source),
        fields.confidence,
        fields.note.strip(),
    )
