"""A file appears whole or not at all, and nothing is overwritten unasked."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from simulator.errors import ExportError
from simulator.export.atomic import new_file


def write(path: Path, content: bytes = b"new", *, overwrite: bool = False) -> None:
    """Write *content* the way exports do."""
    with new_file(path, overwrite=overwrite) as stream:
        stream.write(content)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file that stands there already."""
    path = tmp_path / "plot.png"
    path.write_bytes(b"old")
    return path


def only(path: Path) -> bool:
    """Return whether nothing else is in the folder of *path*."""
    return [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_new_file_has_all_its_bytes(tmp_path: Path) -> None:
    write(tmp_path / "plot.png")

    assert (tmp_path / "plot.png").read_bytes() == b"new"
    assert only(tmp_path / "plot.png")


def test_a_new_file_can_be_read_by_others_as_the_user_wants(tmp_path: Path) -> None:
    """A temporary file is private; what it becomes is not."""
    before = os.umask(0o022)
    try:
        write(tmp_path / "plot.png")
    finally:
        os.umask(before)

    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "plot.png").stat().st_mode) == 0o644


def test_nothing_is_overwritten_unasked(old: Path) -> None:
    with pytest.raises(ExportError, match="exists already; choose another name"):
        write(old)

    assert old.read_bytes() == b"old"
    assert only(old)


def test_overwriting_keeps_the_files_mode(old: Path) -> None:
    old.chmod(0o640)

    write(old, overwrite=True)

    assert old.read_bytes() == b"new"
    assert os.name != "posix" or stat.S_IMODE(old.stat().st_mode) == 0o640


def test_overwriting_goes_through_a_link(old: Path, tmp_path: Path) -> None:
    link = tmp_path / "latest.png"
    link.symlink_to(old)

    write(link, overwrite=True)

    assert link.is_symlink()
    assert old.read_bytes() == b"new"


def test_a_failure_while_writing_leaves_the_old_file(old: Path) -> None:
    def half() -> None:
        with new_file(old, overwrite=True) as stream:
            stream.write(b"half")
            raise RuntimeError("the renderer broke")

    with pytest.raises(RuntimeError):
        half()

    assert old.read_bytes() == b"old"
    assert only(old)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EACCES, "you may not write there"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_what_the_system_refuses_is_told_with_a_remedy(
    old: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    def refuse(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)

    with pytest.raises(ExportError, match=reason) as caught:
        write(old, overwrite=True)

    assert caught.value.args[2]
    assert old.read_bytes() == b"old"
    assert only(old)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_device_is_not_replaced() -> None:
    with pytest.raises(ExportError, match="not an ordinary file"):
        write(Path("/dev/full"), overwrite=True)


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="it is a folder"):
        write(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"the folder .*nowhere does not exist"):
        write(tmp_path / "nowhere" / "plot.png")


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="the name is too long"):
        write(tmp_path / f"{'x' * 300}.png")


def test_a_locked_file_is_not_replaced(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder may be writable where the file is not."""
    monkeypatch.setattr(os, "access", lambda path, mode: False)

    with pytest.raises(ExportError, match="it is read-only"):
        write(old, overwrite=True)

    assert old.read_bytes() == b"old"


def test_a_file_that_appears_meanwhile_is_kept(tmp_path: Path) -> None:
    """Two programs may export to one name; the second is told."""
    path = tmp_path / "plot.png"

    def race() -> None:
        with new_file(path, overwrite=False) as stream:
            stream.write(b"ours")
            path.write_bytes(b"theirs")

    with pytest.raises(ExportError, match="exists already"):
        race()

    assert path.read_bytes() == b"theirs"
    assert only(path)


def test_a_disk_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: object, target: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)

    write(tmp_path / "plot.png")

    assert (tmp_path / "plot.png").read_bytes() == b"new"
    assert only(tmp_path / "plot.png")
