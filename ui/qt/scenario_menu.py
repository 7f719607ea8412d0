"""The menu under the scenario's name: what can be opened, what was recent, and saving."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from simulator.language import tr
from ui.qt import shortcuts
from ui.qt.filing import Filing
from ui.session.recent import RecentItem
from ui.session.session import Session


def scenario_menu(session: Session, filing: Filing, parent: QWidget) -> QMenu:
    """Return the menu as things stand; it is made anew each time it opens."""
    menu = QMenu(parent)
    _add_scenarios(menu, session)
    menu.addSeparator()
    _add_recent(menu, session, filing)
    _add(menu, tr("Open…"), shortcuts.OPEN.shown, filing.open_file)
    menu.addSeparator()
    _add(menu, tr("New variant"), shortcuts.NEW.shown, filing.new_variant)
    _add(menu, tr("Save as scenario…"), shortcuts.SAVE_SCENARIO.shown, filing.save_scenario)
    menu.addSeparator()
    named = session.document.name
    save = tr("Save session “{name}”", name=named) if named else tr("Save session…")
    _add(menu, save, shortcuts.SAVE.shown, filing.save)
    if named:
        _add(menu, tr("Save session as…"), "", filing.save_as)
    return menu


def _add_scenarios(menu: QMenu, session: Session) -> None:
    """Add the first group as it is, others as menus of their own, then files opened by hand."""
    for place, group in enumerate(session.scenario_groups):
        under = menu if place == 0 else menu.addMenu(tr(group.title))
        for choice in group.choices:
            action = under.addAction(tr(choice.title))
            action.setCheckable(True)
            action.setChecked(choice.is_open)
            action.triggered.connect(partial(_open, session, choice.source))


def _open(session: Session, source: str, _checked: bool = False) -> None:
    session.open_scenario(source)


def _add_recent(menu: QMenu, session: Session, filing: Filing) -> None:
    """Add what was open lately; what is gone is grey, and one entry takes it out."""
    items = session.recent.items
    recent = menu.addMenu(tr("Recent"))
    recent.setEnabled(bool(items))
    for item in items:
        action = recent.addAction(_text(item))
        action.setEnabled(item.is_there)
        action.setToolTip(item.source)
        action.triggered.connect(partial(_again, filing, item))
    recent.setToolTipsVisible(True)
    gone = sum(not item.is_there for item in items)
    if gone:
        recent.addSeparator()
        recent.addAction(tr("Take out what is gone"), session.recent.forget_gone)


def _text(item: RecentItem) -> str:
    title = tr(item.title).replace("&", "&&")
    if not item.is_there:
        return tr("{title}\tgone", title=title)
    return tr("{title}\tsession", title=title) if item.kind == "session" else title


def _again(filing: Filing, item: RecentItem, _checked: bool = False) -> None:
    filing.open_recent(item)


def _add(menu: QMenu, text: str, key: str, does: Callable[[], object]) -> QAction:
    return menu.addAction(f"{text}\t{tr(key)}" if key else text, lambda: does())
