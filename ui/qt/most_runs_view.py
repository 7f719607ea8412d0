"""Beside the bars of one scenario: what happens in most of its runs, a line each."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from simulator.language import tr
from ui.qt.bars_view import HEAD_HEIGHT, ROW_HEIGHT
from ui.qt.fonts import BODY, BOLD, SMALL, VALUE, font, metrics, width
from ui.qt.theme import Theme
from ui.session.most_runs import MostRow, MostRuns

LEAST_WIDTH = 250
_ROWS = 7
_DAY, _SHARE = 50.0, 52.0


class MostRunsView(QWidget):
    """Shows ``MostRuns``; a click asks for all milestones."""

    all_asked = Signal()

    def __init__(self, runs: MostRuns, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs, self._theme = runs, theme
        self.rows: tuple[MostRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("In most runs"))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the room for all rows."""
        return QSize(LEAST_WIDTH, HEAD_HEIGHT + _ROWS * ROW_HEIGHT + 4)

    def show_results(self) -> None:
        """Show the runs as they stand."""
        rows = self._runs.rows(_ROWS)
        if rows != self.rows:
            self.rows = rows
            self.setAccessibleDescription("; ".join(row.told for row in rows) or self._runs.hint)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the head and a line for each."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setFont(font(BODY, BOLD))
        painter.setPen(theme.ink("ink"))
        painter.drawText(QPointF(0, 14), tr("In most runs"))
        painter.setFont(font(SMALL))
        painter.setPen(theme.ink("ink3"))
        words = tr("median day, share of runs")
        painter.drawText(QPointF(self.width() - width(words, SMALL), 14), words)
        if not self.rows:
            box = QRectF(0, HEAD_HEIGHT, self.width(), ROW_HEIGHT)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._runs.hint)
        for place, row in enumerate(self.rows):
            self._draw_row(painter, row, HEAD_HEIGHT + place * ROW_HEIGHT)

    def _draw_row(self, painter: QPainter, row: MostRow, top: float) -> None:
        theme, middle = self._theme, Qt.AlignmentFlag.AlignVCenter
        room = self.width() - _DAY - _SHARE
        painter.setFont(font(VALUE))
        painter.setPen(theme.ink("ink2" if row.is_usual else "ink3"))
        painter.drawText(QRectF(0, top, _DAY, ROW_HEIGHT), middle, row.day)
        share = QRectF(self.width() - _SHARE, top, _SHARE, ROW_HEIGHT)
        painter.drawText(share, middle | Qt.AlignmentFlag.AlignRight, row.share)
        painter.setFont(font(BODY))
        painter.setPen(theme.ink("ink" if row.is_usual else "ink3"))
        words = metrics(BODY).elidedText(row.label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(_DAY, top, room, ROW_HEIGHT), middle, words)

    # --- reading ---------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Read a line in full where the mouse rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.reading(event.pos().y()), self)
            return True
        return super().event(event)

    def reading(self, height: float) -> str:
        """Return what the line at a height says, in words."""
        place = int((height - HEAD_HEIGHT) // ROW_HEIGHT)
        told = self.rows[place].told if 0 <= place < len(self.rows) else ""
        return "\n".join(filter(None, (told, tr("Click for all milestones"))))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for all milestones."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.all_asked.emit()
