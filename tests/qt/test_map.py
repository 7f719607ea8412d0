"""The Map page: it follows the view and hands on what the user does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import simulator
from simulator.charts.maps.shapes import shapes_of
from simulator.charts.palette import DARK, LIGHT, map_ramp
from tests.session.maps import map_of, played
from tests.session.tiny import tiny_session
from ui.qt.map_layout import Wanted, arrange
from ui.qt.map_page import MapPage
from ui.qt.map_picture import MapPlaces
from ui.qt.theme import Theme
from ui.session.map_view import RUNS
from ui.session.session import Session


@pytest.fixture
def page(qtbot: QtBot, session: Session, theme: Theme) -> MapPage:
    """The page of the quiet town, played and shown."""
    page = MapPage(played(map_of(session)), theme)
    qtbot.addWidget(page)
    page.resize(860, 760)
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_the_title_says_the_finding(page: MapPage) -> None:
    """It is the view's sentence, with the moment under it."""
    assert page.lead_text.startswith("Crowds are densest in One")
    assert page.second_text.startswith("11 Jan, 00:00")


def test_a_button_chooses_the_colours(page: MapPage) -> None:
    """The legend names the new number with its unit."""
    page.measures.buttons["deaths"].click()

    assert page.view.measure.name == "deaths"
    assert page.legend.accessibleName().startswith("Deaths so far, persons")


def test_the_mouse_reads_a_region(page: MapPage, qtbot: QtBot) -> None:
    """Over a region it is named for screen readers too."""
    centre = page.canvas.places[0].centres[0]

    QTest.mouseMove(page.canvas, centre.toPoint())
    QTest.mouseMove(page.canvas, (centre + QPointF(2, 2)).toPoint())
    qtbot.waitUntil(lambda: page.view.region == "L-1")

    assert page.canvas.accessibleDescription().startswith("One, 11 Jan")


def test_arrows_go_through_the_regions(page: MapPage) -> None:
    """The map can be read without a mouse."""
    page.canvas.setFocus()

    QTest.keyClick(page.canvas, Qt.Key.Key_Right)

    assert page.view.held == "L-1"


def test_the_scrubber_moves_the_moment(page: MapPage) -> None:
    """By a click on the line, and by keys."""
    place = page.scrubber.place_of(5.0)
    QTest.mouseClick(page.scrubber, Qt.MouseButton.LeftButton, pos=place.toPoint())
    clicked = page.view.film.day

    QTest.keyClick(page.scrubber, Qt.Key.Key_Home)

    assert clicked == pytest.approx(5.0, abs=0.05)
    assert page.view.film.day == 0.0


def test_the_film_plays_while_it_is_seen(page: MapPage, qtbot: QtBot) -> None:
    """It goes on by itself and stops when the page is left."""
    page.view.film.go(0.0)
    page.film.play.click()
    qtbot.waitUntil(lambda: page.view.film.day > 0)

    page.hide()

    assert not page.view.film.is_playing


def test_one_run_can_be_stepped_through(page: MapPage, qtbot: QtBot) -> None:
    """The arrows beside it go to the next number."""
    page.measures.one_run.click()
    page.measures.on.click()
    qtbot.waitUntil(lambda: page.view.panels[0].series.n == 1)  # type: ignore[union-attr]

    assert page.view.number == 1
    assert page.measures.one_run.text() == "Run 1"


def test_before_anything_is_known_the_page_says_so(qtbot: QtBot, theme: Theme) -> None:
    """An empty and a busy page paint without numbers."""
    session = tiny_session()
    page = MapPage(map_of(session), theme)
    qtbot.addWidget(page)
    empty = page.lead_text
    session.open_scenario("quiet-town")
    page.view.tick()
    page.grab()

    assert empty == "No scenario is open"


def test_a_pin_is_drawn_beside(page: MapPage, session: Session, qtbot: QtBot) -> None:
    """Each panel has its own place."""
    session.pin()
    qtbot.waitUntil(lambda: len(page.view.panels) == 2)

    first, second = page.canvas.places

    assert not first.box.intersects(second.box)


def test_the_worst_class_stands_out_on_every_page() -> None:
    """Dark on light, light on dark; five classes in order of lightness."""
    for palette, rises in ((LIGHT, False), (DARK, True)):
        tones = [sum(bytes.fromhex(tone[1:])) for tone in map_ramp(palette)]

        assert tones == sorted(tones, reverse=not rises)


def test_the_table_can_be_put_away(page: MapPage) -> None:
    """A country of one region has none; the button says what is wanted."""
    page.measures.table.click()

    assert not page.view.has_table


def test_a_small_window_scrolls(page: MapPage) -> None:
    """The page asks for no more room than there is."""
    page.resize(420, 300)
    page.grab()

    assert page.minimumSizeHint().height() < 300


def test_esc_stops_what_the_page_plays(qtbot: QtBot, session: Session, theme: Theme) -> None:
    """There is a button to go on."""
    page = MapPage(map_of(session), theme)
    qtbot.addWidget(page)
    page.view.runs.want([session.ensemble(session.variant)], tuple(range(RUNS)))

    page.cancel()

    assert page.lead_text == "The runs of the map were stopped"
    assert not page.again.isHidden()


def test_the_page_offers_its_map(page: MapPage) -> None:
    """The export dialog lists it first; the same offer comes from the page's own menu."""
    (offer,) = page.offers()
    chart = offer.draw()

    assert offer.title == "Map: People in the streets"
    assert chart is not None
    assert chart.kind == "map"
    assert page.offers() == (offer,)


def test_the_wheel_comes_closer_in_time(page: MapPage) -> None:
    """As the keys do; 0 shows all days again."""
    page.scrubber.setFocus()
    QTest.keyClick(page.scrubber, Qt.Key.Key_Plus)
    closer = page.view.film.window
    QTest.keyClick(page.scrubber, Qt.Key.Key_0)

    assert closer[1] - closer[0] < page.view.film.horizon
    assert page.view.film.is_whole


@pytest.mark.parametrize("width", [640, 852])
@pytest.mark.parametrize("maps", [1, 2, 3, 4])
def test_maps_and_table_never_cover_each_other(maps: int, width: int) -> None:
    """Whatever the room; beside three maps the table has the fourth place."""
    wanted = Wanted(maps, 1.75, 17 if maps < 4 else 0, maps, headed=maps > 1)
    made = arrange(wanted, width, 470)
    boxes = [*made.boxes, *([made.table] if made.table else [])]
    pairs = [(a, b) for place, a in enumerate(boxes) for b in boxes[place + 1 :]]

    assert (made.table is None) == (maps == 4)
    assert all(box.right() <= width + 1 and box.bottom() <= 471 for box in boxes)
    assert not [pair for pair in pairs if pair[0].intersects(pair[1])]


@pytest.mark.parametrize("width", [260, 420, 620, 900])
def test_names_never_overlap(width: int, qapp: QApplication) -> None:
    """Not each other and not a city; small maps leave names out."""
    shapes = shapes_of(simulator.load("january-2022").country, "january-2022")
    places = MapPlaces(shapes, QRectF(0, 0, width, width / 1.7))
    boxes = [label.box for label in places.names if label is not None]
    pairs = [(a, b) for at, a in enumerate(boxes) for b in boxes[at + 1 :]]

    assert len(boxes) >= 3
    assert not [pair for pair in pairs if pair[0].intersects(pair[1])]
