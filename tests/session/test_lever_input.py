"""What is typed into a value box means what people expect."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.charts import numerals
from ui.session.lever_actions import elsewhere, set_as, value_text
from ui.session.lever_input import typed
from ui.session.session import Session


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.23", 1.23),
        ("1,5", 1.5),
        ("1.5 ×", 1.5),
        ("1.5×", 1.5),
        ("0.7 index", 0.7),
        ("+1.5", 1.5),
        ("+10%", 0.55),
        ("−10 %", 0.45),
        ("-100%", 0.0),
        ("*2", 1.0),
        ("×2", 1.0),
        ("x 2", 1.0),
        ("/2", 0.25),
    ],
)
def test_a_number_or_a_change_is_taken(session: Session, text: str, value: float) -> None:
    """Units are not read; a sign with per cent changes by so much; times and over work too."""
    assert typed(text, session.lever("police")).value == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "much", "*", "/0", "+%", "nan", "×"])
def test_what_is_no_number_is_told(session: Session, text: str) -> None:
    """Nothing is guessed, and what could be written is said."""
    found = typed(text, session.lever("police"))

    assert found.value is None
    assert found.note == "a number from 0.00 to 2.00"


@pytest.mark.parametrize(
    ("text", "value", "note"), [("9", 2.0, "2.00 at most"), ("-1", 0.0, "0.00 at least")]
)
def test_beyond_a_bound_is_the_bound(session: Session, text: str, value: float, note: str) -> None:
    """It is taken, and said."""
    found = typed(text, session.lever("police"))

    assert (found.value, found.note) == (value, note)


@given(st.floats(0, 2))
def test_what_is_shown_can_be_typed_again(value: float) -> None:
    """A number as it is written is read as the same number."""
    assert numerals.parse(numerals.grouped(value, 2)) == pytest.approx(value, abs=0.0051)


def test_a_lever_can_be_set_as_in_a_pin(session: Session) -> None:
    """Pins in which it stands elsewhere are offered; taking one is one step of undo."""
    session.set_lever("police", 1.5)
    session.end_gesture()
    session.pin()
    session.undo()
    session.undo()
    session.redo()
    session.redo()
    session.reset_lever("police")

    (there,) = elsewhere(session, "police")
    set_as(session, "police", there)

    assert (there.letter, there.text) == ("B", "1.50 ×")
    assert value_text(session.lever("police")) == "1.50 ×"
    assert not elsewhere(session, "police")
    session.undo()
    assert session.lever("police").value == 0.5
