"""2,000 things done at random leave no error, no warning, no widget, no timer, no memory behind."""

from __future__ import annotations

import ctypes
import gc
import itertools
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import TracebackType

import pytest
from PySide6.QtCore import QObject, QProcess, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from simulator import language
from tests.qt.borrowed import Workbench
from tests.qt.monkey import Monkey
from ui.qt.app import Options
from ui.qt.translating import translate_qt

STAGES = 8  # few, and what comes and goes would by chance be more each time
ACTIONS = 250  # of each stage
FEW = 2  # objects more than a stage before are nothing yet
KEPT = (
    *("simulator.results.estimate.Estimate", "ui.session.effects.Effect"),
    *("simulator.scenario.", "simulator.levers."),
)
"""Of each effect that was measured, up to ``effects.KEPT``; scenarios that undo goes back to."""
PAGE = 4_096
GROWTH = 2**22  # bytes more than a stage before are nothing yet


@pytest.fixture
def raised() -> Iterator[list[BaseException]]:
    """What was raised in slots and event handlers, where Qt would only print it."""
    found: list[BaseException] = []
    before = sys.excepthook

    def keep(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        del kind, trace
        found.append(error)

    sys.excepthook = keep
    yield found
    sys.excepthook = before


@pytest.fixture(autouse=True)
def files_stay_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Dialogs for files answer at once, now with a name and now without; no browser is started."""
    numbers = itertools.count()

    def save(*asked: object) -> tuple[str, str]:
        number = next(numbers)
        suffix = ".boilover" if ".boilover" in str(asked) else ".yaml"
        return (str(tmp_path / f"saved-{number}{suffix}") if number % 3 else "", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: str(tmp_path))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_: True)
    monkeypatch.setattr(QProcess, "startDetached", lambda *_: (True, 0))


@pytest.fixture
def monkey(qapp: QApplication, tmp_path: Path) -> Iterator[Monkey]:
    """A monkey at the whole application, which is in English again at the end."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(tmp_path))
        bench = Workbench(qapp, Options("january-2022"))
        while bench.window.content is None:
            qapp.processEvents()
        yield Monkey(bench, 2022, tmp_path)
        bench.session.close()
    bench.window.hide()
    bench.window.deleteLater()
    language.use("en")
    translate_qt(qapp)


@pytest.mark.slow
def test_a_monkey_breaks_nothing(
    qapp: QApplication, monkey: Monkey, raised: list[BaseException]
) -> None:
    """After each stage the desk is put in order and all is counted.

    What leaks is more after every stage; a page that shows more than it did is not.
    """
    counted: list[tuple[Counter[str], int]] = []  # objects by type, and bytes
    for _ in range(STAGES):
        for _ in range(ACTIONS):
            monkey.act()
            assert not raised, f"{raised[0]!r} after {monkey.log[-5:]}"
        monkey.leave()
        counted.append((_objects(qapp, monkey.window), _size()))

    objects, sizes = zip(*counted[1:], strict=True)  # in the first one caches are filled
    kinds = {kind for kind in objects[-1] if not kind.startswith(KEPT)}
    courses = {kind: [found[kind] for found in objects] for kind in kinds}
    grown = {kind: ns for kind, ns in courses.items() if _rises(ns)}
    assert not grown, f"objects left behind: {grown}"
    assert not _rises(list(sizes), GROWTH), sizes


def _rises(numbers: list[int], few: int = FEW) -> bool:
    return all(after > before + few for before, after in pairwise(numbers))


def _objects(application: QApplication, window: QWidget) -> Counter[str]:
    """Count what Qt and Python hold, by type: widgets, timers, and everything of ours."""
    for _ in range(5):
        application.processEvents()
        gc.collect()
    found: Counter[str] = Counter()
    for child in window.findChildren(QObject):
        found[f"Qt {type(child).__name__}"] += 1
    found["Qt running timers"] = sum(t.isActive() for t in window.findChildren(QTimer))
    found["Qt windows"] = len(application.topLevelWidgets())
    for thing in gc.get_objects():
        kind = type(thing)
        module = kind.__module__
        if isinstance(module, str) and module.startswith(("ui.", "simulator.")):
            found[f"{module}.{kind.__qualname__}"] += 1
    return found


def _size() -> int:
    """Return the memory that the process has in use, where the system tells.

    What was freed is given back to the system first, or a heap full of holes would pass for a leak.
    """
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)
    told = Path("/proc/self/statm")
    pages = told.read_text().split()[1] if told.exists() else "0"
    return int(pages) * PAGE
