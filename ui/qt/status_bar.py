"""The line at the bottom: preview or refined, how many runs, how sure, and the way to stop."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from simulator.charts.numerals import grouped, percent
from simulator.language import mark, tr, trn
from ui.qt.controls import FlatButton, Surface
from ui.qt.fonts import BOLD, VALUE, font, width
from ui.qt.shortcuts import CANCEL
from ui.qt.spread_chooser import SpreadChooser
from ui.qt.theme import Theme
from ui.qt.words import Word, WordLine
from ui.session.session import Session
from ui.session.status import Status

HEIGHT = 28
_ROOMY = 900  # the width from which there is room for the bar of progress
_BADGES = {
    "idle": mark("Waiting"),
    "preview": mark("Preview"),
    "refining": mark("Preview"),
    "refined": mark("Refined"),
    "cancelled": mark("Stopped"),
    "failed": mark("Failed"),
}


class StatusBar(Surface):
    """Shows where the runs stand; *Cancel* stops refining and keeps what is known."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "window", "t", parent)
        self._session = session
        self.setFixedHeight(HEIGHT)
        self._badge = _Badge(theme)
        self._count = WordLine(theme, VALUE)
        self._bar = _Bar(theme)
        self._sure = WordLine(theme, VALUE)
        self.spread = SpreadChooser(session, theme)
        self._run = WordLine(theme, VALUE)
        self.cancel = FlatButton(theme, tr("Cancel"), key=tr(CANCEL.shown), size=VALUE, padding=6)
        self.cancel.clicked.connect(session.cancel)
        self.cancel.setToolTip(tr(CANCEL.does))
        self._lay_out()
        session.progress_changed.connect(self.show_status)
        session.lever_changed.connect(self._show_held)
        self.show_status()

    def show_status(self) -> None:
        """Show the status as it stands."""
        status = self._session.status
        state = tr(_BADGES[status.state])
        self._badge.show_state(state, strong=status.is_preview)
        count = _count(self._shown(status), status.total)
        self._set(self._count, [Word(count, "ink2")], least=_count(8_888, 8_888))
        self._bar.show_share(status.progress if status.is_preview else 0.0)
        self._sure.show_words(self._how_sure(status))
        self._set(self._run, [Word(_figures(status), "ink2")])
        self.cancel.setVisible(status.is_running)
        self.setAccessibleName(f"{state}, {count}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what a narrow window has no room for."""
        super().resizeEvent(event)
        roomy = event.size().width() >= _ROOMY
        self._bar.setVisible(roomy)
        self.spread.label.setVisible(roomy)

    def _shown(self, status: Status) -> int:
        """Return how many replications the picture on the page rests on."""
        comparison = self._session.comparison
        return status.done if comparison is None else comparison.live.result.played

    def _show_held(self, _: str) -> None:
        self._sure.show_words(self._how_sure(self._session.status))

    def _how_sure(self, status: Status) -> list[Word]:
        words, shown = [], self._shown(status)
        if status.note:
            words.append(Word(f"{status.note}   ", "ink"))
        if status.half_width is not None:
            comparison = self._session.comparison
            sets = comparison is not None and comparison.uncertainty == "ignorance"
            now = {"now": _points(status.half_width)}
            sure = tr("headline ±{now}", **now)
            if sets:
                sure = tr("headline ±{now} between sets", **now)
            elif status.is_preview and shown < status.total:
                later = _points(status.half_width * (shown / max(status.total, 1)) ** 0.5)
                sure = tr("headline ±{now}, refines to ±{later}", later=later, **now)
                if self._session.hold_axes:
                    sure = tr("headline ±{now}, refines to ±{later} on release", later=later, **now)
            words.append(Word(f"{sure}   ", "ink2"))
        if self._session.hold_axes:
            words.append(Word(tr("axes held while dragging"), "ink3"))
        return words

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 8, 0)
        row.setSpacing(16)
        row.addWidget(self._badge)
        row.addWidget(self._count)
        row.addWidget(self._bar)
        row.addWidget(self._sure, 1)
        row.addWidget(self.spread)
        row.addWidget(self._run)
        row.addWidget(self.cancel)

    def _set(self, line: WordLine, words: list[Word], least: str = "") -> None:
        line.show_words(words)
        line.take_room(width(least, VALUE))


class _Badge(QWidget):
    """*Preview* in a box, *Refined* without one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._text, self._strong = theme, "", False
        widest = max(width(tr(text), VALUE, BOLD) for text in _BADGES.values())
        self.setFixedSize(round(widest) + 12, 20)
        theme.changed.connect(self.update)

    def show_state(self, text: str, *, strong: bool) -> None:
        """Show another state; a *strong* one must not be overlooked."""
        if (text, strong) != (self._text, self._strong):
            self._text, self._strong = text, strong
            self.setAccessibleName(text)
            self.setToolTip(
                tr("Few runs yet: figures still move") if strong else tr("All replications are in")
            )
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the badge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5)
        painter.setPen(QPen(self._theme.ink("ink2" if self._strong else "strong_rule"), 1))
        if self._strong:
            painter.setBrush(self._theme.ink("field"))
        painter.drawRoundedRect(box, 3, 3)
        painter.setFont(font(VALUE, BOLD))
        painter.setPen(self._theme.ink("ink" if self._strong else "ink3"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._text)


class _Bar(QWidget):
    """How much of all that is being run has been run."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._share = theme, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_share(self, share: float) -> None:
        """Show another share (0-1); the track alone where there is nothing to wait for."""
        if share != self._share:
            self._share = min(1.0, max(0.0, share))
            self.setAccessibleName(tr("{share} played", share=percent(self._share)))
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the bar."""
        return QSize(120, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw track and share."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(0, 1, self.width(), 6)
        painter.setBrush(self._theme.ink("track"))
        painter.drawRoundedRect(track, 2, 2)
        if self._share > 0:
            painter.setBrush(self._theme.line("A"))
            track.setWidth(max(4.0, self.width() * self._share))
            painter.drawRoundedRect(track, 2, 2)


def _figures(status: Status) -> str:
    if not status.rate:
        return tr("seed {seed}", seed=status.seed)
    return tr("seed {seed}     {rate} replications/s", seed=status.seed, rate=grouped(status.rate))


def _count(done: int, total: int) -> str:
    return tr("{done} of {total} replications", done=grouped(done), total=grouped(total))


def _points(value: float) -> str:
    size = grouped(value, 0 if value >= 1.5 else 1)
    return trn("{size} point", "{size} points", round(value) if value >= 1.5 else 0, size=size)
