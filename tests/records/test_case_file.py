"""Records of cases: what they may say, and that every fault is told with its line."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from simulator.errors import ScenarioError
from simulator.records.band import Band
from simulator.records.case import Concession, Record, Structure
from simulator.records.case_file import MOST_CASES, read_records
from simulator.records.shapes import CaseFields, StructureFields

CASE = """\
# A case.
[[case]]
id = "land_1999"
name = "A land"
population_m = 4
date_trigger = 1999-02-27
date_escalation = 1999-03-01
date_peak = 1999-03-04
deaths = { low = 2, central = 5, high = 15 }
arrests = 70
alliance_member = true
outcome = "leader_falls"
concessions = [{ day = -3, scale = 0.15, what = "a little" }]
[case.structure]
gini = 32.6
[case.sources]
deaths = { source = "S01; GK", confidence = "high" }
peak = { source = "an old page; a neighbour", confidence = "low" }
"""


def read(folder: Path, text: str, name: str = "cases.toml") -> tuple[Record, ...]:
    """Return the records of a text."""
    path = folder / name
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return read_records(path)


def faults(folder: Path, text: str, name: str = "cases.toml") -> list[str]:
    """Return the faults of a text as a user reads them, without the folder."""
    with pytest.raises(ScenarioError) as caught:
        read(folder, text, name)
    return [str(fault).replace(f"{folder}/", "") for fault in caught.value.faults]


def test_a_record_says_what_its_file_says(tmp_path: Path) -> None:
    """Numbers, dates, bands, and where they come from."""
    (record,) = read(tmp_path, CASE)

    assert (record.id, record.population_m, record.alliance_member) == ("land_1999", 4.0, True)
    assert record.date_escalation == date(1999, 3, 1)
    assert (record.deaths, record.arrests) == (Band(2, 5, 15), Band(70, 70, 70))
    assert record.concessions == (Concession(-3, 0.15, "a little"),)
    assert record.structure == Structure(gini=32.6)
    assert record.leader_fell is True
    assert record.days_to_peak == 3
    assert record.sources["deaths"].sources == ("S01", "GK")
    assert record.sources["peak"].sources == ("an old page; a neighbour",)


def test_what_is_missing_is_not_known(tmp_path: Path) -> None:
    """An id is enough; a record may be the whole file."""
    bare = Record("land")

    assert read(tmp_path, '[[case]]\nid = "land"\n') == (bare,)
    assert read(tmp_path, 'id = "land"\nweather = "fine"\n') == (bare,)
    assert read(tmp_path, '[case]\nid = "land"\n') == (bare,)
    assert (bare.leader_fell, bare.days_to_peak) == (None, None)


def test_the_same_in_yaml(tmp_path: Path) -> None:
    """Whichever way it is written."""
    text = "case:\n  - id: land\n    date_trigger: 1999-02-27\n    deaths: {low: 2, high: 4}\n"

    (record,) = read(tmp_path, text, "cases.yaml")

    assert record.date_trigger == date(1999, 2, 27)
    assert record.deaths == Band(2, 3, 4)


def test_days_to_the_peak_count_from_the_hot_phase() -> None:
    """From the trigger where it is not known when that began; as stated before as dated."""
    first, last = date(2000, 1, 1), date(2000, 1, 5)

    assert Record("a", date_escalation=first, date_peak=last).days_to_peak == 4
    assert Record("a", date_trigger=first, days_trigger_to_peak=9).days_to_peak == 9
    assert Record("a", date_escalation=first, days_trigger_to_peak=9).days_to_peak is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id = 5", "2:1 case.0.id: must be a word or text"),
        ('id = "a b"', "2:1 case.0.id: must be made of letters, digits, _ and -, not 'a b'"),
        ('name = "x"', "1:1 case.0.id: is missing"),
        ('id = "a"\ndeaths = { low = 5, high = 3 }', "3:1 case.0.deaths: must rise from low"),
        ('id = "a"\ndeaths = {}', "3:1 case.0.deaths: must have a low, a central or a high"),
        ('id = "a"\ndeaths = -1', "3:1 case.0.deaths: must be at least 0, not -1"),
        ('id = "a"\ndeaths = [1]', "3:1 case.0.deaths: must be a number, not a list"),
        ('id = "a"\npopulation_m = inf', "must be a finite number, not inf"),
        ('id = "a"\npopulation_m = nan', "must be a finite number, not nan"),
        ('id = "a"\npopulation_m = "4"', "must be a number, not '4'"),
        (f'id = "a"\npopulation_m = {"9" * 30}', "must be a finite number"),
        ('id = "a"\nregions_total = 2.5', "must be a whole number, not 2.5"),
        ('id = "a"\nalliance_member = 1', "must be true or false, not 1"),
        ('id = "a"\ndate_peak = "soon"', "must be a date such as 2022-01-05"),
        ('id = "a"\noutcome = "leader_fals"', "(did you mean 'leader_falls'?)"),
        ('id = "a"\nstructure = 3', "case.0.structure: must be a map"),
        (
            'id = "a"\n[case.structure]\ngini = 300',
            "4:1 case.0.structure.gini: must be at most 100",
        ),
        ('id = "a"\n[[case]]\nid = "a"', "4:1 case.1.id: 'a' is given twice"),
    ],
)
def test_a_fault_is_told_where_it_stands(tmp_path: Path, text: str, expected: str) -> None:
    """One line: file, line, column, key, what is wrong and what would be right."""
    (fault,) = faults(tmp_path, f"[[case]]\n{text}\n")

    assert fault.startswith("cases.toml:")
    assert expected in fault


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """In the order of the file, whatever stands between; a text over lines is no key."""
    text = (
        '[[case]]\nid = "a"\ndeaths = "x"\nnotes = """\ndeaths = 1\n"""\n'
        "[case.structure]\ngini = true\n"
    )

    assert [fault.partition(" ")[0] for fault in faults(tmp_path, text)] == [
        "cases.toml:3:1",
        "cases.toml:8:1",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "holds no record; begin each record with a line [[case]]"),
        ("title = 1", "holds no record"),
        ("case = []", "case: must not be empty"),
        ("case = 5", "must be a map"),
        ("id = ", "cases.toml:1:6 is not TOML: invalid value"),
        ("a = 1\na = 2", "is not TOML: cannot overwrite a value"),
        ("d = 2005-02-30", "cases.toml:1:5 is not TOML: invalid date"),
        ("a = " + "[" * 100_000, "is nested too deep"),
        ("a = " + "[" * 40 + "]" * 40 + '\nid = "x"', "is nested more than 16 levels deep"),
        ("a = " + "9" * 10_000, "holds a number with too many digits"),
        ("a = '\ud800'", "is not UTF-8 text"),
        ("#" * 1_000_001, "is larger than 1 MB"),
        (
            '[[case]]\nid = "a"\n' * (MOST_CASES + 1),
            "holds 201 records; split it, 200 are the most",
        ),
    ],
)
def test_what_is_no_file_of_records_is_one_fault(tmp_path: Path, text: str, expected: str) -> None:
    """Neither a crash nor a second line, whatever the file holds."""
    (fault,) = faults(tmp_path, text)

    assert expected in fault


@pytest.mark.parametrize("name", ["cases.toml", "folder"])
def test_no_file_is_a_fault(tmp_path: Path, name: str) -> None:
    """Neither is a folder."""
    (tmp_path / "folder").mkdir()

    with pytest.raises(ScenarioError, match=r"no such file|is a folder, not a file"):
        read_records(tmp_path / name)


def test_what_a_file_may_say_is_what_a_record_has() -> None:
    """The shape of the file and the record have the same fields."""
    assert [item.name for item in fields(Record)] == list(CaseFields.model_fields)
    assert [item.name for item in fields(Structure)] == list(StructureFields.model_fields)
