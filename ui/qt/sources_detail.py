"""What is chosen on the Sources page, in words, with a button that opens it where it is written."""

from __future__ import annotations

import html
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from simulator.language import mark, tr
from ui.qt.fonts import BODY, BOLD, SMALL, VALUE, font
from ui.qt.opening import Opener, open_place
from ui.qt.scrolled import scrolled
from ui.session.sources_view import SourcesView

_HEIGHT, _EMPTY = 176, 78

_NOTHING = mark(
    "Choose a source on the left to see what rests on it, or a number below to see what it rests "
    "on. Marks: disc claim, square record, diamond literature, ring judgement."
)


class DetailPanel(QFrame):
    """Shows the view's detail; opening is handed to *opener*."""

    def __init__(self, view: SourcesView, opener: Opener = open_place) -> None:
        super().__init__()
        self._view, self._opener = view, opener
        self.title, self.caption = QLabel(), QLabel()
        self.text, self.where = QLabel(), QLabel()
        self.open = QPushButton(tr("Open the file there"))
        self.clear = QPushButton(tr("Show all"))
        self.title.setFont(font(BODY, BOLD))
        self.caption.setFont(font(SMALL))
        self.caption.setProperty("tone", "ink3")
        self.text.setFont(font(VALUE))
        self.text.setProperty("tone", "ink2")
        self.where.setFont(font(SMALL))
        self.where.setProperty("tone", "ink3")
        self._lay_out()
        self.open.clicked.connect(self._open)
        self.clear.clicked.connect(self._clear)

    def show_detail(self) -> None:
        """Show what is chosen, or what can be."""
        detail = self._view.detail
        self.title.setText(detail.title if detail else tr("Nothing is chosen"))
        self.caption.setText(detail.caption if detail else "")
        parts = [_breaking(part) for part in detail.paragraphs] if detail else [tr(_NOTHING)]
        if detail and detail.address:
            address = html.escape(detail.address, quote=True)
            parts.append(f'<a href="{address}">{_breaking(detail.address)}</a>')
        self.text.setText("".join(f"<p style='margin:0 0 5px 0'>{part}</p>" for part in parts))
        place = self._view.place() if detail else None
        self.where.setText(f"{Path(place.file).name}:{place.line}" if place else "")
        self.where.setToolTip(f"{place.file}:{place.line}" if place else "")
        self.open.setVisible(place is not None)
        self.clear.setVisible(detail is not None)
        self.setFixedHeight(_HEIGHT if detail else _EMPTY)

    def _open(self) -> None:
        place = self._view.place()
        if place is not None and not self._opener(place):
            found = {"file": place.file, "line": place.line}
            text = tr("No editor was found. It stands in {file}, line {line}", **found)
            self.where.setText(text)

    def _clear(self) -> None:
        self._view.choose_source("")

    def _lay_out(self) -> None:
        self.text.setWordWrap(True)
        self.text.setOpenExternalLinks(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.where.setMinimumWidth(40)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.caption, 1)
        head.addWidget(self.clear)
        self.text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the area has the keyboard's ring
        area = scrolled(self.text)
        area.setAccessibleName(tr("What is chosen"))
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        foot = QHBoxLayout()
        foot.addWidget(self.where, 1)
        foot.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(area, 1)
        column.addLayout(foot)
        self.setFixedHeight(_HEIGHT)


def _breaking(text: str) -> str:
    """Return *text* as HTML in which a long address may be broken."""
    escaped = html.escape(text)
    return escaped.replace("/", "/&#8203;") if "://" in text else escaped
