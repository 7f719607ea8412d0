"""Lever rows: what a panel reads."""

from __future__ import annotations

import pytest

from ui.session.lever_rows import decimals_of, number_text, source_kind
from ui.session.session import Session


@pytest.mark.parametrize(
    ("step", "decimals"), [(50.0, 0), (1.0, 0), (0.5, 1), (0.05, 2), (0.001, 3), (0.25, 2)]
)
def test_a_step_says_how_many_decimals(step: float, decimals: int) -> None:
    """A value box shows no digit that a key press cannot change."""
    assert decimals_of(step) == decimals


def test_numbers_have_thousands_apart_and_a_true_minus() -> None:
    """Tables are read by people."""
    assert number_text(-2500.4, 1) == "−2,500.4"


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("C4", "claim"),
        ("S05", "record"),
        ("L_kuran1991", "literature"),
        ("judgement", "judgement"),
    ],
)
def test_an_id_says_what_kind_of_source_it_is(source: str, kind: str) -> None:
    """Claims, records, literature and judgement each have their mark."""
    assert source_kind((source, "S01")) == kind


def test_policy_and_assumptions_stand_apart(session: Session) -> None:
    """What someone decides is not mixed with what we do not know."""
    policy, assumptions = session.levers

    assert [row.name for row in policy.rows] == ["police"]
    assert [row.name for row in assumptions.rows] == ["anger"]


def test_a_row_says_where_it_stands_and_why(session: Session) -> None:
    """Value, default, change and the sources that hovering reads."""
    session.set_lever("anger", 0.85)

    row = session.lever("anger")

    assert (row.value_text, row.default_text, row.changed) == ("0.85", "0.30", True)
    assert row.source_text == "C4: what it says\n\nS01: what it says"


def test_search_finds_all_words_anywhere(session: Session) -> None:
    """Label, group, name and sources are searched, whatever the case."""
    assert session.find_levers("") == {"anger", "police"}
    assert session.find_levers("TOWN pol") == {"police"}
    assert session.find_levers("c4") == {"anger"}
    assert session.find_levers("nothing") == frozenset()
