"""Export: what, in which format, to where; a preview as it will be written; then the files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from simulator.language import tr
from ui.qt.announcing import announce
from ui.qt.controls import Rule
from ui.qt.export_copy import to_clipboard
from ui.qt.export_foot import ExportFoot
from ui.qt.export_list import ExportList
from ui.qt.export_options import AskPaths, ExportOptions
from ui.qt.export_preview import PreviewPane
from ui.qt.theme import Theme
from ui.session.export_bench import Bench, ProcessBench
from ui.session.export_view import ExportView
from ui.session.gallery import ChartChoice
from ui.session.offer import Offer
from ui.session.session import Session

_SIZE: Final = (1120, 760)
_TURN: Final = 30  # milliseconds between two looks at what the process has answered
_LIST: Final = (236, 290)  # how wide the list is, least and most
_LITTLE: Final = 560  # so low, there is no room for explanations


class ExportDialog(QDialog):
    """Shows an ``ExportView`` and lets it turn; closing ends what it does."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        *,
        chosen: ChartChoice | Offer | None = None,
        offers: Sequence[Offer] = (),
        bench: Bench | None = None,
        ask: AskPaths | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.view = ExportView(session, bench or ProcessBench(), offers=offers, chosen=chosen)
        self.setWindowTitle(tr("Export"))
        self.setObjectName("exportDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.what = ExportList(self.view, theme)
        self.preview = PreviewPane(self.view, theme)
        self.options = ExportOptions(self.view, theme, ask or AskPaths())
        self.foot = ExportFoot(self.view)
        self._timer = QTimer(self)
        self._timer.setInterval(_TURN)
        self._lay_out(theme, parent)
        self._connect()
        self._timer.start()

    def done(self, code: int) -> None:
        """End what goes on, then close."""
        self._finish()
        super().done(code)

    def reject(self) -> None:
        """Cancel what goes on; else close."""
        self.foot.press_close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End what goes on: what is half made goes. Esc alone would only cancel it."""
        self._finish()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave explanations to tool tips where there is little room."""
        super().resizeEvent(event)
        size = event.size()
        self.options.recipe_help.setVisible(size.height() >= _LITTLE)
        least, most = _LIST
        self.what.setFixedWidth(max(least, min(most, round(0.28 * size.width()))))
        self.options.show_choice()

    def _finish(self) -> None:
        self._timer.stop()
        self.view.close()

    def _copy(self) -> None:
        if self.view.previews.copy():
            self.foot.copy.setText(tr("Copying …"))
            self.foot.show_state()

    def _take_copy(self, png: bytes) -> None:
        if png:
            to_clipboard(png)
        words = tr("Copied") if png else tr("Not copied")
        self.foot.copy.setText(words)
        announce(self, words)
        QTimer.singleShot(1500, self.foot, lambda: self.foot.copy.setText(tr("Copy picture")))
        self.foot.show_state()

    def _show_state(self) -> None:
        self.what.setEnabled(not self.view.is_busy)
        self.what.show_choice()
        self.options.show_choice()
        self.foot.show_state()

    def _connect(self) -> None:
        view = self.view
        self.destroyed.connect(view.changed.connect(self._show_state))
        self.destroyed.connect(view.progressed.connect(self.foot.show_state))
        self.destroyed.connect(view.previews.copied.connect(self._take_copy))
        self._timer.timeout.connect(view.tick)
        self.foot.close_asked.connect(self.accept)
        self.foot.copy_asked.connect(self._copy)
        QShortcut(QKeySequence.StandardKey.Copy, self.preview, self._copy)

    def _lay_out(self, theme: Theme, parent: QWidget | None) -> None:
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.preview, 1)
        right.addWidget(self.options)
        sides = QHBoxLayout()
        sides.setSpacing(20)
        sides.addWidget(self.what)
        sides.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        column.addLayout(sides, 1)
        column.addWidget(Rule(theme))
        column.addWidget(self.foot)
        self.what.setFocus()
        wide, high = _SIZE
        room = parent.window().size() if parent else None
        self.resize(
            min(wide, room.width() - 24) if room else wide,
            min(high, room.height() - 24) if room else high,
        )
