"""What users do in the window besides dragging a lever: each piece of work with its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.window import Desk
from ui.qt.compare_page import ComparePage
from ui.qt.map_page import MapPage
from ui.qt.page import page_kinds
from ui.qt.scenario_page import ScenarioPage
from ui.qt.story_page import StoryPage

SETTLING = 1.0  # seconds a page is watched after something was done on it
_FILM = 2.0  # seconds that a film is watched

Chore = tuple[str, Callable[[], None]]


@dataclass(frozen=True, slots=True)
class Chores:
    """Work at an open desk, by page."""

    desk: Desk
    lever: str

    def all(self) -> Iterator[Chore]:
        """Give every piece of work, in an order in which each finds what it needs."""
        yield from self._case()
        yield from self._pages("first time")
        yield from self._pages("again")
        yield from self._outlook()
        yield from self._compare()
        yield from self._map()
        yield from self._story()
        yield from self._scenario()
        yield from self._window()
        yield from self._opening()

    def _case(self) -> Iterator[Chore]:
        session, desk = self.desk.session, self.desk

        def let_go() -> None:
            session.end_gesture()
            desk.refine()

        def go_back_and_forth() -> None:
            for _ in range(5):
                session.undo()
                desk.rest(0.05)
                session.redo()
                desk.rest(0.05)
            desk.refine()

        def recall() -> None:
            session.recall("B")
            desk.refine()

        yield "let go and refine", let_go
        yield "undo and redo", go_back_and_forth
        yield "recall a pin", recall

    def _pages(self, when: str) -> Iterator[Chore]:
        for name, kind in page_kinds().items():
            yield f"{kind.title}, {when}", partial(self._show, name)

    def _outlook(self) -> Iterator[Chore]:
        def outlook() -> QWidget:
            self._open("outlook")
            return self.desk.content.outlook.fans[0]

        def type_on_fan(key: Qt.Key) -> Callable[[], None]:
            def types() -> None:
                fan = outlook()
                for _ in range(2):
                    QTest.keyClick(fan, key)
                    self.desk.rest(SETTLING / 2)
                    fan = self.desk.content.outlook.fans[0]

            return types

        def zoom() -> None:
            fan = outlook()
            for turn in (120,) * 6 + (-120,) * 6:
                _wheel(fan, turn)
                self.desk.rest(0.03)

        def follow() -> None:
            fan = outlook()
            for step in range(40):
                QTest.mouseMove(fan, QPoint(30 + 6 * step, fan.height() // 2))
                self.desk.rest(0.016)

        def replay() -> None:
            outlook()
            self.desk.session.set_lever(self.lever, self.desk.session.lever(self.lever).low)
            self.desk.session.end_gesture()
            self.desk.refine()
            self.desk.session.replay.start()
            self.desk.spin(lambda: not self.desk.session.replay.is_playing, "end of the replay")
            self.desk.refine()

        yield "enlarge a fan and back", type_on_fan(Qt.Key.Key_F)
        yield "distribution and back", lambda: type_on_fan(Qt.Key.Key_D)()
        yield "wheel over a fan", zoom
        yield "mouse along a fan", follow
        yield "replay the last change", replay

    def _compare(self) -> Iterator[Chore]:
        def differences() -> None:
            page = self._open("compare")
            assert isinstance(page, ComparePage)
            for _ in range(2):
                page.view.toggle_mode()
                self.desk.rest(SETTLING)

        def lever() -> None:
            self._open("compare")
            row = self.desk.session.lever(self.lever)
            for share in (0.2, 0.4, 0.6, 0.8):
                value = row.low + share * (row.high - row.low)
                self.desk.session.set_lever(self.lever, value)
                self.desk.rest(0.3)
            self.desk.session.end_gesture()
            self.desk.refine()

        yield "Compare: overlay, difference", differences
        yield "Compare: drag a lever", lever

    def _map(self) -> Iterator[Chore]:
        def page() -> MapPage:
            found = self._open("map")
            assert isinstance(found, MapPage)
            self.desk.spin(lambda: not found.view.runs.is_running, "map")
            return found

        def play() -> None:
            film = page().view.film
            film.go(0.0)
            film.toggle()
            self.desk.rest(_FILM)
            film.pause()

        def differ() -> None:
            view = page().view
            for wanted in (True, False):
                view.show_difference(wanted)
                self.desk.spin(lambda: not view.runs.is_running, "map")
                self.desk.rest(SETTLING)

        def measures() -> None:
            view = page().view
            for measure in (*view.measures, view.measure):
                view.choose(measure.name)
                self.desk.rest(0.2)

        def point() -> None:
            canvas = page().canvas
            for step in range(40):
                QTest.mouseMove(canvas, QPoint(20 + 10 * step, canvas.height() // 2))
                self.desk.rest(0.016)

        yield "Map: play", play
        yield "Map: difference and back", differ
        yield "Map: every measure", measures
        yield "Map: mouse over regions", point

    def _story(self) -> Iterator[Chore]:
        def page() -> StoryPage:
            found = self._open("story")
            assert isinstance(found, StoryPage)
            self.desk.spin(lambda: not found.view.is_busy, "story")
            return found

        def step() -> None:
            view = page().view
            for by in (1, 1, -1):
                view.step_run(by)
                self.desk.spin(lambda: not view.is_busy, "story")
                self.desk.rest(SETTLING / 2)

        def walk() -> None:
            picture = page().picture
            for key in (Qt.Key.Key_Right,) * 8 + (Qt.Key.Key_Up, Qt.Key.Key_Down):
                QTest.keyClick(picture, key)
                self.desk.rest(0.1)

        def play() -> None:
            film = page().view.film
            film.toggle()
            self.desk.rest(_FILM)
            film.pause()

        yield "Story: other runs", step
        yield "Story: event by event", walk
        yield "Story: play", play

    def _scenario(self) -> Iterator[Chore]:
        def drag() -> None:
            page = self._open("scenario")
            assert isinstance(page, ScenarioPage)
            item = page.view.items[0]
            for hours in (24.0,) * 6 + (-24.0,) * 6:
                page.view.nudge(item.name, hours)
                self.desk.rest(0.1)
            page.view.let_go()
            self.desk.refine()

        yield "Scenario: drag a shock", drag

    def _window(self) -> Iterator[Chore]:
        content, session, desk = self.desk.content, self.desk.session, self.desk

        def resize(page: str) -> None:
            self._open(page)
            window = content.window()
            for width in (*range(1440, 1280, -20), *range(1280, 1460, 20)):
                window.resize(width, 900)
                desk.rest(0.03)

        def export() -> None:
            dialog = content.export()
            desk.rest(SETTLING)
            if dialog is not None:
                dialog.close()
            desk.rest(0.1)

        def turn_theme() -> None:
            for theme in ("dark", "light"):
                session.set_theme(theme)
                desk.rest(SETTLING / 2)

        def present() -> None:
            for _ in range(2):
                content.present()
                desk.rest(SETTLING)

        def uncertainty() -> None:
            for way in ("ignorance", "both", "chance"):
                session.set_uncertainty(way)
                desk.rest(SETTLING / 2)
            desk.refine()

        for name in page_kinds():
            yield f"resize, {name} in front", partial(resize, name)
        yield "back to the outlook", partial(self._show, "outlook")
        yield "open the export dialog", export
        yield "dark and light", turn_theme
        yield "present and back", present
        yield "chance, ignorance, both", uncertainty

    def _opening(self) -> Iterator[Chore]:
        session, desk = self.desk.session, self.desk

        def another() -> None:
            session.open_scenario("moscow-abstains")
            desk.refine()

        def back() -> None:
            session.undo()
            desk.refine()

        yield "open another scenario", another
        yield "undo that", back
        yield "another language", lambda: desk.speak("fr")

    def _show(self, name: str) -> None:
        self._open(name)

    def _open(self, name: str) -> QWidget:
        self.desk.content.open_page(name)
        self.desk.rest(SETTLING)
        return self.desk.content.page(name)


def _wheel(widget: QWidget, turn: int) -> None:
    place = QPoint(widget.width() // 2, widget.height() // 2)
    event = QWheelEvent(
        QPointF(place),
        QPointF(widget.mapToGlobal(place)),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
