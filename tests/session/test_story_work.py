"""Telling in a real process: killed, it is begun again; lost for good, the page says so."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator

import pytest

from simulator.ensemble.pool import EnsembleRun, Request
from simulator.ensemble.workers import WorkerPool, WorkersLost
from simulator.errors import BoiloverError
from tests.session.telling import open_view, play_tiny_story, tiny_view, wait
from ui.session.session import Session
from ui.session.story_view import StoryView

_PATIENCE = 30.0  # seconds


@pytest.fixture
def view(session: Session) -> Iterator[StoryView]:
    """A view that tells in a process of its own."""
    view = StoryView(session, WorkerPool(1, play=play_tiny_story))
    yield view
    view.close()


def wait_for(view: StoryView) -> None:
    end = time.monotonic() + _PATIENCE
    while view.is_busy:
        assert time.monotonic() < end
        view.poll()
        time.sleep(0.002)


def test_a_run_is_told_from_a_process_and_told_again_where_that_is_killed(view: StoryView) -> None:
    """The worker may die between two runs: another takes its place, and nobody notices."""
    view.activate(True)
    wait_for(view)
    assert view.state == "ready"
    for process in multiprocessing.active_children():
        if process.name == "boilover-worker":
            os.kill(process.pid or 0, signal.SIGKILL)
    view.choose_run(7)
    wait_for(view)

    assert view.told is not None
    assert view.told.story.replication == 7


class _LostPool:
    """A pool whose workers die."""

    def __init__(self) -> None:
        self.is_lost = True

    def start(self, requests: list[Request]) -> EnsembleRun:
        raise WorkersLost("while they are started", "no memory")

    def warm(self) -> None: ...

    def close(self) -> None: ...


def test_lost_workers_are_told_and_can_be_tried_again(session: Session) -> None:
    """The page says why, and what to do; the next try may succeed."""
    view = StoryView(session, _LostPool())  # type: ignore[arg-type]
    view.activate(True)
    wait(view)

    assert view.state == "failed"
    assert "no memory" in view.failure
    view.retry()
    wait(view)
    assert view.state == "failed"
    assert issubclass(WorkersLost, BoiloverError)


def test_closing_ends_the_worker(session: Session, view: StoryView) -> None:
    """No process outlives the session."""
    view.activate(True)
    wait_for(view)
    session.close()

    assert not [p for p in multiprocessing.active_children() if p.name == "boilover-worker"]


def test_a_small_turn_does_not_finish_a_large_ensemble_at_once(session: Session) -> None:
    """The window lives between the slices."""
    view = tiny_view(session)
    view.activate(True)
    turns = 0
    while view.is_busy:
        view.poll()
        turns += 1

    assert turns > 1
    assert open_view(session).state == "ready"
