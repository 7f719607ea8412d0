"""Makes the shipped cases anew from their records, and the tables that tell of the rule.

``python docs/cases.py`` is to be run after a change of the rule, of a record, or of what a shock
declares; a test compares what ships with what the rule gives now.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docs import format_tables, parameters
from simulator.cases.scenario import scenario_text
from simulator.records.case_file import read_records, shipped_cases
from simulator.scenario.library import data_root
from simulator.scenario.save import save_text

#: Which record makes which scenario.
CASES: Mapping[str, str] = {
    "kyrgyzstan-2005": "kgz_2005_tulip",
    "kyrgyzstan-2010-april": "kgz_2010_april",
    "kyrgyzstan-2010-june": "kgz_2010_osh",
    "kyrgyzstan-2020": "kgz_2020_october",
    "andijan-2005": "uzb_2005_andijan",
    "zhanaozen-2011": "kaz_2011_zhanaozen",
    "kazakhstan-2016": "kaz_2016_land",
    "kazakhstan-2019": "kaz_2019_transition",
    "karakalpakstan-2022": "uzb_2022_karakalpakstan",
    "gbao-2021": "tjk_2021_gbao",
}


def made() -> Mapping[Path, str]:
    """Return the text of every shipped case by its file, as the rule gives it now."""
    records = {record.id: record for record in read_records(shipped_cases())}
    folder = data_root() / "scenarios"
    return {folder / f"{name}.yaml": scenario_text(records[id_]) for name, id_ in CASES.items()}


def main() -> None:
    """Write the cases and the tables, and tell which of them changed."""
    for path, text in made().items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            save_text(text, path, overwrite=True)
            print(f"made {path.name}")
    page = format_tables.PAGE
    before = page.read_text(encoding="utf-8")
    after = format_tables.renewed(before)
    if after != before:
        page.write_text(after, encoding="utf-8")
        print(f"made the tables of {page.name}")
    parameters.main()


if __name__ == "__main__":
    main()
