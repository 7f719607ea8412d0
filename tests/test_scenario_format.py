"""A stranger has only this page: its tables are the program's own, its commands run in order."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from docs.format_tables import PAGE, TABLES, renewed
from simulator.cli.entry import main
from simulator.scenario.schema import (
    ColumnFields,
    CountryFile,
    Entry,
    ExpectedFields,
    LeverFields,
    NumberEntry,
    ScenarioFile,
)
from tests.cases.tiny import KNOWABLE, STRUCTURE

TEXT = PAGE.read_text(encoding="utf-8")
MODELS = (ScenarioFile, CountryFile, ColumnFields, NumberEntry, LeverFields, ExpectedFields)
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
REPLICATIONS = re.compile(r"-n \d+")


def commands(folder: Path) -> Iterator[str]:
    """Yield the page's commands in order; the files it shows are written as they come."""
    for language, block in BLOCKS:
        name = re.match(r"# ([\w-]+\.(?:toml|yaml))\n", block)
        if name and language in ("toml", "yaml"):
            (folder / name[1]).write_text(block, encoding="utf-8")
        if language == "sh":
            yield from block.splitlines()


def test_tables_are_what_the_program_declares() -> None:
    """If not: ``make cases``."""
    assert renewed(TEXT) == TEXT
    assert set(re.findall(r"<!-- table: (\w+) -->", TEXT)) == set(TABLES)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_of_a_file_is_told(model: type[Entry]) -> None:
    """Scenario, country, number and lever."""
    assert [key for key in model.model_fields if f"`{key}`" not in TEXT] == []


def test_every_key_the_rule_reads_is_told() -> None:
    """And none that it does not read is in that table."""
    told = set(re.findall(r"^\| `(?:structure\.)?(\w+)` \|", TEXT, re.MULTILINE))

    assert {"id", *KNOWABLE, *STRUCTURE} <= told


def test_the_commands_run_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the record to the story of one history, with few replications."""
    monkeypatch.chdir(tmp_path)

    codes = {}
    for line in commands(tmp_path):
        words = shlex.split(REPLICATIONS.sub("-n 4 --workers 1", line))
        assert words[0] == "boilover"
        codes[line] = main(words[1:])

    assert set(codes.values()) == {0}, capsys.readouterr().err
    assert len(codes) >= 8


@pytest.mark.parametrize("block", [text for kind, text in BLOCKS if kind == "yaml"])
def test_every_example_is_yaml(block: str) -> None:
    """Also the parts that are no whole file."""
    assert YAML(typ="safe", pure=True).load(block)
