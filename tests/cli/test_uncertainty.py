"""``--uncertainty``: what makes the histories differ, and that it is said."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.cli import briefing
from tests.cli.conftest import Said

SMALL = ("-n", "48", "--workers", "1")
SETS = """\
actors.movement.threshold,actors.security.loyalty
0.45,0.6
0.5,0.7
0.52,0.8
0.55,0.9
"""
CHILD = "format: 1\ntitle: Ours\nextends: january-2022\nplausible: ours\n"
Boilover = Callable[..., Said]


@pytest.fixture
def ours(tmp_path: Path) -> str:
    """A scenario with four plausible sets of two parameters."""
    (tmp_path / "plausible").mkdir()
    (tmp_path / "plausible" / "ours.csv").write_text(SETS, encoding="utf-8")
    path = tmp_path / "ours.yaml"
    path.write_text(CHILD, encoding="utf-8")
    return str(path)


def printed(boilover: Boilover, *words: str) -> dict[str, object]:
    """Return what ``run --json`` prints."""
    said = boilover("run", *words, *SMALL, "--json")
    assert said.code == 0, said.err
    record: dict[str, object] = json.loads(said.out)
    return {**record, "seconds": 0}


def test_chance_is_shown_unless_asked_otherwise(boilover: Boilover, ours: str) -> None:
    """It is the same without the option, and JSON says which is shown."""
    plain = printed(boilover, ours)

    assert plain == printed(boilover, ours, "--uncertainty", "chance")
    assert (plain["uncertainty"], plain["sets"]) == ("chance", 0)


def test_ignorance_and_both_are_the_same_replications(boilover: Boilover, ours: str) -> None:
    """One averages within the sets what the other shows; shares have the same mean."""
    both, ignorance = (printed(boilover, ours, "--uncertainty", w) for w in ("both", "ignorance"))

    assert (both["uncertainty"], both["sets"], both["n"]) == ("both", 4, 48)
    assert (ignorance["uncertainty"], ignorance["sets"], ignorance["n"]) == ("ignorance", 4, 48)
    fall = [record["outcomes"]["repression"]["p"] for record in (both, ignorance)]  # type: ignore[index]
    assert fall[0] == pytest.approx(fall[1], abs=1e-5)
    assert both["indicators"] != ignorance["indicators"]


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("chance", "spread by chance alone"),
        ("both", "spread by chance and 4 plausible parameter sets"),
        (
            "ignorance",
            "spread between 4 plausible parameter sets, some 12 runs each, chance taken out",
        ),
    ],
)
def test_the_terminal_says_what_the_spread_is(
    boilover: Boilover, ours: str, way: str, words: str
) -> None:
    """Nobody takes the one spread for the other."""
    said = boilover("run", ours, *SMALL, "--uncertainty", way)

    assert words in said.out


def test_comparing_is_set_by_set(boilover: Boilover, ours: str) -> None:
    """A scenario against one that extends it draws from the same sets."""
    other = Path(ours).with_name("other.yaml")
    text = "format: 1\ntitle: Other\nextends: ours\nsettings: {moscow_restraint: 3}\n"
    other.write_text(text, encoding="utf-8")

    said = boilover("compare", ours, str(other), *SMALL, "--uncertainty", "ignorance")

    assert said.code == 0, said.err
    assert "8 sets in 10" in said.out
    assert "spread between 4 plausible parameter sets" in said.out


def test_a_scenario_without_sets_says_so(boilover: Boilover, tmp_path: Path) -> None:
    """It is refused, with the reason and the way."""
    path = tmp_path / "bare.yaml"
    text = "format: 1\ntitle: Bare\nextends: january-2022\nplausible: null\n"
    path.write_text(text, encoding="utf-8")

    said = boilover("run", str(path), *SMALL, "--uncertainty", "both")

    assert said.code == 2
    assert "bare has no plausible parameter sets" in said.err


def test_a_story_is_told_under_its_set(boilover: Boilover, ours: str) -> None:
    """Its head names the set; another way of playing is another story."""
    said = boilover("story", ours, "-r", "6", "--uncertainty", "both")
    record = json.loads(boilover("story", ours, "-r", "6", "--uncertainty", "both", "--json").out)
    plain = json.loads(boilover("story", ours, "-r", "6", "--json").out)

    assert "plausible set 2 of 4" in said.out.splitlines()[0]
    assert (record["set"], plain["set"]) == (2, None)
    assert record["events"] != plain["events"]


def test_pictures_and_record_say_it_too(
    boilover: Boilover, ours: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing that is handed on leaves open which spread it shows."""
    kinds = briefing.chart_kinds()
    monkeypatch.setattr(briefing, "chart_kinds", lambda: {"outcome_bars": kinds["outcome_bars"]})
    monkeypatch.setattr(briefing, "PICTURES", ("svg",))
    folder = tmp_path / "briefing"

    boilover("run", ours, *SMALL, "--uncertainty", "ignorance", "--out", str(folder))

    drawn = (folder / "outcome-bars-outcomes.svg").read_text("utf-8")
    assert "4 plausible parameter sets" in drawn
    assert "8 sets in 10" in drawn
    assert json.loads((folder / "result.json").read_text("utf-8"))["uncertainty"] == "ignorance"
