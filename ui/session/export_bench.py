"""A process that draws, beside the one with the window: it may load, count and die by itself."""

from __future__ import annotations

import contextlib
import pickle
import queue
import shutil
import threading
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Protocol

from simulator.ensemble.launch import CONTEXT, start_process
from ui.session.export_material import Material
from ui.session.export_orders import (
    Answer,
    Died,
    ExportOrder,
    Order,
    Previewed,
    Stopped,
    Under,
)

_PATIENCE = 2.0  # seconds that a process has to end when told to
_PASSING = (Under, Previewed)  # answers after which an export may still be under way


class Bench(Protocol):
    """Where pictures and files are made; nothing here makes the caller wait."""

    def give(self, material: Material) -> None:
        """Let what follows be made of *material*."""

    def ask(self, order: Order) -> None:
        """Ask for something; what was asked before is done first."""

    def poll(self) -> Sequence[Answer]:
        """Return what has been answered since."""

    def stop(self) -> None:
        """End what is under way and clear away what it had begun; ``Stopped`` follows."""

    def close(self) -> None:
        """End for good."""


class ProcessBench:
    """Draws in a process of its own, started when the first thing is asked of it."""

    def __init__(self) -> None:
        self._material: Material | None = None
        self._line: _Line | None = None
        self._writing: ExportOrder | None = None
        self._cleared: queue.SimpleQueue[Answer] = queue.SimpleQueue()
        self._is_closed = False

    def give(self, material: Material) -> None:
        """Let what follows be made of *material*."""
        self._material = material
        if self._line is not None:
            self._line.send(material)

    def ask(self, order: Order) -> None:
        """Hand an order on to the process."""
        if self._is_closed:
            return
        if isinstance(order, ExportOrder):
            self._writing = order
        if self._line is None:
            self._line = _Line()
            if self._material is not None:
                self._line.send(self._material)
        self._line.send(order)

    def poll(self) -> Sequence[Answer]:
        """Return what has been answered; where the process has died, that."""
        return tuple(self._answers())

    def stop(self) -> None:
        """End the process; another one starts when it is needed."""
        if self._line is not None:
            self._end(self._line, Stopped())

    def close(self) -> None:
        """End the process for good; wait only where there is something to be cleared away."""
        self._is_closed, is_writing = True, self._writing is not None
        if self._line is not None:
            ending = self._end(self._line, Stopped())
            if is_writing:
                ending.join(_PATIENCE)

    def _answers(self) -> Iterator[Answer]:
        with contextlib.suppress(queue.Empty):
            while True:
                yield self._cleared.get_nowait()
        line = self._line
        try:
            while line is not None and line is self._line and line.has_answer():
                answer = line.answer()
                if not isinstance(answer, _PASSING):
                    self._writing = None
                yield answer
        except (EOFError, OSError):
            if line is not None:
                self._end(line, None)

    def _end(self, line: _Line, answer: Answer | None) -> threading.Thread:
        """End a process and clear away behind it, in a thread; then say *answer*, else how."""
        writing, self._writing, self._line = self._writing, None, None

        def clear() -> None:
            code = line.end(asked=answer is not None)
            if writing is not None:
                shutil.rmtree(writing.folder / writing.staging, ignore_errors=True)
            self._cleared.put(answer or Died(code))

        thread = threading.Thread(target=clear, name="boilover-export-end", daemon=True)
        thread.start()
        return thread


class _Line:
    """One process and the line to it; a thread sends, for a large load takes its time."""

    def __init__(self) -> None:
        self._ours, self._theirs = CONTEXT.Pipe()
        self._process: BaseProcess | None = None
        self._load: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._is_broken, self._is_over = threading.Event(), threading.Event()
        self._sender = threading.Thread(
            target=self._carry, name="boilover-export-send", daemon=True
        )
        self._sender.start()

    def send(self, what: Material | Order) -> None:
        """Send something when all before it is on its way."""
        self._load.put(what)

    def has_answer(self) -> bool:
        """Whether ``answer`` would return, or fail, at once."""
        return self._is_broken.is_set() or self._ours.poll()

    def answer(self) -> Answer:
        """Return what was answered; raises ``EOFError`` where the process has gone."""
        if self._is_broken.is_set() and not self._ours.poll():
            raise EOFError
        answer: Answer = self._ours.recv()
        return answer

    def end(self, *, asked: bool) -> int:
        """End the process, which may be about to end by itself; return how it ended."""
        self._is_over.set()
        self._load.put(None)
        if self._process is None:
            self._sender.join(_PATIENCE)  # it is starting the process
        process = self._process
        if process is not None and not asked:
            process.join(_PATIENCE)
        code = process.exitcode if process else 0
        if process is not None and process.exitcode is None:
            process.terminate()
            process.join(_PATIENCE)
        if process is not None and process.exitcode is None:
            process.kill()
            process.join(_PATIENCE)
        self._sender.join(_PATIENCE)  # what it was sending went nowhere; the line is its till then
        with contextlib.suppress(OSError):
            self._ours.close()
        return code or 0

    def _carry(self) -> None:
        try:
            self._process = start_process(serve, self._theirs)
            self._theirs.close()
            while (what := self._load.get()) is not None and not self._is_over.is_set():
                send(self._ours, what)
        except OSError:
            self._is_broken.set()


def send(line: Connection, what: object) -> None:
    """Send *what*, its arrays as they lie in memory."""
    arrays: list[pickle.PickleBuffer] = []
    words = pickle.dumps(what, protocol=5, buffer_callback=arrays.append)
    line.send_bytes(pickle.dumps(len(arrays)))
    line.send_bytes(words)
    for array in arrays:
        line.send_bytes(array.raw())


def receive(line: Connection) -> Any:
    """Return what ``send`` has sent."""
    count = pickle.loads(line.recv_bytes())
    words = line.recv_bytes()
    return pickle.loads(words, buffers=[line.recv_bytes() for _ in range(count)])


def serve(line: Connection) -> None:
    """Work in a process of its own until nobody is at the other end."""
    from ui.session.export_work import Workshop

    workshop = Workshop(line.send)
    with contextlib.suppress(EOFError, OSError):
        while True:
            what = receive(line)
            if isinstance(what, Material):
                workshop.take(what)
            else:
                workshop.do(what)
