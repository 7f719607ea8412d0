"""Files that change on disk while they are open: loaded anew, and put in as a step that undo takes.

A poll costs a stat of each file and nothing more; reading and checking is done in a thread. While
a file has faults all stays as it was and the problem tells each of them; once it is mended the
problem goes by itself.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Protocol

from simulator.errors import BoiloverError, Fault, ScenarioError
from simulator.language import tr
from simulator.scenario.model import Scenario
from ui.session.commands import Command
from ui.session.problems import Problem
from ui.session.variant_commands import Reload
from ui.session.workspace import Workspace

PERIOD = 0.5  # seconds between two looks; a change is taken once two looks find it the same

State = tuple[int, int] | None
Outcome = tuple[str, Scenario | BoiloverError]


class Watched(Protocol):
    """The session, as far as the watch needs it."""

    @property
    def workspace(self) -> Workspace | None:
        """All that is on the table."""

    @property
    def problem(self) -> Problem | None:
        """What is told now."""

    @property
    def hold_axes(self) -> bool:
        """Whether a gesture is under way."""

    def change(self, command: Command) -> None:
        """Do a step."""

    def report(self, problem: Problem) -> None:
        """Tell of a problem."""

    def dismiss_problem(self) -> None:
        """Take it away."""

    def open_scenario(self, source: str | Path) -> bool:
        """Open what could not be opened before."""


def state_of(path: Path) -> State:
    """Return what tells that a file has changed: when it was written, and its size."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def in_a_thread(work: Callable[[], None]) -> None:
    """Do *work* beside everything else."""
    threading.Thread(target=work, name="reload", daemon=True).start()


class Watch:
    """Looks after the files of what is on the table; ``tick`` is called all the time."""

    def __init__(
        self,
        session: Watched,
        load: Callable[[str], Scenario],
        clock: Callable[[], float],
        *,
        state: Callable[[Path], State] = state_of,
        run: Callable[[Callable[[], None]], None] = in_a_thread,
    ) -> None:
        self._session, self._load, self._clock = session, load, clock
        self._state, self._run = state, run
        self._known: dict[Path, State] = {}
        self._seen: dict[Path, State] = {}
        self._loaded: SimpleQueue[list[Outcome]] = SimpleQueue()
        self._is_loading = False
        self._faulty: dict[str, BoiloverError] = {}
        self._told: Problem | None = None
        self._next = 0.0

    def tick(self) -> None:
        """Look at the files if it is time, and put in what was loaded."""
        if self._session.workspace is None or self._session.hold_axes:
            return
        if self._is_loading:
            self._take()
        elif self._clock() >= self._next:
            self._next = self._clock() + PERIOD
            self._look()

    def _look(self) -> None:
        """Load anew what rests on a file that is another than before, and stands still again."""
        files = {source: tuple(paths) for source, paths in self._files()}
        states = {path: self._state(path) for paths in files.values() for path in paths}
        changed = {path for path, state in states.items() if self._known.get(path, state) != state}
        settled = {path for path in changed if self._seen.get(path, self) == states[path]}
        self._seen = states
        sources = [source for source, paths in files.items() if settled.intersection(paths)]
        for path, state in states.items():
            if path not in changed or path in settled:
                self._known[path] = state
        if sources:
            self._is_loading = True
            self._run(partial(self._reload, sources))

    def _files(self) -> Iterator[tuple[str, Iterable[Path]]]:
        """Yield the files that each source on the table rests on, or might once it is mended."""
        for source, scenario in _on_the_table(self._session.workspace).items():
            own = [file.path for file in scenario.files]
            yield source, (*own, *_of_faults(self._faulty.get(source), own))
        problem = self._session.problem
        if problem is not None and problem.source and problem is not self._told:
            paths = [Path(fault.file) for fault in problem.faults]
            yield problem.source, (*paths, *{path.parent for path in paths})

    def _reload(self, sources: Sequence[str]) -> None:
        """Load *sources*; whatever happens, the watch goes on."""
        outcomes: list[Outcome] = []
        try:
            outcomes = [self._outcome(source) for source in sources]
        finally:
            self._loaded.put(outcomes)

    def _outcome(self, source: str) -> Outcome:
        try:
            return source, self._load(source)
        except BoiloverError as error:
            return source, error

    def _take(self) -> None:
        """Put in what was loaded, all of it as one step, or tell what is wrong."""
        try:
            outcomes = self._loaded.get_nowait()
        except Empty:
            return
        self._is_loading = False
        table = _on_the_table(self._session.workspace)
        self._open_mended([source for source, found in outcomes if not _is_bad(found)], table)
        fresh: dict[str, Scenario] = {}
        for source, found in outcomes:
            self._faulty.pop(source, None)
            if isinstance(found, Scenario):
                fresh[source] = found
            elif source in table:
                self._faulty[source] = found
        self._put_in({source: new for source, new in fresh.items() if table.get(source) != new})
        self._tell()

    def _put_in(self, fresh: Mapping[str, Scenario]) -> None:
        workspace = self._session.workspace
        if not fresh or workspace is None:
            return
        step = Reload(fresh)
        lost = step.lost(workspace)
        self._session.change(step)
        if lost:
            title = tr("Some edits do not fit the changed file and were left out")
            self._session.report(Problem(title, "\n".join(lost)))

    def _open_mended(self, sources: list[str], table: Mapping[str, Scenario]) -> None:
        problem = self._session.problem
        if problem is None or problem.source not in sources or problem is self._told:
            return
        self._session.dismiss_problem()
        if problem.source not in table:
            self._session.open_scenario(problem.source)

    def _tell(self) -> None:
        """Tell of the faults that are left; where there are none, take back what was told."""
        if self._faulty:
            faults = tuple(fault for error in self._faulty.values() for fault in _faults(error))
            names = ", ".join(_name(source) for source in self._faulty)
            title = tr(
                "{name} has changed and has faults; what is open stays as it was", name=names
            )
            message = "\n".join(str(error) for error in self._faulty.values())
            self._told = Problem(title, message, faults)
            self._session.report(self._told)
        elif self._told is not None:
            if self._session.problem is self._told:
                self._session.dismiss_problem()
            self._told = None


def _on_the_table(workspace: Workspace | None) -> dict[str, Scenario]:
    if workspace is None:
        return {}
    pins = {pin.source: pin.variant.scenario for pin in workspace.pins}
    return {**pins, workspace.source: workspace.live.scenario}


def _of_faults(error: BoiloverError | None, own: list[Path]) -> Iterator[Path]:
    """Yield where a remedy may come from: files with faults, and folders where one is missing."""
    if error is not None:
        yield from (Path(fault.file) for fault in _faults(error))
        yield from {path.parent for path in own}


def _faults(error: BoiloverError) -> tuple[Fault, ...]:
    return error.faults if isinstance(error, ScenarioError) else ()


def _is_bad(found: Scenario | BoiloverError) -> bool:
    return isinstance(found, BoiloverError)


def _name(source: str) -> str:
    return Path(source).name if Path(source).suffix else f"{source}.yaml"
