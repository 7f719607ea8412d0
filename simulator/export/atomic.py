"""Files appear whole or not at all: written beside their place, then renamed into it."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import stat
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

from simulator.errors import ExportError
from simulator.export.leftovers import PREFIX, SUFFIX, hold, sweep
from simulator.language import mark, tr

_REASONS: Final = {
    errno.ENOSPC: (mark("the disk is full"), mark("free some space or choose another disk")),
    errno.EDQUOT: (
        mark("your disk quota is used up"),
        mark("free some space or choose another disk"),
    ),
    errno.EFBIG: (mark("it is larger than a file may be there"), mark("choose another disk")),
    errno.EROFS: (mark("the disk is read-only"), mark("choose another folder")),
    errno.EACCES: (mark("you may not write there"), mark("choose another folder")),
    errno.EPERM: (mark("you may not write there"), mark("choose another folder")),
    errno.ENAMETOOLONG: (mark("the name is too long"), mark("choose a shorter one")),
    errno.ENOENT: (mark("the folder does not exist"), mark("create it or choose another")),
    errno.ENOTDIR: (mark("its folder is a file"), mark("choose another folder")),
    errno.EEXIST: (mark("it exists already"), mark("choose another name or allow overwriting")),
}


@contextmanager
def new_file(path: Path, *, overwrite: bool) -> Iterator[BinaryIO]:
    """Open a stream whose bytes stand at *path* once the block ends without an error.

    Raises ``ExportError`` with a remedy where that cannot be; what stood at *path* is then intact
    and nothing is left beside it.
    """
    with new_files(path, overwrite=overwrite) as (stream,):
        yield stream


@contextmanager
def new_files(*paths: Path, overwrite: bool) -> Iterator[tuple[BinaryIO, ...]]:
    """Open a stream for each of *paths*, as ``new_file`` does: all stand there at the end or none.

    Of the second and later ones, those into which nothing was written do not appear.
    """
    halves: list[_Half] = []
    try:
        targets = [_checked(path, overwrite) for path in paths]
        sweep(targets[0].parent)
        with ExitStack() as stack:
            for path, target in zip(paths, targets, strict=True):
                halves.append(stack.enter_context(_beside(path, target)))
            yield tuple(half.stream for half in halves)
            _place([half for k, half in enumerate(halves) if not k or half.size], overwrite)
    except Exception as error:
        refused = next((half for half in halves if half.raw.fault), None)
        if refused is not None and refused.raw.fault is not None:
            raise explained(refused.path, refused.raw.fault) from error
        if isinstance(error, OSError):
            raise explained(paths[0], error) from error
        raise


class _Noting(io.FileIO):
    """A file that remembers what the system refused: libraries make other errors of that."""

    fault: OSError | None = None

    def write(self, data: Any, /) -> int:
        """Write as any file does."""
        try:
            return super().write(data) or 0
        except OSError as error:
            self.fault = self.fault or error
            raise


@dataclass(frozen=True, slots=True)
class _Half:
    """A file for *path* that is being made as *temporary*, to be renamed to *target*."""

    path: Path
    target: Path
    temporary: Path
    raw: _Noting
    stream: io.BufferedRandom

    @property
    def size(self) -> int:
        """How many bytes have been written."""
        self.stream.flush()
        return os.fstat(self.raw.fileno()).st_size


@contextmanager
def _beside(path: Path, target: Path) -> Iterator[_Half]:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=PREFIX, suffix=SUFFIX)
    hold(handle)
    raw = _Noting(handle, "r+b")
    stream = io.BufferedRandom(raw)
    try:
        yield _Half(path, target, Path(name), raw, stream)
    finally:
        with contextlib.suppress(OSError):  # what could not be written has been told
            stream.close()
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()


def _place(halves: Sequence[_Half], overwrite: bool) -> None:
    """Put files in their places, the first one last: where it is, all are."""
    for half in halves:
        half.stream.flush()
        os.fsync(half.raw.fileno())
        if os.name == "nt":  # which renames nothing that is open
            half.stream.close()
    placed: list[Path] = []
    try:
        for half in reversed(halves):
            is_new = not half.target.exists()
            _put_in_place(half.temporary, half.target, overwrite)
            if is_new:
                placed.append(half.target)
    except OSError:
        for path in placed:
            path.unlink()
        raise


def check_place(path: Path, *, overwrite: bool) -> None:
    """Raise ``ExportError`` where no file can be put; asked before long work."""
    target = _checked(path, overwrite)
    if not os.access(target.parent, os.W_OK | os.X_OK):
        raise ExportError(str(path), *_told(errno.EACCES))


def _checked(path: Path, overwrite: bool) -> Path:
    if path.is_dir():
        raise ExportError(str(path), tr("it is a folder"), tr("give a file name in it"))
    if not path.parent.exists():
        missing = tr("the folder {folder} does not exist", folder=path.parent)
        raise ExportError(str(path), missing, tr("create it or choose another"))
    if not path.exists():
        return path
    if not path.is_file():
        reason = tr("it is not an ordinary file")
        raise ExportError(str(path), reason, tr("choose another name"))
    if not overwrite:
        raise ExportError(str(path), *_told(errno.EEXIST))
    if not os.access(path, os.W_OK):
        raise ExportError(str(path), tr("it is read-only"), tr("choose another name or unlock it"))
    return path.resolve()


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


def explained(path: Path, error: OSError) -> ExportError:
    """Return what the system refused in words, with a remedy."""
    if error.errno in _REASONS:
        return ExportError(str(path), *_told(error.errno))
    return ExportError(str(path), error.strerror or str(error), tr("choose another place"))


def _told(number: int) -> tuple[str, str]:
    reason, remedy = _REASONS[number]
    return tr(reason), tr(remedy)
