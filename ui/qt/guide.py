"""Help and tour of the window: what answers F1, and where each step of the tour points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from ui.qt.help_dialog import HelpDialog
from ui.qt.shortcuts import all_keys
from ui.qt.theme import Theme
from ui.qt.tour_overlay import TourOverlay
from ui.session.files import SessionFiles
from ui.session.help import HelpPages
from ui.session.session import Session
from ui.session.tour import Target, Tour

if TYPE_CHECKING:
    from ui.qt.content import Content

_HEADLINE = 68  # pixels from the top of the Outlook page that the finding takes


class Guide:
    """Opens the help and leads through the window *content*."""

    def __init__(self, content: Content, session: Session, theme: Theme) -> None:
        self._content, self._session, self._theme = content, session, theme
        self.tour = Tour(session)
        self._overlay: TourOverlay | None = None

    @property
    def overlay(self) -> TourOverlay | None:
        """What lies over the window, once there was a tour."""
        return self._overlay

    def show_help(self) -> HelpDialog:
        """Open the help."""
        pages = HelpPages(self._session, all_keys(), SessionFiles.of_user())
        dialog = HelpDialog(pages, self._theme, self._content)
        dialog.tour_asked.connect(self.start_tour)
        dialog.open()
        return dialog

    def start_tour(self) -> None:
        """Lead through the window from the first step."""
        content = self._content
        content.leave()
        content.open_page("outlook")
        if self._overlay is None:
            self._overlay = TourOverlay(self.tour, self._theme, self._find, content)
        self.tour.start()

    def offer_tour(self) -> None:
        """Lead through the window if nobody has been led before; wait for a first picture."""
        if self.tour.is_due:
            self.start_tour()

    def _find(self, target: Target) -> Sequence[QRect]:
        content = self._content
        if target == "lever":
            return [self._lever()]
        if target == "headline":
            page = self._place(content.outlook)
            return [
                QRect(page.topLeft(), page.size()).adjusted(8, 8, -8, _HEADLINE - page.height())
            ]
        if target == "pin":
            return [self._place(content.toolbar.pin)]
        if target == "compare":
            return [self._place(content.tabs.tab("compare"))]
        return [self._place(content.tabs.tab("story")), self._place(content.toolbar.export)]

    def _lever(self) -> QRect:
        fold, levers = self._content.folds[0], self._content.levers
        if not fold.is_open:
            fold.open()
        names = levers.shown_levers
        if not fold.is_open or not names:
            return self._place(fold.rail if not fold.is_open else fold.panel)
        levers.reveal(names[0])
        return self._place(levers.row(names[0]))

    def _place(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self._content, QPoint(0, 0)), widget.size())
