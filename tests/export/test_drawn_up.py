"""A briefing asks, answers, and says what differs, what it rests on and how far to trust it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.charts.chart import Chart
from simulator.charts.trust import AID
from simulator.export.briefing import Run
from simulator.export.drawn_up import briefing_of, drawing_of, question, usual_drawings
from simulator.export.inputs import inputs_of
from simulator.export.rests_on import sources_of
from simulator.scenario.provenance import Claim, Provenance, Source
from tests.export.towns import against, alone

KNOWN = Provenance(
    {"C4": Claim(text="People are  angry.", kind="fact", expressed_by=("leader_falls",))},
    {"S01": Source(title="What was seen", publisher="A newspaper", authors="N. N.", year=2022)},
)


def test_the_question_names_what_is_compared() -> None:
    assert question(alone()) == "How does “Quiet town” end?"
    assert question(against("pinned")).endswith("and what changes with “Quiet town”?")
    assert "Anger" in question(against("baseline"))


def test_pages_are_in_order_and_told_by_their_charts() -> None:
    """How it ends, courses, when, spreads, what differs; each chart knows what it is."""
    comparison = against("pinned")
    drawings = usual_drawings(comparison)
    briefing = briefing_of(comparison, known=KNOWN)

    kinds = ["outcome_bars", "fan", "fan", "milestones", "distribution", "distribution"]
    assert [kind for kind, _ in drawings][:6] == kinds
    assert {kind for kind, _ in drawings[6:]} == {"difference"}
    assert tuple(map(drawing_of, briefing.charts)) == drawings


def test_only_the_charts_that_are_asked_for(fan: Chart) -> None:
    """Maps come from whoever has played them, and stand at the end."""
    chart = replace(fan, kind="map")
    briefing = briefing_of(alone(), drawings=[("fan", "deaths")], maps=[chart], known=KNOWN)

    assert [each.name for each in briefing.charts] == ["deaths", "crowd"]
    assert drawing_of(chart) is None


def test_nothing_differs_from_what_is_alone() -> None:
    assert inputs_of(alone()) == ()
    assert not any(kind == "difference" for kind, _ in usual_drawings(alone()))


def test_an_input_that_differs_has_a_cell_for_each_variant() -> None:
    """And says which of them stands off the baseline, wherever that stands."""
    (row,) = inputs_of(against("pinned", "baseline"))

    assert (row.label, row.cells) == ("Anger", ("0.80", "0.30", "0.30"))
    assert row.differs == (True, False, False)
    assert inputs_of(against("pinned"))[0].differs == (False, True)


def test_sources_are_of_what_differs_and_of_the_headline() -> None:
    found = sources_of(against("pinned"), "leader_falls", KNOWN)

    assert [each.id for each in found] == ["C4", "S01"]
    assert found[0].text == "Interview, fact: People are angry."
    assert found[1].text == "N. N. (2022): What was seen. A newspaper."
    assert sources_of(alone(), "calm", KNOWN) == ()


def test_limits_begin_with_what_it_is_and_give_a_reason() -> None:
    comparison = against("pinned")

    limits = briefing_of(comparison, known=KNOWN).limits
    assert limits[0] == AID
    assert any("chance alone" in text for text in limits)
    assert any(text.startswith("Confidence in the model: high. Of its 3") for text in limits)
    assert any("preview" in text for text in briefing_of(replace(comparison, preview=True)).limits)


@pytest.mark.parametrize("note", ["", "For the cabinet"])
def test_what_is_handed_in_is_kept(note: str) -> None:
    run = Run("From price rise to calm", "Run 3", ())
    briefing = briefing_of(alone(), run=run, note=note, known=KNOWN)

    assert (briefing.run, briefing.note) == (run, note)
