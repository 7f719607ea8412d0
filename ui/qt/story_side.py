"""Beside the picture of a run: the event looked at, the run in words, and what came before."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QTextBrowser,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from simulator.analysis.before import Precedent
from simulator.charts.numerals import NARROW, percent, percent_range
from simulator.results.estimate import Estimate
from ui.qt.controls import FlatButton, Rule, Surface
from ui.qt.fonts import BODY, BOLD, REGULAR, SMALL, TICK, VALUE, font, metrics, width
from ui.qt.theme import Theme
from ui.qt.words import Word, WordLine
from ui.session.story_view import StoryView

_MARGIN = 16
_ROW = 29.0
_HEAD = 42.0
_MOST_ROWS = 6
_NUMBER = 40.0
_MOST_SAID = 150


class StorySide(Surface):
    """What is said of the run that is told."""

    def __init__(self, view: StoryView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "page", "l", parent)
        self._view, self._theme = view, theme
        self.said = _text("The event looked at")
        self.words = _text("The run in words")
        self.copy = FlatButton(theme, "Copy text", size=SMALL, token="ink2")
        self.before = BeforeView(view, theme)
        self._rule = Rule(theme, strong=True)
        self._lay_out()
        self.words.anchorClicked.connect(self._follow)
        self.copy.clicked.connect(self.copy_text)
        view.changed.connect(self.show_run)
        view.focus_changed.connect(self.show_focus)
        theme.changed.connect(self.show_run)
        self.show_run()

    def copy_text(self) -> None:
        """Put the narrative on the clipboard."""
        QGuiApplication.clipboard().setText(self._view.copy_text)
        self.copy.setText("Copied")
        self.copy.updateGeometry()

    def show_run(self) -> None:
        """Show another run's words."""
        self.copy.setText("Copy text")
        self.copy.updateGeometry()
        self.copy.setEnabled(self._view.told is not None)
        self.show_focus()
        if self._view.focus is None:
            self.words.verticalScrollBar().setValue(0)
        self.before.show_run()

    def show_focus(self) -> None:
        """Say what there is to say of the event looked at, and mark it in the text."""
        head, rest = self._view.said
        lines = [f"<b>{escape(head)}</b>", *(escape(line) for line in rest.split("\n"))]
        self.said.setHtml("<br>".join(lines) if head else "")
        self.said.setVisible(bool(head))
        self._rule.setVisible(bool(head))
        self._fit()
        place = self.words.verticalScrollBar().value()
        self.words.setHtml(self._html())
        self.words.verticalScrollBar().setValue(place)
        if self._view.focus is not None:
            self.words.scrollToAnchor(f"day{int(self._view.focus.event.days)}")

    def _fit(self) -> None:
        """Give the event looked at the height it needs, up to a third of the page's."""
        document = self.said.document()
        document.setTextWidth(self.width() - 2 * _MARGIN)
        self.said.setFixedHeight(min(_MOST_SAID, round(document.size().height()) + 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew."""
        super().resizeEvent(event)
        self._fit()

    def _html(self) -> str:
        run, focus = self._view.told, self._view.focus
        if run is None:
            return ""
        palette = self._theme.palette
        rows = []
        for paragraph in run.paragraphs:
            texts = []
            for passage in paragraph.passages:
                words = escape(passage.text)
                if focus is not None and focus.event.id in passage.events:
                    words = f"<b>{words}</b>"
                if passage.events:
                    link = f'href="#ev{passage.events[0]}"'
                    style = f"color:{palette.ink}; text-decoration:none"
                    words = f'<a {link} style="{style}">{words}</a>'
                texts.append(words)
            day = f'<a name="day{paragraph.day}"></a>{escape(paragraph.when)}'
            when = f'<td style="color:{palette.ink3}; padding-right:10px">{day}</td>'
            rows.append(f'<tr>{when}<td style="padding-bottom:6px">{" ".join(texts)}</td></tr>')
        return f'<table cellspacing="0" cellpadding="0">{"".join(rows)}</table>'

    def _follow(self, link: QUrl) -> None:
        name = link.fragment()
        if name.startswith("ev"):
            self._view.look_at(int(name[2:]))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 12, _MARGIN, 8)
        column.setSpacing(4)
        column.addWidget(self.said)
        column.addWidget(self._rule)
        head = QHBoxLayout()
        title = WordLine(self._theme, BODY, height=24)
        title.show_words([Word("The run in words", bold=True)])
        head.addWidget(title, 1)
        head.addWidget(self.copy)
        column.addLayout(head)
        self.copy.setToolTip("Copy the run in words, with what it rests on")
        column.addWidget(self.words, 1)
        column.addWidget(Rule(self._theme, strong=True))
        column.addWidget(self.before)


def _text(name: str) -> QTextBrowser:
    """Return a place for text that can be read, selected and scrolled."""
    made = QTextBrowser()
    made.setAccessibleName(name)
    made.setOpenLinks(False)
    made.setMinimumHeight(60)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFont(font(VALUE))
    made.viewport().setAutoFillBackground(False)
    made.document().setDocumentMargin(0)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


class BeforeView(QWidget):
    """How often milestones came before this ending, against the other runs."""

    def __init__(self, view: StoryView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._theme = view, theme
        self._rows: tuple[Precedent, ...] = ()
        self._ending = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("What came before")
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
        self._ending = run.ending.label if run and run.ending else ""
        self.setFixedHeight(round(_HEAD + 16 + max(1, len(self._rows)) * _ROW))
        said = "\n".join(self.sentence(row) for row in self._rows)
        self.setAccessibleDescription(said)
        self.update()

    def sentence(self, row: Precedent) -> str:
        """Return a row in words, as an association with its intervals."""
        clear = "" if row.is_clear else " The difference is within noise."
        return (
            f"{row.label} came before in {_share(row.this)} of runs that end as {self._ending}, "
            f"and in {_share(row.other)} of the others as early.{clear} "
            f"It came first of all in {percent(row.first_this.value)} and "
            f"{percent(row.first_other.value)}; at any time in {percent(row.ever_this.value)} and "
            f"{percent(row.ever_other.value)}. An association, not a cause."
        )

    def sizeHint(self) -> QSize:
        """Return the room for the rows."""
        return QSize(260, self.height())

    def event(self, event: QEvent) -> bool:
        """Read a row where the mouse rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = int((event.pos().y() - _HEAD) // _ROW)
            inside = 0 <= place < len(self._rows)
            text = self.sentence(self._rows[place]) if inside else ""
            QToolTip.showText(event.globalPos(), f"<p>{escape(text)}</p>" if text else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line for each milestone with a disc for these runs and a ring for the others."""
        painter, wide = QPainter(self), float(self.width())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._say(painter, QPointF(0, 17), "What came before", "ink", BODY, bold=True)
        more = "goes with this ending; need not cause it"
        self._say(painter, QPointF(0, 33), more, "ink3", SMALL)
        if not self._rows:
            text = "Nothing tells these runs from the others" if self._ending else ""
            self._say(painter, QPointF(0, 58), text, "ink3", VALUE)
            return
        for end, text, token in (
            (wide - _NUMBER, "these", "series:A"),
            (wide, "others", "ink3"),
        ):
            self._say(painter, QPointF(end - width(text, TICK) - 1, 17), text, token, TICK)
        for place, row in enumerate(self._rows):
            self._draw_row(painter, row, _HEAD + place * _ROW)
        foot = _HEAD + len(self._rows) * _ROW + 9
        most = f"100{NARROW}%"
        self._say(painter, QPointF(0, foot), "0", "ink3", TICK)
        self._say(painter, QPointF(wide - width(most, TICK) - 4, foot), most, "ink3", TICK)

    def _draw_row(self, painter: QPainter, row: Precedent, top: float) -> None:
        theme, base, wide = self._theme, top + 13, float(self.width())
        token = "ink" if row.is_clear else "ink3"
        room = wide - 2 * _NUMBER
        label = row.label if row.is_clear else f"{row.label}, within noise"
        if width(label, VALUE) > room:
            label = row.label  # its grey says it, and the tool tip
        label = metrics(VALUE).elidedText(label, Qt.TextElideMode.ElideRight, room)
        self._say(painter, QPointF(0, base), label, token, VALUE)
        for share, end, bold in ((row.this, wide - _NUMBER, True), (row.other, wide, False)):
            text = percent(share.value)
            at = QPointF(end - width(text, VALUE, BOLD if bold else REGULAR) - 1, base)
            self._say(painter, at, text, token if bold else "ink3", VALUE, bold=bold)
        left, right, middle = 4.0, wide - 4.0, top + 21
        painter.setPen(QPen(theme.ink("rule"), 1))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        self._draw_share(painter, row.other, theme.ink("ink3"), middle, filled=False)
        ink = theme.line("A") if row.is_clear else theme.ink("ink3")
        self._draw_share(painter, row.this, ink, middle, filled=row.is_clear)

    def _draw_share(
        self, painter: QPainter, share: Estimate, ink: QColor, middle: float, *, filled: bool
    ) -> None:
        """Draw a share with its interval."""
        left, run = 4.0, self.width() - 8.0
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


def _share(share: Estimate) -> str:
    return f"{percent(share.value)} ({percent_range(share.low, share.high)}, n = {share.n:,})"
