"""One autosave for each window: it is claimed while the window lives, and adopted when it is dead.

The first window keeps ``autosave.json``, a second one open beside it ``autosave-2.json``, and so
on. Whoever has the lock of ``.autosave.json.lock`` owns the file; the system lets go of a lock when
its process ends, whatever ended it, so that no lock is ever stale. A new window takes over the
file written last among those that nobody owns: what a crash or a kill left behind, or what the
window closed last had open. A file that is owned is never touched.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_MOST: Final = 99  # windows at once


@dataclass(frozen=True, slots=True)
class Claim:
    """A file that belongs to this process until it is released."""

    path: Path
    lock: int | None = None

    def release(self) -> None:
        """Let others have the file."""
        if self.lock is not None:
            os.close(self.lock)


def claim(first: Path) -> Claim:
    """Return the claim to *first* or to one of its neighbours; never fails and never waits.

    Where no lock can be had (a folder that cannot be written, a file system without locks) *first*
    is taken without one.
    """
    for path in (*_left(first), *_fresh(first)):
        try:
            lock = _locked(path)
        except OSError:
            return Claim(first)
        if lock is not None:
            return Claim(path, lock)
    return Claim(first)


def _left(first: Path) -> list[Path]:
    """Return the files that are there, the one written last first."""
    ours = re.compile(rf"{re.escape(first.stem)}(-\d+)?{re.escape(first.suffix)}")
    dated = []
    for path in first.parent.glob(f"{first.stem}*{first.suffix}"):
        if ours.fullmatch(path.name):
            try:
                dated.append((path.stat().st_mtime_ns, path))
            except OSError:
                continue
    return [path for _, path in sorted(dated, reverse=True)]


def _fresh(first: Path) -> list[Path]:
    """Return the places where a file may come to stand, in order."""
    further = (first.with_stem(f"{first.stem}-{number}") for number in range(2, _MOST))
    return [path for path in (first, *further) if not path.exists()]


def _locked(path: Path) -> int | None:
    """Return the lock of a file, or ``None`` where another process has it; raises ``OSError``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = os.open(path.with_name(f".{path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if sys.platform == "win32":
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        os.close(lock)
        return None
    except OSError:
        os.close(lock)
        raise
    return lock
