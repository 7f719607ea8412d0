"""A monkey at mouse and keyboard: does whatever a window lets it do, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QHelpEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from shiboken6 import isValid

from ui.qt.app import Application
from ui.qt.content import Content
from ui.qt.page import page_kinds
from ui.qt.shortcuts import WINDOW
from ui.session.session import Session

_KEYS: Final = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2, Qt.Key.Key_Space),
    *(Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_1, Qt.Key.Key_9, Qt.Key.Key_Menu),
    *(Qt.Key.Key_B, Qt.Key.Key_D, Qt.Key.Key_F, Qt.Key.Key_L, Qt.Key.Key_P, Qt.Key.Key_S),
)
_WORDS: Final = ("0.5", "<b>", "-3", "1e9", "strike", "  ", "0", "31 January")
_SIZES: Final = ((1440, 900), (1280, 800), (1024, 700), (1920, 1080))
_SCENARIOS: Final = ("january-2022", "moscow-abstains", "early-concession")
_LEFT, _RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
_PLAIN, _CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_COPY: Final = Qt.DropAction.CopyAction


class Monkey:
    """Acts on the window of *application*; ``log`` tells what it did, for when something breaks."""

    def __init__(self, application: Application, seed: int, folder: Path) -> None:
        """Files that are dropped on the window are made in *folder*."""
        self._application = application
        self._luck = random.Random(seed)
        self._files = _files(folder)
        self.log: list[str] = []
        self._habits: tuple[tuple[int, Callable[[], str]], ...] = (
            (30, self._click),
            (6, self._double_click),
            (8, self._drag),
            (6, self._hover),
            (8, self._wheel),
            (18, self._press_key),
            (4, self._type),
            (7, self._press_shortcut),
            (4, self._open_page),
            (5, self._move_lever),
            (2, self._open_scenario),
            (1, self._drop),
            (3, self._undo),
            (1, self._present),
            (1, self._resize),
            (1, self._choose),
            (2, self._leave_dialogs),
        )

    def act(self) -> None:
        """Do one thing and let the window answer."""
        weights = [weight for weight, _ in self._habits]
        habit = self._luck.choices([does for _, does in self._habits], weights)[0]
        self.log.append(habit.__name__)
        self.log[-1] = habit()
        self._settle()

    def leave(self) -> None:
        """Close what is open over the window and put the desk in order."""
        self._leave_dialogs()
        self._content.leave()
        while self._session.can_undo:
            self._session.undo()
        self._session.open_scenario(_SCENARIOS[0])
        self._session.reset_all()
        for pin in self._session.pins:
            self._session.unpin(pin.letter)
        self._session.set_language("en")
        self._session.set_theme("light")
        self._settle()
        for name in page_kinds():
            self._content.open_page(name)
            for _ in range(20):
                self._settle()

    @property
    def window(self) -> QWidget:
        """What it acts on."""
        return self._application.window

    @property
    def _session(self) -> Session:
        return self._application.session

    @property
    def _content(self) -> Content:
        content = self._application.window.content
        assert content is not None
        return content

    def _settle(self) -> None:
        self._session.tick()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as a running loop does

    # --- the mouse ---------------------------------------------------------------------------

    def _click(self) -> str:
        widget, place = self._anywhere()
        if self._luck.random() < 0.1:
            QTest.mouseClick(widget, _RIGHT, pos=place)
            reason, everywhere = QContextMenuEvent.Reason.Mouse, widget.mapToGlobal(place)
            QApplication.sendEvent(widget, QContextMenuEvent(reason, place, everywhere))
            return f"right click {_name(widget)}"
        QTest.mouseClick(widget, _LEFT, pos=place)
        return f"click {_name(widget)} {place.toTuple()}"

    def _double_click(self) -> str:
        widget, place = self._anywhere()
        QTest.mouseDClick(widget, _LEFT, pos=place)
        return f"double click {_name(widget)}"

    def _drag(self) -> str:
        widget, place = self._anywhere()
        name = _name(widget)
        QTest.mousePress(widget, _LEFT, pos=place)
        for _ in range(4):
            place += QPoint(self._luck.randint(-40, 40), self._luck.randint(-20, 20))
            if not isValid(widget):
                return "drag of what went away"
            QTest.mouseMove(widget, place)
            self._settle()
        if isValid(widget):
            QTest.mouseRelease(widget, _LEFT, pos=place)
        return f"drag {name}"

    def _hover(self) -> str:
        widget, place = self._anywhere()
        QTest.mouseMove(widget, place)
        asked = QHelpEvent(QHelpEvent.Type.ToolTip, place, widget.mapToGlobal(place))
        QApplication.sendEvent(widget, asked)
        return f"hover {_name(widget)}"

    def _wheel(self) -> str:
        widget, place = self._anywhere()
        turn = QPoint(0, self._luck.choice((-120, 120)))
        keys = self._luck.choice((_PLAIN, _CONTROL))
        at, everywhere = QPointF(place), QPointF(widget.mapToGlobal(place))
        none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(at, everywhere, QPoint(), turn, none, keys, phase, False)
        QApplication.sendEvent(widget, event)
        return f"wheel {_name(widget)}"

    def _drop(self) -> str:
        if QApplication.activePopupWidget() or QApplication.activeModalWidget():
            return "drop nothing: something is open"
        window, luck = self._application.window, self._luck
        files = luck.sample(self._files, luck.randint(1, 3))
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        place = QPoint(300, 300)
        QApplication.sendEvent(window, QDragEnterEvent(place, _COPY, mime, _LEFT, _PLAIN))
        if window.overlay is None or not window.overlay.isVisible():
            return "drop refused"
        if luck.random() < 0.2:
            QApplication.sendEvent(window.overlay, QDragLeaveEvent())
            return "drag of files that leaves"
        QApplication.sendEvent(
            window.overlay, QDropEvent(QPointF(place), _COPY, mime, _LEFT, _PLAIN)
        )
        return f"drop {[file.name for file in files]}"

    def _anywhere(self) -> tuple[QWidget, QPoint]:
        """Return a widget that can be seen and a place in it."""
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        window = top or self._content
        seen = [
            child
            for child in window.findChildren(QWidget)
            if child.isVisible() and child.isEnabled() and child.width() > 4 and child.height() > 4
        ]
        widget = self._luck.choice(seen) if seen else window
        place = QPoint(
            self._luck.randrange(max(1, widget.width())),
            self._luck.randrange(max(1, widget.height())),
        )
        return widget, place

    # --- the keyboard ------------------------------------------------------------------------

    def _press_key(self) -> str:
        widget = self._focused()
        key = self._luck.choice(_KEYS)
        keys = self._luck.choices((_PLAIN, _CONTROL, Qt.KeyboardModifier.AltModifier), (8, 1, 1))[0]
        QTest.keyClick(widget, key, keys)
        return f"key {keys.name} {key.name} on {_name(widget)}"

    def _type(self) -> str:
        widget, words = self._focused(), self._luck.choice(_WORDS)
        QTest.keyClicks(widget, words)
        return f"type “{words}” into {_name(widget)}"

    def _press_shortcut(self) -> str:
        shortcut = self._luck.choice(WINDOW)
        QTest.keySequence(self._focused(), shortcut.key)
        return f"shortcut {shortcut.key}"

    def _focused(self) -> QWidget:
        return (
            QApplication.activePopupWidget()
            or QApplication.focusWidget()
            or QApplication.activeModalWidget()
            or self._content
        )

    # --- the session -------------------------------------------------------------------------

    def _open_page(self) -> str:
        name = self._luck.choice(list(page_kinds()))
        self._content.open_page(name)
        return f"page {name}"

    def _move_lever(self) -> str:
        levers = [row for section in self._session.levers for row in section.rows]
        row = self._luck.choice(levers)
        for _ in range(3):
            self._session.set_lever(row.name, self._luck.uniform(row.low, row.high))
            self._session.tick()
        if self._luck.random() < 0.7:
            self._session.end_gesture()
        return f"lever {row.name}"

    def _open_scenario(self) -> str:
        source = self._luck.choice(_SCENARIOS)
        does = self._luck.choice((self._session.open_scenario, self._session.pin_scenario))
        does(source)
        return f"{does.__name__} {source}"

    def _undo(self) -> str:
        for _ in range(self._luck.randint(1, 4)):
            self._luck.choice((self._session.undo, self._session.redo))()
        return "undo and redo"

    def _choose(self) -> str:
        if self._luck.random() < 0.6:
            self._content.next_theme()
            return f"theme {self._session.preferences.theme}"
        self._leave_dialogs()
        self._session.set_language(self._luck.choice(("en", "fr")))
        return f"language {self._session.preferences.language}"

    # --- the window --------------------------------------------------------------------------

    def _present(self) -> str:
        self._leave_dialogs()
        self._content.present()
        return f"presenting: {self._content.is_presenting}"

    def _resize(self) -> str:
        width, height = self._luck.choice(_SIZES)
        self._content.window().resize(width, height)
        return f"resize to {width} × {height}"

    def _leave_dialogs(self) -> str:
        for _ in range(5):
            top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if top is None:
                break
            top.close()
            QApplication.processEvents()
        for menu in self._content.findChildren(QMenu):
            menu.close()
        return "leave dialogs"


def _name(widget: QWidget) -> str:
    words = widget.accessibleName() or widget.toolTip().split("<", 1)[0]
    return f"{type(widget).__name__} “{words[:40]}”"


def _files(folder: Path) -> list[Path]:
    """Write a scenario, one with a fault, and what is neither."""
    texts = {
        "mild.yaml": "extends: january-2022\ntitle: A mild winter\n",
        "faulty.yaml": "extends: january-2022\ntitle: [nothing\n",
        "lost.boilover": "not a session",
        "letter.txt": "Dear Sir",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [*(folder / name for name in texts), folder / "gone.yaml"]
