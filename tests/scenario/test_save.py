"""What is saved is what is loaded; what was not changed is not touched."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.errors import ExportError, ScenarioError
from simulator.scenario.edit import number_text, text_with_settings
from simulator.scenario.model import Variant
from simulator.scenario.reading import scalar
from simulator.scenario.save import save_settings, save_variant, variant_text
from tests.scenario.tiny import CHILD, CRISIS, faults, load, write

SHARED_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
RESTRAINTS = st.floats(0, 4)
PRICES = st.floats(1, 3)


def test_a_variant_file_holds_only_what_differs(crisis: Path) -> None:
    """Four keys are enough."""
    variant = Variant.of(load(crisis), "Moscow abstains").with_setting("restraint", 3.2)

    assert variant_text(variant) == (
        "format: 1\ntitle: Moscow abstains\nextends: crisis\nsettings:\n  restraint: 3.2\n"
    )


@SHARED_FOLDER
@given(restraint=RESTRAINTS, price=PRICES, title=st.text(max_size=40))
def test_a_saved_variant_is_the_same_variant(
    crisis: Path, restraint: float, price: float, title: str
) -> None:
    """Load after save is identity: numbers to the last bit, levers and title."""
    variant = Variant.of(load(crisis), title)
    variant = variant.with_setting("restraint", restraint).with_setting("price", price)
    path = crisis.with_name("saved.yaml")

    save_variant(variant, path, overwrite=True)
    again = load(path)

    assert again.fingerprint() == variant.effective().fingerprint()
    assert {n: lever.default for n, lever in again.levers.items()} == {
        n: variant.setting(n) for n in variant.scenario.levers
    }
    assert again.title == (title.strip() or "A small crisis")


@SHARED_FOLDER
@given(restraint=RESTRAINTS, title=st.text(max_size=20))
def test_saved_twice_is_byte_identical(crisis: Path, restraint: float, title: str) -> None:
    """Saving what was just loaded changes no byte."""
    path = crisis.with_name("saved.yaml")
    variant = Variant.of(load(crisis), title).with_setting("restraint", restraint)
    save_variant(variant, path, overwrite=True)
    first = path.read_bytes()

    save_variant(variant, path, overwrite=True)
    save_settings(path, variant.settings)

    assert path.read_bytes() == first


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("crisis.yaml", "stands there already"),
        ("My variant.yaml", "not the name of a scenario file"),
        ("variant.txt", "not the name of a scenario file"),
        ("elsewhere/variant.yaml", "extends crisis, which is not there"),
        ("elsewhere/crisis.yaml", "would extend itself"),
    ],
)
def test_nothing_is_saved_that_could_not_be_loaded(crisis: Path, name: str, reason: str) -> None:
    """The error says what to do, and no file is left behind."""
    (crisis.parent / "elsewhere").mkdir()
    before = sorted(crisis.parent.rglob("*"))

    with pytest.raises(ExportError, match=reason):
        save_variant(Variant.of(load(crisis)), crisis.parent / name)

    assert sorted(crisis.parent.rglob("*")) == before


def test_a_folder_that_is_missing_is_an_export_error(crisis: Path) -> None:
    """What the system says is told in our words."""
    variant = Variant.of(load(crisis))
    folder = crisis.parent / "locked"
    folder.mkdir()
    write(folder, "crisis", CRISIS)
    (folder / "saved.yaml").mkdir()

    with pytest.raises(ExportError, match="cannot be written"):
        save_variant(variant, folder / "saved.yaml", overwrite=True)


def changed_lines(before: str, after: str) -> list[str]:
    """Return the lines that a diff shows, with their signs."""
    lines = difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return [line for line in lines if line[0] in "+-"]


def test_one_lever_is_one_line(crisis: Path) -> None:
    """The comment behind the number stays where it was."""
    save_settings(crisis, {"restraint": 3.5})

    assert changed_lines(CRISIS, crisis.read_text("utf-8")) == [
        "-   restraint: 2      # higher than usual\n",
        "+   restraint: 3.5      # higher than usual\n",
    ]


def test_a_moved_setting_no_longer_rests_on_its_source(crisis: Path) -> None:
    """A claim that backed the old number does not back the new one."""
    save_settings(crisis, {"price": 1.25})

    assert changed_lines(CRISIS, crisis.read_text("utf-8")) == [
        "-   price: {value: 2.5, source: C4}\n",
        "+   price: {value: 1.25, source: judgement}\n",
    ]


def test_a_new_setting_is_one_new_line(crisis: Path) -> None:
    """It stands last in its section."""
    save_settings(crisis, {"unrest": 1.5})

    assert changed_lines(CRISIS, crisis.read_text("utf-8")) == ["+   unrest: 1.5\n"]


@SHARED_FOLDER
@given(restraint=RESTRAINTS, price=PRICES)
def test_an_edited_file_loads_as_edited(crisis: Path, restraint: float, price: float) -> None:
    """Numbers come back to the last bit, and a second save changes nothing."""
    text = text_with_settings(CRISIS, {"restraint": restraint, "price": price})
    scenario = load(write(crisis.parent, "edited", text))

    assert scenario.value("actors.moscow.restraint") == restraint
    assert scenario.value("shocks.lpg_price.factor") == price
    assert text_with_settings(text, {"restraint": restraint, "price": price}) == text


LONG = "settings:\n  restraint:\n    value: 2\n    source:"


@pytest.mark.parametrize(
    ("settings_text", "expected"),
    [
        ("", "settings:\n  price: 1.5\n"),
        ("settings: {}\n", "settings: {price: 1.5}\n"),
        ("settings: {restraint: 2} # why\n", "settings: {restraint: 2, price: 1.5} # why\n"),
        ("settings: {restraint: 2, }\n", "settings: {restraint: 2, price: 1.5, }\n"),
        ("settings:\n    restraint: 2", "settings:\n    restraint: 2\n    price: 1.5"),
        (
            f"{LONG} [C4,\n      C18]  # why\n\n",
            f"{LONG} [C4,\n      C18]  # why\n  price: 1.5\n\n",
        ),
        (f"{LONG}\n    - C4\nnotes: x\n", f"{LONG}\n    - C4\n  price: 1.5\nnotes: x\n"),
        ("settings:\r\n  restraint: 2\r\n", "settings:\r\n  restraint: 2\r\n  price: 1.5\r\n"),
    ],
)
def test_a_setting_is_added_in_the_style_of_the_file(
    crisis: Path, settings_text: str, expected: str
) -> None:
    """Flow or block, with or without a last line end, between comments."""
    edited = text_with_settings(CHILD + settings_text, {"price": 1.5})

    assert edited == CHILD + expected
    assert faults(write(crisis.parent, "child", edited)) == []


def test_a_long_entry_is_edited_in_place(crisis: Path) -> None:
    """Value and source have lines of their own; what follows is not touched."""
    text = CHILD + f"{LONG}\n    - C4\n    - C18 # both\n\nnotes: x\n"

    edited = text_with_settings(text, {"restraint": 3})

    assert edited.endswith("    value: 3\n    source:\n    - judgement # both\n\nnotes: x\n")
    assert faults(write(crisis.parent, "child", edited)) == []


@pytest.mark.parametrize("text", [CHILD + "settings:\n", "{format: 1, title: x}", CHILD + "...\n"])
def test_an_unusual_layout_is_left_alone(text: str) -> None:
    """Rather no edit than a wrong one."""
    with pytest.raises(ScenarioError, match="change it by hand"):
        text_with_settings(text, {"price": 1.5}, "f.yaml")


def test_a_broken_file_is_not_edited(crisis: Path) -> None:
    """The fault is told and the file stays as it is."""
    path = write(crisis.parent, "broken", "title: [")

    with pytest.raises(ScenarioError, match="is not YAML"):
        save_settings(path, {"price": 1})

    assert path.read_text("utf-8") == "title: ["


@given(value=st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_are_written_exactly(value: float) -> None:
    """The shortest text that reads back as the same number."""
    assert scalar(number_text(value)) == value
