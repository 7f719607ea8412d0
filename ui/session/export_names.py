"""Names that say what is in a file, as far as they go into one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from simulator.language import tr
from ui.session.session import Session

_LONGEST: Final = 80  # letters of a name; folders and suffixes need some too
_SIGNS: Final = re.compile(r"(?<!\d)[.,]|[.,](?!\d)|[^\w\s.,-]")
"""What a name goes without: signs, but for the point or comma within a number."""


def chart_name(session: Session, title: str, suffix: str) -> str:
    """Return how a chart's file may be called: ``january-2022 people in the streets.png``."""
    stem = _short(f"{session.variant.scenario.name} {_plain(title)}")
    return f"{stem}{_state(session)}.{suffix}"


def whole_name(session: Session, what: str, suffix: str = "") -> str:
    """Return how a document about everything may be called, or with no *suffix* a folder.

    ``january 2022 and moscow abstains – briefing.pptx``: the variants that are in it, then what.
    """
    titles = [_plain(row.title) for row in session.variants if row.role != "baseline"]
    stem = f"{_short(_joined(titles))} – {what}{_state(session)}"
    return f"{stem}.{suffix}" if suffix else stem


def with_suffix(name: str, suffix: str) -> str:
    """Return what the user typed as a file name of the right kind, with nothing that leads away."""
    clean = re.sub(r'[/\\:*?"<>|\x00-\x1f]', " ", name).strip().strip(".").strip()
    if not clean or not suffix or clean.lower().endswith(f".{suffix}"):
        return clean
    return f"{clean}.{suffix}"


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Return *names* with a number behind each that has come before."""
    found: list[str] = []
    for name in names:
        stem, dot, suffix = name.rpartition(".")
        tried, number = name, 2
        while tried.casefold() in (each.casefold() for each in found):
            tried, number = f"{stem} {number}{dot}{suffix}", number + 1
        found.append(tried)
    return tuple(found)


def _joined(titles: list[str]) -> str:
    if len(titles) < 2:
        return "".join(titles)
    return tr("{names} and {last}", names=", ".join(titles[:-1]), last=titles[-1])


def _state(session: Session) -> str:
    return f" ({tr('preview')})" if session.status.is_preview else ""


def _plain(title: str) -> str:
    text = unicodedata.normalize("NFKC", title).casefold()
    return " ".join(_SIGNS.sub(" ", text).split())


def _short(text: str) -> str:
    """Return *text* cut at a word, where it is long."""
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,–-")
