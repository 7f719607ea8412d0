"""Worker processes: killed, late, orphaned or never born, they change nothing but the time."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from simulator.ensemble.pool import Request
from simulator.ensemble.workers import WorkerPool, WorkersLost
from simulator.results.ensemble_result import EnsembleResult
from tests.ensemble import tiny
from tests.ensemble.test_pools import bits, empty, finish

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def slow_pool() -> Iterator[WorkerPool]:
    """Two workers that need a tenth of a second for each piece."""
    with WorkerPool(2, play=tiny.play_slowly) as pool:
        yield pool


def workers_of(pool: WorkerPool) -> list[BaseProcess]:
    """Return the living worker processes of *pool*."""
    del pool  # there is one pool at a time in these tests
    return [p for p in multiprocessing.active_children() if p.name == "boilover-worker"]


def expected(spec: tiny.EnsembleSpec, n: int) -> EnsembleResult:
    """Return what *n* replications measure, played here."""
    batch = tiny.play(spec.variant.effective(), spec.seed, range(n), stop=lambda: False)
    assert batch is not None
    return empty(spec).with_batch(batch)


@pytest.mark.parametrize("moment", [0.0, 0.05, 0.15, 0.25])
def test_a_killed_worker_changes_no_bit(slow_pool: WorkerPool, moment: float) -> None:
    """Its numbers are played again by another, none is lost, none comes twice, a note says so."""
    spec = tiny.spec()
    run = slow_pool.start([Request(spec, range(600))])
    time.sleep(moment)
    os.kill(workers_of(slow_pool)[0].pid or 0, signal.SIGKILL)

    result = finish(run, empty(spec))

    assert bits(result) == bits(expected(spec, 600))
    assert run.progress.done == 600
    assert len(run.notes) == 1
    assert "was killed by signal 9 and was replaced" in run.notes[0]


def test_all_workers_may_be_killed(slow_pool: WorkerPool) -> None:
    """The pool raises new ones and goes on."""
    spec = tiny.spec()
    run = slow_pool.start([Request(spec, range(600))])
    time.sleep(0.05)
    for process in workers_of(slow_pool):
        os.kill(process.pid or 0, signal.SIGKILL)

    result = finish(run, empty(spec))

    assert bits(result) == bits(expected(spec, 600))
    assert len(workers_of(slow_pool)) == 2


def test_a_worker_killed_between_runs_is_replaced(slow_pool: WorkerPool) -> None:
    """The next run finds out and does not hang."""
    spec = tiny.spec()
    finish(slow_pool.start([Request(spec, range(100))]), empty(spec))
    os.kill(workers_of(slow_pool)[0].pid or 0, signal.SIGKILL)

    result = finish(slow_pool.start([Request(spec, range(100))]), empty(spec))

    assert result.n == 100


def test_a_replication_that_kills_every_worker_is_given_up() -> None:
    """A piece is tried three times; then the user hears of it instead of waiting for ever."""
    with WorkerPool(2, play=tiny.play_deadly) as pool:
        run = pool.start([Request(tiny.spec(), range(64))])

        with pytest.raises(WorkersLost, match=r"over replications 0 to 31 .*--workers 1"):
            finish(run, empty(tiny.spec()))

        assert run.is_done


def test_cancelled_work_stops_within_a_day() -> None:
    """The token reaches a worker in the midst of a piece."""
    with WorkerPool(2, play=tiny.play_to_the_end) as pool:
        pool.start([Request(tiny.spec(), range(64))])
        time.sleep(0.3)
        started = time.monotonic()

        run = pool.start([Request(tiny.spec(2.0), range(64))])
        run.cancel()
        pool.close()

        assert time.monotonic() - started < 5.0  # to the end it would be ten


def test_moves_in_quick_succession_do_not_jam(slow_pool: WorkerPool) -> None:
    """A drag starts a run on every frame; only the last one counts."""
    for step in range(200):
        spec = tiny.spec(step / 100)
        run = slow_pool.start([Request(spec, range(100))])

    assert bits(finish(run, empty(spec))) == bits(expected(spec, 100))


def test_more_scenarios_than_a_worker_remembers(slow_pool: WorkerPool) -> None:
    """A scenario that was displaced is sent again."""
    specs = [tiny.spec(step / 10) for step in range(40)]
    run = slow_pool.start([])
    for spec in (*specs, *specs):
        run = slow_pool.start([Request(spec, range(2))])
    spec = specs[-1]

    assert bits(finish(run, empty(spec))) == bits(expected(spec, 2))


def test_closing_leaves_no_process(slow_pool: WorkerPool) -> None:
    """Also in the midst of a run."""
    slow_pool.start([Request(tiny.spec(), range(600))])

    slow_pool.close()

    assert not workers_of(slow_pool)


def test_workers_end_with_the_program_that_started_them() -> None:
    """However it ends: here it is killed while they play."""
    script = """
        import multiprocessing, time
        from simulator.ensemble.pool import Request
        from simulator.ensemble.workers import WorkerPool
        from tests.ensemble import tiny
        pool = WorkerPool(2, play=tiny.play_to_the_end)
        pool.start([Request(tiny.spec(), range(64))])
        print(*[p.pid for p in multiprocessing.active_children()], flush=True)
        time.sleep(60)
    """
    with _python(script) as program:
        assert program.stdout is not None
        pids = [int(word) for word in program.stdout.readline().split()]
        time.sleep(0.2)
        program.kill()

    assert len(pids) == 2
    assert _gone_within(30.0, pids)


def test_a_script_without_a_guard_may_use_workers(tmp_path: Path) -> None:
    """No ``if __name__ == "__main__"`` is needed: workers never import the user's script."""
    script = tmp_path / "plain.py"
    script.write_text(
        textwrap.dedent("""
        from simulator.ensemble.backends import open_pool
        from simulator.results.gather import gather
        from tests.ensemble import tiny
        with open_pool(2, play=tiny.play) as pool:
            (result,) = gather(pool, [tiny.spec(replications=200)], layout=tiny.LAYOUT)
        print(result.n)
        """)
    )

    done = subprocess.run(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stdout.strip(), done.stderr) == ("200", "")


def _python(script: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", textwrap.dedent(script)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _gone_within(seconds: float, pids: list[int]) -> bool:
    end = time.monotonic() + seconds
    while any(_is_running(pid) for pid in pids):
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def _is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):  # it may end while it is read
        return False
