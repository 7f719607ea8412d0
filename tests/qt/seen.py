"""What a window lets people read: texts of its widgets, and every word that is painted."""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from ui.qt.words import WordLine

Seen = tuple[str, str]
"""Where it comes from (a module or a widget's class), and the text."""

_TAG = re.compile(r"<[^>]*>")
_UI = str(Path(__file__).resolve().parents[2] / "ui")


@contextmanager
def painted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Seen]]:
    """Note every text that Python code paints, with the module that does.

    Lines in several tones are painted in pieces, which are not noted: ``texts_of`` has them whole.
    """
    found: list[Seen] = []
    draw = QPainter.drawText

    def noted(self: QPainter, *arguments: Any) -> Any:
        text = next((one for one in arguments if isinstance(one, str)), "")
        if (caller := _caller()) != "words":
            found.append((caller, text))
        return draw(self, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(QPainter, "drawText", noted)
        yield found


def _caller() -> str:
    frame = sys._getframe(2)
    while frame is not None and not frame.f_code.co_filename.startswith(_UI):
        frame = frame.f_back  # type: ignore[assignment]
    return Path(frame.f_code.co_filename).stem if frame else "elsewhere"


def texts_of(widget: QWidget) -> Iterator[Seen]:
    """Yield the texts of a widget and all inside it, hidden ones too."""
    for one in (widget, *widget.findChildren(QWidget)):
        name = f"{type(one).__module__.rpartition('.')[2]}.{type(one).__name__}"
        for text in _of(one):
            yield name, _plain(text)
    for action in widget.findChildren(QAction):
        yield "action", action.text()
        yield "action", action.toolTip()


def _of(one: QWidget) -> Iterator[str]:
    yield from (one.toolTip(), one.accessibleName(), one.accessibleDescription(), one.windowTitle())
    yield one.statusTip()
    if isinstance(one, QAbstractButton | QLabel):
        yield one.text()
    if isinstance(one, WordLine):
        yield one.text
    if isinstance(one, QLineEdit | QPlainTextEdit):
        yield one.placeholderText()
    if isinstance(one, QComboBox):
        yield from (one.itemText(row) for row in range(one.count()))
    if isinstance(one, QMenu):
        yield one.title()
    if isinstance(one, QAbstractItemView):
        yield from _in_model(one)


def _in_model(view: QAbstractItemView) -> Iterator[str]:
    """Yield the heads of a table, or the first cells of a list."""
    model, root = view.model(), QModelIndex()
    if model is None:
        return
    columns = model.columnCount(root) if isinstance(model, QAbstractTableModel) else 1
    for column in range(columns):
        if isinstance(view, QHeaderView):
            yield str(model.headerData(column, view.orientation()) or "")
            continue
        for row in range(min(model.rowCount(root), 12)):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                yield str(model.data(model.index(row, column), role) or "")


def _plain(text: str) -> str:
    return html.unescape(_TAG.sub(" ", text)) if text.startswith("<") or "</" in text else text
