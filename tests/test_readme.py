"""The README may only say what is so: its commands parse, its names exist, its Python runs."""

from __future__ import annotations

import re
import shlex
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

import simulator
from simulator.charts.kind import chart_kinds
from simulator.cli import briefing
from simulator.cli.arguments import Parser
from simulator.cli.command import commands
from simulator.cli.entry import main
from simulator.records.case_file import shipped_cases
from simulator.scenario.library import find

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
TOPS = "simulator|ui|scenarios|seeds|tests|docs|benchmarks"
#: What is put behind a command so that it is played small; what plays nothing runs as it stands.
SMALL = {
    "run": "-n 4 --workers 1",
    "compare": "-n 4 --workers 1",
    "levers": "-n 4 --workers 1 --lever price_shock",
    "curve": "-n 2 --workers 1 --points 2",
    "outcomes": "no-shock -n 4 --workers 1",
    "export": "-n 4 --workers 1",
    "backtest": "-n 2 --workers 1 --records two.toml",
    "calibrate": "--points 20 --waves 1 --replications 2 --sets 2 --no-cases --workers 1",
}


def blocks(language: str) -> list[str]:
    """Return the README's code blocks in *language*, those of a list included."""
    return re.findall(rf"^ *```{language}\n(.*?)^ *```", TEXT, re.MULTILINE | re.DOTALL)


LINES = [line.strip() for block in blocks("sh") for line in block.splitlines() if line.strip()]
OF_OURS = [line for line in LINES if line.split()[0] == "boilover"]


def test_every_shell_command_is_one_we_provide() -> None:
    """A reader needs nothing but make and boilover."""
    assert {line.split()[0] for line in LINES} == {"make", "boilover"}


def test_every_make_target_exists() -> None:
    """What the README says after make is a target of the Makefile, and all targets are told."""
    told = {line.split()[1] for line in LINES if line.startswith("make")}
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

    assert told == targets - {"python"}


@pytest.mark.parametrize("line", OF_OURS)
def test_every_command_line_is_understood(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Options exist, values are in bounds, scenarios are shipped."""
    monkeypatch.chdir(ROOT)
    word, *rest = shlex.split(line)[1:]
    parser = Parser(word, "")
    commands()[word].configure(parser)

    options = vars(parser.read(rest))

    named = [options["scenario"]] if options.get("scenario") else options.get("scenarios", [])
    assert all(find(name) for name in named)
    for setting in options.get("settings", ()):
        name, value = setting.split("=")
        lever = simulator.load(named[0]).levers[name]
        assert lever.low <= float(value) <= lever.high


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to write into, with what ships in it and two cases of a record; few are drawn."""
    bars = {"outcome_bars": chart_kinds()["outcome_bars"]}
    monkeypatch.setattr(briefing, "chart_kinds", lambda: bars)  # the others draw as they do alone
    for name in ("scenarios", "seeds"):
        (tmp_path / name).symlink_to(ROOT / name)
    mark = "[[case]]"
    records = shipped_cases().read_text(encoding="utf-8").split(mark)
    (tmp_path / "two.toml").write_text(mark.join(["", *records[1:3]]), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("line", OF_OURS)
def test_every_command_runs(line: str, folder: Path) -> None:
    """Each command does what it says, on fewer histories; what it lacks it names."""
    quick = {"--write january-2022": "--store points", "--pack january": "--out january.html"}
    for slow, as_quick in quick.items():
        line = line.replace(slow, as_quick)
    words = shlex.split(line)[1:]
    if words[0] == "reproduce":  # what it reads is written by another line
        source = next(other for other in OF_OURS if f"--out {words[1]}" in other)
        assert main([*shlex.split(source)[1:], *shlex.split(SMALL["export"])]) == 0
    small = shlex.split(SMALL.get(words[0], ""))
    lacks_sets = "--uncertainty" in words and simulator.load(words[1]).plausible is None

    assert main([*words, *small]) == (2 if lacks_sets else 0)
    written = [folder / place for option, place in pairwise(words) if option == "--out"]
    assert all(place.is_file() or list(place.glob("*.png")) for place in written)


@pytest.mark.parametrize("block", blocks("python"))
def test_the_python_runs(block: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The example is played as it stands, with fewer replications."""
    exec(compile(re.sub(r"\bn=\d+", "n=8, workers=1", block), "README.md", "exec"), {})

    assert "n = 8" in capsys.readouterr().out


def test_windows_gets_the_same_two_steps() -> None:
    """The lines for Windows install this project and start a script that it has."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (block,) = blocks("bat")

    assert "-m venv .venv" in block
    assert re.findall(r"Scripts\\(?!pip)([\w-]+)", block) == ["boilover"]
    assert "boilover" in project["scripts"]


def test_the_layout_shows_folders_that_exist() -> None:
    """And each of those at the top that holds something of ours."""
    shown = set(re.findall(r"^(\w+)/ ", "\n".join(blocks("text")), re.MULTILINE))

    assert shown == {"scenarios", "seeds", "simulator", "ui", "tests", "benchmarks", "docs"}
    assert all((ROOT / name).is_dir() for name in shown)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_that_is_named_exists(page: Path) -> None:
    """Links, pictures and files in back-ticks lead somewhere; NAME stands for any name."""
    text = page.read_text(encoding="utf-8")
    links = [page.parent / link for link in re.findall(r"\]\(([^)#:]+)\)", text)]
    files = [ROOT / name for name in re.findall(rf"`((?:{TOPS})/[\w./-]+)`", text)]

    assert [path for path in links + files if not path.exists() and "NAME" not in path.stem] == []
