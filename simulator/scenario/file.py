"""Scenario files in, scenarios out; every fault of every file involved is told at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from simulator.errors import Fault
from simulator.scenario.assemble import assemble
from simulator.scenario.bundle import SourceFile
from simulator.scenario.country import read_country
from simulator.scenario.draft import Draft
from simulator.scenario.findings import Findings
from simulator.scenario.kinds import Kinds
from simulator.scenario.library import data_root
from simulator.scenario.merge import read_chain
from simulator.scenario.model import Scenario
from simulator.scenario.provenance import Provenance, shipped_provenance
from simulator.scenario.reading import read_document
from simulator.scenario.schema import ScenarioFile
from simulator.scenario.validate import validate


def load_scenario(path: Path, kinds: Kinds, provenance: Provenance | None = None) -> Scenario:
    """Return the scenario of a file; raises ``ScenarioError`` with every fault.

    *provenance* is what a ``source`` may name, ``None`` for the shipped claims and sources.
    """
    return _loaded(path, kinds, provenance, None)


def load_text(text: str, name: str, kinds: Kinds, provenance: Provenance | None = None) -> Scenario:
    """Return the scenario of a text that stands in no file; what it extends must ship.

    Raises ``ScenarioError`` with every fault.
    """
    nowhere = data_root() / "scenarios" / "-"  # has no neighbours, so that names mean what ships
    return _loaded(nowhere / f"{name}.yaml", kinds, provenance, text)


def _loaded(path: Path, kinds: Kinds, provenance: Provenance | None, text: str | None) -> Scenario:
    findings = Findings()
    scenario = _load(path, kinds, provenance or shipped_provenance(), findings, text)
    if scenario is None and not len(findings):
        findings.add_file(
            str(path), "is a base for other files (abstract: true); it cannot be played"
        )
    findings.raise_if_any()
    assert scenario is not None, "a file without faults makes a scenario"
    return replace(scenario, files=_files(path, text, findings))


def _files(path: Path, text: str | None, findings: Findings) -> tuple[SourceFile, ...]:
    own = {path: text} if text is not None else {}
    return tuple(SourceFile(file, held) for file, held in {**own, **findings.texts}.items())


def check(path: Path, kinds: Kinds, provenance: Provenance | None = None) -> tuple[Fault, ...]:
    """Return every fault of a scenario or country file, and of what it builds on."""
    findings = Findings()
    known = provenance or shipped_provenance()
    if _is_country(path):
        read_country(path, kinds, known, findings)
    else:
        _load(path, kinds, known, findings)
    return findings.faults


def _load(
    path: Path, kinds: Kinds, known: Provenance, findings: Findings, text: str | None = None
) -> Scenario | None:
    chain = read_chain(path, findings, text)
    if chain is None:
        return None
    tree, file = validate(ScenarioFile, chain.whole, findings)
    if file is None:
        return None
    return assemble(path, Draft(replace(chain, whole=tree), file, kinds, known, findings))


def _is_country(path: Path) -> bool:
    root = read_document(path, Findings())
    return root is not None and "regions" in root.entries
