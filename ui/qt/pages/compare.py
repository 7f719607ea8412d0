"""The second page: what differs between the live scenario and another, and why."""

from __future__ import annotations

from ui.qt.compare_page import ComparePage
from ui.qt.page import PageKind

PAGE = PageKind("Compare", 20, ComparePage)
