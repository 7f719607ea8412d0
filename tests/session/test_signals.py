"""Signals in plain Python."""

from __future__ import annotations

from ui.session.signals import Signal


def test_listeners_hear_in_order_until_they_let_go() -> None:
    """Connecting returns what disconnects, and that may be called twice."""
    signal: Signal[str] = Signal()
    heard: list[str] = []
    let_go = signal.connect(lambda text: heard.append(f"first {text}"))
    signal.connect(lambda text: heard.append(f"second {text}"))

    signal.emit("a")
    let_go()
    let_go()
    signal.emit("b")

    assert heard == ["first a", "second a", "second b"]


def test_letting_go_while_told_disturbs_nobody() -> None:
    """A listener that lets go in the middle of an emission does not silence the next one."""
    signal: Signal[()] = Signal()
    heard: list[int] = []
    let_go = signal.connect(lambda: let_go())
    signal.connect(lambda: heard.append(1))

    signal.emit()

    assert heard == [1]
