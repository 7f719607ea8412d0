"""One run read event by event: who did what when, what led to it and what it led to."""

from __future__ import annotations

from ui.qt.page import PageKind
from ui.qt.story_page import StoryPage

PAGE = PageKind("Story", 40, StoryPage)
