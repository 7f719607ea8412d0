"""How the Map page hangs together with the others: one run, one moment, and what it remembers."""

from __future__ import annotations

from typing import Final

from simulator.engine.regional_series import COURSES
from ui.session.map_view import MapView
from ui.session.views import ViewState, count, flag, number, text

PAGE: Final = "map"


class MapLink:
    """Follows the spotlight and moves it, keeps how the page stands and puts it back.

    What is kept are choices of view: they outlive the window but are no step of undo, as nobody
    expects Ctrl+Z to bring back a colour or a moment.
    """

    def __init__(self, view: MapView) -> None:
        self._view, self._spotlight = view, view.session.spotlight
        self._day = view.film.day
        self._number = view.number
        self._busy = False
        self.recall()
        self._follow()
        self._spotlight.changed.connect(self._follow)
        view.session.views_changed.connect(self.recall)
        view.changed.connect(self._note)
        view.pointed.connect(self.keep)
        view.film.moved.connect(self._note)

    def keep(self) -> None:
        """Remember how the page stands; not at every frame of a film."""
        view = self._view
        if self._busy or view.film.is_playing or not view.session.is_open:
            return
        view.session.keep_view_state(
            PAGE,
            {
                "measure": view.measure.name,
                "mode": view.mode,
                "run": view.number,
                "difference": view.wants_difference,
                "table": view.wants_table,
                "region": view.held,
                "day": view.film.chosen,
                "loops": view.film.loops,
                "speed": view.film.chosen_speed,
            },
        )

    def recall(self) -> None:
        """Put the page back as it was left; what cannot be understood is let be."""
        state, view = self._view.session.view_state(PAGE), self._view
        self._busy = True
        if (measure := text(state, "measure")) in COURSES:
            view.choose(measure)
        run = count(state, "run")
        if run is not None and text(state, "mode") == "one":
            view.show_run(run)
        view.show_difference(flag(state, "difference") is True)
        if (table := flag(state, "table")) is not None:
            view.show_table(table)
        if "region" in state and text(state, "region") != view.held:
            view.hold(text(state, "region"))
        self._recall_film(state)
        self._busy = False

    def _recall_film(self, state: ViewState) -> None:
        film = self._view.film
        film.set_loops(flag(state, "loops") is True)
        day, speed = number(state.get("day")), number(state.get("speed"))
        if day is not None:
            film.begin_at(day)
        if speed is not None:
            film.set_speed(speed)

    def _follow(self) -> None:
        """Go where another page looks."""
        spot, view = self._spotlight, self._view
        self._busy = True
        if spot.day is not None and spot.day != view.film.day:
            self._day = spot.day
            view.film.pause()
            view.film.begin_at(spot.day)
        if spot.run is not None:
            self._number = spot.run
            view.prefer_run(spot.run)
        self._busy = False
        self.keep()

    def _note(self) -> None:
        """Let the other pages follow where the user has gone."""
        if self._busy:
            return
        view = self._view
        if view.film.chosen is not None and view.film.day != self._day:
            self._day = view.film.day
            self._spotlight.look(day=self._day)
        if view.mode == "one" and view.number != self._number:
            self._number = view.number
            self._spotlight.look(run=self._number)
        self.keep()
