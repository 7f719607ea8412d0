"""One run read event by event: who did what when, what led to it and what it led to."""

from __future__ import annotations

from simulator.ensemble.single import play_story
from ui.qt.page import PageKind
from ui.qt.story_page import StoryPage
from ui.qt.theme import Theme
from ui.session.session import Session
from ui.session.story_view import StoryView


def _make(session: Session, theme: Theme) -> StoryPage:
    """Return the page with a worker of its own, which is started by the first run."""
    return StoryPage(StoryView(session, session.own_pool(play_story)), theme)


PAGE = PageKind("Story", 40, _make)
