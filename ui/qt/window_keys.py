"""The keys of the whole window: each is stated in ``shortcuts`` and bound to a deed here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.qt import shortcuts

if TYPE_CHECKING:
    from ui.qt.content import Content
    from ui.session.session import Session


def bind_keys(content: Content, session: Session) -> None:
    """Bind every key of the window; a new key is one line here and one in ``shortcuts``."""
    _, scenarios = content.folds
    pages, filing = content.pages, content.toolbar.filing
    deeds: dict[shortcuts.Shortcut, Callable[[], object]] = {
        shortcuts.PIN: session.pin,
        shortcuts.UNDO: session.undo,
        shortcuts.REDO: session.redo,
        shortcuts.REPLAY: session.replay.toggle,
        shortcuts.SEARCH: content.find_lever,
        shortcuts.CANCEL: content.escape,
        shortcuts.OPEN: filing.open_file,
        shortcuts.NEW: filing.new_variant,
        shortcuts.SAVE: filing.save,
        shortcuts.SAVE_SCENARIO: filing.save_scenario,
        shortcuts.EXPORT: content.export,
        shortcuts.NEXT_PAGE: partial(pages.step, 1),
        shortcuts.PREVIOUS_PAGE: partial(pages.step, -1),
        shortcuts.PRESENT: content.present,
        shortcuts.LEVERS: content.toggle_levers,
        shortcuts.SCENARIOS: scenarios.toggle,
        shortcuts.THEME: content.next_theme,
        shortcuts.HELP: content.show_help,
    }
    for key, does in deeds.items():
        bind(content, (key.key,), does)
    for place in range(len(pages.names)):
        bind(content, (f"Ctrl+{place + 1}",), partial(pages.open_at, place))


def bind(widget: QWidget, keys: Iterable[str], does: Callable[[], object]) -> QShortcut:
    """Bind *keys* to a deed wherever the keyboard is in the window of *widget*."""
    made = QShortcut(widget)
    made.setKeys([QKeySequence(key) for key in keys])
    made.setAutoRepeat(False)
    made.activated.connect(does)
    return made
