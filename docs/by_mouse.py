"""From the start of the program to an exported deck, by mouse alone, with a watch.

``python docs/by_mouse.py`` starts the window on a screen of its own, as ``make run`` does once all
is installed, moves one lever, exports the slides, and prints how long each step took from the start
of the process. Nothing but the mouse is used. It exits 1 where the deck is not there in a minute.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from hand import ROOT, Hand, missing, screen, window

SIZE = (1440, 900)
LIMIT = 60.0  # seconds


class Watch:
    """Tells what was reached and when, and takes a picture of it."""

    def __init__(self, hand: Hand, start: float) -> None:
        self._hand, self._start = hand, start
        self._steps = 0

    @property
    def seconds(self) -> float:
        """Seconds since the process was started."""
        return time.time() - self._start

    def reached(self, what: str) -> None:
        """Say that a step is done."""
        self._steps += 1
        print(f"{self.seconds:6.1f} s  {what}", flush=True)
        self._hand.shoot(f"mouse-{self._steps}-{what.replace(' ', '-')}")


def work(hand: Hand, watch: Watch) -> Path:
    """Drag, let go, export; return the deck."""
    from PySide6.QtWidgets import QApplication

    from ui.qt.export_dialog import ExportDialog

    hand.wait(lambda: hand.session.headline is not None, "the first picture")
    watch.reached("first picture")
    hand.drag("price_shock", 1.6)
    hand.refine()
    watch.reached("lever moved and refined")
    hand.click(hand.content.toolbar.export)

    def dialog() -> ExportDialog | None:
        shown = (w for w in QApplication.topLevelWidgets() if isinstance(w, ExportDialog))
        return next((each for each in shown if each.isVisible()), None)

    hand.wait(lambda: dialog() is not None, "the dialog")
    asked = dialog()
    assert asked is not None
    hand.rest(0.3)
    row = asked.what.row_of("format:pptx")
    hand.click(asked.what.viewport(), asked.what.visualItemRect(row).center().toPointF())
    hand.rest(0.3)
    watch.reached("slides chosen")
    hand.click(asked.foot.go)
    hand.wait(lambda: asked.view.state in ("done", "failed"), "the deck")
    watch.reached("deck written")
    assert asked.view.state == "done", asked.foot.message.text()
    (deck,) = asked.view.written
    hand.click(asked.foot.close_button)
    return deck


def main(arguments: Sequence[str] | None = None) -> int:
    """Do it in a process of its own; return 1 where it takes too long, 2 where a tool lacks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=Path("walkthrough"), help="folder for pictures")
    parser.add_argument("--inside", type=float, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.inside:
        with window(options.to, SIZE) as hand:
            watch = Watch(hand, options.inside)
            deck = work(hand, watch)
            taken = watch.seconds
            print(f"{deck.name}, {deck.stat().st_size / 1e6:.1f} MB, by mouse in {taken:.0f} s")
        return 0 if taken <= LIMIT else 1
    if lacking := missing():
        print(f"missing: apt-get install {' '.join(lacking)}", file=sys.stderr)
        return 2
    options.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, screen(Path(home), SIZE):
        words = [sys.executable, __file__, "--inside", str(time.time())]
        words += ["--to", str(options.to.resolve())]
        environment = {**os.environ, "LANG": "C.UTF-8"}
        return subprocess.run(words, env=environment, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
