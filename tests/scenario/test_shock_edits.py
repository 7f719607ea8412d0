"""Shocks of a variant: added, changed and taken out, with one rule for levers on their numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.ensemble.spec import EnsembleSpec
from simulator.errors import ScenarioError
from simulator.scenario.declare import NumberDeclaration
from simulator.scenario.model import ShockState, Variant
from simulator.scenario.save import save_variant, variant_text
from simulator.scenario.shock_edits import free_name, fresh, middle, resting, stated
from tests.scenario.tiny import KINDS, load, write

SHARED_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
APART = """\
format: 1
title: Levers of every make
extends: crisis
shocks:
  vote:
    kind: local_grievance
    at: {value: 24, unit: h, bounds: [0, 240], source: judgement, confidence: low}
    region: all
  second:
    kind: price_rise
    at: {value: 24, unit: h, bounds: [0, 240], source: judgement, confidence: low}
    factor: {value: 1.5, unit: "×", bounds: [1, 3], source: judgement, confidence: low}
levers:
  days:
    label: Both days
    kind: set
    target: [shocks.vote.at, shocks.second.at]
    role: policy
    group: Shocks
  force:
    label: Force
    kind: scale
    target: [shocks.lpg_price.factor, actors.movement.intensity]
    role: policy
    group: Shocks
    unit: "×"
    bounds: [0.5, 2]
    source: judgement
settings:
  force: 1.1
"""


@pytest.fixture
def variant(crisis: Path) -> Variant:
    """The small crisis with a second and third shock, and levers that act on several numbers."""
    return Variant.of(load(write(crisis.parent, "apart", APART)))


def price(variant: Variant, **numbers: float) -> ShockState:
    """Return the first price rise with other numbers."""
    known = variant.edited.shock("lpg_price")
    assert known is not None
    now = {key: number.value for key, number in known.numbers.items()}
    return stated(variant.scenario, KINDS, "lpg_price", "price_rise", {**now, **numbers}, {})


def test_a_variant_without_edits_is_its_scenario(variant: Variant) -> None:
    """Nothing is made anew, so nothing can differ."""
    assert variant.edited is variant.scenario
    assert variant.effective() is variant.scenario


def test_a_changed_number_is_our_judgement_and_keeps_its_bounds(variant: Variant) -> None:
    """The file's source says nothing of it any more."""
    changed = variant.with_shock("lpg_price", price(variant, at=48))

    at = changed.effective().parameter("shocks.lpg_price.at")

    assert (at.value, at.low, at.high, at.sources) == (48.0, 0.0, 240.0, ("judgement",))
    assert changed.effective().parameter("shocks.lpg_price.factor").sources == ("C4",)
    assert list(changed.effective().shocks) == list(variant.scenario.shocks)


def test_what_the_file_says_is_no_difference(variant: Variant) -> None:
    """Back where it was, nothing is left of the edit."""
    away = variant.with_shock("lpg_price", price(variant, at=48))

    assert away.with_shock("lpg_price", price(away, at=0)) == variant
    assert away.with_shock("lpg_price", variant.scenario.shock("lpg_price")) == variant
    assert variant.with_shock("never_was", None) == variant


def test_a_lever_whose_shock_is_gone_does_no_harm(variant: Variant) -> None:
    """It has no targets and no effect, wherever it stands; its number comes back with the shock."""
    moved = variant.with_setting("price", 1.5)

    without = moved.with_shock("lpg_price", None)

    assert without.levers["price"].targets == ()
    assert without.effective() == variant.with_shock("lpg_price", None).effective()
    assert without.with_setting("price", 1.2).setting("price") == 1.2
    assert without.with_shock("lpg_price", variant.scenario.shock("lpg_price")) == moved


def test_a_lever_rests_on_the_number_it_sets(variant: Variant) -> None:
    """An edit moves the rest of the lever, not the lever away from it."""
    changed = variant.with_shock("lpg_price", price(variant, factor=1.2))

    assert changed.setting("price") == changed.lever("price").default == 1.2
    assert changed.with_setting("price", 1.2) == changed
    assert changed.with_setting("price", 2.0).effective().value("shocks.lpg_price.factor") == 2.0


def test_what_was_moved_last_counts(variant: Variant) -> None:
    """A lever goes over an edit, a later edit puts the lever to rest; other levers stay."""
    moved = variant.with_setting("price", 1.5).with_setting("restraint", 3.0)

    edited = resting(moved, "lpg_price", {"factor": 1.2})
    edited = edited.with_shock("lpg_price", price(edited, factor=1.2))

    assert edited.settings == {"restraint": 3.0}
    assert edited.effective().value("shocks.lpg_price.factor") == 1.2
    assert edited.with_setting("price", 1.7).effective().value("shocks.lpg_price.factor") == 1.7


def test_a_lever_that_multiplies_stays_where_it_is(variant: Variant) -> None:
    """It acts on the number as it was changed."""
    moved = resting(variant.with_setting("force", 1.65), "lpg_price", {"factor": 1.2})
    changed = moved.with_shock("lpg_price", price(moved, factor=1.2))

    assert changed.settings == {"force": 1.65}
    assert changed.effective().value("shocks.lpg_price.factor") == pytest.approx(1.2 * 1.5)


@pytest.mark.parametrize(
    ("numbers", "words", "message"),
    [
        ({"at": 300.0}, {"region": "all"}, "shocks.vote.at: must lie in [0, 240] h, not 300"),
        ({"at": float("nan")}, {"region": "all"}, "shocks.vote.at: must be a finite number"),
        ({}, {"region": "all"}, "shocks.vote.at: is missing"),
        ({"at": 1.0}, {"region": "Lower"}, "did you mean 'L-B'?"),
        ({"at": 1.0, "size": 1.0}, {"region": "all"}, "shocks.vote.size: unknown key"),
    ],
)
def test_edits_are_checked_as_files_are(
    variant: Variant, numbers: dict[str, float], words: dict[str, str], message: str
) -> None:
    """Bounds, words and regions, in the words of the loader."""
    with pytest.raises(ScenarioError) as caught:
        stated(variant.scenario, KINDS, "vote", "local_grievance", numbers, words)

    assert message in str(caught.value)


def test_a_new_shock_is_the_middle_of_what_is_declared(variant: Variant) -> None:
    """It can be played at once: every number has unit, bounds and a source, every word is one."""
    name = free_name(variant, "price_rise")
    made = fresh(variant.scenario, KINDS, name, "price_rise", 36.0)

    assert name == "price_rise"
    assert {k: n.value for k, n in made.numbers.items()} == {"at": 36.0, "factor": 2.0}
    assert {n.sources for n in made.numbers.values()} == {("judgement",)}
    assert free_name(variant.with_shock(name, made), "price_rise") == "price_rise_2"
    assert fresh(variant.scenario, KINDS, "v", "local_grievance", 1).words == {"region": "all"}


def test_the_middle_of_a_range_of_powers_is_a_round_number() -> None:
    """Five million people are no sensible guess where up to ten may come."""
    ends = ((0.0, 10_000_000.0), (0.1, 10.0), (0.0, 1.0))

    middles = [middle(NumberDeclaration("size", "", *pair, "")) for pair in ends]

    assert middles == [3_000.0, 1.0, 0.5]


def test_the_key_changes_just_where_bits_can(variant: Variant) -> None:
    """Words for people and sources never do; days, kinds and absence do."""
    key = EnsembleSpec(variant, 1).key
    state = price(variant)
    sourced = replace(state, numbers={k: replace(n, help="x") for k, n in state.numbers.items()})

    assert EnsembleSpec(replace(variant, notes="Mine", title="Other"), 1).key == key
    assert EnsembleSpec(variant.with_shock("lpg_price", sourced), 1).key == key
    for other in (price(variant, at=3), price(variant, factor=1.1), None):
        assert EnsembleSpec(variant.with_shock("lpg_price", other), 1).key != key


def test_the_file_says_only_what_differs(variant: Variant) -> None:
    """A shock taken out is null, a moved one its number, a new one whole."""
    made = fresh(variant.scenario, KINDS, "answer", "csto_answer", 72.0)
    changed = variant.with_shock("vote", None).with_shock("lpg_price", price(variant, at=48))
    changed = replace(changed.with_shock("answer", made), notes="Ours.\nTwo lines.")

    assert variant_text(changed) == (
        "format: 1\ntitle: Levers of every make\nextends: apart\n"
        "notes: |-\n  Ours.\n  Two lines.\n"
        "shocks:\n"
        "  lpg_price:\n    at: {value: 48, source: judgement}\n"
        "  vote:\n"
        "  answer:\n    kind: csto_answer\n    answer: declined\n"
        "    at: {value: 72, unit: h, bounds: [0, 240], source: judgement, confidence: low}\n"
    )


@st.composite
def edits(draw: st.DrawFn) -> Callable[[Variant], Variant]:
    """Return one random edit: of a shock, of a new one, of a lever, of the notes."""
    what = draw(st.sampled_from(("number", "number", "remove", "add", "lever", "lever", "notes")))
    name = draw(st.sampled_from(("lpg_price", "vote", "second")))
    hour, share = draw(st.floats(0, 240)), draw(st.floats(0, 1))
    kind = draw(st.sampled_from(sorted(KINDS.shocks)))
    lever = draw(st.sampled_from(("price", "days", "force", "restraint", "unrest")))
    text = draw(st.text(max_size=30))

    def edit(variant: Variant) -> Variant:
        state = variant.edited.shock(name)
        if what == "number" and state is not None:
            now = {key: number.value for key, number in state.numbers.items()}
            now |= {"at": hour} | ({"factor": 1 + 2 * share} if "factor" in now else {})
            made = stated(variant.scenario, KINDS, name, state.kind, now, state.words)
            return resting(variant, name, {"at": hour}).with_shock(name, made)
        if what == "remove":
            return variant.with_shock(name, None)
        if what == "add":
            new = free_name(variant, kind)
            return variant.with_shock(new, fresh(variant.scenario, KINDS, new, kind, hour))
        if what == "lever":
            known = variant.lever(lever)
            return variant.with_setting(lever, known.low + share * (known.high - known.low))
        return replace(variant, notes=text) if what == "notes" else variant

    return edit


@SHARED_FOLDER
@given(steps=st.lists(edits(), max_size=7))
def test_a_saved_variant_loads_as_the_same_scenario(
    variant: Variant, crisis: Path, steps: list[Callable[[Variant], Variant]]
) -> None:
    """Whatever was edited: the same numbers to the last bit, the same shocks in the same order."""
    for step in steps:
        variant = step(variant)
    path = crisis.with_name("saved.yaml")

    save_variant(variant, path, overwrite=True)
    again, meant = load(path), variant.effective()

    assert again.fingerprint() == meant.fingerprint()
    assert list(again.shocks.values()) == list(meant.shocks.values())
    if variant.notes != variant.scenario.notes:
        assert again.notes == variant.notes.strip().replace("\r\n", "\n")
