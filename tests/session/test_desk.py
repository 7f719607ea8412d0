"""Levers, pins and undo."""

from __future__ import annotations

import pytest

from simulator import language
from simulator.errors import UnknownName
from tests.session.tiny import finish, tiny_session
from ui.session.session import Session
from ui.session.workspace import PIN_LETTERS


def drag(session: Session, lever: str, *values: float) -> None:
    """Move a lever and let go."""
    for value in values:
        session.set_lever(lever, value)
    session.end_gesture()


def letters(session: Session) -> list[str]:
    return [pin.letter for pin in session.pins]


def test_dragging_is_one_undo_step(session: Session) -> None:
    """However many moves a drag has, one undo takes it back."""
    drag(session, "anger", 0.5, 0.6, 0.9)

    session.undo()

    assert session.variant.settings == {}
    assert not session.can_undo


def test_two_drags_are_two_steps(session: Session) -> None:
    """Letting go ends a step, even for the same lever."""
    drag(session, "anger", 0.5, 0.6)
    drag(session, "anger", 0.9)

    session.undo()

    assert session.lever("anger").value == 0.6


def test_a_drag_that_leads_nowhere_leaves_no_step(session: Session) -> None:
    """Back at the start, there is nothing to take back."""
    drag(session, "anger", 0.5, 0.3)

    assert not session.can_undo


def test_undo_and_redo_say_what_they_do(session: Session) -> None:
    """Menus name the step."""
    drag(session, "police", 1.25)
    session.undo()

    assert session.undo_label == ""
    assert session.redo_label == "Police to 1.25 ×"


def test_a_new_step_ends_redo(session: Session) -> None:
    """What was taken back is gone once something else is done."""
    drag(session, "police", 1.25)
    session.undo()
    drag(session, "anger", 0.9)

    assert not session.can_redo


def test_the_last_lever_change_is_remembered(session: Session) -> None:
    """It can be shown again: from where to where."""
    drag(session, "anger", 0.5, 0.9)
    session.pin()

    step = session.last_lever_change

    assert step is not None
    assert step.before.live.setting("anger") == 0.3
    assert step.after.live.setting("anger") == 0.9


def test_a_lever_stays_within_its_bounds(session: Session) -> None:
    """A value beyond the end is the end."""
    drag(session, "anger", 7.0)

    assert session.lever("anger").value == 1.0


def test_what_is_no_number_moves_nothing(session: Session) -> None:
    """It is told, and the lever stays."""
    session.set_lever("anger", float("nan"))

    assert session.problem
    assert session.changed_levers == 0


def test_an_unknown_lever_is_named_with_the_nearest(session: Session) -> None:
    """A script learns what it got wrong."""
    with pytest.raises(UnknownName, match="anger"):
        session.set_lever("angr", 0.4)


def test_reset_takes_one_or_all_back(session: Session) -> None:
    """Both are steps that can be undone."""
    drag(session, "anger", 0.9)
    drag(session, "police", 1.0)

    session.reset_lever("anger")
    assert session.variant.settings == {"police": 1.0}
    session.reset_all()
    assert session.changed_levers == 0
    session.undo()
    session.undo()
    assert session.changed_levers == 2


def test_pins_take_the_letters_in_turn(session: Session) -> None:
    """B, C, D ..., and a letter that is free again is taken first."""
    for _ in range(3):
        session.pin()
    session.unpin("C")
    session.pin()

    assert letters(session) == ["B", "D", "C"]


def test_there_are_at_most_seven_pins(session: Session) -> None:
    """The eighth is refused with a way out, and nothing else happens."""
    for _ in range(8):
        session.pin()

    assert letters(session) == list(PIN_LETTERS)
    assert session.problem
    assert "remove one" in session.problem.message


def test_a_pin_is_named_after_what_is_changed_in_it(session: Session) -> None:
    """Pins tell themselves apart without being renamed."""
    session.pin()
    drag(session, "police", 1.25)
    session.pin()
    drag(session, "anger", 0.9)
    session.pin()

    titles = [row.title for row in session.variants if row.role == "pinned"]

    assert titles == ["Quiet town", "Police 1.25 ×", "Anger 0.90 and 1 more"]


def test_such_a_name_follows_the_language(session: Session) -> None:
    """One of the user's own does not."""
    drag(session, "police", 1.25)
    drag(session, "anger", 0.9)
    session.pin()
    session.duplicate("A")
    session.rename("C", "Hard line")

    language.use("fr")
    try:
        titles = [row.title for row in session.variants if row.role == "pinned"]
    finally:
        language.use("en")

    assert titles == ["Anger 0,90 et 1 de plus", "Hard line"]


def test_recall_brings_levers_and_scenario_back(session: Session) -> None:
    """A click on a pin goes back to it; the pin stays; it can be undone."""
    drag(session, "anger", 0.9)
    session.pin()
    session.open_scenario("loud-town")

    session.recall("B")

    assert session.variant.scenario.name == "quiet-town"
    assert session.variant.settings == {"anger": 0.9}
    assert letters(session) == ["B"]
    session.undo()
    assert session.variant.scenario.name == "loud-town"


def test_names_can_be_given_and_taken_away(session: Session) -> None:
    """An empty name brings back the variant's own."""
    drag(session, "police", 1.25)
    session.pin()
    session.rename("B", "  Hard   line ")
    assert session.pins[0].variant.title == "Hard line"

    session.rename("B", " ")
    session.rename("A", "Mine")

    assert session.variants[1].title == "Police 1.25 ×"
    assert session.variants[0].title == "Mine"


def test_moving_a_pin_keeps_its_letter(session: Session) -> None:
    """Beyond the ends it stops at the end."""
    for _ in range(3):
        session.pin()

    session.move("D", -5)

    assert letters(session) == ["D", "B", "C"]


def test_the_panel_says_what_each_variant_is(session: Session) -> None:
    """Live, pins, baseline: with letter, role and what is changed."""
    drag(session, "police", 1.25)
    session.pin()

    rows = [(row.letter, row.title, row.role, row.subtitle) for row in session.variants]

    assert rows == [
        ("A", "Quiet town, edited", "live", "1 lever changed"),
        ("B", "Police 1.25 ×", "pinned", "Quiet town, 1 lever changed"),
        ("baseline", "Quiet town", "baseline", "as the file has it"),
    ]


def test_input_differences_name_only_what_differs(session: Session) -> None:
    """A row for each lever off the baseline somewhere, bold where it is."""
    drag(session, "police", 1.25)
    session.pin()
    session.reset_all()

    (row,) = session.input_differences

    assert (row.label, row.unit) == ("Police", "×")
    assert [(c.letter, c.text, c.differs) for c in row.cells] == [
        ("A", "0.50", False),
        ("B", "1.25", True),
    ]


def test_another_scenario_is_a_step_and_keeps_the_pins(session: Session) -> None:
    """Variants of several scenarios can be compared."""
    session.pin()
    session.open_scenario("loud-town")

    assert letters(session) == ["B"]
    assert session.undo_label == "Open Loud town"
    assert [c.source for c in session.scenarios if c.is_open] == ["loud-town"]


def test_a_broken_scenario_leaves_all_as_it_was(session: Session) -> None:
    """Every fault is told, in order, and the last good case stays."""
    drag(session, "anger", 0.9)

    assert not session.open_scenario("broken")

    assert session.problem
    assert [fault.line for fault in session.problem.faults] == [1, 3]
    assert session.variant.settings == {"anger": 0.9}
    session.open_scenario("loud-town")
    assert session.problem is None


def test_views_are_told_what_changed(session: Session) -> None:
    """One signal for one lever; rows are built anew only for another scenario."""
    heard: list[str] = []
    session.lever_changed.connect(heard.append)
    session.scenario_changed.connect(lambda: heard.append("scenario"))
    session.variants_changed.connect(lambda: heard.append("variants"))

    session.set_lever("anger", 0.9)
    session.undo()
    session.open_scenario("loud-town")

    assert heard == ["anger", "variants", "anger", "variants", "scenario", "variants"]


def test_nothing_is_open_before_a_scenario_is() -> None:
    """Views can be built before anything is there."""
    session = tiny_session()

    session.undo()
    session.end_gesture()
    session.tick()

    assert not session.is_open
    assert (session.levers, session.variants, session.charts()) == ((), (), ())
    assert session.status.state == "idle"
    assert session.open_scenario("nowhere") is False
    finish(session)
