"""The first page: how it may end, and through which weeks."""

from __future__ import annotations

from ui.qt.outlook_page import OutlookPage
from ui.qt.page import PageKind

PAGE = PageKind("Outlook", 10, OutlookPage)
