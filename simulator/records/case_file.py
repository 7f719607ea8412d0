"""Reading records of cases: TOML as ``seeds/records/central-asia.toml``, or the same in YAML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Final

from simulator.records.band import Band
from simulator.records.case import Concession, Record, Sourcing, Structure
from simulator.records.shapes import BandFields, CaseFields, CaseList, SourcingFields
from simulator.records.toml import read_toml
from simulator.scenario.document import Node
from simulator.scenario.draft import note
from simulator.scenario.findings import Findings
from simulator.scenario.library import data_root
from simulator.scenario.reading import read_document
from simulator.scenario.validate import validate

MOST_CASES: Final = 200  # in a file

_BANDS: Final = (
    *("peak_persons", "peak_pct_population", "peak_pct_region"),
    *("regions_with_protest", "deaths", "injured", "arrests"),
)
_MADE: Final = frozenset((*_BANDS, "regions_total", "concessions", "structure", "sources"))
_ID: Final = re.compile(r"[A-Za-z0-9_]+")
_REMEDY: Final = "begin each record with a line [[case]] and give it an id"


def read_records(path: Path) -> tuple[Record, ...]:
    """Return the records of a file, in its order; raises ``ScenarioError`` with every fault.

    What a record does not tell is ``None``; keys that no record has are passed over.
    """
    findings = Findings()
    records = _records(Path(path), findings)
    findings.raise_if_any()
    return records


def shipped_cases() -> Path:
    """Return the file of the cases that ship."""
    return data_root() / "seeds" / "records" / "central-asia.toml"


def _records(path: Path, findings: Findings) -> tuple[Record, ...]:
    is_yaml = path.suffix.lower() in (".yaml", ".yml")
    root = read_document(path, findings) if is_yaml else read_toml(path, findings)
    if root is None:
        return ()
    root = _as_list(root)
    if "case" not in root.entries:
        findings.add_file(str(path), f"holds no record; {_REMEDY}")
        return ()
    content = root.entries["case"].content
    if isinstance(content, tuple) and len(content) > MOST_CASES:
        findings.add_file(
            str(path), f"holds {len(content):,} records; split it, {MOST_CASES} are the most"
        )
        return ()
    tree, read = validate(CaseList, root, findings)
    if read is None or tree.breaks(("case",)):
        return ()
    _check_ids(tree, read.case, findings)
    return tuple(map(_record, read.case))


def _as_list(root: Node) -> Node:
    """Return a file that is one record, bare or under ``[case]``, as a list of that one."""
    case = root.entries.get("case")
    if case is None:
        case = root if "id" in root.entries else None
    elif isinstance(case.content, tuple):
        return root
    if case is None:
        return root
    return replace(root, content={"case": replace(case, content=(case,))})


def _check_ids(tree: Node, cases: Sequence[CaseFields], findings: Findings) -> None:
    seen: set[str] = set()
    for number, case in enumerate(cases):
        if case.id in seen:
            note(tree, ("case", number, "id"), f"{case.id!r} is given twice", findings)
        seen.add(case.id)


def _record(case: CaseFields) -> Record:
    known: dict[str, Any] = {
        item.name: getattr(case, item.name) for item in fields(Record) if item.name not in _MADE
    }
    known |= {name: _band(getattr(case, name)) for name in _BANDS}
    regions = case.regions_total
    return Record(
        **known,
        regions_total=None if regions is None else round(regions),
        concessions=_concessions(case),
        structure=Structure(**case.structure.model_dump()),
        sources={name: _sourcing(entry) for name, entry in case.sources.items()},
    )


def _concessions(case: CaseFields) -> tuple[Concession, ...] | None:
    if case.concessions is None:
        return None
    return tuple(Concession(**entry.model_dump()) for entry in case.concessions)


def _band(entry: float | BandFields | None) -> Band | None:
    if isinstance(entry, BandFields):
        return entry.band()
    return None if entry is None else Band(entry, entry, entry)


def _sourcing(entry: SourcingFields) -> Sourcing:
    named = entry.source or ()
    texts = [text.strip() for text in (named.split(";") if isinstance(named, str) else named)]
    if isinstance(named, str) and not all(_ID.fullmatch(text) for text in texts):
        texts = [named.strip()]  # a sentence
    return Sourcing(tuple(texts), entry.confidence)
