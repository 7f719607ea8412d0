"""Whatever goes wrong, a file is whole or not there, and what stood there is as it was.

The disk is full, a file may not grow, the folder or the file is read-only, the program is killed.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.charts.chart import Chart
from simulator.errors import ExportError
from simulator.export import atomic
from simulator.export.briefing import Briefing
from simulator.export.drawn_up import briefing_of
from simulator.export.format import ExportFormat, export_formats
from simulator.export.leftovers import staging, sweep
from simulator.export.options import Options
from simulator.export.pack import write_pack
from simulator.export.write import write_briefing, write_chart
from tests.export.towns import alone

resource = pytest.importorskip("resource", reason="needs limits as Unix has them")

FORMATS = export_formats()
OLD = b"what stood there"
RECIPE = json.dumps({"text": random.Random(1).randbytes(20_000).hex()})  # it cannot be packed


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    """A quiet town with one chart."""
    return briefing_of(alone(), drawings=[("outcome_bars", "outcomes")])


def export(name: str, briefing: Briefing, chart: Chart, path: Path) -> None:
    """Write whatever format *name* holds over what stands at *path*."""
    fmt, options = FORMATS[name], Options(recipe=RECIPE)
    if fmt.chart:
        write_chart(chart, path, overwrite=True, options=options, fmt=fmt)
    else:
        write_briefing(briefing, path, fmt, overwrite=True, options=options)


def old_file(folder: Path, name: str) -> Path:
    """Return a file, with the one beside it where the format has one, that stands there."""
    fmt = FORMATS[name]
    path = folder / f"plot.{fmt.suffix}"
    for place in {path, path.with_name(path.name + fmt.beside_suffix)}:
        place.write_bytes(OLD)
    return path


def intact(folder: Path) -> bool:
    """Return whether all in a folder is old, and nothing has come."""
    paths = list(folder.iterdir())
    return bool(paths) and all(path.read_bytes() == OLD for path in paths)


@contextlib.contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """Let the system refuse to make a file larger than *size* bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_file_that_may_not_grow(
    name: str, briefing: Briefing, bars: Chart, tmp_path: Path
) -> None:
    """The system itself refuses in the middle; libraries make all sorts of errors of that."""
    path = old_file(tmp_path, name)

    with pytest.raises(ExportError, match="larger than a file may be"), files_up_to(400):
        export(name, briefing, bars, path)

    assert intact(tmp_path)
    gc.collect()  # what a library could not close in peace would be told in another test


@contextlib.contextmanager
def disk(place: Path, how: str) -> Iterator[Path]:
    """Mount a small disk of its own, which takes an administrator; skips where that cannot be."""
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", how, "tmpfs", str(place)]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        pytest.skip("there is no mount here")
    if done.returncode:
        pytest.skip("only an administrator can mount a disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=False)


@pytest.mark.parametrize("name", ["png", "csv", "xlsx", "parquet", "netcdf", "csv_runs"])
def test_a_disk_that_is_full(name: str, briefing: Briefing, bars: Chart, tmp_path: Path) -> None:
    with disk(tmp_path / "disk", "size=16k") as folder:
        path = old_file(folder, name)

        with pytest.raises(ExportError, match="the disk is full; free some space"):
            export(name, briefing, bars, path)

        assert intact(folder)


def test_a_pack_on_a_full_disk(briefing: Briefing, tmp_path: Path) -> None:
    with disk(tmp_path / "disk", "size=64k") as folder:
        (folder / "mine").write_bytes(OLD)

        with pytest.raises(ExportError, match="the disk is full") as caught:
            write_pack(briefing, folder / "pack")

        assert Path(caught.value.args[0]).is_relative_to(folder / "pack")
        assert intact(folder)


def test_a_disk_that_is_read_only(briefing: Briefing, bars: Chart, tmp_path: Path) -> None:
    with disk(tmp_path / "disk", "size=1m") as folder:
        path = old_file(folder, "svg")
        remount = ["mount", "-o", "remount,ro", str(folder)]
        subprocess.run(remount, check=True, capture_output=True)

        for write in (
            lambda: export("svg", briefing, bars, path),
            lambda: write_pack(briefing, folder / "pack"),
        ):
            with pytest.raises(ExportError, match="is read-only; choose another"):
                write()

        assert intact(folder)


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.EACCES, "you may not write there"), (errno.EROFS, "the disk is read-only")],
)
def test_a_folder_in_which_one_may_not_write(
    bars: Chart,
    briefing: Briefing,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    reason: str,
) -> None:
    """An administrator may write anywhere, so the system's answer is given in its stead."""

    def refuse(*given: object, **named: object) -> None:
        raise OSError(number, os.strerror(number))

    path = old_file(tmp_path, "svg")
    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    monkeypatch.setattr(tempfile, "mkdtemp", refuse)

    with pytest.raises(ExportError, match=reason):
        export("svg", briefing, bars, path)
    with pytest.raises(ExportError, match=reason):
        write_pack(briefing, tmp_path / "pack")

    assert intact(tmp_path)


def test_a_file_beside_that_is_taken(bars: Chart, tmp_path: Path) -> None:
    """A table's description stands beside it: neither is replaced unasked."""
    (tmp_path / "plot.csv-metadata.json").write_bytes(OLD)

    with pytest.raises(ExportError, match=r"plot\.csv-metadata\.json.*exists already"):
        write_chart(bars, tmp_path / "plot.csv")

    assert intact(tmp_path)


def test_both_files_or_none(
    bars: Chart, briefing: Briefing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second cannot be put in its place: the first is not either."""
    real = Path.replace
    path = old_file(tmp_path, "csv")

    def refuse(self: Path, target: Path) -> Path:
        if target == path:
            raise OSError(errno.EIO, "broken disk")
        return real(self, target)

    path.unlink()
    path.with_name("plot.csv-metadata.json").unlink()
    monkeypatch.setattr(Path, "replace", refuse)

    with pytest.raises(ExportError, match="broken disk"):
        export("csv", briefing, bars, path)

    assert list(tmp_path.iterdir()) == []


def killed(code: str, folder: Path) -> None:
    """Run *code* in a program of its own, which does not survive it."""
    head = (
        "import os, signal, sys\nfrom pathlib import Path\n"
        "from simulator.export.atomic import new_file, new_files\n"
        "from simulator.export.leftovers import staging\n"
        "folder = Path(sys.argv[1])\n"
        "def die(): os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", head + code, str(folder)],
        check=False,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert done.returncode == -9


KILLS = {
    "while writing": (
        "with new_file(folder / 'plot.svg', overwrite=True) as stream:\n"
        "    stream.write(b'half'); stream.flush(); die()\n"
    ),
    "before it is put in its place": (
        "os.fsync = lambda handle: die()\n"
        "with new_file(folder / 'plot.svg', overwrite=True) as stream:\n"
        "    stream.write(b'all')\n"
    ),
    "in the making of a pack": (
        "with staging(folder) as place:\n    (place / 'deck.pptx').write_bytes(b'half'); die()\n"
    ),
}


@pytest.mark.parametrize("when", KILLS)
def test_killed_in_the_middle(when: str, fan: Chart, tmp_path: Path) -> None:
    """The old file is intact; what is left beside it goes with the next export into the folder."""
    old = tmp_path / "plot.svg"
    old.write_bytes(OLD)

    killed(KILLS[when], tmp_path)

    assert old.read_bytes() == OLD
    (left,) = (path for path in tmp_path.iterdir() if path != old)
    assert left.name.startswith(".boilover-")
    write_chart(fan, tmp_path / "other.csv")
    expected = {"plot.svg", "other.csv", "other.csv-metadata.json"}
    assert {path.name for path in tmp_path.iterdir()} == expected
    assert old.read_bytes() == OLD


def test_killed_between_two_files(tmp_path: Path) -> None:
    """The description is put in its place first: where the table is, all is."""
    code = (
        "real, seen = os.link, []\n"
        "def link(*paths):\n"
        "    real(*paths); die()\n"
        "os.link = link\n"
        "with new_files(folder / 'a.csv', folder / 'a.json', overwrite=False) as streams:\n"
        "    for stream in streams: stream.write(b'x')\n"
    )

    killed(code, tmp_path)

    names = {path.name for path in tmp_path.iterdir() if not path.name.startswith(".")}
    assert names == {"a.json"}


def test_what_another_program_is_writing_is_left_alone(tmp_path: Path) -> None:
    """It holds a lock on what is half made, file or folder."""
    with atomic.new_file(tmp_path / "a", overwrite=False) as stream, staging(tmp_path) as place:
        stream.write(b"half")
        stream.flush()
        (place / "half").write_bytes(b"half")
        sweep(tmp_path)
        assert len(list(tmp_path.iterdir())) == 2

    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_what_has_just_begun_is_left_alone(tmp_path: Path) -> None:
    """Between making a file and locking it lies a moment."""
    fresh, stale = tmp_path / ".boilover-a.part", tmp_path / ".boilover-b.part"
    for path in (fresh, stale):
        path.touch()
    hour = time.time() - 3600
    os.utime(stale, (hour, hour))

    sweep(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == [fresh.name]


def test_only_what_is_ours_is_cleared_away(tmp_path: Path) -> None:
    """Not what a link leads to, and not what others leave behind."""
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis").write_bytes(OLD)
    (tmp_path / ".boilover-a.part").symlink_to(mine)
    (tmp_path / "download.part").write_bytes(OLD)

    sweep(tmp_path)

    assert (mine / "thesis").read_bytes() == OLD
    assert (tmp_path / "download.part").exists()


def test_a_format_that_breaks_leaves_its_own_fault(fan: Chart, tmp_path: Path) -> None:
    """It is not told as one of the disk's."""

    def broken(chart: Chart, stream: object, options: Options) -> None:
        raise ValueError("a fault of ours")

    path = old_file(tmp_path, "svg")
    fmt = ExportFormat("svg", "Broken", 1, chart=broken)  # type: ignore[arg-type]

    with pytest.raises(ValueError, match="a fault of ours"):
        write_chart(fan, path, overwrite=True, fmt=fmt)

    assert intact(tmp_path)
