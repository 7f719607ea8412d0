"""Beside the picture of a run: its map, the event looked at, the run in words, what came before."""

from __future__ import annotations

from html import escape
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from simulator.language import tr
from ui.qt.controls import FlatButton, Rule, Surface
from ui.qt.fonts import BODY, SMALL
from ui.qt.story_before import BeforeView
from ui.qt.story_map import StoryMapPanel
from ui.qt.story_words import StoryWords, reading_place
from ui.qt.theme import Theme
from ui.qt.words import Word, WordLine
from ui.session.story_view import StoryView

_MARGIN: Final = 16
_MOST_SAID: Final = 120


class StorySide(Surface):
    """What is shown and said of the run that is told."""

    def __init__(self, view: StoryView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "page", "l", parent)
        self._view, self._theme = view, theme
        self.map = StoryMapPanel(view, theme)
        self.said = reading_place(tr("The event looked at"))
        self.words = StoryWords(view, theme)
        self.copy = FlatButton(theme, tr("Copy text"), size=SMALL, token="ink2")
        self.before = BeforeView(view, theme)
        self._rule = Rule(theme, strong=True)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.show_run)
        self._lay_out()
        self.copy.clicked.connect(self.copy_text)
        view.changed.connect(self._later.start)  # the picture first: both at once take too long
        view.focus_changed.connect(self.show_focus)
        view.moment_changed.connect(self.words.show_moment)
        theme.changed.connect(self.show_focus)
        self.show_run()

    def copy_text(self) -> None:
        """Put the narrative on the clipboard."""
        QGuiApplication.clipboard().setText(self._view.copy_text)
        self.copy.setText(tr("Copied"))
        self.copy.updateGeometry()

    def show_run(self) -> None:
        """Show another run's words."""
        self.copy.setText(tr("Copy text"))
        self.copy.updateGeometry()
        self.copy.setEnabled(self._view.told is not None)
        self.words.show_run()
        self.show_focus()
        self.before.show_run()

    def show_focus(self) -> None:
        """Say what there is to say of the event looked at, and mark it in the text."""
        head, rest = self._view.said
        lines = [f"<b>{escape(head)}</b>", *(escape(line) for line in rest.split("\n"))]
        self.said.setHtml("<br>".join(lines) if head else "")
        self.said.setVisible(bool(head))
        self._rule.setVisible(bool(head))
        self._fit()
        self.words.show_moment()

    def _fit(self) -> None:
        """Give the event looked at the height it needs, up to a part of the page's."""
        document, wide = self.said.document(), self.width() - 2 * _MARGIN
        document.setTextWidth(wide)
        needed = round(document.size().height()) + 2
        if needed > _MOST_SAID:
            document.setTextWidth(wide - self.said.verticalScrollBar().sizeHint().width() - 2)
        self.said.setFixedHeight(min(_MOST_SAID, needed))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew."""
        super().resizeEvent(event)
        self.map.fit(event.size().width() - 2 * _MARGIN)
        self._fit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 10, _MARGIN, 6)
        column.setSpacing(4)
        column.addWidget(self.map)
        column.addWidget(Rule(self._theme, strong=True))
        column.addWidget(self.said)
        column.addWidget(self._rule)
        head = QHBoxLayout()
        title = WordLine(self._theme, BODY, height=24)
        title.show_words([Word(tr("The run in words"), bold=True)])
        head.addWidget(title, 1)
        head.addWidget(self.copy)
        column.addLayout(head)
        self.copy.setToolTip(tr("Copy the run in words, with what it rests on"))
        column.addWidget(self.words, 1)
        column.addWidget(Rule(self._theme, strong=True))
        column.addWidget(self.before)
