"""The rows of buttons of the Map page: what is coloured, which runs, and the film."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QWidget

from simulator.charts.numerals import figures
from ui.qt.controls import FlatButton
from ui.qt.fonts import BODY
from ui.qt.theme import Theme
from ui.session.map_film import SPEEDS
from ui.session.map_view import RUNS, MapView

PLAY_KEY, LOOP_KEY = "P", "L"


class MeasureRow(QWidget):
    """Chooses what the colours stand for, and between all runs and one."""

    def __init__(self, view: MapView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._group = QButtonGroup(self)
        self.buttons = {course.name: FlatButton(theme, course.short) for course in view.measures}
        self.all_runs = FlatButton(theme, "All runs")
        self.one_run = FlatButton(theme, "One run")
        self.back = FlatButton(theme, "", "left")
        self.on = FlatButton(theme, "", "right")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for course in view.measures:
            button = self.buttons[course.name]
            button.setCheckable(True)
            button.setToolTip(f"<qt>{course.help}</qt>")
            button.setAccessibleName(f"Colour by {course.label}, {course.unit}")
            button.clicked.connect(lambda _, name=course.name: view.choose(name))
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.all_runs, self.one_run, self.back, self.on):
            row.addWidget(button)
        self._runs = QButtonGroup(self)
        for button in (self.all_runs, self.one_run):
            button.setCheckable(True)
            self._runs.addButton(button)
        self.all_runs.setToolTip(f"The median of {RUNS} runs, or the share of them")
        self.one_run.setToolTip("A single run, by its number")
        self.back.setAccessibleName("The run before")
        self.on.setAccessibleName("The next run")
        self.all_runs.clicked.connect(view.show_all_runs)
        self.one_run.clicked.connect(lambda: view.show_run(view.number))
        self.back.clicked.connect(lambda: view.show_run(view.number - 1))
        self.on.clicked.connect(lambda: view.show_run(view.number + 1))
        self.show_view()

    def show_view(self) -> None:
        """Show what is chosen."""
        view = self._view
        self.buttons[view.measure.name].setChecked(True)
        one = view.mode == "one"
        (self.one_run if one else self.all_runs).setChecked(True)
        self.one_run.setText(f"Run {view.number}" if one else "One run")
        self.one_run.updateGeometry()
        self.back.setEnabled(one and view.number > 0)
        self.on.setEnabled(one and view.number < RUNS - 1)


class FilmRow(QWidget):
    """Step back, play, step on, loop, speed."""

    def __init__(self, view: MapView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.play = _IconButton(theme, "play")
        self.back = FlatButton(theme, "", "left")
        self.on = FlatButton(theme, "", "right")
        self.loop = FlatButton(theme, "", "loop")
        self.speed = FlatButton(theme, "", menu=True, size=BODY)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for button, name, tip in (
            (self.back, "Step back", "One step back (Left, on the time line)"),
            (self.play, "Play", f"Play or stop ({PLAY_KEY})"),
            (self.on, "Step on", "One step on (Right, on the time line)"),
            (self.loop, "Loop", f"Begin anew at the end ({LOOP_KEY})"),
            (self.speed, "Speed", "Days of the crisis in a second"),
        ):
            button.setAccessibleName(name)
            button.setToolTip(tip)
            row.addWidget(button)
        self.loop.setCheckable(True)
        self.play.clicked.connect(view.film.toggle)
        self.back.clicked.connect(lambda: view.film.step(-1))
        self.on.clicked.connect(lambda: view.film.step(1))
        self.loop.clicked.connect(lambda: view.film.set_loops(self.loop.isChecked()))
        self.speed.clicked.connect(self._open_menu)
        self.show_view()

    def show_view(self) -> None:
        """Show whether it plays, and how."""
        view = self._view
        ready = view.state == "ready"
        for button in (self.play, self.back, self.on):
            button.setEnabled(ready)
        self.play.show_icon("pause" if view.film.is_playing else "play")
        self.play.setAccessibleName("Stop" if view.film.is_playing else "Play")
        self.loop.setChecked(view.film.loops)
        text = _speed(view.film.speed)
        if text != self.speed.text():
            self.speed.setText(text)
            self.speed.setAccessibleName(f"Speed: {text}")
            self.speed.updateGeometry()

    def speed_menu(self) -> QMenu:
        """Return the speeds that can be chosen."""
        menu, group = QMenu(self), QActionGroup(self)
        for speed in SPEEDS:
            action = menu.addAction(_speed(speed))
            action.setCheckable(True)
            action.setChecked(speed == self._view.film.speed)
            group.addAction(action)
            action.triggered.connect(lambda _, speed=speed: self._view.film.set_speed(speed))
        return menu

    def _open_menu(self) -> None:
        menu = self.speed_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.speed.mapToGlobal(QPoint(0, self.speed.height() + 2)))


class _IconButton(FlatButton):
    """A button whose icon changes with what it would do."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__(theme, "", icon)

    def show_icon(self, icon: str) -> None:
        """Draw another icon."""
        if icon != self._icon:
            self._icon = icon
            self.update()


def _speed(speed: float) -> str:
    return f"{figures(speed)} {'day' if speed <= 1 else 'days'} a second"
