"""Files appear whole or not at all: written beside their place, then renamed into it."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from simulator.errors import ExportError

_REASONS: Final = {
    errno.ENOSPC: ("the disk is full", "free some space or choose another disk"),
    errno.EDQUOT: ("your disk quota is used up", "free some space or choose another disk"),
    errno.EROFS: ("the disk is read-only", "choose another folder"),
    errno.EACCES: ("you may not write there", "choose another folder"),
    errno.EPERM: ("you may not write there", "choose another folder"),
    errno.ENAMETOOLONG: ("the name is too long", "choose a shorter one"),
    errno.ENOENT: ("the folder does not exist", "create it or choose another"),
    errno.ENOTDIR: ("its folder is a file", "choose another folder"),
    errno.EEXIST: ("it exists already", "choose another name or allow overwriting"),
}


@contextmanager
def new_file(path: Path, *, overwrite: bool) -> Iterator[BinaryIO]:
    """Open a stream whose bytes stand at *path* once the block ends without an error.

    Raises ``ExportError`` with a remedy where that cannot be; what stood at *path* is then intact
    and nothing is left beside it.
    """
    try:
        target = _checked(path, overwrite)
        with _beside(target) as (stream, temporary):
            yield stream
            _settle(stream)
            stream.close()
            _put_in_place(temporary, target, overwrite)
    except OSError as error:
        raise _explained(path, error) from error


@contextmanager
def _beside(target: Path) -> Iterator[tuple[BinaryIO, Path]]:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".boilover-", suffix=".part")
    try:
        with os.fdopen(handle, "w+b") as stream:
            yield stream, Path(name)
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()


def _checked(path: Path, overwrite: bool) -> Path:
    if path.is_dir():
        raise ExportError(str(path), "it is a folder", "give a file name in it")
    if not path.parent.exists():
        missing = f"the folder {path.parent} does not exist"
        raise ExportError(str(path), missing, "create it or choose another")
    if not path.exists():
        return path
    if not path.is_file():
        raise ExportError(str(path), "it is not an ordinary file", "choose another name")
    if not overwrite:
        raise ExportError(str(path), *_REASONS[errno.EEXIST])
    if not os.access(path, os.W_OK):
        raise ExportError(str(path), "it is read-only", "choose another name or unlock it")
    return path.resolve()


def _settle(stream: BinaryIO) -> None:
    stream.flush()
    os.fsync(stream.fileno())


def _put_in_place(temporary: Path, target: Path, overwrite: bool) -> None:
    temporary.chmod(_mode_for(target))
    if overwrite:
        temporary.replace(target)
        return
    try:
        os.link(temporary, target)  # fails, where a rename would overwrite, if *target* appeared
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if target.exists():
            raise FileExistsError(errno.EEXIST, "appeared meanwhile", str(target)) from None
        temporary.replace(target)


def _mode_for(target: Path) -> int:
    with contextlib.suppress(FileNotFoundError):
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _explained(path: Path, error: OSError) -> ExportError:
    usual = (error.strerror or str(error), "choose another place")
    reason, remedy = _REASONS.get(error.errno or 0, usual)
    return ExportError(str(path), reason, remedy)
