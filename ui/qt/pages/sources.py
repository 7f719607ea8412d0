"""What every number rests on: claims of the interview, records, literature, our judgement."""

from __future__ import annotations

from ui.qt.page import PageKind
from ui.qt.sources_page import SourcesPage

PAGE = PageKind("Sources", 70, SourcesPage)
