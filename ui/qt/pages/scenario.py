"""What the case is: title, notes and scheduled events, to be edited in place."""

from __future__ import annotations

from ui.qt.page import PageKind
from ui.qt.scenario_page import ScenarioPage

PAGE = PageKind("Scenario", 50, ScenarioPage)
