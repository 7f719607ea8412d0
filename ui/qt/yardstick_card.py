"""What the headline's word means: both yardsticks with the probability on them, to choose from."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from simulator.language import tr
from ui.qt.controls import FlatButton
from ui.qt.fonts import BODY, BOLD, REGULAR, SMALL, VALUE, font
from ui.qt.theme import Theme
from ui.session.session import Session
from ui.session.yardsticks import YardstickTable, meaning, tables_of

_ROW = 20.0
_SCALE = 74.0
_WIDE = 300


class YardstickCard(QFrame):
    """A card that closes when anything else is clicked; its buttons choose the yardstick."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._theme = session, theme
        self.buttons: dict[str, FlatButton] = {}
        self.setObjectName("card")
        palette = theme.palette
        self.setStyleSheet(
            f"#card {{ background: {palette.panel}; border: 1px solid {palette.strong_rule}; }}"
        )
        found = session.headline
        self._share = found.estimate.value if found else float("nan")
        self.setAccessibleName(tr("What the words for probabilities mean"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._label(meaning(session), "ink2"))
        row = QHBoxLayout()
        row.setSpacing(24)
        for table in tables_of(session):
            row.addLayout(self._yardstick(table))
        column.addLayout(row)

    def _label(self, words: str, tone: str) -> QLabel:
        label = QLabel(words)
        label.setWordWrap(True)
        label.setFont(font(VALUE))
        label.setProperty("tone", tone)
        return label

    def _yardstick(self, table: YardstickTable) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        words = tr("{title}, in use", title=table.title) if table.is_chosen else table.title
        head = QLabel(words)
        head.setFont(font(BODY, BOLD))
        column.addWidget(head)
        column.addWidget(_Steps(self._theme, table, self._share))
        column.addWidget(self._label(table.origin, "ink3"))
        column.addStretch(1)
        if not table.is_chosen:
            use = FlatButton(self._theme, tr("Use {title}", title=table.title), "right")
            use.clicked.connect(lambda: self._choose(table))
            self.buttons[table.name] = use
            column.addWidget(use)
        return column

    def _choose(self, table: YardstickTable) -> None:
        self._session.set_yardstick(table.name)
        self.close()


class _Steps(QWidget):
    """The words of a yardstick with what they cover, and a stroke where the probability is."""

    def __init__(self, theme: Theme, table: YardstickTable, share: float) -> None:
        super().__init__()
        self._theme, self._table, self._share = theme, table, share
        self.setFixedSize(_WIDE, round(len(table.steps) * _ROW) + 4)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        lines = (f"{s.phrase} {s.covers}" for s in table.steps)
        self.setAccessibleName(f"{table.title}: " + ", ".join(lines))

    def sizeHint(self) -> QSize:
        """Return the room of all steps."""
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a row a step."""
        painter, theme = QPainter(self), self._theme
        left = self.width() - _SCALE
        middle = Qt.AlignmentFlag.AlignVCenter
        for place, step in enumerate(self._table.steps):
            box = QRectF(0, place * _ROW, self.width(), _ROW)
            if step.is_meant:
                painter.fillRect(box, theme.ink("selected"))
            painter.setPen(theme.word("A") if step.is_meant else theme.ink("ink"))
            painter.setFont(font(BODY, BOLD if step.is_meant else REGULAR))
            painter.drawText(box.adjusted(6, 0, 0, 0), middle, step.phrase)
            painter.setPen(theme.ink("ink3"))
            painter.setFont(font(SMALL))
            covers = QRectF(left - 72, box.top(), 62, _ROW)
            painter.drawText(covers, middle | Qt.AlignmentFlag.AlignRight, step.covers)
            run = QRectF(
                left + step.low * (_SCALE - 6),
                box.center().y() - 3,
                (step.high - step.low) * (_SCALE - 6),
                6,
            )
            ink = theme.line("A", 0.82) if step.is_meant else theme.ink("track")
            painter.fillRect(run, ink)
        if self._share == self._share:
            across = left + self._share * (_SCALE - 6)
            top, bottom = QPointF(across, 0), QPointF(across, self.height() - 4)
            painter.setPen(theme.ink("ink"))
            painter.drawLine(top, bottom)
