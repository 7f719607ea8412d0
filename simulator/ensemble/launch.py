"""Starting worker processes: the safest way each system offers, without the user's own script.

Linux forks them from a *server* that has imported the engine once, elsewhere each one starts anew.
This module imports nothing heavy, so that a program can call :func:`start_server` first of all and
the server gets ready while the program itself is still importing.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from typing import Any

_PRELOADED = ["simulator.ensemble.worker", "simulator.engine.replicate"]
_THREADS = "OPENBLAS_NUM_THREADS"  # read by NumPy when it is imported

if sys.platform == "linux":
    CONTEXT = multiprocessing.get_context("forkserver")
else:
    CONTEXT = multiprocessing.get_context("spawn")


def start_server() -> bool:
    """Begin to import the engine where workers are forked from; does not wait for it.

    Returns false where the system has no such server.
    """
    if sys.platform != "linux":
        return False
    from multiprocessing import forkserver, resource_tracker

    CONTEXT.set_forkserver_preload(_PRELOADED)
    resource_tracker.ensure_running()  # by itself, for it lets interrupts through when it starts
    with for_workers():
        forkserver.ensure_running()
    return True


def start_process(target: Callable[..., None], *args: Any) -> BaseProcess:
    """Start a process that runs *target*; it ends with this one."""
    start_server()
    process = CONTEXT.Process(target=target, args=args, name="boilover-worker", daemon=True)
    with for_workers():
        process.start()
    return process


@contextmanager
def for_workers() -> Iterator[None]:
    """Surround the start of a process with what it should inherit, and only that.

    It does not import the main module, so that a script that calls ``simulator.run`` need not be
    guarded. It hears no Ctrl-C, which the program answers for all. NumPy starts no threads in it:
    none are used, and forks are safer.
    """
    with _without_main_module(), _without_interrupts(), _without_threads():
        yield


@contextmanager
def _without_main_module() -> Iterator[None]:
    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextmanager
def _without_interrupts() -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _without_threads() -> Iterator[None]:
    before = os.environ.get(_THREADS)
    os.environ[_THREADS] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_THREADS]
        else:
            os.environ[_THREADS] = before
