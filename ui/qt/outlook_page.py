"""Outlook: the finding in words, how the runs end, and charts of the crisis' course."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from simulator.charts.numerals import NARROW
from simulator.charts.spread import interval
from simulator.language import mark, tr
from simulator.results.ensemble_result import Counted
from ui.qt.bars_view import BarsView
from ui.qt.chart_chooser import ChartChooser
from ui.qt.chart_grid import ChartGrid
from ui.qt.chart_legend import ChartLegend
from ui.qt.controls import FlatButton, Rule, Surface
from ui.qt.fan_view import FanView
from ui.qt.fonts import BODY, SMALL
from ui.qt.headline_view import HeadlineView
from ui.qt.most_runs_view import MostRunsView
from ui.qt.theme import Theme
from ui.qt.words import Word, WordLine
from ui.qt.yardstick_card import YardstickCard
from ui.session.gallery import ChartChoice
from ui.session.most_runs import MostRuns
from ui.session.outlook import OutlookView, Section
from ui.session.session import Session

MARGIN = 20
_ROOM_BESIDE = 640  # so wide, something stands beside the bars of one scenario
_SECTIONS: dict[Section, tuple[str, str]] = {
    "course": (mark("Course"), mark("What happens over time, as ranges of runs")),
    "distributions": (mark("Distributions"), mark("How many runs reach which peak or toll")),
    "milestones": (mark("Milestones"), mark("What happens when, and in how many runs")),
}


class OutlookPage(QScrollArea):
    """Shows the session's headline and charts; ``export_asked`` wants one of them as a file."""

    export_asked = Signal(object)
    copy_asked = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.view = OutlookView(session)
        self.headline = HeadlineView(theme)
        self._key = WordLine(theme, SMALL, height=28, right=True)
        self.bars = BarsView(theme)
        self.most_runs = MostRunsView(MostRuns(session), theme)
        self._legend = ChartLegend(theme)
        self.grid = ChartGrid(self.view, theme)
        self.sections: dict[Section, FlatButton] = {}
        self.charts_button = FlatButton(theme, tr("Charts"), menu=True, padding=6)
        self._lay_out()
        self._connect()
        self.show_results()

    @property
    def fans(self) -> tuple[FanView, ...]:
        """The fan charts, in the order shown."""
        return self.grid.fans

    @property
    def is_settled(self) -> bool:
        """Whether every chart shows what the session has."""
        return self.grid.is_settled

    @property
    def lead_text(self) -> str:
        """The first line as plain text."""
        return self.headline.lead_text

    @property
    def second_text(self) -> str:
        """The second line as plain text."""
        return self.headline.second_text

    @property
    def columns(self) -> int:
        """How many charts stand beside each other."""
        return self.grid.columns

    def show_results(self) -> None:
        """Show headline and charts as they stand."""
        self._show_headline()
        choices = self._session.charts()
        bars = next((choice for choice in choices if choice.kind == "outcome_bars"), None)
        chart = self._session.chart(bars.kind, bars.subject) if bars else None
        self.bars.show_chart(chart)
        self._key.show_words([Word(_key(chart.counted if chart else "runs"), "ink3")])
        self._show_most_runs()
        self._legend.show_legend(chart.legend if chart else ())
        self.grid.show_results()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out whether something still stands beside the bars."""
        self._show_most_runs()
        super().resizeEvent(event)

    def menu_of(self, place: int) -> QMenu:
        """Return the menu of a chart."""
        return self.grid.menu_of(place)

    def open_chooser(self) -> ChartChooser:
        """Open the list of indicators under its button."""
        chooser = ChartChooser(self.view, self._theme, self)
        button = self.charts_button
        corner = button.mapToGlobal(QPoint(button.width() - chooser.width(), button.height() + 2))
        chooser.move(corner)
        chooser.show()
        chooser.search.setFocus(Qt.FocusReason.PopupFocusReason)
        return chooser

    def open_yardsticks(self) -> YardstickCard:
        """Open what the headline's word means, under the word."""
        card = YardstickCard(self._session, self._theme, self)
        place = self.headline.phrase_box.bottomLeft().toPoint() + QPoint(-16, 6)
        card.move(self.headline.mapToGlobal(place))
        card.show()
        return card

    def _show_headline(self) -> None:
        headline = self._session.headline
        if headline is not None:
            hold = self._session.hold_axes
            self.headline.show_parts(headline.lead, headline.second, hold=hold)
        elif self._session.is_open:
            title = tr(self._session.variant.title)
            words = tr("{title}: the first runs are being played", title=title)
            self.headline.show_text(words)
        else:
            self.headline.show_text(tr("No scenario is open"))

    def _show_most_runs(self) -> None:
        """Stand beside the bars where they are those of one scenario, and there is room."""
        alone = self.bars.scenarios <= 1 and self.viewport().width() >= _ROOM_BESIDE
        self.most_runs.setVisible(alone)
        if alone:
            self.most_runs.show_results()

    def _show_section(self) -> None:
        section = self.view.section
        for name, button in self.sections.items():
            button.setChecked(name == section)
        self.charts_button.setEnabled(section != "milestones" and self.view.enlarged is None)
        self._legend.setVisible(section != "milestones")

    # --- laying out ------------------------------------------------------------------------

    def _connect(self) -> None:
        session = self._session
        session.results_changed.connect(self.show_results)
        session.scenario_changed.connect(self.show_results)
        session.preferences_changed.connect(self._show_headline)
        self.view.changed.connect(self._show_section)
        self.headline.phrase_asked.connect(self.open_yardsticks)
        self.charts_button.clicked.connect(self.open_chooser)
        self.grid.export_asked.connect(self._export)
        self.grid.copy_asked.connect(self.copy_asked)
        self.bars.row_asked.connect(self._tell_outcome)
        self.most_runs.all_asked.connect(lambda: self.view.show("milestones"))
        self._show_section()

    def _export(self, choice: ChartChoice) -> None:
        self.export_asked.emit(choice)

    def _tell_outcome(self, row: str) -> None:
        if self.bars.chart is not None:
            self.view.tell_outcome(self.bars.chart, row)

    def _share_wheel(self) -> None:
        """Where the page is longer than its place, the wheel scrolls it wherever the mouse is."""
        self.grid.leave_wheel(self.verticalScrollBar().maximum() > 0)

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._share_wheel)
        inside = Surface(self._theme, "page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, 12, MARGIN, 8)
        column.setSpacing(0)
        column.addWidget(self.headline)
        column.addSpacing(12)
        column.addWidget(Rule(self._theme, strong=True))
        ends = self._head(tr("How the runs end"))
        ends.addWidget(self._key, 1)
        column.addLayout(ends)
        beside = QHBoxLayout()
        beside.setSpacing(32)
        beside.addWidget(self.bars, 5)
        beside.addWidget(self.most_runs, 4)
        column.addLayout(beside)
        column.addSpacing(6)
        column.addWidget(Rule(self._theme, strong=True))
        column.addLayout(self._section_row())
        column.addWidget(self.grid, 1)
        self.setWidget(inside)

    def _head(self, title: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 2, 0, 0)
        head = WordLine(self._theme, BODY, height=28)
        head.show_words([Word(title, bold=True)])
        head.take_room()
        row.addWidget(head)
        return row

    def _section_row(self) -> QHBoxLayout:
        """Return the words that choose what is shown below, with the legend and the charts."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(2)
        group = QButtonGroup(self)
        for name, (title, help_text) in _SECTIONS.items():
            button = FlatButton(self._theme, tr(title), padding=8)
            button.setCheckable(True)
            button.setFixedHeight(24)
            button.setToolTip(tr(help_text))
            button.clicked.connect(lambda _, name=name: self.view.show(name))
            group.addButton(button)
            self.sections[name] = button
            row.addWidget(button)
        row.addSpacing(8)
        policy = self._legend.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._legend.setSizePolicy(policy)
        row.addWidget(self._legend, 1)
        row.addSpacing(4)
        self.charts_button.setFixedHeight(24)
        self.charts_button.setToolTip(tr("Choose which charts are shown"))
        row.addWidget(self.charts_button)
        return row


def _key(counted: Counted) -> str:
    words = {
        "interval": interval(counted),
        "full": f"100{NARROW}%",
    }
    return tr(
        "share of runs, lines at 50 and {full} · whisker: {interval} · grey tick: baseline", **words
    )
