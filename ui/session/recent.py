"""What was opened lately: scenarios and sessions, newest first, also those that are gone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from ui.session.keeper import Keeper
from ui.session.library import Library, title_in
from ui.session.session_file import SUFFIX

MOST: Final = 10

RecentKind = Literal["scenario", "session"]


@dataclass(frozen=True, slots=True)
class RecentItem:
    """Something that was open: ``source`` opens it again, ``folder`` is empty for what ships."""

    source: str
    title: str
    kind: RecentKind
    folder: str
    is_there: bool


class Recent:
    """The list, remembered with the preferences and shared by all windows."""

    def __init__(self, keeper: Keeper, library: Library) -> None:
        self._keeper, self._library = keeper, library

    @property
    def items(self) -> tuple[RecentItem, ...]:
        """What was opened, newest first."""
        titles = self._library.titles()
        return tuple(
            RecentItem(source, titles[source], "scenario", "", is_there=True)
            if source in titles
            else _item(Path(source))
            for source in self._sources()
        )

    def add(self, source: str) -> None:
        """Put what is open now at the top."""
        rest = [other for other in self._sources() if other != source]
        self._keep((source, *rest)[:MOST])

    def forget(self, source: str) -> None:
        """Take one out of the list; the file stays."""
        self._keep(tuple(other for other in self._sources() if other != source))

    def forget_gone(self) -> None:
        """Take out what is not there any more."""
        self._keep(tuple(item.source for item in self.items if item.is_there))

    def _sources(self) -> tuple[str, ...]:
        return self._keeper.recent

    def _keep(self, sources: tuple[str, ...]) -> None:
        if sources != self._sources():
            self._keeper.keep_recent(sources)


def _item(path: Path) -> RecentItem:
    is_session, is_there = path.suffix == SUFFIX, path.is_file()
    title = title_in(path) if is_there and not is_session else ""
    kind: RecentKind = "session" if is_session else "scenario"
    return RecentItem(str(path), title or path.stem, kind, str(path.parent), is_there)
