"""Files that are dropped on the window, chosen in a dialog or named at the start: what opens them.

The kinds of files stand in ``ui/session/openers``, one module each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.language import tr, trn
from simulator.registry import load_entries
from ui.session.problems import Problem

if TYPE_CHECKING:
    from ui.session.session import Session


@dataclass(frozen=True, slots=True)
class Opener:
    """A kind of file: ``suffixes`` without the dot, ``title`` for a filter of files.

    ``offer`` says, with the file's ``{name}``, what ``open`` will do. Both functions return whether
    it was done, and report a problem where not; ``pin`` puts a file beside what is open, ``None``
    for a kind that fills the whole desk.
    """

    title: str
    suffixes: tuple[str, ...]
    offer: str
    open: Callable[[Session, Path], bool]
    pin: Callable[[Session, Path], bool] | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """What dropping files would do, in words; ``is_good`` if something would be opened."""

    text: str
    detail: str
    is_good: bool


@cache
def openers() -> Mapping[str, Opener]:
    """Return every kind of file that can be opened."""
    return load_entries("ui.session.openers", "OPENER", Opener)


def opener_of(path: Path) -> Opener | None:
    """Return what opens a file of this name, ``None`` where it is of no kind that is known."""
    suffix = path.suffix.lower().removeprefix(".")
    return next((kind for kind in openers().values() if suffix in kind.suffixes), None)


def offer(paths: Sequence[Path]) -> Offer:
    """Say what would happen if *paths* were dropped now."""
    kinds = [(path, kind) for path in paths if (kind := opener_of(path))]
    if not kinds:
        return Offer(
            trn(
                "Boilover does not know this kind of file",
                "Boilover does not know these kinds of files",
                len(paths),
            ),
            tr("It opens scenarios, sessions, and what it has exported"),
            is_good=False,
        )
    first, kind = kinds[0]
    pinned = sum(bool(other.pin) for _, other in kinds[1:])
    left = len(paths) - 1 - pinned
    details = []
    if pinned:
        details.append(
            trn(
                "{count} more will be pinned beside it",
                "{count} more will be pinned beside it",
                pinned,
            )
        )
    if left:
        details.append(
            trn("{count} file will not be opened", "{count} files will not be opened", left)
        )
    return Offer(tr(kind.offer, name=first.stem), " · ".join(details), is_good=True)


def open_files(session: Session, paths: Sequence[Path]) -> bool:
    """Open the first of *paths* that can be opened, and pin the others that can be pinned.

    What could not be opened is told; returns whether the first was.
    """
    known = [path for path in paths if opener_of(path)]
    left = [path for path in paths if path not in known]
    if not known:
        names = ", ".join(path.name for path in left)
        advice = tr("Boilover opens scenarios (.yaml), sessions (.boilover) and what it exported.")
        session.report(Problem(tr("{name} is no file for Boilover", name=names), advice))
        return False
    first, *others = known
    if not _opener(first).open(session, first):
        return False
    for path in others:
        pin = _opener(path).pin
        if pin is None:
            left.append(path)
        elif not pin(session, path):
            return True
    if left and session.problem is None:
        names = ", ".join(path.name for path in left)
        advice = tr("Only one session is open at a time. Drop the others one by one.")
        session.report(Problem(tr("{name} was not opened", name=names), advice))
    return True


def _opener(path: Path) -> Opener:
    found = opener_of(path)
    assert found is not None, f"{path} was known a moment ago"
    return found
