"""What a file says is what the scenario holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from simulator.errors import ScenarioError
from tests.scenario.tiny import BASE, CHILD, CRISIS, faults, load, write


def test_a_file_without_faults_has_none(crisis: Path) -> None:
    """Checking and loading agree."""
    assert faults(crisis) == []


def test_numbers_come_with_unit_bounds_and_origin(crisis: Path) -> None:
    """Nothing that stands in the file is lost on the way."""
    fatigue = load(crisis).parameter("actors.movement.fatigue")

    assert (fatigue.value, fatigue.unit, fatigue.low, fatigue.high) == (5.0, "days", 1.0, 20.0)
    assert fatigue.sources == ("C4", "S05")
    assert fatigue.confidence == "low"
    assert fatigue.help == "Time to halve."


def test_parameters_follow_their_declarations(crisis: Path) -> None:
    """The order is that of the kinds, not of any file."""
    assert list(load(crisis).parameters) == [
        "horizon",
        "actors.movement.intensity",
        "actors.movement.fatigue",
        "actors.moscow.restraint",
        "shocks.lpg_price.at",
        "shocks.lpg_price.factor",
    ]


def test_the_head_of_a_file(crisis: Path) -> None:
    """Title, start and headline are the file's own."""
    scenario = load(crisis)

    assert (scenario.name, scenario.title) == ("crisis", "A small crisis")
    assert scenario.start == date(2022, 1, 1)
    assert scenario.horizon_days == 10
    assert scenario.headline == ("leader_falls",)


def test_the_country_is_read(crisis: Path) -> None:
    """A regional value may rest on a source of its own."""
    country = load(crisis).country

    assert (country.name, country.outlines, country.landing) == ("land", "land.geojson", "L-B")
    assert list(country.column("deprivation")) == [0.5, 0.7]
    assert country.columns["population"].unit == "thousand"


def test_a_base_cannot_be_played(crisis: Path) -> None:
    """A base leaves things open without a fault, but is no scenario."""
    base = crisis.with_name("base.yaml")

    assert faults(base) == []
    with pytest.raises(ScenarioError, match="base for other files"):
        load(base)


def test_settings_become_the_defaults(crisis: Path) -> None:
    """Where the file puts a lever is where it rests, and its number says why."""
    scenario = load(crisis)

    assert scenario.value("shocks.lpg_price.factor") == 2.5
    assert scenario.levers["price"].default == 2.5
    assert scenario.levers["price"].sources == ("C4",)
    assert scenario.parameter("actors.moscow.restraint").sources == ("judgement",)


def test_a_lever_takes_its_scale_from_its_target(crisis: Path) -> None:
    """Unit and bounds are stated once; a step is round."""
    price = load(crisis).levers["price"]

    assert (price.unit, price.low, price.high) == ("×", 1.0, 3.0)
    assert price.step == pytest.approx(0.05)


def test_a_relative_lever_is_neutral_at_one(crisis: Path) -> None:
    """A lever that multiplies has a scale of its own."""
    unrest = load(crisis).levers["unrest"]

    assert (unrest.default, unrest.low, unrest.high) == (1.0, 0.5, 2.0)


def test_a_child_changes_only_what_it_says(crisis: Path) -> None:
    """Unit, bounds and confidence are inherited; the note of another value is not."""
    text = CHILD + "actors: {movement: {intensity: {value: 2, source: S05}}}\n"
    intensity = load(write(crisis.parent, "child", text)).parameter("actors.movement.intensity")

    assert (intensity.value, intensity.sources, intensity.high) == (2.0, ("S05",), 2.0)
    assert intensity.help == "How many come."


def test_prose_is_not_inherited(crisis: Path) -> None:
    """A summary of the parent would be untrue of the child."""
    child = load(write(crisis.parent, "child", CHILD))

    assert (child.summary, child.headline) == ("", ("leader_falls",))


def test_null_removes_a_shock_and_what_acts_on_it(crisis: Path) -> None:
    """Neither its numbers nor its lever nor an inherited setting stay behind."""
    child = load(write(crisis.parent, "child", CHILD + "shocks: {lpg_price: null}\n"))

    assert not child.shocks
    assert not child.section("shocks.lpg_price")
    assert list(child.levers) == ["unrest", "restraint"]


def test_null_removes_a_lever(crisis: Path) -> None:
    """The number that the lever moved stays."""
    child = load(write(crisis.parent, "child", CHILD + "levers: {price: null}\n"))

    assert "price" not in child.levers
    assert child.value("shocks.lpg_price.factor") == 2


def test_a_shock_of_another_kind_replaces_the_old_one(crisis: Path) -> None:
    """Numbers of the old kind would make no sense under the new one."""
    text = (
        "shocks:\n  lpg_price:\n    kind: csto_answer\n    answer: massive\n"
        "    at: {value: 72, unit: h, bounds: [0, 240], source: judgement, confidence: low}\n"
        "levers: {price: null}\n"
    )
    child = load(write(crisis.parent, "child", CHILD + text))

    assert child.shocks["lpg_price"].kind == "csto_answer"
    assert dict(child.shocks["lpg_price"].words) == {"answer": "massive"}
    assert list(child.section("shocks.lpg_price")) == ["at"]


def test_a_stated_number_beats_an_inherited_setting(crisis: Path) -> None:
    """What a child says of a number holds, wherever its parent had put the lever."""
    text = CHILD + "actors: {moscow: {restraint: {value: 3, source: C20}}}\n"
    child = load(write(crisis.parent, "child", text))

    assert child.value("actors.moscow.restraint") == 3
    assert child.levers["restraint"].default == 3
    assert child.levers["restraint"].sources == ("C20",)


def test_the_nearest_setting_counts(crisis: Path) -> None:
    """A child's position replaces its parent's as a whole."""
    child = load(write(crisis.parent, "child", CHILD + "settings: {price: 1}\n"))

    assert child.value("shocks.lpg_price.factor") == 1
    assert child.parameter("shocks.lpg_price.factor").sources == ("judgement",)


def test_chains_may_be_longer(crisis: Path) -> None:
    """A grandchild builds on all of them."""
    write(crisis.parent, "child", CHILD + "settings: {restraint: 3}\n")
    text = "format: 1\ntitle: A grandchild\nextends: child\nsettings: {price: 1}\n"
    grandchild = load(write(crisis.parent, "grandchild", text))

    assert grandchild.value("actors.moscow.restraint") == 3
    assert grandchild.value("shocks.lpg_price.factor") == 1


def test_titles_and_sources_do_not_change_bits(crisis: Path) -> None:
    """Only what can change a replication is in the fingerprint."""
    child = load(write(crisis.parent, "child", CHILD))

    assert child.fingerprint() == load(crisis).fingerprint()


@pytest.mark.parametrize("text", [CRISIS.replace("\n", "\r\n"), "\ufeff" + CRISIS])
def test_windows_files_are_read(crisis: Path, text: str) -> None:
    """Neither line ends nor a byte order mark are faults."""
    expected = load(crisis).fingerprint()

    assert load(write(crisis.parent, "crisis", text)).fingerprint() == expected


def test_a_base_alone_may_extend_another(crisis: Path) -> None:
    """A base of a base leaves open what both leave open."""
    text = BASE.replace("abstract: true", "abstract: true\nextends: crisis")

    assert faults(write(crisis.parent, "above", text)) == []
