"""The pages of the window over each other: one in front, made when it is first asked for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.qt.page import page_kinds
from ui.qt.theme import Theme
from ui.session.session import Session
from ui.session.views import text

_KEPT = "window"


class PageStack(QStackedWidget):
    """Shows one page; ``made`` tells of each new one, ``opened`` the name of the one in front.

    Which page is in front is kept with the session, and comes back with it.
    """

    made = Signal(object)
    opened = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._made: dict[str, QWidget] = {}
        self.names = tuple(page_kinds())

    @property
    def front(self) -> str:
        """The name of the page in front, empty before the first."""
        shown = self.currentWidget()
        return next((name for name, page in self._made.items() if page is shown), "")

    @property
    def place(self) -> int:
        """The place of the page in front among all, from 0."""
        return self.names.index(self.front)

    def page(self, name: str) -> QWidget:
        """Return the widget of a page, made if it is the first time."""
        if name not in self._made:
            page = page_kinds()[name].make(self._session, self._theme)
            self._made[name] = page
            self.addWidget(page)
            self.made.emit(page)
        return self._made[name]

    def open(self, name: str) -> None:
        """Bring a page to the front."""
        self.setCurrentWidget(self.page(name))
        self._session.keep_view_state(_KEPT, {"page": name})
        self.opened.emit(name)

    def open_at(self, place: int) -> None:
        """Bring the page at *place* to the front; nothing happens where there is none."""
        if 0 <= place < len(self.names):
            self.open(self.names[place])

    def step(self, by: int, *, round_and_round: bool = True) -> None:
        """Go on or back by some pages."""
        place = self.place + by
        self.open_at(place % len(self.names) if round_and_round else place)

    def open_kept(self) -> None:
        """Bring the page to the front that was there last, else the first."""
        kept = text(self._session.view_state(_KEPT), "page")
        self.open(kept if kept in self.names else self.names[0])
