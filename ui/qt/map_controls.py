"""The rows of buttons of the Map page: what is coloured, how it is compared, runs, and the film."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QSizePolicy, QWidget

from simulator.charts.numerals import figures, grouped
from simulator.language import tr
from ui.qt.controls import FlatButton
from ui.qt.fonts import BODY
from ui.qt.theme import Theme
from ui.session.map_film import SPEEDS, Film
from ui.session.map_view import RUNS, MapView

PLAY_KEY, LOOP_KEY, DIFFERENCE_KEY, TABLE_KEY = "P", "L", "D", "B"
_GAP = 16


class MeasureRow(QWidget):
    """Chooses what the colours stand for, and of which runs; on two lines where one is short."""

    def __init__(self, view: MapView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._group = QButtonGroup(self)
        self.buttons = {
            course.name: FlatButton(theme, tr(course.short)) for course in view.measures
        }
        self.difference = FlatButton(theme, tr("Difference"))
        self.table = FlatButton(theme, tr("Table"))
        self.all_runs = FlatButton(theme, tr("All runs"))
        self.one_run = FlatButton(theme, tr("One run"))
        self.back = FlatButton(theme, "", "left")
        self.on = FlatButton(theme, "", "right")
        self.story = FlatButton(theme, tr("Its story"))
        self._left = _Line(self, tuple(self.buttons.values()))
        self._right = _Line(
            self,
            (
                *(self.difference, self.table, self.all_runs, self.one_run),
                *(self.back, self.on, self.story),
            ),
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._prepare()
        self.show_view()

    def show_view(self) -> None:
        """Show what is chosen."""
        view = self._view
        self.buttons[view.measure.name].setChecked(True)
        one = view.mode == "one"
        (self.one_run if one else self.all_runs).setChecked(True)
        number = grouped(view.number)
        self.one_run.setText(tr("Run {number}", number=number) if one else tr("One run"))
        self.one_run.updateGeometry()
        for button in (self.back, self.on, self.story):
            button.setVisible(one)
        self.back.setEnabled(view.number > 0)
        self.on.setEnabled(view.number < view.last_number)
        self.difference.setEnabled(view.can_differ)
        self.difference.setChecked(view.wants_difference and view.can_differ)
        self.table.setChecked(view.has_table)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set both halves beside each other, or one under the other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        left, right = (line.sizeHint() for line in (self._left, self._right))
        beside = left.width() + _GAP + right.width() <= self.width()
        self.setFixedHeight(left.height() if beside else left.height() + right.height() + 2)
        self._left.setGeometry(0, 0, left.width(), left.height())
        at = QPoint(self.width() - right.width(), 0) if beside else QPoint(0, left.height() + 2)
        self._right.setGeometry(at.x(), at.y(), right.width(), right.height())

    def _prepare(self) -> None:
        view = self._view
        for course in view.measures:
            button = self.buttons[course.name]
            button.setCheckable(True)
            button.setToolTip(f"<qt>{tr(course.help)}</qt>")
            button.setAccessibleName(
                tr("Colour by {measure}, {unit}", measure=tr(course.label), unit=tr(course.unit))
            )
            button.clicked.connect(lambda _, name=course.name: view.choose(name))
            self._group.addButton(button)
        self._runs = QButtonGroup(self)
        for button in (self.all_runs, self.one_run):
            button.setCheckable(True)
            self._runs.addButton(button)
        for button in (self.difference, self.table):
            button.setCheckable(True)
        self.difference.setToolTip(
            tr("What the live scenario has more or less than the others, run by run")
            + f" ({DIFFERENCE_KEY})"
        )
        self.table.setToolTip(tr("The regions as a table, the worst first") + f" ({TABLE_KEY})")
        self.all_runs.setToolTip(
            tr("The median of {n} runs, or the share of them", n=grouped(RUNS))
        )
        self.one_run.setToolTip(tr("A single run, by its number"))
        self.back.setAccessibleName(tr("The run before"))
        self.on.setAccessibleName(tr("The next run"))
        self.story.setToolTip(tr("What happens in this run, event by event"))
        self.difference.clicked.connect(view.show_difference)
        self.table.clicked.connect(view.show_table)
        self.all_runs.clicked.connect(view.show_all_runs)
        self.one_run.clicked.connect(lambda: view.show_run(view.number))
        self.back.clicked.connect(lambda: view.show_run(view.number - 1))
        self.on.clicked.connect(lambda: view.show_run(view.number + 1))
        self.story.clicked.connect(view.tell_story)


class _Line(QWidget):
    """Some buttons beside each other."""

    def __init__(self, parent: QWidget, buttons: tuple[FlatButton, ...]) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        for button in buttons:
            self._row.addWidget(button)

    def sizeHint(self) -> QSize:
        """Return the room of the buttons that are shown."""
        return self._row.sizeHint()


class Filmed(Protocol):
    """What has a film, and says ``ready`` when it can be shown."""

    film: Film

    @property
    def state(self) -> str:
        """How it stands."""


class FilmRow(QWidget):
    """Step back, play, step on, loop, speed; *short* where there is little room."""

    def __init__(
        self, view: Filmed, theme: Theme, parent: QWidget | None = None, *, short: bool = False
    ) -> None:
        super().__init__(parent)
        self._view, self._short = view, short
        padding = 4 if short else 8
        self.play = _IconButton(theme, "play", padding)
        self.back = FlatButton(theme, "", "left", padding=padding)
        self.on = FlatButton(theme, "", "right", padding=padding)
        self.loop = FlatButton(theme, "", "loop", padding=padding)
        self.speed = FlatButton(theme, "", menu=True, size=BODY, padding=padding)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for button, name, tip in (
            (self.back, tr("Step back"), tr("One step back (Left, on the time line)")),
            (self.play, tr("Play"), tr("Play or stop") + f" ({PLAY_KEY})"),
            (self.on, tr("Step on"), tr("One step on (Right, on the time line)")),
            (self.loop, tr("Loop"), tr("Begin anew at the end") + f" ({LOOP_KEY})"),
            (self.speed, tr("Speed"), tr("Days of the crisis in a second")),
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
        self.play.setAccessibleName(tr("Stop") if view.film.is_playing else tr("Play"))
        self.loop.setChecked(view.film.loops)
        text = _speed(view.film.speed)
        shown = tr("{speed} d/s", speed=figures(view.film.speed)) if self._short else text
        if shown != self.speed.text():
            self.speed.setText(shown)
            self.speed.setAccessibleName(tr("Speed: {speed}", speed=text))
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

    def __init__(self, theme: Theme, icon: str, padding: float = 8) -> None:
        super().__init__(theme, "", icon, padding=padding)

    def show_icon(self, icon: str) -> None:
        """Draw another icon."""
        if icon != self._icon:
            self._icon = icon
            self.update()


def _speed(speed: float) -> str:
    if speed <= 1:
        return tr("{speed} day a second", speed=figures(speed))
    return tr("{speed} days a second", speed=figures(speed))
