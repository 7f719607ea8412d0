"""The command line as a process: pipes, terminals, Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "simulator.cli")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


class Start(Protocol):
    """Starts a command."""

    def __call__(self, *words: str, **streams: object) -> subprocess.Popen[str]: ...


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts a command in a session of its own, as a terminal does; none outlives its test.

    Ctrl-C reaches it even where the tests run in the background, deaf to it.
    """
    running: list[subprocess.Popen[str]] = []

    def begin(*words: str, **streams: object) -> subprocess.Popen[str]:
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            program = subprocess.Popen(  # type: ignore[call-overload]
                [*COMMAND, *words], env=ENVIRONMENT, text=True, start_new_session=True, **streams
            )
        finally:
            signal.signal(signal.SIGINT, before)
        running.append(program)
        return program  # type: ignore[no-any-return]

    yield begin
    for program in running:
        with suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGKILL)
        program.wait()
        if program.stderr:
            program.stderr.close()


def others_in_group(group: int) -> list[int]:
    """Return the processes that are still alive in a process group."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            _, _, rest = stat.read_text().rpartition(")")
        except OSError:
            continue
        state, _, its_group = rest.split()[:3]
        if int(its_group) == group and state != "Z":
            found.append(int(stat.parent.name))
    return found


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("after", [0.3, 2.5])
def test_ctrl_c_leaves_nothing_behind(
    start: Start, tmp_path: Path, workers: str, after: float
) -> None:
    """Exit code 130, one line, no file, no process; whether it was starting or playing."""
    words = ("run", "january-2022", "-n", "100000", "--workers", workers)
    program = start(*words, "--out", str(tmp_path / "o"), stderr=subprocess.PIPE)
    time.sleep(after)

    os.killpg(program.pid, signal.SIGINT)
    _, told = program.communicate(timeout=60)

    assert (program.returncode, told) in ((130, "boilover: interrupted\n"), (-2, told))
    assert not list(tmp_path.iterdir())
    end = time.monotonic() + 30
    while others_in_group(program.pid) and time.monotonic() < end:
        time.sleep(0.05)
    assert not others_in_group(program.pid)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_calibration_that_is_stopped_keeps_what_was_played(
    start: Start, tmp_path: Path, how: signal.Signals
) -> None:
    """However it ends: no process stays, and the store can be gone on from."""
    store = tmp_path / "store"
    words = ("calibrate", "--points", "5000", "--replications", "4", "--no-cases")
    program = start(*words, "--workers", "2", "--store", str(store), stderr=subprocess.PIPE)
    end = time.monotonic() + 60
    while (played := points_in(store)) < 1 and time.monotonic() < end:
        time.sleep(0.1)

    if how == signal.SIGINT:
        os.killpg(program.pid, how)
    else:
        program.kill()
    _, told = program.communicate(timeout=60)

    assert played > 0
    assert points_in(store) >= played
    if how == signal.SIGINT:
        assert program.returncode == 130
        assert told.splitlines()[0].endswith("points.jsonl; the same command goes on")
    end = time.monotonic() + 30
    while others_in_group(program.pid) and time.monotonic() < end:
        time.sleep(0.05)
    assert not others_in_group(program.pid)


def points_in(store: Path) -> int:
    """Return how many points a store holds, the shipped one aside."""
    file = store / "points.jsonl"
    return file.read_text().count('"answers"') - 1 if file.exists() else 0


def test_a_reader_that_leaves_is_no_error(start: Start) -> None:
    """``boilover list | head -1`` is quiet."""
    reader, writer = os.pipe()
    os.close(reader)

    program = start("list", "no-shock", stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)

    _, told = program.communicate(timeout=60)
    assert (program.returncode, told) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_disk_is_told(start: Start) -> None:
    """Output that did not arrive is a failure."""
    with Path("/dev/full").open("w") as full:
        program = start("list", "no-shock", stdout=full, stderr=subprocess.PIPE)
        _, told = program.communicate(timeout=60)

    assert program.returncode == 1
    assert told == "boilover: the output cannot be written: No space left on device\n"


def test_a_terminal_sees_progress_and_json_stays_clean(start: Start) -> None:
    """The bar goes to stderr, and is wiped away."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    words = ("run", "no-shock", "-n", "64", "--workers", "1", "--json")

    program = start(*words, stdout=subprocess.PIPE, stderr=theirs)
    os.close(theirs)
    printed, _ = program.communicate(timeout=60)
    bar = os.read(ours, 65_536).decode()
    os.close(ours)

    assert json.loads(printed)["n"] == 64
    assert "playing [" in bar
    assert "64 of 64" in bar
    assert bar.rstrip(" ").endswith("\r")


def test_ascii_terminals_get_what_they_can_show() -> None:
    """No table is worth an encoding error."""
    words = [*COMMAND, "run", "no-shock", "-n", "8", "--workers", "1"]
    environment = {**ENVIRONMENT, "PYTHONIOENCODING": "ascii"}

    done = subprocess.run(words, env=environment, capture_output=True, check=False)

    assert done.returncode == 0
    assert done.stdout.isascii()
    assert b"\\u" not in done.stdout
