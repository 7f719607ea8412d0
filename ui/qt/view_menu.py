"""The menu of how things are shown: theme, words for probabilities, language, spread."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QLabel, QMenu, QWidget, QWidgetAction

from simulator.language import languages, mark, tr
from simulator.results.likelihood import Yardstick
from ui.qt.fonts import SMALL, font
from ui.session.preferences import Theme as ThemeChoice
from ui.session.session import Session

SYSTEM = mark("As the system has it")
THEMES: tuple[tuple[ThemeChoice, str], ...] = (
    ("system", SYSTEM),
    ("light", mark("Light")),
    ("dark", mark("Dark")),
)
YARDSTICKS: tuple[tuple[Yardstick, str], ...] = (
    ("icd203", "ICD 203"),
    ("phia", "PHIA"),
)

T = TypeVar("T")


def view_menu(session: Session, parent: QWidget) -> QMenu:
    """Return the menu as things stand; it is made anew each time it opens."""
    menu, likes = QMenu(parent), session.preferences
    _add_choice(menu, tr("Theme"), THEMES, likes.theme, session.set_theme)
    _add_choice(
        menu, tr("Words for probabilities"), YARDSTICKS, likes.yardstick, session.set_yardstick
    )
    if len(spoken := languages()) > 1:
        named = [("", SYSTEM), *spoken.items()]
        _add_choice(menu, tr("Language"), named, likes.language, session.set_language)
    _add_spread(menu, session)
    return menu


def add_heading(menu: QMenu, text: str) -> None:
    """Head what follows in a menu; style sheets leave the text of Qt's own sections out."""
    if menu.actions():
        menu.addSeparator()
    label = QLabel(text)
    label.setFont(font(SMALL))
    label.setProperty("tone", "ink3")
    label.setContentsMargins(12, 5, 12, 1)
    heading = QWidgetAction(menu)
    heading.setDefaultWidget(label)
    heading.setEnabled(False)
    menu.addAction(heading)


def _add_choice(
    menu: QMenu,
    title: str,
    choices: Iterable[tuple[T, str]],
    chosen: T,
    choose: Callable[[T], None],
) -> None:
    add_heading(menu, title)
    group = QActionGroup(menu)
    for choice, text in choices:
        action = menu.addAction(tr(text))
        action.setCheckable(True)
        action.setChecked(choice == chosen)
        group.addAction(action)
        action.triggered.connect(partial(_chosen, choose, choice))


def _chosen(choose: Callable[[T], None], choice: T, _checked: bool = False) -> None:
    choose(choice)


def _add_spread(menu: QMenu, session: Session) -> None:
    add_heading(menu, tr("The spread is of"))
    group = QActionGroup(menu)
    for choice in session.uncertainties:
        action = menu.addAction(choice.label)
        action.setCheckable(True)
        action.setChecked(choice.is_chosen)
        action.setEnabled(choice.is_open and session.is_open)
        action.setToolTip(choice.help)
        group.addAction(action)
        action.triggered.connect(partial(_chosen, session.set_uncertainty, choice.name))
    menu.setToolTipsVisible(True)
