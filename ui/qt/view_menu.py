"""The menu of how things are shown: theme, words for probabilities, language, spread."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from simulator.language import mark, tr
from simulator.results.likelihood import Yardstick
from ui.session.preferences import Theme as ThemeChoice
from ui.session.session import Session

THEMES: tuple[tuple[ThemeChoice, str], ...] = (
    ("system", mark("As the system has it")),
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
    _add_spread(menu, session)
    return menu


def _add_choice(
    menu: QMenu,
    title: str,
    choices: Iterable[tuple[T, str]],
    chosen: T,
    choose: Callable[[T], None],
) -> None:
    menu.addSection(title)
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
    menu.addSection(tr("The spread is of"))
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
