"""What a room sees while the window is presented, without a screen."""

from __future__ import annotations

import pytest

from tests.session.tiny import finish, tiny_session
from ui.session.presentation import Presentation
from ui.session.session import Session


@pytest.fixture
def opened() -> Session:
    session = tiny_session()
    session.open_scenario("quiet-town")
    finish(session)
    return session


@pytest.fixture
def presentation(opened: Session) -> Presentation:
    return Presentation(opened)


@pytest.mark.parametrize(
    ("width", "height", "factor"),
    [(1920, 1080, 2.0), (3840, 2160, 2.0), (1280, 720, 1.6), (640, 360, 1.0)],
)
def test_type_is_doubled_where_a_page_has_room_for_it(
    presentation: Presentation, width: int, height: int, factor: float
) -> None:
    """A small projector shows whole pages rather than the largest type."""
    assert presentation.factor(width, height) == pytest.approx(factor)


def test_type_can_be_made_larger_and_smaller(presentation: Presentation) -> None:
    """Steps have an end, and 0 goes back."""
    presentation.enlarge(1)
    larger = presentation.factor(1920, 1080)
    presentation.enlarge(9)
    largest = presentation.factor(1920, 1080)
    presentation.enlarge(0)

    assert 2 < larger < largest <= 3.2
    assert presentation.factor(1920, 1080) == 2


def test_moved_levers_are_named_with_values(opened: Session, presentation: Presentation) -> None:
    """The room reads what was changed, and from what; the last one first."""
    opened.set_lever("anger", 0.6)
    opened.set_lever("police", 1.5)

    moved = presentation.moved

    assert [(lever.label, lever.value, lever.default) for lever in moved] == [
        ("Police", "1.50 ×", "0.50"),
        ("Anger", "0.60", "0.30"),
    ]


def test_the_lever_at_hand_is_the_one_moved_last(
    opened: Session, presentation: Presentation
) -> None:
    """It follows whoever moves one, undo included."""
    opened.set_lever("anger", 0.6)
    opened.set_lever("police", 1.5)
    first = presentation.lever
    opened.undo()

    assert first is not None
    assert (first.name, first.value) == ("police", 1.5)
    assert presentation.lever is not None
    assert presentation.lever.value == 0.5


def test_a_lever_is_looked_up_by_its_name(presentation: Presentation) -> None:
    """Those that begin so come first; a walk goes round; what is taken stays."""
    presentation.choose()
    everything = presentation.found
    presentation.find("pol")
    found = presentation.found
    presentation.walk(1)
    presentation.chosen()

    assert len(everything) == 2
    assert found[0] == "police"
    assert not presentation.is_choosing
    assert presentation.lever is not None


def test_what_is_not_found_is_said(presentation: Presentation) -> None:
    """No lever fits, and the one at hand stays."""
    presentation.choose()
    at_hand = presentation.lever
    presentation.find("weather")

    assert presentation.found_text == "no such lever"
    assert presentation.lever == at_hand


def test_the_lever_at_hand_can_be_put_away(presentation: Presentation) -> None:
    """Asked for again it comes back; with none moved yet the first is taken."""
    presentation.show_lever(shown=True)
    shown = presentation.lever
    presentation.show_lever()

    assert shown is not None
    assert presentation.lever is None


def test_the_place_among_the_pages_is_said(presentation: Presentation) -> None:
    """Counted from one, as people do."""
    assert presentation.position("Compare", 1, 6) == "Compare · 2 of 6"
