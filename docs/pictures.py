"""Takes the pictures of the window that stand in ``docs/img``, with a real mouse and keyboard.

``python docs/pictures.py`` starts a screen of its own (Xvfb), opens the window on January 2022 in a
home of its own, drives it with xdotool and saves the screen with ImageMagick's *import*. It needs
``xvfb``, ``xdotool`` and ``imagemagick``.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
SIZE = (1440, 900)
NEEDED = {"Xvfb": "xvfb", "xdotool": "xdotool", "import": "imagemagick"}
READING = 15.0  # seconds a page needs to play what it shows
PATIENCE = 300.0  # seconds for one ensemble to be refined on a busy machine

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtWidgets import QApplication, QWidget

    from ui.qt.app import Application
    from ui.qt.content import Content


class Hand:
    """A real mouse and keyboard on the screen where the window stands."""

    def __init__(self, application: QApplication, keeper: Application, folder: Path) -> None:
        self._application, self._keeper, self._folder = application, keeper, folder

    @property
    def content(self) -> Content:
        """What stands in the window."""
        content = self._keeper.window.content
        assert content is not None
        return content

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
        self.wait(lambda: self._keeper.session.status.state == "refined", "refined results")
        self.rest(0.3)

    def key(self, *keys: str) -> None:
        """Press keys, as xdotool names them."""
        run("xdotool", "windowfocus", str(int(self._keeper.window.winId())))
        self.rest(0.1)
        run("xdotool", "key", *keys)
        self.rest(0.2)

    def point(self, widget: QWidget, at: QPointF) -> None:
        """Move the mouse to a place in a widget."""
        place = widget.mapToGlobal(at)
        run("xdotool", "mousemove", str(round(place.x())), str(round(place.y())))
        self.rest(0.05)

    def button(self, action: str) -> None:
        """Press or release the left button (``mousedown``, ``mouseup``, ``click``)."""
        run("xdotool", action, "1")
        self.rest(0.1)

    def drag(self, lever: str, value: float, *, hold: bool = False) -> None:
        """Drag a lever to a value; with *hold* the button stays down until ``button``."""
        row = self.content.levers.row(lever)
        self.content.levers.reveal(lever)
        self.rest(0.1)
        start = self._keeper.session.lever(lever).value
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
        session = self._keeper.session
        drawn = session.comparison
        return drawn is not None and drawn.live.variant == session.variant

    def shoot(self, name: str) -> None:
        """Save the screen."""
        self.rest(0.2)
        path = self._folder / f"{name}.png"
        run("import", "-window", "root", "-depth", "8", str(path))
        print(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)


def story(hand: Hand) -> None:
    """Open, look in light and dark, pin two variants, drag a third."""
    levers = hand.content.levers
    hand.refine()
    hand.point(hand.content, hand.content.outlook.geometry().center().toPointF())
    hand.point(hand.content, hand.content.rect().topRight().toPointF())
    hand.shoot("outlook-light")
    hand.key("t", "t")
    hand.shoot("outlook-dark")
    hand.key("t", "t")
    hand.drag("moscow_restraint", 3.2)
    hand.key("space")
    hand.point(levers.reset, levers.reset.rect().center().toPointF())
    hand.button("click")
    hand.drag("conciliation", 0.95)
    hand.drag("concession_delay", 2)
    hand.key("space")
    hand.point(levers.reset, levers.reset.rect().center().toPointF())
    hand.button("click")
    hand.drag("repression", 0.7)
    hand.drag("price_shock", 1.75)
    hand.refine()
    hand.shoot("outlook-pins")
    hand.drag("price_shock", 1.6, hold=True)
    hand.shoot("outlook-drag")
    hand.button("mouseup")
    hand.refine()
    for page in ("compare", "map", "story", "sources"):
        hand.content.open_page(page)
        hand.rest(READING)
        hand.shoot(page)


def main(arguments: Sequence[str] | None = None) -> int:
    """Take every picture; return 2 where a tool is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "img", help="folder to write to")
    folder = parser.parse_args(arguments).to
    missing = [package for tool, package in NEEDED.items() if shutil.which(tool) is None]
    if missing:
        print(f"missing: apt-get install {' '.join(missing)}", file=sys.stderr)
        return 2
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, screen(Path(home)):
        take(folder)
    return 0


def take(folder: Path) -> None:
    """Open the window on the screen that is there and play the story."""
    sys.path.insert(0, str(ROOT))
    from PySide6.QtWidgets import QApplication

    from ui.qt.app import Application, Options

    application = QApplication(["boilover"])
    keeper = Application(application, Options(scenario="january-2022"))
    hand = Hand(application, keeper, folder)
    hand.wait(lambda: keeper.window.content is not None, "the window")
    keeper.window.setGeometry(0, 0, *SIZE)
    try:
        story(hand)
    finally:
        keeper.window.close()


@contextmanager
def screen(home: Path) -> Iterator[None]:
    """A screen and a home of our own, for as long as the block lasts."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = str(home)
    os.environ["XDG_RUNTIME_DIR"] = str(home)
    os.environ["LANGUAGE"] = "en"
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    read, write = os.pipe()
    size = f"{SIZE[0]}x{SIZE[1]}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"],
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


if __name__ == "__main__":
    sys.exit(main())
