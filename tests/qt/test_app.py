"""The application as a whole: frame first, then everything; what nobody foresaw is told."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from simulator.language import current, tr, use
from ui.qt import crash
from ui.qt.app import Application, Options


@pytest.fixture
def hook() -> Iterator[None]:
    """The hook for unforeseen errors as it was, once the test is over."""
    before = sys.excepthook
    yield
    sys.excepthook = before


@pytest.mark.slow
def test_the_window_opens_on_a_scenario_and_plays(qapp: QApplication, qtbot: QtBot) -> None:
    """The empty frame stands at once; then the scenario plays; closing keeps the layout."""
    application = Application(qapp, Options("no-shock", workers=1))
    window = application.window
    qtbot.addWidget(window)
    assert window.isVisible()
    assert window.content is None

    qtbot.waitUntil(lambda: window.content is not None, timeout=20_000)
    session = application.session
    qtbot.waitUntil(lambda: session.headline is not None, timeout=60_000)
    window.close()

    assert session.variant.scenario.name == "no-shock"
    assert "geometry" in session.preferences.layout


@pytest.mark.usefixtures("hook")
def test_an_unforeseen_error_is_told_and_written_down(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    """A dialog says what happened; the log has the whole story; the program goes on."""
    log = crash.install(tmp_path)
    error = ValueError("a number too many")

    sys.excepthook(type(error), error, error.__traceback__)
    box = next(w for w in qapp.topLevelWidgets() if isinstance(w, QMessageBox))
    qtbot.addWidget(box)

    assert "a number too many" in box.text()
    assert "ValueError" in log.read_text()
    box.close()


def test_starting_imports_nothing_heavy() -> None:
    """The frame is shown before numbers, drawing libraries or the engine are loaded."""
    import subprocess

    code = (
        "import sys, ui.qt.app; "
        "print([m for m in ('numpy', 'matplotlib', 'scipy', 'pandas', 'pyqtgraph', 'simpy') "
        "if m in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


@pytest.mark.slow
def test_another_language_builds_the_window_anew(qapp: QApplication, qtbot: QtBot) -> None:
    """What is open stays, with its steps."""
    application = Application(qapp, Options("no-shock", workers=1))
    window = application.window
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.content is not None, timeout=20_000)
    session, first = application.session, window.content
    session.set_lever("moscow_restraint", 3.2)
    session.end_gesture()
    try:
        session.set_language("fr")
        qtbot.waitUntil(lambda: window.content is not first, timeout=20_000)
        assert window.content is not None
        assert current() == "fr"
        assert window.content.toolbar.undo.text() == tr("Undo")
        assert application.session.variant.settings == {"moscow_restraint": 3.2}
        application.session.undo()
        assert application.session.variant.settings == {}
    finally:
        use("en")
        window.close()
