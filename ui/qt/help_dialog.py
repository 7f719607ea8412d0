"""The list of keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.qt.fonts import BODY, BOLD, font
from ui.qt.shortcuts import PLACES, WINDOW


class HelpDialog(QDialog):
    """Shows every key and what it does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        rows = [("Everywhere", key.shown, key.does) for key in WINDOW]
        last = ""
        for place, (where, key, does) in enumerate([*rows, *PLACES]):
            grid.addWidget(_label("" if where == last else where), place, 0)
            grid.addWidget(_label(key, bold=True), place, 1)
            grid.addWidget(_label(does), place, 2)
            last = where
        close = QPushButton("Close")
        close.setDefault(True)
        close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addLayout(grid)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def _label(text: str, *, bold: bool = False) -> QLabel:
    label = QLabel(text)
    if bold:
        label.setFont(font(BODY, BOLD))
    return label
