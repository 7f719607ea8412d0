"""A worker process: plays jobs from its pipe until the pipe ends."""

from __future__ import annotations

import os
import signal
import threading
from ctypes import c_uint64
from multiprocessing.connection import Connection
from queue import SimpleQueue

from simulator.ensemble.failures import culprit
from simulator.ensemble.messages import REMEMBERED_SCENARIOS, Failed, Job, Played, Ready, Reply
from simulator.ensemble.pool import Play
from simulator.ensemble.recent import Recent
from simulator.scenario.model import Scenario


def work(pipe: Connection, current_run: c_uint64, play: Play | None) -> None:
    """Play jobs; ends with the program that started it, whichever way that ends.

    Ctrl-C on a terminal reaches every process of it; what happens then is the program's decision.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    jobs: SimpleQueue[Job] = SimpleQueue()
    threading.Thread(target=_listen, args=(pipe, jobs), daemon=True).start()
    player = play or _engine()
    scenarios: Recent[Scenario] = Recent(REMEMBERED_SCENARIOS)
    _say(pipe, Ready())
    while True:
        _say(pipe, _reply(jobs.get(), scenarios, player, current_run))


def _engine() -> Play:
    from simulator.engine.replicate import play

    return play


def _listen(pipe: Connection, jobs: SimpleQueue[Job]) -> None:
    """Empty the pipe at all times, so that the program never waits to send; leave at its end."""
    try:
        while True:
            jobs.put(pipe.recv())
    except (EOFError, OSError):
        os._exit(0)


def _say(pipe: Connection, reply: Reply) -> None:
    try:
        pipe.send(reply)
    except OSError:  # nobody is there any more
        os._exit(0)


def _reply(job: Job, scenarios: Recent[Scenario], play: Play, current_run: c_uint64) -> Reply:
    held = scenarios.use(job.key)
    scenario = scenarios.keep(job.key, job.scenario) if job.scenario else held
    if scenario is None:
        raise RuntimeError(f"no scenario was sent for {job.key}")

    def stale() -> bool:
        return current_run.value != job.run

    if stale():
        return Played(job.id, None)
    try:
        return Played(job.id, play(scenario, job.seed, job.numbers, stop=stale))
    except Exception as error:  # noqa: BLE001 - it goes home as data
        return Failed(job.id, culprit(play, scenario, job.seed, job.numbers, error))
