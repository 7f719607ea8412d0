"""The help: topics at the left, what they say at the right, searched as one types."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from simulator.language import tr
from ui.qt.fan_key import FanKey
from ui.qt.theme import Theme
from ui.session.help import NOT_FOUND, HelpPages, Part, Topic

_SIZE = (1080, 700)
_LIST = 184


class HelpDialog(QDialog):
    """Shows ``HelpPages``; ``tour_asked`` wants the tour, once this is closed."""

    tour_asked = Signal()

    def __init__(self, pages: HelpPages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages, self._theme = pages, theme
        self._name = ""
        self.setWindowTitle(tr("Help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search, self.topics = QLineEdit(), QListWidget()
        self.fan, self.text = FanKey(theme), QTextBrowser()
        self.tour = QPushButton(tr("Start the tour"))
        self._lay_out(parent)
        self.search.textChanged.connect(self._find)
        self.topics.currentRowChanged.connect(self._open)
        self.tour.clicked.connect(self._ask_tour)
        self._find("")

    @property
    def shown(self) -> str:
        """What is read now, as plain text."""
        return self.text.toPlainText()

    def open_topic(self, name: str) -> None:
        """Show a topic by its name."""
        names = [topic.name for topic in self._pages.topics]
        if name in names:
            self.topics.setCurrentRow(names.index(name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the topics from the search field; Return does not close."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.search.hasFocus():
            step = 1 if key == Qt.Key.Key_Down else -1
            row = self.topics.currentRow() + step
            self.topics.setCurrentRow(max(0, min(self.topics.count() - 1, row)))
        elif key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _find(self, text: str) -> None:
        self._pages.find(text)
        topics = self._pages.topics
        names = [topic.name for topic in topics]
        with QSignalBlocker(self.topics):
            self.topics.clear()
            self.topics.addItems([topic.title for topic in topics])
            self.topics.setCurrentRow(names.index(self._name) if self._name in names else 0)
        self._open(self.topics.currentRow())

    def _open(self, row: int) -> None:
        topics = self._pages.topics
        if not 0 <= row < len(topics):
            self.fan.hide()
            self.text.setHtml(f"<p>{html.escape(tr(NOT_FOUND))}</p>")
            return
        topic = topics[row]
        self._name = topic.name
        self.fan.setVisible(topic.name == "reading")
        self.text.setHtml(topic_html(topic, self._theme))

    def _ask_tour(self) -> None:
        self.accept()
        self.tour_asked.emit()

    def _lay_out(self, parent: QWidget | None) -> None:
        self.search.setPlaceholderText(tr("Find in the help"))
        self.search.setClearButtonEnabled(True)
        self.topics.setFixedWidth(_LIST)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.document().setDocumentMargin(16)
        for widget, name in (
            (self.search, tr("Find in the help")),
            (self.topics, tr("Topics of the help")),
            (self.text, tr("What the help says")),
        ):
            widget.setAccessibleName(name)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.accept)
        for button in (close, self.tour):
            button.setAutoDefault(False)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(8)
        for part in (self.search, self.topics, self.tour):
            left.addWidget(part)
        self.search.setFixedWidth(_LIST)
        right.setSpacing(0)
        right.addWidget(self.fan)
        right.addWidget(self.text, 1)
        right.addSpacing(8)
        right.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        sides = QHBoxLayout(self)
        sides.setContentsMargins(16, 16, 16, 14)
        sides.setSpacing(20)
        sides.addLayout(left)
        sides.addLayout(right, 1)
        room = parent.window().size() if parent else None
        wide, high = _SIZE
        self.resize(
            min(wide, room.width() - 40) if room else wide,
            min(high, room.height() - 40) if room else high,
        )


def topic_html(topic: Topic, theme: Theme) -> str:
    """Return a topic as Qt's rich text; keys stand in two columns."""
    palette = theme.palette
    head = f"<h2 style='font-size:17px'>{html.escape(topic.title)}</h2>"
    if topic.name == "keys":
        body = _columns([_part(part, palette.ink3, palette.ink2) for part in topic.parts])
    else:
        body = "".join(_part(part, palette.ink3, palette.ink2) for part in topic.parts)
    return f"<div style='color:{palette.ink}'>{head}{body}</div>"


def _columns(parts: Sequence[str]) -> str:
    """Return *parts* in two columns of about the same height."""
    whole = sum(part.count("<tr>") + 2 for part in parts)
    left, right, height = "", "", 0
    for part in parts:
        if height * 2 < whole:
            left += part
        else:
            right += part
        height += part.count("<tr>") + 2
    cell = "<td width='50%' valign='top' style='padding-right:18px'>"
    return (
        f"<table width='100%' cellspacing='0'><tr>{cell}{left}</td>{cell}{right}</td></tr></table>"
    )


def _part(part: Part, quiet: str, plain: str) -> str:
    made = ""
    if part.title:
        made += f"<p style='margin:14px 0 3px 0'><b>{html.escape(part.title)}</b></p>"
    if part.text:
        text = html.escape(part.text)
        made += f"<p style='margin:0 0 4px 0; color:{plain}; line-height:130%'>{text}</p>"
    if part.rows:
        made += f"<table cellspacing='0'>{''.join(_row(row, plain) for row in part.rows)}</table>"
    return made


def _row(row: Sequence[str], plain: str) -> str:
    first, *others = (html.escape(cell) for cell in row)
    cells = f"<td width='124' style='padding:2px 16px 2px 0'>{first}</td>"
    cells += "".join(f"<td style='padding:2px 12px 2px 0; color:{plain}'>{o}</td>" for o in others)
    return f"<tr>{cells}</tr>"
