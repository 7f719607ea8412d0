"""What one part of the window asks of a page: look at this source, tell this run, show it."""

from __future__ import annotations

from ui.qt.map_page import MapPage
from ui.qt.page_stack import PageStack
from ui.qt.sources_page import SourcesPage
from ui.qt.story_page import StoryPage
from ui.session.session import Session


class PageLinks:
    """Answers the session's wishes by bringing the page that can meet them to the front."""

    def __init__(self, session: Session, pages: PageStack) -> None:
        self._pages = pages
        spotlight = session.spotlight
        session.source_asked.connect(self._show_source)
        spotlight.asked.connect(self._tell_run)
        spotlight.asked_outcome.connect(self._tell_outcome)
        spotlight.asked_map.connect(self._show_on_map)

    def _show_source(self, lever: str) -> None:
        page = self._pages.page("sources")
        assert isinstance(page, SourcesPage)
        page.view.choose_lever(lever)
        self._pages.open("sources")

    def _tell_run(self, run: int) -> None:
        self._story.view.choose_run(run)
        self._pages.open("story")

    def _tell_outcome(self, name: str) -> None:
        self._story.view.choose_outcome(name)
        self._pages.open("story")

    def _show_on_map(self, run: int) -> None:
        page = self._pages.page("map")
        assert isinstance(page, MapPage)
        page.view.show_run(run)
        self._pages.open("map")

    @property
    def _story(self) -> StoryPage:
        page = self._pages.page("story")
        assert isinstance(page, StoryPage)
        return page
