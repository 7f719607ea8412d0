"""A file says how it was made; made again it is the same, or it is said what differs."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import simulator
from simulator.charts.kind import chart_kinds
from simulator.ensemble.inline import InlinePool
from simulator.ensemble.spec import EnsembleSpec
from simulator.export.options import Options
from simulator.export.recipe import BadRecipe, Recipe, read_recipe, recipe_for
from simulator.export.reproduce import drawn_recipe, recipe_in, reproduce
from simulator.export.write import write_chart
from simulator.results.comparison import Comparison, Entry
from simulator.results.gather import gather
from simulator.scenario.model import Variant

RUNS = 4


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


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf", "csv"])
def test_an_exported_chart_leads_back_to_its_recipe(
    suffix: str, recipe: Recipe, tmp_path: Path
) -> None:
    chart = chart_kinds()["fan"].build(compared(), "deaths")
    path = write_chart(chart, tmp_path / f"a.{suffix}", options=Options(recipe=recipe.text))

    assert recipe_in(path) == recipe


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
