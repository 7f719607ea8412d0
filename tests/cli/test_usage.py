"""What is wrong is said in one line, with what would be right."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Said

Boilover = Callable[..., Said]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("rnu january-2022", "there is no command 'rnu' (did you mean 'run'?)"),
        ("--verison", "there is no option '--verison'"),
        ("run", "arguments are required: SCENARIO; see boilover run --help"),
        ("run janury-2022", "no scenario is called 'janury-2022' (did you mean 'january-2022'?)"),
        ("run nowhere/x.yaml", "no scenario file is called 'nowhere/x.yaml'"),
        ("run no-shock -n 0", "-n/--replications: must lie in 1 to 1,000,000, not 0"),
        ("run no-shock -n many", "-n/--replications: 'many' is not a whole number"),
        ("run no-shock --workers -1", "--workers: must lie in 1 to 256, not -1"),
        ("run no-shock --seed -1", "--seed: must lie in 0 to"),
        ("run no-shock --seed", "--seed: expected one argument"),
        ("run no-shock --wokers 2", "there is no option --wokers (did you mean '--workers'?)"),
        ("run no-shock again", "'again' is one word too many"),
        ("run no-shock --set price_shock", "write --set LEVER=VALUE, not 'price_shock'"),
        ("run no-shock --set leader=1", "no lever is called 'leader'"),
        ("run no-shock --set legitmacy=1", "(did you mean 'legitimacy'?)"),
        ("run no-shock --set legitimacy=7", "legitimacy must lie in [0.1, 0.9] index, not 7"),
        ("run no-shock --set legitimacy=nan", "legitimacy must lie in [0.1, 0.9] index, not nan"),
        ("run no-shock --set legitimacy=x", "must be a number in [0.1, 0.9] index, not 'x'"),
        ("run no-shock --set legitimacy=.2 --set legitimacy=.3", "legitimacy is set twice"),
        ("compare no-shock", "compare 2 to 8 scenarios, not 1"),
        ("story no-shock --replication -1", "-r/--replication: must lie in 0 to"),
        ("check", "name the files to check, or ask for --schema or --claims"),
        ("check --claims no-shock", "--claims looks at all that ships; name no files with it"),
        ("levers no-shock --lever legitimcy", "no lever is called 'legitimcy' (did you mean"),
        ("levers no-shock --from-to end", "--from-to: invalid choice: 'end'"),
        ("curve no-shock", "arguments are required: LEVER"),
        ("curve no-shock oil", "no lever is called 'oil'"),
        ("curve no-shock oil_price oil_price", "name one lever, or two different ones"),
        ("curve no-shock oil_price --measure calmness", "no outcome or milestone is called"),
        ("curve no-shock oil_price --points 1", "--points: must lie in 2 to 101, not 1"),
        ("outcomes no-schock", "no scenario is called 'no-schock' (did you mean 'no-shock'?)"),
        ("list nothing", "no scenario is called 'nothing'"),
    ],
)
def test_bad_usage_is_one_line_with_a_remedy(boilover: Boilover, words: str, told: str) -> None:
    """Exit code 2, nothing on stdout."""
    said = boilover(*words.split())

    assert told in said.err
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert said.err.startswith("boilover: ")


def test_what_is_no_file_is_told_as_what_it_is(boilover: Boilover, tmp_path: Path) -> None:
    """Never as a file that is not there, with itself as what may have been meant."""
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    os.mkfifo(tmp_path / "pipe.yaml")
    told = {
        "folder.yaml": "is a folder, not a file",
        "loop.yaml": "cannot be read: Too many levels of symbolic links",
        "pipe.yaml": "is a device or a pipe, not a file",
    }

    said = {name: boilover("run", str(tmp_path / name)) for name in told}

    for name, what in told.items():
        assert (said[name].code, said[name].err) == (1, f"boilover: {tmp_path / name} {what}\n")


def test_every_wrong_setting_is_told_at_once(boilover: Boilover) -> None:
    """One line each."""
    said = boilover("run", "no-shock", "--set", "a=1", "--set", "legitimacy=7")

    assert said.err.count("\n") == 2
    assert "'a'" in said.err
    assert "legitimacy" in said.err


@pytest.mark.parametrize(
    "command", ["run", "compare", "story", "check", "list", "levers", "curve", "outcomes"]
)
def test_every_command_explains_itself(
    boilover: Boilover, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both in the overview and by its own help."""
    assert f"boilover {command}" in boilover("--help").out

    with pytest.raises(SystemExit) as left:
        boilover(command, "--help")

    assert left.value.code == 0
    assert f"usage: boilover {command}" in capsys.readouterr().out


def test_no_display_is_told_with_what_to_do_instead(
    boilover: Boilover, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Better than the abort that Qt would give."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    said = boilover()

    assert said.code == 1
    assert "there is no display" in said.err
    assert "boilover run january-2022 --out briefing" in said.err
