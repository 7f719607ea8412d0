"""Why it differs: the change in one outcome shared out among the inputs that were changed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from simulator.charts.numerals import signed, span
from simulator.language import tr, trn
from simulator.results.estimate import Estimate
from ui.qt.chooser import Chooser
from ui.qt.fonts import BOLD, REGULAR, SMALL, VALUE, font, metrics, width
from ui.qt.theme import Theme
from ui.session.attribution import Explanation
from ui.session.compare_view import CompareView

_ROW = 21.0
_CAPTION = 30.0  # two lines where one is too short


class CausesPanel(QWidget):
    """Chooses the outcome, starts and cancels, shows progress and then the shares."""

    def __init__(self, view: CompareView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.subject = Chooser(theme)
        self.subject.setAccessibleName(tr("Outcome to explain"))
        self.go = QPushButton(tr("Explain"))
        self.go.setToolTip(tr("Share the difference out among the changed inputs"))
        self.cancel = QPushButton(tr("Cancel"))
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        self.progress.setAccessibleName(tr("Progress of the explanation"))
        self.note = QLabel()
        self.note.setProperty("tone", "ink3")
        self.note.setFont(font(VALUE))
        self.note.setWordWrap(True)
        self.shares = SharesView(theme)
        self._lay_out()
        self.subject.activated.connect(self._choose)
        self.go.clicked.connect(view.explain)
        self.cancel.clicked.connect(self._stop)

    def show_causes(self) -> None:
        """Show how things stand."""
        view = self._view
        self._fill()
        found, busy = view.explanation, view.is_explaining
        self.go.setVisible(not busy and found is None)
        self.go.setEnabled(view.can_explain)
        self.cancel.setVisible(busy)
        self.progress.setVisible(busy)
        self.progress.setValue(round(1000 * view.explain_progress))
        self.note.setText(view.explain_note)
        self.note.setVisible(found is None)
        self.shares.show_explanation(found)
        self.shares.setVisible(found is not None)

    def _fill(self) -> None:
        subjects = self._view.subjects
        if [self.subject.itemData(row) for row in range(self.subject.count())] != [
            name for name, _ in subjects
        ]:
            self.subject.clear()
            for name, label in subjects:
                self.subject.addItem(label, name)
        self.subject.setCurrentIndex(self.subject.findData(self._view.subject))

    def _choose(self, place: int) -> None:
        self._view.choose_subject(str(self.subject.itemData(place)))

    def _stop(self) -> None:
        self._view.stop_explaining()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.subject, 1)
        row.addWidget(self.go)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.progress)
        column.addWidget(self.note)
        column.addWidget(self.shares)
        column.addStretch(1)


class SharesView(QWidget):
    """Draws a bar for each input, policy and assumptions apart, and the sum."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._found: Explanation | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def explanation(self) -> Explanation | None:
        """What is shown."""
        return self._found

    def show_explanation(self, found: Explanation | None) -> None:
        """Show another explanation."""
        self._found = found
        if found is not None:
            self.setFixedHeight(round((len(_lines(found))) * _ROW + _CAPTION + 6))
            spoken = "; ".join(
                f"{label}{f', {detail}' if detail else ''}: {_figure(e)}"
                for label, detail, e, _ in _lines(found)
            )
            words = {"what": found.label, "unit": found.unit}
            self.setAccessibleName(tr("Shares of the change in {what}, {unit}", **words))
            self.setAccessibleDescription(spoken)
            self.setToolTip(spoken.replace("; ", "\n"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shares."""
        found = self._found
        if found is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        lines = _lines(found)
        reach = max([1e-9, *(abs(end) for *_, e, _ in lines for end in (e.value, e.low, e.high))])
        labels = max(120.0, self.width() * 0.4)
        figures = max(
            width(_figure(e), SMALL, BOLD if strong else REGULAR) for *_, e, strong in lines
        )
        left, right = labels + 6, self.width() - figures - 12
        for place, (label, detail, estimate, strong) in enumerate(lines):
            top = place * _ROW
            weight = BOLD if strong else REGULAR
            self._draw_words(painter, label, detail, weight, top, labels)
            middle = (left + right) / 2
            line = QRectF(round(middle), top, 1, _ROW)
            painter.fillRect(line, self._theme.ink("ink3", 0.7))
            scale = (right - left) / 2 / reach
            self._draw_bar(painter, estimate, middle, scale, top, strong)
            text = _figure(estimate)
            painter.setFont(font(SMALL, weight))
            noise = not (estimate.low > 0 or estimate.high < 0)
            painter.setPen(self._theme.ink("ink3" if noise else "ink"))
            at = self.width() - width(text, SMALL, weight)
            painter.drawText(QPointF(at, top + 14), text)
        painter.setFont(font(SMALL))
        painter.setPen(self._theme.ink("ink3"))
        words = trn(
            "{what}, {unit}: A less the other; {count} pair, 95\u202f% intervals",
            "{what}, {unit}: A less the other; {count} pairs, 95\u202f% intervals",
            found.total.n,
            what=found.label,
            unit=found.unit,
        )
        if found.preview:
            words = tr("{text} · preview, still being played", text=words)
        box = QRectF(0, len(lines) * _ROW + 5, self.width(), _CAPTION)
        top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.drawText(box, top | Qt.TextFlag.TextWordWrap, words)

    def _draw_words(
        self, painter: QPainter, label: str, detail: str, weight: object, top: float, room: float
    ) -> None:
        bold = BOLD if weight == BOLD else REGULAR
        painter.setFont(font(VALUE, bold))
        painter.setPen(self._theme.ink("ink"))
        indent = 0.0 if bold == BOLD else 10.0
        cut = metrics(VALUE, bold).elidedText(label, Qt.TextElideMode.ElideRight, room - indent)
        painter.drawText(QPointF(indent, top + 14), cut)
        used = indent + width(cut, VALUE, bold) + 6
        painter.setFont(font(SMALL))
        painter.setPen(self._theme.ink("ink3"))
        rest = metrics(SMALL).elidedText(detail, Qt.TextElideMode.ElideRight, room - used)
        if room - used > 24:
            painter.drawText(QPointF(used, top + 14), rest)

    def _draw_bar(
        self,
        painter: QPainter,
        estimate: Estimate,
        middle: float,
        scale: float,
        top: float,
        strong: bool,
    ) -> None:
        end = middle + estimate.value * scale
        box = QRectF(min(middle, end), top + 6, abs(end - middle), 9)
        painter.fillRect(box, self._theme.ink("effect", 1.0 if strong else 0.6))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.ink("ink"), 1.0))
        low, high = (middle + value * scale for value in (estimate.low, estimate.high))
        painter.drawLine(QPointF(low, top + 10.5), QPointF(high, top + 10.5))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _lines(found: Explanation) -> list[tuple[str, str, Estimate, bool]]:
    """Return label, detail, share and whether it is a sum: roles with what belongs to them."""
    lines: list[tuple[str, str, Estimate, bool]] = []
    for title, total in found.roles:
        members = [share for share in found.shares if _role(share.player.role) == title]
        name = tr(title)
        if len(members) == 1 and members[0].player.label == name:
            lines.append((name, members[0].player.detail, total, True))
            continue
        lines.append((name, "", total, True))
        lines += [(s.player.label, s.player.detail, s.estimate, False) for s in members]
    return [*lines, (tr("Whole difference"), "", found.total, True)]


def _role(role: str) -> str:
    from ui.session.players import ROLE_TITLES

    return next(title for name, title in ROLE_TITLES.items() if name == role)


def _figure(estimate: Estimate) -> str:
    digits = 1 if max(abs(estimate.low), abs(estimate.high)) < 1000 else 0
    value, low, high = (signed(v, digits) for v in (estimate.value, estimate.low, estimate.high))
    return f"{value}  ({span(low, high)})"
