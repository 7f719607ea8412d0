"""Charts that a page draws from what it holds itself, offered to the export dialog.

Kinds of the registry build from a comparison alone. A page whose numbers are not in one (courses of
regions, events of a run) offers its charts itself: its widget has a method ``offers`` that returns
them, and for a button or menu of its own the signal ``export_asked``, which carries one of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from simulator.charts.chart import Chart


@dataclass(frozen=True, slots=True)
class Offer:
    """A chart of a page: ``title`` names it in the list, ``draw`` makes it once it is wanted.

    ``draw`` returns ``None`` where there is nothing to draw yet.
    """

    title: str
    draw: Callable[[], Chart | None]
