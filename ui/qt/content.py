"""What stands in the frame: bar, panels, page and status, with the keys that work everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from simulator.language import tr
from ui.qt.announcing import Announcer
from ui.qt.export_copy import PictureCopy
from ui.qt.export_dialog import ExportDialog
from ui.qt.folds import ROOM_FOR_BOTH, ROOM_FOR_LEVERS, Fold
from ui.qt.guide import Guide
from ui.qt.help_dialog import HelpDialog
from ui.qt.lever_panel import LeverPanel
from ui.qt.outlook_page import OutlookPage
from ui.qt.page import page_kinds
from ui.qt.page_links import PageLinks
from ui.qt.page_stack import PageStack
from ui.qt.page_tabs import PageTabs
from ui.qt.presenter import Presenter
from ui.qt.problem_banner import ProblemBanner
from ui.qt.rail import Rail
from ui.qt.replay_banner import ReplayBanner
from ui.qt.scenario_panel import ScenarioPanel
from ui.qt.status_bar import StatusBar
from ui.qt.theme import Theme
from ui.qt.toolbar import THEMES, Toolbar
from ui.qt.window_keys import bind_keys
from ui.session.gallery import ChartChoice
from ui.session.offer import Offer
from ui.session.session import Session


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
        self.tabs = PageTabs(theme, {n: tr(kind.title) for n, kind in page_kinds().items()})
        self.pages = PageStack(session, theme)
        self._links = PageLinks(session, self.pages)
        self._presenter: Presenter | None = None
        self._before = Qt.WindowState.WindowNoState  # how the window stood before presenting
        self._folds = (
            Fold("Levers", self.levers, Rail(theme, tr("Levers"), "left"), ROOM_FOR_LEVERS),
            Fold("Scenarios", self.scenarios, Rail(theme, tr("Scenarios"), "right"), ROOM_FOR_BOTH),
        )
        self._lay_out()
        self._connect()
        self.guide = Guide(self, session, theme)
        self._announcer = Announcer(session, self)
        self._replay = ReplayBanner(session, theme, self.tabs, self)
        bind_keys(self, session)
        self.pages.open_kept()
        self._show_title()

    @property
    def outlook(self) -> OutlookPage:
        """The page with headline, bars and fans."""
        page = self.page("outlook")
        assert isinstance(page, OutlookPage)
        return page

    def page(self, name: str) -> QWidget:
        """Return the widget of a page, made if it is the first time."""
        return self.pages.page(name)

    def open_page(self, name: str) -> None:
        """Bring a page to the front."""
        self.pages.open(name)

    @property
    def open_page_name(self) -> str:
        """The name of the page in front."""
        return self.pages.front

    @property
    def folds(self) -> tuple[Fold, ...]:
        """The two panels with what stands in their place when folded: levers, scenarios."""
        return self._folds

    @property
    def folded(self) -> list[str]:
        """The names of the panels that the user folded away."""
        return [fold.name for fold in self._folds if not fold.is_wanted]

    def fold(self, names: Sequence[str]) -> None:
        """Fold the panels *names* away."""
        for fold in self._folds:
            if fold.name in names:
                fold.close()

    # --- what the keys and buttons do ------------------------------------------------------

    def open_file(self) -> None:
        """Ask for files and open them."""
        self.toolbar.filing.open_file()

    def export(self, chosen: ChartChoice | Offer | None = None) -> ExportDialog | None:
        """Open the export dialog with *chosen* ticked, else what the page in front offers."""
        if not self._session.is_open:
            return None
        front = getattr(self.pages.currentWidget(), "offers", None)
        offers: tuple[Offer, ...] = front() if front else ()
        dialog = ExportDialog(self._session, self._theme, chosen=chosen, offers=offers, parent=self)
        dialog.open()
        return dialog

    def copy_picture(self, chosen: ChartChoice | Offer) -> PictureCopy:
        """Copy a chart to the clipboard, drawn as an export would be."""
        return PictureCopy(self._session, chosen, self)

    def save_variant(self, letter: str) -> None:
        """Ask where to and save a variant as a scenario file."""
        self.toolbar.filing.save_scenario(letter)

    def show_help(self) -> HelpDialog:
        """Open the help."""
        return self.guide.show_help()

    def next_theme(self) -> None:
        """Go from the system's theme to light, to dark, and round."""
        choices = [choice for choice, _ in THEMES]
        place = choices.index(self._session.preferences.theme)
        self._session.set_theme(choices[(place + 1) % len(choices)])

    def find_lever(self) -> None:
        """Put the keyboard into the search field."""
        if self._presenter is not None and self.is_presenting:
            self._presenter.find_lever()
            return
        self._folds[0].open()
        self.levers.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.levers.search.selectAll()

    def toggle_levers(self) -> None:
        """Fold the levers or bring them back; while presenting, the lever at hand."""
        if self._presenter is not None and self.is_presenting:
            self._presenter.presentation.show_lever()
        else:
            self._folds[0].toggle()

    def escape(self) -> None:
        """Leave the presentation; else stop refining, and what the page in front plays itself."""
        if self.guide.tour.step is not None:
            self.guide.tour.skip()
        elif self._presenter is None or not self.is_presenting:
            if stop := getattr(self.pages.currentWidget(), "cancel", None):
                stop()
            self._session.cancel()
        elif not self._presenter.close_popup():
            self.leave()

    # --- presenting ------------------------------------------------------------------------

    @property
    def is_presenting(self) -> bool:
        """Whether the page is shown alone and large."""
        return self._presenter is not None and not self._presenter.isHidden()

    @property
    def presenter(self) -> Presenter | None:
        """What presents, once something was presented."""
        return self._presenter

    def present(self) -> None:
        """Show the page alone on the whole screen; asked again, leave."""
        if self.is_presenting:
            self.leave()
            return
        if self._presenter is None:
            self._presenter = Presenter(self._session, self.pages, self._theme)
            self._middle.addWidget(self._presenter, 1)
        self.guide.tour.skip()  # it points at what is put away now
        self._frame(shown=False)
        self._before = self.window().windowState()
        self._presenter.take()
        self.window().setWindowState(self._before | Qt.WindowState.WindowFullScreen)

    def leave(self) -> None:
        """Put everything back as it was before presenting."""
        if self._presenter is not None and self.is_presenting:
            self._middle.addWidget(self._presenter.give_back(), 1)
            self.pages.show()
            self._frame(shown=True)
            self.window().setWindowState(self._before)
            self.setFocus()

    def _frame(self, *, shown: bool) -> None:
        for part in (self.toolbar, self.tabs, self.status):
            part.setVisible(shown)
        for fold in self._folds:
            fold.put_away(not shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the panels there is no room for."""
        super().resizeEvent(event)
        for fold in self._folds:
            fold.fit(event.size().width())

    # --- putting it together ---------------------------------------------------------------

    def _lay_out(self) -> None:
        self._middle = QVBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addWidget(self.tabs)
        self._middle.addWidget(self.banner)
        self._middle.addWidget(self.pages, 1)
        body = QHBoxLayout()
        body.setSpacing(0)
        levers, scenarios = self._folds
        body.addWidget(levers.rail)
        body.addWidget(levers.panel)
        body.addLayout(self._middle, 1)
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
        self.tabs.chosen.connect(self.pages.open_at)
        self.pages.opened.connect(lambda name: self.tabs.show_open(self.pages.names.index(name)))
        self.pages.made.connect(self._page_made)
        self.toolbar.export_asked.connect(self.export)
        self.toolbar.help_asked.connect(self.show_help)
        self.toolbar.present_asked.connect(self.present)
        self.scenarios.save_asked.connect(self.save_variant)
        self.levers.fold_asked.connect(self._folds[0].close)
        self.scenarios.fold_asked.connect(self._folds[1].close)
        session.views_changed.connect(self.pages.open_kept)
        session.preferences_changed.connect(self._choose_theme)
        session.variants_changed.connect(self._show_title)
        session.scenario_changed.connect(self._show_title)

    def _page_made(self, page: QWidget) -> None:
        if asked := getattr(page, "export_asked", None):
            asked.connect(self.export)
        if asked := getattr(page, "copy_asked", None):
            asked.connect(self.copy_picture)

    def _choose_theme(self) -> None:
        self._theme.choose(self._session.preferences.theme)

    def _show_title(self) -> None:
        rows = self._session.variants
        self.title_changed.emit(f"{rows[0].title} – Boilover" if rows else "Boilover")
