"""A file says how it was made; made again it is the same, or it is said what differs."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import simulator
from simulator.charts.kind import chart_kinds
from simulator.ensemble.inline import InlinePool
from simulator.ensemble.spec import EnsembleSpec
from simulator.errors import BoiloverError
from simulator.export import unpacking
from simulator.export.drawn_up import briefing_of
from simulator.export.format import export_formats
from simulator.export.options import Options
from simulator.export.recipe import BadRecipe, Recipe, read_recipe, recipe_for
from simulator.export.recipe_file import recipe_in
from simulator.export.reproduce import drawn_recipe, reproduce
from simulator.export.write import write_briefing, write_chart
from simulator.results.comparison import Comparison, Entry
from simulator.results.gather import gather
from simulator.scenario.model import Variant

RUNS = 4
HOLDERS = [name for name, fmt in export_formats().items() if fmt.recipe]


@cache
def compared() -> Comparison:
    """Return two variants of January 2022, one without its first shock, played a few times."""
    scenario = simulator.load("january-2022")
    live = Variant.of(scenario, "Dearer").with_setting("price_shock", 2.5)
    first = next(iter(scenario.shocks))
    bare = replace(Variant.of(scenario, "Without"), notes="mine").with_shock(first, None)
    specs = [EnsembleSpec(each, 7, RUNS) for each in (live, bare)]
    results = gather(InlinePool(), specs)
    entries = (
        Entry("A", "Dearer", "live", results[0], live),
        Entry("B", "Without", "pinned", results[1], bare),
    )
    return Comparison(entries, scenario.start, 7, simulator.__version__)


@pytest.fixture
def recipe() -> Recipe:
    return drawn_recipe(recipe_for(compared(), shown=("deaths",)), "fan", "deaths", compared())


def changed(recipe: Recipe, change: Callable[[dict[str, Any]], None]) -> Recipe:
    """Return the recipe with something in its text edited by hand."""
    content = json.loads(recipe.text)
    change(content)
    return read_recipe(json.dumps(content))


def test_a_recipe_is_read_as_it_was_written(recipe: Recipe) -> None:
    again = read_recipe(recipe.text)

    assert again == recipe
    assert again.is_sealed
    assert again.text == recipe.text


def test_the_seal_does_not_hang_on_how_the_text_is_laid_out(recipe: Recipe) -> None:
    """A file format may lay JSON out anew."""
    assert read_recipe(json.dumps(json.loads(recipe.text), indent=3)).is_sealed


def test_made_again_it_is_the_same(recipe: Recipe) -> None:
    """All variants, levers, shocks and notes come back, to the last bit of every number."""
    found = reproduce(read_recipe(recipe.text), InlinePool())

    assert found.findings == ()
    assert found.is_identical
    variants = [entry.variant for entry in found.comparison.entries]
    assert variants == [entry.variant for entry in compared().entries]


def test_one_digit_of_a_lever_is_found(recipe: Recipe) -> None:
    """It is said that the recipe was changed, in which variant, and what came of it."""

    def edit(content: dict[str, Any]) -> None:
        content["variants"][0]["differs"]["settings"]["price_shock"] = 1.0

    found = reproduce(changed(recipe, edit), InlinePool())

    told = {finding.subject: finding.text for finding in found.findings}
    assert not found.is_identical
    assert "A" in told
    assert "B" not in told
    assert any("seal" in finding.text for finding in found.findings)
    assert any("fan deaths" in finding.text for finding in found.findings)


def test_another_seed_is_found_in_every_variant(recipe: Recipe) -> None:
    def edit(content: dict[str, Any]) -> None:
        content["seed"] = 8

    found = reproduce(changed(recipe, edit), InlinePool())

    assert {"A", "B"} <= {finding.subject for finding in found.findings}


def test_a_changed_hash_is_told_though_the_numbers_are_the_same(recipe: Recipe) -> None:
    def edit(content: dict[str, Any]) -> None:
        content["variants"][1]["digest"] = "0" * 64

    found = reproduce(changed(recipe, edit), InlinePool())

    assert {finding.subject for finding in found.findings} == {"B", "file"}


def test_another_version_is_named_only_where_numbers_differ(recipe: Recipe) -> None:
    """A newer library that gives the same bits is no reason to worry."""

    def older(content: dict[str, Any]) -> None:
        content["versions"]["numpy"] = "1.0"

    def older_and_other(content: dict[str, Any]) -> None:
        older(content)
        content["seed"] = 8

    same = reproduce(changed(recipe, older), InlinePool())
    other = reproduce(changed(recipe, older_and_other), InlinePool())

    assert not any("numpy" in finding.text for finding in same.findings)
    assert any("numpy 1.0" in finding.text for finding in other.findings)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "cannot be read"),
        ("[]", "not one of Boilover"),
        ('{"format": 99, "versions": {"boilover": "9.9"}}', "9.9"),
        ('{"format": 1}', "damaged"),
    ],
)
def test_what_is_no_recipe_is_told(text: str, words: str) -> None:
    with pytest.raises(BadRecipe, match=words):
        read_recipe(text)


@cache
def exported(name: str) -> Mapping[str, bytes]:
    """Return the files of an export with its recipe, by their endings."""
    fmt, options = export_formats()[name], Options(recipe=recipe_for(compared()).text)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{fmt.suffix}"
        if fmt.chart:
            chart = chart_kinds()["fan"].build(compared(), "deaths")
            write_chart(chart, path, options=options, fmt=fmt)
        else:
            write_briefing(briefing_of(compared()), path, fmt, options=options)
        return {each.name[1:]: each.read_bytes() for each in Path(folder).iterdir()}


def put(files: Mapping[str, bytes], folder: Path, name: str) -> Path:
    """Write the files of an export called *name* and return the first of them."""
    for ending, data in files.items():
        (folder / f"{name}{ending}").write_bytes(data)
    return folder / f"{name}{min(files, key=len)}"


@pytest.mark.parametrize("name", HOLDERS)
def test_what_was_exported_leads_back_to_its_recipe(name: str, tmp_path: Path) -> None:
    assert recipe_in(put(exported(name), tmp_path, "a")) == recipe_for(compared())


@pytest.mark.parametrize("name", HOLDERS)
def test_a_broken_file_is_told_whatever_is_broken_in_it(name: str, tmp_path: Path) -> None:
    """Libraries raise what they like; a window that opens a file must get words."""
    luck = random.Random(name)
    for trial in range(12):
        broken = {ending: damaged(data, luck) for ending, data in exported(name).items()}
        with suppress(BoiloverError):
            recipe_in(put(broken, tmp_path, str(trial)))


@pytest.mark.parametrize("name", ["png", "pdf", "brief_pdf", "pptx", "xlsx"])
def test_a_text_that_is_packed_small_is_not_unpacked_without_end(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A few bytes can hold gigabytes."""
    monkeypatch.setattr(unpacking, "LARGEST", 1_000)

    with pytest.raises(BadRecipe, match="more than 1000 bytes"):
        recipe_in(put(exported(name), tmp_path, "a"))


def damaged(data: bytes, luck: random.Random) -> bytes:
    """Return *data* cut short, or with some bytes of it changed."""
    if luck.random() < 0.3:
        return data[: luck.randrange(len(data))]
    changed = bytearray(data)
    for _ in range(luck.choice((1, 20, 400))):
        changed[luck.randrange(len(data))] = luck.randrange(256)
    return bytes(changed)


def test_a_recipe_in_a_file_of_its_own_is_read(recipe: Recipe, tmp_path: Path) -> None:
    """As a pack holds it."""
    path = tmp_path / "recipe.json"
    path.write_text(recipe.text, encoding="utf-8")

    assert recipe_in(path) == recipe


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("variants", []),
        ("variants", [7]),
        ("seed", -1),
        ("seed", float("inf")),
        ("sets", "many"),
        ("versions", []),
        ("drawn", ["a", "b", "c", "d"]),
        ("runs", [[0, 10**12]]),
        ("runs", [[0, 10**30]]),
        ("runs", [7]),
        ("files", {"../evil.yaml": "nowhere"}),
    ],
)
def test_a_recipe_with_an_impossible_value_is_damaged(
    key: str, value: object, recipe: Recipe
) -> None:
    def edit(content: dict[str, Any]) -> None:
        holder = content["variants"][0] if key in ("runs", "files") else content
        holder[key] = value

    with pytest.raises(BadRecipe, match="damaged"):
        changed(recipe, edit)


def test_a_file_without_a_recipe_says_so(tmp_path: Path) -> None:
    chart = chart_kinds()["fan"].build(compared(), "deaths")
    path = write_chart(chart, tmp_path / "a.png")
    other = tmp_path / "a.docx"
    other.write_bytes(b"")

    with pytest.raises(BadRecipe, match="holds no recipe"):
        recipe_in(path)
    with pytest.raises(BadRecipe, match="no kind that holds a recipe"):
        recipe_in(other)
    with pytest.raises(BadRecipe, match="cannot be read"):
        recipe_in(tmp_path / "gone.png")
