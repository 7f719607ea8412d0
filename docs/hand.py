"""A real mouse and keyboard on a screen of our own, for scripts that take pictures of the window.

The screen is Xvfb's, the hand is xdotool's, pictures are taken by ImageMagick's *import*.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
NEEDED = {"Xvfb": "xvfb", "xdotool": "xdotool", "import": "imagemagick"}
PATIENCE = 300.0  # seconds for one ensemble to be refined on a busy machine

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtWidgets import QApplication, QMenu, QWidget

    from ui.qt.app import Application
    from ui.qt.content import Content
    from ui.session.session import Session


class Hand:
    """Works in the window as a user does; ``shoot`` saves what the screen shows."""

    def __init__(self, application: QApplication, keeper: Application, folder: Path) -> None:
        self._application, self._keeper, self._folder = application, keeper, folder

    @property
    def content(self) -> Content:
        """What stands in the window."""
        content = self._keeper.window.content
        assert content is not None
        return content

    @property
    def session(self) -> Session:
        """The session that the window shows."""
        return self._keeper.session

    # --- waiting -------------------------------------------------------------------------------

    def wait(self, until: Callable[[], bool], what: str) -> None:
        """Let the window live until something is so."""
        end = time.monotonic() + PATIENCE
        while not until():
            if time.monotonic() > end:
                raise TimeoutError(f"waited {PATIENCE:.0f} s for {what}")
            self._application.processEvents()
            time.sleep(0.005)

    def rest(self, seconds: float) -> None:
        """Let the window live for a while."""
        end = time.monotonic() + seconds
        self.wait(lambda: time.monotonic() >= end, "a moment")

    def refine(self) -> None:
        """Wait until everything on show rests on all its replications."""
        self.rest(0.3)
        self.wait(lambda: self.session.status.state == "refined", "refined results")
        self.rest(0.3)

    # --- the keyboard ----------------------------------------------------------------------------

    def key(self, *keys: str) -> None:
        """Press keys, as xdotool names them."""
        focus = self._application.activeWindow() or self._keeper.window
        run("xdotool", "windowfocus", str(int(focus.winId())))
        self.rest(0.1)
        run("xdotool", "key", *keys)
        self.rest(0.2)

    # --- the mouse -------------------------------------------------------------------------------

    def point(self, widget: QWidget, at: QPointF | None = None) -> None:
        """Move the mouse to a place in a widget, its middle where none is given."""
        place = widget.mapToGlobal(at or widget.rect().center().toPointF())
        ratio = widget.devicePixelRatioF()
        run("xdotool", "mousemove", str(round(place.x() * ratio)), str(round(place.y() * ratio)))
        self.rest(0.05)

    def button(self, action: str) -> None:
        """Press or release the left button (``mousedown``, ``mouseup``, ``click``)."""
        run("xdotool", action, "1")
        self.rest(0.15)

    def click(self, widget: QWidget, at: QPointF | None = None) -> None:
        """Click on a place in a widget."""
        self.point(widget, at)
        self.button("click")

    def choose(self, *texts: str) -> None:
        """Choose an entry of the menu that is open, by the texts that lead to it."""
        for text in texts:
            menu = self._open_menu()
            action = next(a for a in menu.actions() if a.text() == text)
            self.click(menu, menu.actionGeometry(action).center().toPointF())

    def _open_menu(self) -> QMenu:
        from PySide6.QtWidgets import QMenu

        def found() -> QMenu | None:
            top = self._application.activePopupWidget()
            return top if isinstance(top, QMenu) else None

        self.wait(lambda: found() is not None, "a menu")
        self.rest(0.1)
        menu = found()
        assert menu is not None
        return menu

    def drag(self, lever: str, value: float, *, hold: bool = False) -> None:
        """Drag a lever to a value; with *hold* the button stays down until ``button``."""
        row = self.content.levers.row(lever)
        self.content.levers.reveal(lever)
        self.rest(0.1)
        start = self.session.lever(lever).value
        self.point(row.slider, row.slider.handle_at(start))
        self.button("mousedown")
        for step in range(1, 11):
            self.point(row.slider, row.slider.handle_at(start + (value - start) * step / 10))
        if hold:
            self.wait(self._shows_the_lever, "a preview")
            self.rest(0.3)
        else:
            self.button("mouseup")

    def _shows_the_lever(self) -> bool:
        """Say whether what is drawn has caught up with the levers."""
        drawn = self.session.comparison
        return drawn is not None and drawn.live.variant == self.session.variant

    def out_of_the_way(self) -> None:
        """Put the mouse where it points at nothing."""
        self.point(self.content, self.content.rect().topRight().toPointF())
        self.rest(0.2)

    # --- the picture -----------------------------------------------------------------------------

    def shoot(self, name: str) -> None:
        """Save the screen."""
        self.rest(0.2)
        path = self._folder / f"{name}.png"
        run("import", "-window", "root", "-depth", "8", str(path))
        print(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path, flush=True)


def missing() -> list[str]:
    """Return the Debian packages of the tools that are not there."""
    return [package for tool, package in NEEDED.items() if shutil.which(tool) is None]


@contextmanager
def window(folder: Path, size: tuple[int, int], scenario: str = "january-2022") -> Iterator[Hand]:
    """Open the window on the screen that is there; *size* is in its own pixels."""
    sys.path.insert(0, str(ROOT))
    from PySide6.QtWidgets import QApplication

    from ui.qt.app import Application, Options

    application = QApplication(["boilover"])
    keeper = Application(application, Options(scenario=scenario))
    hand = Hand(application, keeper, folder)
    hand.wait(lambda: keeper.window.content is not None, "the window")
    keeper.window.setGeometry(0, 0, *size)
    try:
        yield hand
    finally:
        keeper.window.close()
        application.processEvents()


@contextmanager
def screen(home: Path, size: tuple[int, int]) -> Iterator[None]:
    """A screen and a home of our own, for as long as the block lasts."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = str(home)
    os.environ["XDG_RUNTIME_DIR"] = str(home)
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    read, write = os.pipe()
    size_text = f"{size[0]}x{size[1]}"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-nolisten", "tcp", "-screen", "0", f"{size_text}x24"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            os.environ["DISPLAY"] = f":{pipe.readline().strip()}"
        yield
    finally:
        server.terminate()
        server.wait()


def run(*command: str) -> None:
    """Run a tool that must succeed."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
