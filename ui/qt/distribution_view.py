"""One distribution on the page; where the mouse is, it says how many runs lie below and above."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.charts.chart import Chart, Histogram, Mark
from simulator.charts.numerals import percent, rounded
from simulator.charts.palette import BASELINE
from simulator.language import tr
from ui.qt.chart_grip import draw_signs
from ui.qt.controls import draw_focus
from ui.qt.distribution_drawing import LIVE, DistributionGeometry, draw_live, draw_still
from ui.qt.fan_items import same_marks
from ui.qt.reached import ReachedWidget
from ui.qt.readout import draw_card
from ui.qt.sharp import picture, sharpness
from ui.qt.theme import Theme
from ui.qt.words import Word


class DistributionView(ReachedWidget):
    """Draws how a number of each run is spread over the runs; arrow keys read along it."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        aside: float = 0.0,
        large: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme, self._aside, self._large = theme, aside, large
        self._chart: Chart | None = None
        self._hover: float | None = None
        self._kept: tuple[object, tuple[Mark, ...], QPixmap] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(170, 150)
        theme.changed.connect(self._forget)

    @property
    def chart(self) -> Chart | None:
        """The chart that is shown."""
        return self._chart

    @property
    def places(self) -> DistributionGeometry | None:
        """Where its parts stand, once there is a chart."""
        if self._chart is None:
            return None
        return DistributionGeometry.of(self._chart, self.width(), self.height(), large=self._large)

    def show_chart(self, chart: Chart | None) -> None:
        """Show another chart; nothing is drawn where it is the same object."""
        if chart is self._chart or chart is None:
            return
        self._chart = chart
        self.setAccessibleName(tr("{title}, distribution", title=chart.title))
        self.setAccessibleDescription(chart.finding)
        self.setToolTip("")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size at which everything has room."""
        return QSize(265, 215)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chart, the reading and the signs."""
        chart, places = self._chart, self.places
        if chart is None or places is None:
            return
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._still(chart, places, sharpness(self)))
        draw_live(painter, self._theme, chart, places, self._aside)
        if self._hover is not None:
            value = places.value_at(chart.x, self._hover)
            across = float(places.across(chart.x, value))
            hair = QRectF(round(across), places.rows.top(), 1, 0)
            hair.setBottom(places.plot.bottom())
            painter.fillRect(hair, self._theme.ink("ink3", 0.6))
            lines = reading(chart, value)
            draw_card(painter, self._theme, lines, across, places.plot, float(self.width()))
        strong = self.underMouse() or self.hasFocus()
        if self._aside:
            draw_signs(painter, self._theme, self.width(), enlarged=self._large, strong=strong)
        if self.shows_focus:
            draw_focus(painter, self._theme, places.plot.adjusted(-4, -6, 6, 6))

    def _still(self, chart: Chart, places: DistributionGeometry, ratio: float) -> QPixmap:
        """Return the picture of what stands still, drawn anew only where it is another one."""
        frame = (places, chart.x, chart.y, ratio, self.size())
        marks = tuple(mark for mark in chart.marks if mark.series != LIVE)
        kept = self._kept
        if kept is None or kept[0] != frame or not same_marks(kept[1], marks):
            made = picture(self.size().toSizeF(), ratio, self._theme.ink("page"))
            with QPainter(made) as painter:
                draw_still(painter, self._theme, chart, places)
            kept = self._kept = (frame, marks, made)
        return kept[2]

    def _forget(self) -> None:
        self._kept = None
        self.update()

    # --- mouse and keys --------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read where the mouse is."""
        self._read_at(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Stop reading."""
        super().leaveEvent(event)
        self._hover = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read along the values."""
        places = self.places
        if places is None or event.key() not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
            return
        step = places.plot.width() / 32 * (1 if event.key() == Qt.Key.Key_Right else -1)
        at = places.plot.center().x() if self._hover is None else self._hover + step
        self._hover = min(places.plot.right(), max(places.plot.left(), at))
        self.update()

    def _read_at(self, at: QPointF) -> None:
        places = self.places
        inside = places is not None and places.plot.adjusted(-4, -40, 4, 8).contains(at)
        hover = at.x() if inside and at.y() > 32 else None
        if hover != self._hover:
            self._hover = hover
            self.update()


def reading(chart: Chart, value: float) -> list[list[Word]]:
    """Return, for each series, how many runs lie below a value, those with none included."""
    heaps = [mark for mark in chart.marks if isinstance(mark, Histogram)][::-1]
    edge = heaps[0].edges[int(np.argmin(np.abs(heaps[0].edges - value)))] if heaps else value
    lines = [[Word(tr("below {value}", value=rounded(float(edge), chart.x.decimals)), bold=True)]]
    for heap in heaps:
        below = float(heap.shares[: int(np.searchsorted(heap.edges, edge))].sum())
        below += _left_out(heap) if edge > heap.edges[0] else 0.0
        name = tr("baseline") if heap.series == BASELINE else heap.series
        tone = f"series:{heap.series}"
        lines.append([Word(f"{name} ", tone, bold=True), Word(percent(below / 100))])
    return lines


def _left_out(heap: Histogram) -> float:
    return heap.none or 0.0
