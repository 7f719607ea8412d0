"""What is half made: where it stands meanwhile, and how that of a killed program is cleared away.

Half-made files and folders are called ``.boilover-….part`` and stand beside their place. Whoever
makes one holds a lock on it, which ends with the process; what nobody holds is a leftover.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

PREFIX: Final = ".boilover-"
SUFFIX: Final = ".part"
_NAME: Final = re.compile(r"\.boilover-.+\.part")
_JUST_BEGUN: Final = 10.0  # seconds in which what is still empty may not be locked yet
_SURELY_OLD: Final = 86_400.0  # seconds, where locks cannot tell


@contextmanager
def staging(folder: Path, name: str = "") -> Iterator[Path]:
    """Make a folder inside *folder* for what is half made; whatever is still in it at the end goes.

    Raises ``OSError``. Leftovers of killed programs beside it go too.
    """
    sweep(folder)
    if name:
        place = folder / name
        place.mkdir()
    else:
        place = Path(tempfile.mkdtemp(dir=folder, prefix=PREFIX, suffix=SUFFIX))
    try:
        with _held(place):
            yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def _held(place: Path) -> Iterator[None]:
    if sys.platform == "win32":  # which neither opens nor locks folders
        yield
        return
    handle = os.open(place, os.O_RDONLY)
    try:
        hold(handle)
        yield
    finally:
        os.close(handle)


def hold(handle: int) -> bool:
    """Lock what is open as *handle* until it is closed; say whether it is ours now."""
    if sys.platform == "win32":  # where an open file cannot be deleted anyway
        return True
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:  # held by another, or a file system without locks
        return False
    return True


def sweep(folder: Path) -> None:
    """Delete what killed programs have left half made in *folder*; never fails."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in [each for each in entries if _NAME.fullmatch(each.name)]:
            with contextlib.suppress(OSError):
                _clear(Path(entry.path), is_folder=entry.is_dir(follow_symlinks=False))


def _clear(path: Path, *, is_folder: bool) -> None:
    age = time.time() - path.stat().st_mtime
    empty = not any(path.iterdir()) if is_folder else path.stat().st_size == 0
    if empty and age < _JUST_BEGUN:
        return
    if sys.platform == "win32":
        if not is_folder:
            path.unlink()
        elif age > _SURELY_OLD:
            shutil.rmtree(path)
        return
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        if hold(handle):
            shutil.rmtree(path) if is_folder else path.unlink()
    finally:
        os.close(handle)
