"""What can be done with one lever beside moving it, as a menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from simulator.language import tr
from ui.session.lever_actions import Elsewhere, elsewhere, set_as, value_text
from ui.session.session import Session


def lever_menu(
    session: Session, name: str, write: Callable[[], None], parent: QWidget | None = None
) -> QMenu:
    """Return the menu of a lever; *write* puts the keyboard into its box."""
    menu, row = QMenu(parent), session.lever(name)
    back = f"{row.default_text} {row.unit}".rstrip()
    reset = menu.addAction(tr("Reset to {value}", value=back), partial(session.reset_lever, name))
    reset.setEnabled(row.changed)
    menu.addAction(tr("Write a value"), write).setEnabled(row.has_effect)
    for there in elsewhere(session, name):
        text = tr("Set to {value}, as in {letter}", value=there.text, letter=there.letter)
        action = menu.addAction(text)
        action.setToolTip(there.title)
        action.triggered.connect(partial(_set_as, session, name, there))
    menu.addAction(tr("Copy the value"), partial(_copy, value_text(row)))
    menu.addSeparator()
    menu.addAction(tr("Show what it rests on"), partial(session.source_asked.emit, name))
    return menu


def _set_as(session: Session, name: str, there: Elsewhere, _checked: bool = False) -> None:
    set_as(session, name, there)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
