"""One chart among the others: the view that draws it, and the grip by which it is taken hold of."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.qt.chart_grip import ASIDE, ChartGrip
from ui.qt.distribution_view import DistributionView
from ui.qt.fan_view import FanView
from ui.qt.theme import Theme
from ui.session.gallery import ChartChoice
from ui.session.nearest import RunCurve
from ui.session.outlook import OutlookView


class RunsOf:
    """The single runs of one indicator's fan."""

    def __init__(self, view: OutlookView, indicator: str) -> None:
        self._view, self._indicator = view, indicator

    def near(self, day: float, value: float) -> RunCurve | None:
        """Return the run that passes nearest to a point."""
        return self._view.run_near(self._indicator, day, value)

    def beyond(self, day: float, level: float | None, steps: int) -> RunCurve | None:
        """Return the run that is so many stops higher or lower than *level*."""
        return self._view.run_beyond(self._indicator, day, level, steps)

    def tell(self, run: RunCurve) -> None:
        """Open its story."""
        self._view.tell(run)


class ChartTile:
    """A chart's widget, made for one choice and one size, and its grip."""

    def __init__(
        self, view: OutlookView, theme: Theme, choice: ChartChoice, *, large: bool = False
    ) -> None:
        self.choice, self.large = choice, large
        self.widget: FanView | DistributionView
        port: QWidget
        if choice.kind == "fan":
            runs = RunsOf(view, choice.subject)
            fan = FanView(theme, runs=runs, aside=ASIDE, large=large)
            self.widget, port = fan, fan.viewport()
        else:
            shown = DistributionView(theme, aside=ASIDE, large=large)
            self.widget, port = shown, shown
        self.grip = ChartGrip(self.widget, port)
        self.grip.enlarged = large
        self._view = view
        self._connect()

    @property
    def name(self) -> str:
        """The indicator that is shown."""
        return self.choice.subject

    @property
    def fan(self) -> FanView | None:
        """The view, where it shows a course."""
        return self.widget if isinstance(self.widget, FanView) else None

    def draw(self) -> None:
        """Show the chart as the session has it."""
        self.widget.show_chart(self._view.session.chart(self.choice.kind, self.choice.subject))

    def _connect(self) -> None:
        view, name, grip = self._view, self.name, self.grip
        grip.enlarge_asked.connect(lambda: view.enlarge(None if self.large else name))
        grip.back_asked.connect(lambda: view.enlarge(None))
        grip.switch_asked.connect(lambda: view.switch(name))
        grip.remove_asked.connect(lambda: view.remove(name))
        grip.step_asked.connect(lambda steps: view.move(name, steps))
