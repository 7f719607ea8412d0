"""The desk with what is at hand: scenarios, session files, what was open lately, what is liked."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from simulator.errors import BoiloverError
from simulator.language import tr
from simulator.scenario.model import Scenario, Variant
from ui.session import commands
from ui.session.choices import Choices
from ui.session.document import Document, OpenSession
from ui.session.files import SessionFiles
from ui.session.keeper import Keeper
from ui.session.library import Library, ScenarioChoice, ScenarioGroup, grouped
from ui.session.pin_commands import PinScenario
from ui.session.problems import Problem
from ui.session.recent import Recent
from ui.session.rehearsal import Rehearsal
from ui.session.signals import Signal
from ui.session.views import ViewState
from ui.session.workspace import Workspace


class Shelf(Choices, Rehearsal):
    """How scenarios and sessions come onto the desk, and how what lies there is kept."""

    def __init__(
        self,
        library: Library,
        files: SessionFiles | None,
        clock: Callable[[], float],
        keeper: Keeper | None,
    ) -> None:
        """*keeper* has kept another session so far; without one *files* are kept, if any."""
        super().__init__(library.describe)
        self.preferences_changed: Signal[()] = Signal()  # theme, yardstick, language
        self.views_changed: Signal[()] = Signal()  # another session: pages read their state anew
        self._library = library
        self._titles = dict(library.titles())
        self._keeper = keeper or Keeper(files, clock, self.report)
        self._keeper.report_to(self.report)
        self.recent = Recent(self._keeper, library)  # what was opened lately
        self.document = Document(self, self._keeper, library, self._known_indicators)

    @property
    def scenarios(self) -> tuple[ScenarioChoice, ...]:
        """What can be opened by name, and files that were opened; the open one is marked."""
        now = self._workspace.source if self._workspace else ""
        return tuple(ScenarioChoice(name, text, name == now) for name, text in self._titles.items())

    @property
    def scenario_groups(self) -> tuple[ScenarioGroup, ...]:
        """What can be opened by name, in groups; the open one is marked."""
        return grouped(self._library, self._workspace.source if self._workspace else "")

    def open_scenario(self, source: str | Path) -> bool:
        """Make a scenario the live one; on faults ``problem`` tells and all stays as it was."""
        found = self._found(source)
        if found is None:
            return False
        name, scenario = found
        if self._workspace is None:
            self._put(Workspace(name, Variant.of(scenario), shown=self._known_indicators(())))
        else:
            self._step(commands.OpenScenario(name, scenario))
        return True

    def pin_scenario(self, source: str | Path) -> bool:
        """Pin a scenario, as its file has it, beside what is open; ``problem`` tells of faults."""
        found = self._found(source)
        return found is not None and self._pinned(PinScenario(*found))

    def put_session(self, command: OpenSession) -> None:
        """Put what a session file holds on the table; undo brings back what lay there."""
        if self._workspace is None:
            self._put(command.opened)
        else:
            self._step(command)

    def belong_to(self, document: str) -> None:
        """Let what is on the table, and the steps that led to it, belong to a session file."""
        self.end_rehearsal()
        before = self._open.document

        def moved(workspace: Workspace) -> Workspace:
            mine = workspace.document == before
            return replace(workspace, document=document) if mine else workspace

        self._undo.rewrite(moved)
        self._put(moved(self._open))

    def view_state(self, name: str) -> ViewState:
        """Return how the page *name* stood, as it kept it; empty for the first time."""
        return self._keeper.views.state(name)

    def keep_view_state(self, name: str, state: ViewState) -> None:
        """Keep how a page stands, with the workspace: plain data, as JSON has it."""
        self._keeper.keep_view(name, state)

    def autosave(self) -> None:
        """Keep the workspace now (``tick`` does so a moment after each change)."""
        self._keeper.save()

    @abstractmethod
    def _known_indicators(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return those of *names* that there are now; the usual ones where none is."""

    def _found(self, source: str | Path) -> tuple[str, Scenario] | None:
        """Return a scenario and how to ask for it again, or tell why there is none."""
        name = str(source)
        if name not in self._titles and Path(name).is_file():
            name = str(Path(name).resolve())
        try:
            scenario = self._library.load(name)
        except BoiloverError as error:
            self.report(Problem.of(tr("{name} could not be opened", name=source), error, name))
            return None
        self.dismiss_problem()
        self._titles.setdefault(name, scenario.title)
        self.recent.add(name)
        return name, scenario
