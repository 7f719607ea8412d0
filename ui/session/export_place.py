"""From the folder where files are made to where they belong: all of them, or none."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator, Set
from contextlib import contextmanager
from pathlib import Path

from simulator.errors import ExportError
from simulator.export import leftovers
from simulator.language import tr


@contextmanager
def staging(folder: Path, name: str) -> Iterator[Path]:
    """Make a folder inside *folder* for as long as the block lasts; raises ``ExportError``."""
    try:
        with leftovers.staging(folder, name) as place:
            yield place
    except OSError as error:
        raise explained(folder, error) from error


def settle(made: Path, folder: Path, replace: Set[str]) -> tuple[Path, ...]:
    """Move everything in *made* into *folder* and return where it stands.

    What stands there already is only replaced where its name is in *replace*; raises
    ``ExportError``, with nothing moved, where one may not be.
    """
    found = sorted(made.iterdir())
    for path in found:
        _refuse(folder / path.name, path.name in replace)
    try:
        for path in found:
            _move(path, folder / path.name)
    except OSError as error:
        raise explained(folder, error) from error
    return tuple(folder / path.name for path in found)


def explained(path: Path, error: OSError) -> ExportError:
    """Return what an error of the system means for whoever exports."""
    code = error.errno
    if code in (errno.ENOSPC, errno.EDQUOT):
        reason, remedy = tr("the disk is full"), tr("free some space or choose another disk")
    elif code in (errno.EACCES, errno.EPERM):
        reason, remedy = tr("you may not write there"), tr("choose another folder")
    elif code == errno.EROFS:
        reason, remedy = tr("the disk is read-only"), tr("choose another folder")
    elif code in (errno.ENOENT, errno.ENOTDIR):
        reason, remedy = tr("there is no such folder"), tr("choose another folder")
    elif code == errno.ENAMETOOLONG:
        reason, remedy = tr("the name is too long"), tr("choose a shorter one")
    else:
        reason, remedy = error.strerror or str(error), tr("choose another folder")
    return ExportError(str(path), reason, remedy)


def free_name(folder: Path, name: str) -> str:
    """Return *name* with the first number behind it that nothing in *folder* has yet."""
    path = folder / name
    number = 2
    while (found := path.with_name(f"{path.stem} {number}{path.suffix}")).exists():
        number += 1
    return found.name


def _refuse(target: Path, may_replace: bool) -> None:
    if not target.exists() and not target.is_symlink():
        return
    if not may_replace:
        taken = tr("something of this name stands there already")
        raise ExportError(str(target), taken, tr("choose another name"))
    if target.is_file() and not os.access(target, os.W_OK):
        locked = tr("the file that stands there is read-only")
        raise ExportError(str(target), locked, tr("choose another name or unlock it"))


def _move(path: Path, target: Path) -> None:
    """Put *path* at *target*; of two folders, the old one goes only when the new one is there."""
    if not target.is_dir():
        path.replace(target)
        return
    aside = path.with_name(f"{path.name}.old")
    target.replace(aside)
    try:
        path.replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            aside.replace(target)
        raise
