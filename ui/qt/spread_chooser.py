"""Three words beside the seed: whether the spread is of chance, of ignorance, or of both."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from simulator.language import tr
from ui.qt.controls import FlatButton
from ui.qt.fonts import VALUE
from ui.qt.theme import Theme
from ui.qt.words import Word, WordLine
from ui.session.session import Session


class SpreadChooser(QWidget):
    """Hands on the choice; what cannot be chosen says why in its tool tip."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._group = QButtonGroup(self)
        self.buttons = {
            choice.name: FlatButton(theme, choice.label, size=VALUE, padding=6)
            for choice in session.uncertainties
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.label = WordLine(theme, VALUE)
        self.label.show_words([Word(f"{tr('spread')}  ", "ink3")])
        self.label.take_room()
        row.addWidget(self.label)
        for name, button in self.buttons.items():
            button.setCheckable(True)
            button.setFixedHeight(22)
            button.setAccessibleName(tr("Spread: {choice}", choice=button.text()))
            button.clicked.connect(lambda _, name=name: session.set_uncertainty(name))
            self._group.addButton(button)
            row.addWidget(button)
        session.uncertainty_changed.connect(self.show_choice)
        self.show_choice()

    def show_choice(self) -> None:
        """Show what is chosen, and what can be."""
        for choice in self._session.uncertainties:
            button = self.buttons[choice.name]
            button.setChecked(choice.is_chosen)
            button.setEnabled(choice.is_open)
            button.setToolTip(f"<qt>{choice.help}</qt>")
