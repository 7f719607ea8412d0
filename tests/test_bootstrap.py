"""Set-up: nothing is installed twice, and what cannot be done is said with its remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

import bootstrap

Calls = list[list[str]]


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Calls:
    """A project folder of its own, in which commands are written down instead of carried out."""
    done: Calls = []
    for name, path in {"ROOT": "", "VENV": ".venv", "STAMP": ".venv/boilover.json"}.items():
        monkeypatch.setattr(bootstrap, name, tmp_path / path)
    (tmp_path / "pyproject.toml").write_text("one = 1")
    inside = bootstrap.inside("python")
    inside.parent.mkdir(parents=True)
    inside.touch()
    monkeypatch.setattr(bootstrap, "carry_out", lambda command, *_: done.append(command))
    monkeypatch.setattr(bootstrap.subprocess, "call", lambda command: done.append(command) or 0)
    return done


@pytest.mark.parametrize(("first", "second"), [("", ""), ("test", ""), ("dev", "test")])
def test_what_is_installed_is_not_installed_again(calls: Calls, first: str, second: str) -> None:
    """A second call with the same or a smaller wish asks nothing of the network."""
    bootstrap.prepare("python3", first)

    bootstrap.prepare("python3", second)

    assert len(calls) == 1


def test_a_change_of_settings_installs_anew(calls: Calls) -> None:
    """New dependencies arrive by calling the same command."""
    bootstrap.prepare("python3", "test")
    (bootstrap.ROOT / "pyproject.toml").write_text("two = 2")

    bootstrap.prepare("python3", "")

    assert calls[1][-1].endswith("[test]")


def test_a_folder_that_was_moved_gets_a_new_environment(calls: Calls) -> None:
    """A virtual environment knows its place by its full path."""
    bootstrap.STAMP.write_text('["/elsewhere /usr/bin/python3", "", [""]]')

    bootstrap.prepare(bootstrap.sys.executable, "")

    assert calls[0][1:4] == ["-m", "venv", "--clear"]


def test_a_half_written_stamp_counts_as_none(calls: Calls) -> None:
    """An installation that was cut short is done again."""
    bootstrap.STAMP.write_text('["/some')

    bootstrap.prepare("python3", "")

    assert len(calls) == 1


def test_without_rights_the_exact_line_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever cannot install is told what to hand to whoever can."""
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(bootstrap, "may_sudo", lambda: False)

    with pytest.raises(bootstrap.SetupError, match=r"sudo apt-get install -y .* libegl1 libgl1"):
        bootstrap.apt_install(["libegl1", "libgl1"])


def test_libraries_that_are_there_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what cannot be loaded is asked for."""
    monkeypatch.setattr(bootstrap, "can_load", lambda library: library != "libGL.so.1")

    assert bootstrap.missing(bootstrap.TO_DRAW) == ["libGL.so.1"]


def test_without_a_display_the_scenario_is_played_all_the_same(
    calls: Calls, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No window is no reason to leave with empty hands."""
    monkeypatch.setattr(bootstrap.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    bootstrap.play([])

    assert calls[0][1:5] == ["run", "january-2022", "--out", "briefing"]
    assert "no display" in capsys.readouterr().out


def test_an_old_python_is_told_what_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest Python that can read the script says what to install."""
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None)

    with pytest.raises(bootstrap.SetupError, match=r"Python 3\.11 to 3\.14"):
        bootstrap.python()
