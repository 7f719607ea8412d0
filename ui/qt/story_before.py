"""What came before the ending of a run: milestones against the other runs, as an association."""

from __future__ import annotations

from html import escape
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from simulator.analysis.before import Precedent
from simulator.charts.numerals import NARROW, grouped, percent, percent_range
from simulator.language import tr
from simulator.results.estimate import Estimate
from ui.qt.fonts import BODY, BOLD, REGULAR, TICK, VALUE, font, metrics, width
from ui.qt.theme import Theme
from ui.session.story_view import StoryView

_HEAD: Final = 42.0
_FOOT: Final = 31.0  # two lines
_ROW: Final = 19.0
_MOST_ROWS: Final = 6
_NUMBER: Final = 36.0
_PLOT: Final = 0.22  # of the width
_LEAST: Final = 46.0
_EDGE: Final = 5.0  # for half a disc


class BeforeView(QWidget):
    """How often milestones came before this ending, against the other runs."""

    def __init__(self, view: StoryView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._theme = view, theme
        self._rows: tuple[Precedent, ...] = ()
        self._ending = self._apart = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("What came before"))
        theme.changed.connect(self.update)
        self.show_run()

    @property
    def rows(self) -> tuple[Precedent, ...]:
        """The milestones that are shown."""
        return self._rows

    def show_run(self) -> None:
        """Show what came before the ending of the run that is told."""
        run = self._view.told
        self._rows = run.before[:_MOST_ROWS] if run else ()
        self._ending = tr(run.ending.label) if run and run.ending else ""
        self._apart = ", ".join(tr(label) for label in run.apart) if run else ""
        foot = _FOOT if self._apart else 4.0
        self.setFixedHeight(round(_HEAD + max(1, len(self._rows)) * _ROW + foot))
        said = "\n".join(self.sentence(row) for row in self._rows)
        self.setAccessibleDescription(said)
        self.update()

    def sentence(self, row: Precedent) -> str:
        """Return a row in words, as an association with its intervals."""
        what = tr(
            "{milestone} came before in {this} of runs that end as {ending}, "
            "and in {other} of the others as early.",
            milestone=tr(row.label),
            this=_share(row.this),
            ending=self._ending,
            other=_share(row.other),
        )
        more = tr(
            "It came first of all in {first} and {first_other}; at any time in {ever} and "
            "{ever_other}. An association, not a cause.",
            first=percent(row.first_this.value),
            first_other=percent(row.first_other.value),
            ever=percent(row.ever_this.value),
            ever_other=percent(row.ever_other.value),
        )
        noise = "" if row.is_clear else tr("The difference is within noise.")
        return " ".join(part for part in (what, noise, more) if part)

    @property
    def left_out(self) -> str:
        """Which milestones are not counted, and why; empty where all are."""
        if not self._apart:
            return ""
        return tr(
            "Not counted, since endings are told apart by it: {milestones}. In runs that end as "
            "{ending} it is so or cannot be by definition.",
            milestones=self._apart,
            ending=self._ending,
        )

    def sizeHint(self) -> QSize:
        """Return the room for the rows."""
        return QSize(260, self.height())

    def event(self, event: QEvent) -> bool:
        """Read a row where the mouse rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = int((event.pos().y() - _HEAD) // _ROW)
            inside = 0 <= place < len(self._rows)
            text = self.sentence(self._rows[place]) if inside else self.left_out
            QToolTip.showText(event.globalPos(), f"<p>{escape(text)}</p>" if text else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a row for each milestone with a disc for these runs and a ring for the others."""
        painter, wide = QPainter(self), float(self.width())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        title = tr("What came before")
        self._say(painter, QPointF(0, 15), title, "ink", BODY, bold=True)
        more = tr("an association, not a cause")
        at = width(title, BODY, BOLD) + 10
        self._say(painter, QPointF(at, 15), _cut(more, TICK, wide - at), "ink3", TICK)
        if not self._rows:
            text = tr("Nothing tells these runs from the others") if self._ending else ""
            self._say(painter, QPointF(0, 54), text, "ink3", VALUE)
            return
        for end, text, token in (
            (wide - _NUMBER, tr("these"), "series:A"),
            (wide, tr("others"), "ink3"),
        ):
            self._say(painter, QPointF(end - width(text, TICK) - 1, 34), text, token, TICK)
        left, right = self._plot()
        most = f"100{NARROW}%"
        self._say(painter, QPointF(left - 3, 34), "0", "ink3", TICK)
        self._say(painter, QPointF(right - width(most, TICK) + 4, 34), most, "ink3", TICK)
        for place, row in enumerate(self._rows):
            self._draw_row(painter, row, _HEAD + place * _ROW)
        if self._apart:
            foot = _HEAD + len(self._rows) * _ROW + 12
            words = tr("not counted, it defines endings: {milestones}", milestones=self._apart)
            painter.setFont(font(TICK))
            painter.setPen(self._theme.ink("ink3"))
            flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(0, foot - 10, wide, _FOOT), flags, words)

    def _plot(self) -> tuple[float, float]:
        """Return where 0 and 100 % stand."""
        right = self.width() - 2 * _NUMBER - 8
        return right - max(_LEAST, self.width() * _PLOT) + 2 * _EDGE, right - _EDGE

    def _draw_row(self, painter: QPainter, row: Precedent, top: float) -> None:
        theme, base, wide = self._theme, top + 13, float(self.width())
        token = "ink" if row.is_clear else "ink3"
        left, right = self._plot()
        label = _cut(tr(row.label), VALUE, left - 12)
        self._say(painter, QPointF(0, base), label, token, VALUE)
        for share, end, bold in ((row.this, wide - _NUMBER, True), (row.other, wide, False)):
            text = percent(share.value)
            at = QPointF(end - width(text, VALUE, BOLD if bold else REGULAR) - 1, base)
            self._say(painter, at, text, token if bold else "ink3", VALUE, bold=bold)
        middle = base - 4
        painter.setPen(QPen(theme.ink("rule"), 1))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        self._draw_share(painter, row.other, theme.ink("ink3"), middle, filled=False)
        ink = theme.line("A") if row.is_clear else theme.ink("ink3")
        self._draw_share(painter, row.this, ink, middle, filled=row.is_clear)

    def _draw_share(
        self, painter: QPainter, share: Estimate, ink: QColor, middle: float, *, filled: bool
    ) -> None:
        """Draw a share with its interval."""
        left, right = self._plot()
        run = right - left
        painter.setPen(QPen(ink, 2.4 if filled else 1.2))
        painter.drawLine(
            QPointF(left + share.low * run, middle), QPointF(left + share.high * run, middle)
        )
        painter.setPen(QPen(ink, 1.3))
        painter.setBrush(ink if filled else self._theme.ink("page"))
        painter.drawEllipse(QPointF(left + share.value * run, middle), 3.4, 3.4)

    def _say(
        self,
        painter: QPainter,
        at: QPointF,
        text: str,
        token: str,
        size: float,
        *,
        bold: bool = False,
    ) -> None:
        painter.setFont(font(size, BOLD) if bold else font(size))
        tone, _, series = token.partition(":")
        painter.setPen(self._theme.word(series) if series else self._theme.ink(tone))
        painter.drawText(at, text)


def _cut(text: str, size: float, room: float) -> str:
    return metrics(size).elidedText(text, Qt.TextElideMode.ElideRight, room)


def _share(share: Estimate) -> str:
    ends = percent_range(share.low, share.high)
    return f"{percent(share.value)} ({ends}, n = {grouped(share.n, 0)})"
