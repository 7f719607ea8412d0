"""Records a test can write: a whole one, and any part of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from simulator.cases.facts import Facts, facts_of
from simulator.cases.rule import load_rule
from simulator.records.case import Record
from simulator.records.case_file import read_records

STRUCTURE: Final = {
    "gdp_per_head_usd": "1000",
    "gini": "31.5",
    "regime_type": '"hybrid"',
    "years_in_office": "10",
    "ethnic_russian_pct": "5",
    "patron_base": "true",
    "oil_gas_rents_pct_gdp": "3",
}
KNOWABLE: Final = {
    "name": '"Ruritania, May 1999"',
    "country": '"RUR"',
    "population_m": "4",
    "affected_region": '"Zenda"',
    "affected_region_population_m": "0.5",
    "trigger": '"A vote is counted twice"',
    "trigger_type": '"election"',
    "trigger_price_rise_pct": "80",
    "date_trigger": "1999-05-02",
    "date_escalation": "1999-05-09",
    "regions_total": "8",
    "alliance_member": "true",
}
OUTCOME: Final = {
    "date_first_protest": "1999-05-03",
    "date_peak": "1999-05-20",
    "date_outcome": "1999-06-01",
    "days_trigger_to_peak": "18",
    "peak_persons": "{ low = 1, central = 2, high = 3 }",
    "peak_pct_population": "{ low = 0.1, central = 0.2, high = 0.3 }",
    "regions_with_protest": "{ low = 1, central = 2, high = 3 }",
    "repression_max": "4",
    "deaths": "{ low = 5, central = 6, high = 7 }",
    "arrests": "{ low = 5, central = 6, high = 7 }",
    "concessions": '[{ day = 2, scale = 0.4, what = "a deputy freed" }]',
    "elite_defection": "0.9",
    "security_defection": "0.9",
    "armed_infiltration": "0.9",
    "patron_response": '"troops"',
    "patron_posture": "-1.0",
    "alliance_request": "true",
    "internet_shutdown": '"national"',
    "outcome": '"leader_falls"',
    "tests": '"nothing"',
    "notes": '"Ended badly."',
}
NATIONAL: Final = {key: value for key, value in KNOWABLE.items() if "affected" not in key}


def toml(
    keys: Mapping[str, str], structure: Mapping[str, str] = STRUCTURE, *, id_: str = "rur_1999"
) -> str:
    """Return the TOML of one record."""
    lines = [f'id = "{id_}"', *(f"{key} = {value}" for key, value in keys.items())]
    below = [f"{key} = {value}" for key, value in structure.items()]
    return "\n".join(["schema = 1", "[[case]]", *lines, "[case.structure]", *below, ""])


def record(
    folder: Path, keys: Mapping[str, str] = NATIONAL, structure: Mapping[str, str] = STRUCTURE
) -> Record:
    """Return a record as it is read from a file."""
    file = folder / "record.toml"
    file.write_text(toml(keys, structure), encoding="utf-8")
    return read_records(file)[0]


def facts(folder: Path, **changed: str) -> Facts:
    """Return the facts of a national case that differs in some keys from the usual one."""
    keys = {**NATIONAL, **{k: v for k, v in changed.items() if k not in STRUCTURE}}
    structure = {**STRUCTURE, **{k: v for k, v in changed.items() if k in STRUCTURE}}
    return facts_of(record(folder, keys, structure), load_rule())
