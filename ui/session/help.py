"""The help: what the window shows, how to read it, words, keys, limits, where files are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from simulator import __version__
from simulator.charts.trust import trust_text
from simulator.language import mark, tr
from ui.session.files import SessionFiles
from ui.session.help_texts import LIMITS, PAGES, READING, WINDOW
from ui.session.session import Session
from ui.session.yardsticks import tables

Row = tuple[str, ...]

NOT_FOUND: Final = mark("Nothing in the help speaks of that.")


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, or a table; ``title`` stands over it and may be empty."""

    title: str = ""
    text: str = ""
    rows: tuple[Row, ...] = ()

    def holds(self, word: str) -> bool:
        """Whether a word in small letters stands anywhere in it."""
        return word in " ".join((self.title, self.text, *map(" ".join, self.rows))).casefold()


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of the help; ``name`` is for the window: ``reading`` has a picture."""

    name: str
    title: str
    parts: tuple[Part, ...]

    def fitting(self, words: Sequence[str]) -> Topic | None:
        """Return what of it holds every word: single rows of a list of keys, else whole parts."""
        if all(word in self.title.casefold() for word in words):
            return self
        parts = [fit for part in self.parts if (fit := _fitting(part, words))]
        return replace(self, parts=tuple(parts)) if parts else None


class HelpPages:
    """The topics, and what a search leaves of them."""

    def __init__(
        self,
        session: Session,
        keys: Sequence[tuple[str, str, str]] = (),
        files: SessionFiles | None = None,
    ) -> None:
        """*keys* are the window's: where, which, what for. *files* tells where things are kept."""
        self._session, self._keys, self._files = session, keys, files
        self._words: tuple[str, ...] = ()
        self._all = self._made()

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics that hold what was searched for, each with what holds it."""
        found = (topic.fitting(self._words) for topic in self._all)
        return tuple(topic for topic in found if topic)

    def find(self, text: str) -> None:
        """Leave only what holds every word of *text*."""
        self._words = tuple(text.casefold().split())

    def _made(self) -> tuple[Topic, ...]:
        return (
            Topic("window", tr("The window"), (*_paragraphs(WINDOW), _pages())),
            Topic("reading", tr("Reading the charts"), _paragraphs(READING)),
            Topic("words", tr("Words for probabilities"), self._words_for()),
            Topic("keys", tr("Keys"), self._key_parts()),
            Topic("limits", tr("Limits"), self._limits()),
            Topic("about", tr("Version and files"), self._about()),
        )

    def _words_for(self) -> tuple[Part, ...]:
        chosen = self._session.preferences.yardstick
        why = Part(
            text=tr(
                "A word stands for a range of probability, so that two readers mean the same. "
                "The yardstick is chosen under View; figures and intervals stand beside the word."
            )
        )
        made = (
            Part(table.title, table.origin, tuple((s.phrase, s.covers) for s in table.steps))
            for table in tables(0.5, chosen)
        )
        return (why, *made)

    def _key_parts(self) -> tuple[Part, ...]:
        places: dict[str, list[Row]] = {}
        for where, key, does in self._keys:
            places.setdefault(tr(where), []).append((tr(key), tr(does)))
        return tuple(Part(where, rows=tuple(rows)) for where, rows in places.items())

    def _limits(self) -> tuple[Part, ...]:
        parts = _paragraphs(LIMITS)
        if not self._session.is_open:
            return parts
        scenario = self._session.variant.scenario
        own = Part(tr("The open scenario: {title}", title=scenario.title), trust_text(scenario))
        return (own, *parts)

    def _about(self) -> tuple[Part, ...]:
        version = Part("Boilover", tr("Version {version}, MIT licence.", version=__version__))
        if self._files is None:
            return (version,)
        files = self._files
        rows = (
            (tr("Preferences"), _short(files.preferences.file.path)),
            (tr("What is on the table, kept as you go"), _short(files.autosave.file.path)),
            (tr("Scenario files that came in a session"), _short(files.carried)),
            (tr("What was on the table when another session was opened"), _short(files.earlier)),
        )
        return (version, Part(tr("Where things are kept"), rows=rows))


def _paragraphs(texts: Sequence[tuple[str, str]]) -> tuple[Part, ...]:
    return tuple(Part(tr(title) if title else "", tr(text)) for title, text in texts)


def _pages() -> Part:
    return Part(tr("Pages"), rows=tuple((tr(page), tr(text)) for page, text in PAGES))


def _fitting(part: Part, words: Sequence[str]) -> Part | None:
    if not all(part.holds(word) for word in words):
        return None
    head = " ".join((part.title, part.text)).casefold()
    rows = (
        row for row in part.rows if all(w in f"{head} {' '.join(row)}".casefold() for w in words)
    )
    return replace(part, rows=tuple(rows)) if part.rows else part


def _short(path: Path) -> str:
    """Return a path with the home folder as ``~``: whose it is need not stand in a picture."""
    try:
        return f"~/{path.relative_to(Path.home()).as_posix()}"
    except ValueError:
        return str(path)
