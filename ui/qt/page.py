"""What a page of the window is; pages are found by listing ``ui/qt/pages``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from simulator.registry import load_entries
from ui.qt.theme import Theme
from ui.session.session import Session


@dataclass(frozen=True)
class PageKind:
    """A page: the name on its tab, its place among the others, and how its widget is made.

    The widget is made when the page is first opened. If it has a signal ``export_asked``, the
    export dialog answers it, and ``copy_asked`` the clipboard; a method ``offers`` returns charts
    of the page's own (``Offer``), to stand first in that dialog; a method ``cancel`` stops what it
    plays itself, on Esc.
    """

    title: str
    order: int
    make: Callable[[Session, Theme], QWidget]


@cache
def page_kinds() -> Mapping[str, PageKind]:
    """Return the pages there are, in the order of their tabs."""
    found = load_entries("ui.qt.pages", "PAGE", PageKind)
    return MappingProxyType(dict(sorted(found.items(), key=lambda item: item[1].order)))
