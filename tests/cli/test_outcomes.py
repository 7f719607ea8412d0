"""``boilover outcomes``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import simulator
from simulator.cli.commands import outcomes
from simulator.engine.catalogue import OUTCOMES
from simulator.export.marked import marks
from simulator.scenario.library import shipped
from tests.cli.conftest import Said

Boilover = Callable[..., Said]
SMALL = ("-n", "16", "--workers", "1")
FIRST, LAST = marks("outcomes")


def test_a_row_says_what_run_says(boilover: Boilover) -> None:
    """One number, whichever way it is asked for."""
    result = simulator.run("january-2022", n=16, workers=1)

    printed = json.loads(boilover("outcomes", "january-2022", *SMALL, "--json").out)

    row = printed["scenarios"]["january-2022"]
    assert list(row["outcomes"]) == list(OUTCOMES)
    assert row["outcomes"]["repression"]["p"] == result.share("repression").value
    assert row["deaths"]["median"] == pytest.approx(result.summary("deaths").median, rel=1e-5)
    assert row["order"]["median"] == pytest.approx(1 + result.milestone("order").median, rel=1e-5)
    assert row["intervention"]["p"] == result.milestone("accepted").share.value


def test_the_table_is_markdown(boilover: Boilover) -> None:
    """As many cells in every row, one row a scenario, in the order asked for."""
    said = boilover("outcomes", "no-shock", "january-2022", *SMALL)

    rows = [line for line in said.out.splitlines() if line.startswith("|")]
    assert len({row.count("|") for row in rows}) == 1
    assert [row.split()[1] for row in rows[2:]] == ["no-shock", "january-2022"]
    assert "`boilover outcomes no-shock january-2022 -n 16 --seed 50000`" in said.out


def test_all_that_ships_is_in_the_table(
    boilover: Boilover, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unless scenarios are named; here only two ship."""
    few = {name: shipped()[name] for name in ("no-shock", "moscow-abstains")}
    monkeypatch.setattr(outcomes, "shipped", lambda: few)

    printed = json.loads(boilover("outcomes", "-n", "2", "--workers", "1", "--json").out)

    assert list(printed["scenarios"]) == list(few)


def test_write_puts_the_table_into_a_document(boilover: Boilover, tmp_path: Path) -> None:
    """Between its marks, and says so."""
    page = tmp_path / "model.md"
    page.write_text(f"before\n{FIRST}\nold\n{LAST}\nafter\n")

    said = boilover("outcomes", "no-shock", *SMALL, "--write", str(page))

    text = page.read_text("utf-8")
    assert text.startswith(f"before\n{FIRST}\n\n| Scenario |")
    assert text.endswith(f"\n\n{LAST}\nafter\n")
    assert "old" not in text
    assert said.err == f"boilover: wrote the table into {page}\n"


def test_a_document_without_marks_is_told_before_anything_is_played(
    boilover: Boilover, tmp_path: Path
) -> None:
    """One line, and the document stays as it is."""
    page = tmp_path / "model.md"
    page.write_text("mine")

    said = boilover("outcomes", "-n", "1000000", "--write", str(page))

    assert (said.code, said.out) == (1, "")
    assert f"{page}: has no line {FIRST}; put {FIRST} and {LAST} once each" in said.err
    assert page.read_text() == "mine"
