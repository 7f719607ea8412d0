"""The pulse tells how long the window could not react; its clock stands still but for the tests."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from ui.qt.pulse import BEAT, Pulse


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def work(self) -> None:
        """Keep the loop busy for 30 ms."""
        self.now += 0.030


def test_what_keeps_the_loop_busy_without_a_beat_between_is_one_block(qtbot: QtBot) -> None:
    """Two slow events in a row kept the user waiting for both."""
    clock, done = Clock(), list[bool]()

    def busy() -> None:
        clock.work()
        clock.work()
        QTimer.singleShot(20, lambda: done.append(True))

    with Pulse(clock) as pulse:
        QTimer.singleShot(0, busy)
        qtbot.waitUntil(lambda: bool(done))
        beats = pulse.read()

    assert beats.longest == 60 - BEAT
    assert beats.longer_than(50) == 1
    assert beats.longer_than(60) == 0


def test_a_block_that_still_lasts_counts_and_a_reset_forgets(qtbot: QtBot) -> None:
    """What is read in the middle of slow work has that in it."""
    del qtbot
    clock = Clock()
    with Pulse(clock) as pulse:
        clock.work()
        assert pulse.read().longest == 30 - BEAT

        pulse.reset()

        assert pulse.read().longest == 0


def test_waiting_for_others_is_told_from_work(qtbot: QtBot) -> None:
    """On a machine that others use, the thread's own time says what the program is to blame for."""
    del qtbot
    clock, worked = Clock(), Clock()
    with Pulse(clock, worked) as pulse:
        clock.now += 0.080
        worked.now += 0.020
        beats = pulse.read()

    assert beats.longest == 80 - BEAT
    assert round(beats.hardest) == 20
