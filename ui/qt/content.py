"""What stands in the frame: bar, panels, page and status, with the keys that work everywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.qt import shortcuts
from ui.qt.export_dialog import ExportDialog
from ui.qt.help_dialog import HelpDialog
from ui.qt.lever_panel import LeverPanel
from ui.qt.outlook_page import OutlookPage
from ui.qt.page import page_kinds
from ui.qt.page_tabs import PageTabs
from ui.qt.problem_banner import ProblemBanner
from ui.qt.rail import Rail
from ui.qt.scenario_panel import ScenarioPanel
from ui.qt.sources_page import SourcesPage
from ui.qt.status_bar import StatusBar
from ui.qt.story_page import StoryPage
from ui.qt.theme import Theme
from ui.qt.toolbar import THEMES, Toolbar
from ui.session.gallery import ChartChoice
from ui.session.offer import Offer
from ui.session.session import Session

_ROOM_FOR_BOTH = 1180  # below this width the scenarios fold, below the next the levers too
_ROOM_FOR_LEVERS = 940


class Content(QWidget):
    """Everything the window shows of a session."""

    title_changed = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.toolbar = Toolbar(session, theme)
        self.levers = LeverPanel(session, theme)
        self.scenarios = ScenarioPanel(session, theme)
        self.status = StatusBar(session, theme)
        self.banner = ProblemBanner(session, theme)
        self._tabs = PageTabs(theme, tuple(kind.title for kind in page_kinds().values()))
        self._pages = QStackedWidget()
        self._made: dict[str, QWidget] = {}
        self._folds = (
            _Fold(self.levers, Rail(theme, "Levers", "left"), _ROOM_FOR_LEVERS),
            _Fold(self.scenarios, Rail(theme, "Scenarios", "right"), _ROOM_FOR_BOTH),
        )
        self._lay_out()
        self._connect()
        self._bind_keys()
        self._show_title()

    @property
    def outlook(self) -> OutlookPage:
        """The page with headline, bars and fans."""
        page = self.page("outlook")
        assert isinstance(page, OutlookPage)
        return page

    def page(self, name: str) -> QWidget:
        """Return the widget of a page, made if it is the first time."""
        if name not in self._made:
            made = page_kinds()[name].make(self._session, self._theme)
            self._made[name] = made
            self._pages.addWidget(made)
            if asked := getattr(made, "export_asked", None):
                asked.connect(self.export)
        return self._made[name]

    def open_page(self, name: str) -> None:
        """Bring a page to the front."""
        self._pages.setCurrentWidget(self.page(name))
        self._tabs.show_open(list(page_kinds()).index(name))

    @property
    def open_page_name(self) -> str:
        """The name of the page in front."""
        front = self._pages.currentWidget()
        return next(name for name, page in self._made.items() if page is front)

    @property
    def folds(self) -> tuple[_Fold, ...]:
        """The two panels with what stands in their place when folded: levers, scenarios."""
        return self._folds

    @property
    def folded(self) -> list[str]:
        """The names of the panels that the user folded away."""
        return [fold.rail.text() for fold in self._folds if not fold.is_wanted]

    def fold(self, names: Sequence[str]) -> None:
        """Fold the panels *names* away."""
        for fold in self._folds:
            if fold.rail.text() in names:
                fold.close()

    # --- what the keys and buttons do ------------------------------------------------------

    def open_file(self) -> None:
        """Ask for a scenario file and open it."""
        name, _ = QFileDialog.getOpenFileName(
            self, "Open a scenario", str(Path.home()), "Scenarios (*.yaml *.yml)"
        )
        if name:
            self._session.open_scenario(name)

    def export(self, chosen: ChartChoice | Offer | None = None) -> ExportDialog | None:
        """Open the export dialog with *chosen* ticked, else what the page in front offers."""
        if not self._session.is_open:
            return None
        front = getattr(self._pages.currentWidget(), "offers", None)
        offers: tuple[Offer, ...] = front() if front else ()
        dialog = ExportDialog(self._session, self._theme, chosen=chosen, offers=offers, parent=self)
        dialog.open()
        return dialog

    def save_variant(self, letter: str) -> None:
        """Ask where to and save a variant as a scenario file."""
        name, _ = QFileDialog.getSaveFileName(
            self, "Save the variant", str(Path.home() / "variant.yaml"), "Scenarios (*.yaml)"
        )
        if name:
            path = Path(name) if name.endswith(".yaml") else Path(f"{name}.yaml")
            self._session.save_variant(letter, path, overwrite=str(path) == name)

    def show_help(self) -> HelpDialog:
        """Open the list of keys."""
        dialog = HelpDialog(self)
        dialog.open()
        return dialog

    def next_theme(self) -> None:
        """Go from the system's theme to light, to dark, and round."""
        choices = [choice for choice, _ in THEMES]
        place = choices.index(self._session.preferences.theme)
        self._session.set_theme(choices[(place + 1) % len(choices)])

    def find_lever(self) -> None:
        """Put the keyboard into the search field."""
        self._folds[0].open()
        self.levers.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.levers.search.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the panels there is no room for."""
        super().resizeEvent(event)
        for fold in self._folds:
            fold.fit(event.size().width())

    # --- putting it together ---------------------------------------------------------------

    def _lay_out(self) -> None:
        self.page(next(iter(page_kinds())))
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._tabs)
        middle.addWidget(self.banner)
        middle.addWidget(self._pages, 1)
        body = QHBoxLayout()
        body.setSpacing(0)
        levers, scenarios = self._folds
        body.addWidget(levers.rail)
        body.addWidget(levers.panel)
        body.addLayout(middle, 1)
        body.addWidget(scenarios.panel)
        body.addWidget(scenarios.rail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addLayout(body, 1)
        column.addWidget(self.status)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _connect(self) -> None:
        session = self._session
        self._tabs.chosen.connect(lambda place: self.open_page(list(page_kinds())[place]))
        self.toolbar.open_asked.connect(self.open_file)
        self.toolbar.export_asked.connect(self.export)
        self.toolbar.help_asked.connect(self.show_help)
        self.scenarios.save_asked.connect(self.save_variant)
        self.levers.fold_asked.connect(self._folds[0].close)
        self.scenarios.fold_asked.connect(self._folds[1].close)
        for fold in self._folds:
            fold.rail.clicked.connect(fold.open)
        session.source_asked.connect(self._show_source)
        session.spotlight.asked.connect(self._tell_run)
        session.spotlight.asked_outcome.connect(self._tell_outcome)
        session.preferences_changed.connect(self._choose_theme)
        session.variants_changed.connect(self._show_title)
        session.scenario_changed.connect(self._show_title)

    def _bind_keys(self) -> None:
        bound: tuple[tuple[shortcuts.Shortcut, Callable[[], object]], ...] = (
            (shortcuts.PIN, self._session.pin),
            (shortcuts.UNDO, self._session.undo),
            (shortcuts.REDO, self._session.redo),
            (shortcuts.EXPORT, self.export),
            (shortcuts.CANCEL, self._session.cancel),
            (shortcuts.SEARCH, self.find_lever),
            (shortcuts.OPEN, self.open_file),
            (shortcuts.THEME, self.next_theme),
            (shortcuts.LEVERS, self._folds[0].toggle),
            (shortcuts.SCENARIOS, self._folds[1].toggle),
            (shortcuts.HELP, self.show_help),
        )
        for key, does in bound:
            made = QShortcut(QKeySequence(key.key), self)
            made.setAutoRepeat(False)
            made.activated.connect(does)

    def _show_source(self, lever: str) -> None:
        page = self.page("sources")
        assert isinstance(page, SourcesPage)
        page.view.choose_lever(lever)
        self.open_page("sources")

    def _tell_run(self, run: int) -> None:
        self._story.view.choose_run(run)
        self.open_page("story")

    def _tell_outcome(self, name: str) -> None:
        self._story.view.choose_outcome(name)
        self.open_page("story")

    @property
    def _story(self) -> StoryPage:
        page = self.page("story")
        assert isinstance(page, StoryPage)
        return page

    def _choose_theme(self) -> None:
        self._theme.choose(self._session.preferences.theme)

    def _show_title(self) -> None:
        rows = self._session.variants
        self.title_changed.emit(f"{rows[0].title} – Boilover" if rows else "Boilover")


class _Fold:
    """A panel or, where it is folded, the rail in its place."""

    def __init__(self, panel: QWidget, rail: Rail, needs: int) -> None:
        self.panel, self.rail, self._needs = panel, rail, needs
        self._wanted, self._narrow = True, False
        self._show(True)

    @property
    def is_open(self) -> bool:
        """Whether the panel is shown."""
        return not self.panel.isHidden()

    @property
    def is_wanted(self) -> bool:
        """Whether the user wants the panel where there is room for it."""
        return self._wanted

    def open(self) -> None:
        """Bring the panel back."""
        self._wanted = True
        self._show(True)

    def close(self) -> None:
        """Fold the panel away."""
        self._wanted = False
        self._show(False)

    def toggle(self) -> None:
        """Fold the panel or bring it back."""
        if self.is_open:
            self.close()
        else:
            self.open()

    def fit(self, width: int) -> None:
        """Fold where the window became too narrow; come back where it is wide again."""
        narrow = width < self._needs
        if narrow != self._narrow:
            self._narrow = narrow
            self._show(self._wanted and not narrow)

    def _show(self, opened: bool) -> None:
        self.panel.setVisible(opened)
        self.rail.setVisible(not opened)
