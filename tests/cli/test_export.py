"""``boilover export``: one file or a pack, refused before playing where it cannot be written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

import pytest

import simulator
from simulator.cli import exporting, playing
from simulator.export import pack
from simulator.export.format import export_formats
from simulator.export.recipe_file import recipe_in
from simulator.language import FOLDER, current
from simulator.language.catalogue import read
from tests.cli.conftest import Said

Run = Callable[..., Said]
SMALL = ("-n", "4", "--workers", "1")


@pytest.fixture
def unplayed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let any playing fail the test."""

    def fail(*given: object, **named: object) -> None:
        pytest.fail("it was played")

    monkeypatch.setattr(playing, "gather", fail)


def test_one_page_about_two_scenarios(boilover: Run, tmp_path: Path) -> None:
    """The first is the one it is about, with its lever moved; the recipe has both."""
    page = tmp_path / "brief.html"

    said = boilover(
        *("export", "no-shock", "january-2022", "--set", "moscow_restraint=3", "--out", str(page)),
        *("--note", "For the cabinet", *SMALL),
    )

    assert said.code == 0, said.err
    assert "wrote 1 file to" in said.err
    text = page.read_text(encoding="utf-8")
    assert "For the cabinet" in text
    assert "Moscow’s restraint" in text
    first, second = recipe_in(page).parts
    assert (first.role, second.role) == ("live", "pinned")
    assert first.content["settings"] == {"moscow_restraint": 3.0}


def test_data_are_played_without_run_and_map(
    boilover: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting.played, "typical_run", None)
    monkeypatch.setattr(exporting.played, "regional_map", None)
    table = tmp_path / "runs.csv"

    said = boilover("export", "no-shock", "--out", str(table), "--no-recipe", *SMALL)

    assert said.code == 0, said.err
    assert "wrote 2 files" in said.err
    assert len(table.read_text().splitlines()) == 5
    assert "boilover:recipe" not in (tmp_path / "runs.csv-metadata.json").read_text()


@pytest.mark.parametrize("chart", ["outcomes", "B.deaths", "distribution.deaths", "run"])
def test_a_single_chart(boilover: Run, tmp_path: Path, chart: str) -> None:
    picture = tmp_path / "chart.csv"

    said = boilover(
        "export", "no-shock", "january-2022", "--chart", chart, "--out", str(picture), *SMALL
    )

    assert said.code == 0, said.err
    assert picture.read_text().startswith(("series,", "id,"))


def test_a_pack_in_another_language(
    boilover: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pages are, the terminal is not."""
    few = MappingProxyType({"brief_html": export_formats()["brief_html"]})
    monkeypatch.setattr(pack, "export_formats", lambda: few)
    monkeypatch.setattr(pack, "PICTURES", ())

    said = boilover("export", "no-shock", "--pack", str(tmp_path / "a"), "--language", "fr", *SMALL)

    assert said.code == 0, said.err
    assert "boilover: wrote" in said.err
    page = (tmp_path / "a/brief.html").read_text(encoding="utf-8")
    assert '<html lang="fr">' in page
    title = simulator.load("no-shock").title
    assert read(FOLDER / "fr.po").one(title) in page
    assert f"A {title}" not in page
    assert current() == "en"


@pytest.mark.usefixtures("unplayed")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "either --pack DIR for everything or --out FILE"),
        (["--pack", "a", "--out", "b.pdf"], "either --pack DIR"),
        (["--pack", "a", "--format", "xlsx"], "--format goes with --out"),
        (["--pack", "a", "--chart", "deaths"], "--chart goes with --out"),
        (["--out", "a.pptx", "--format", "ppxt"], "did you mean 'pptx'"),
        (["--out", "a.pdf", "--format", "xlsx"], "a file of format xlsx is called .xlsx"),
        (["--out", "a.png", "--chart", "deathss"], "did you mean 'deaths'"),
        (["--out", "a.png", "--chart", "deaths", "--format", "pptx"], "no format 'pptx' with"),
        (["--out", "a.pptx", "--template", "none.pptx"], "no file none.pptx"),
    ],
)
def test_what_cannot_be_meant_is_said_before_playing(
    boilover: Run, words: list[str], message: str
) -> None:
    said = boilover("export", "no-shock", *words)

    assert said.code == 2
    assert message in said.err


@pytest.mark.usefixtures("unplayed")
def test_what_cannot_be_written_is_said_before_playing(boilover: Run, tmp_path: Path) -> None:
    """A file or a folder of the name, a second file, an ending of no format, a missing folder."""
    (tmp_path / "a.pdf").write_text("old")
    (tmp_path / "runs.csv-metadata.json").write_text("old")
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack/mine").write_text("mine")

    for words, message in (
        (["--out", "a.pdf"], "exists already"),
        (["--out", "runs.csv"], "exists already"),
        (["--pack", "pack"], "exists already"),
        (["--pack", "pack", "--overwrite"], "not of a pack: mine"),
        (["--out", "a.ppt"], "there is no format .ppt"),
        (["--out", "nowhere/a.pptx"], "does not exist"),
    ):
        option, name, *more = words
        said = boilover("export", "no-shock", option, str(tmp_path / name), *more)
        assert said.code == 1, words
        assert message in said.err, said.err
    assert (tmp_path / "a.pdf").read_text() == "old"


def test_a_lever_moved_is_held_against_the_file(boilover: Run, tmp_path: Path) -> None:
    page = tmp_path / "brief.html"

    said = boilover(
        "export",
        "no-shock",
        "--set",
        "moscow_restraint=3",
        "--out",
        str(page),
        "--overwrite",
        *SMALL,
    )

    assert said.code == 0, said.err
    assert [part.role for part in recipe_in(page).parts] == ["live", "baseline"]
    assert "what do these changes do" in page.read_text(encoding="utf-8")
