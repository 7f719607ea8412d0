"""``boilover reproduce``: identical, or what differs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import simulator
from simulator.charts.kind import chart_kinds
from simulator.ensemble.inline import InlinePool
from simulator.ensemble.spec import EnsembleSpec
from simulator.export.options import Options
from simulator.export.recipe import recipe_for
from simulator.export.reproduce import drawn_recipe
from simulator.export.write import write_chart
from simulator.results.comparison import Comparison, Entry
from simulator.results.gather import gather
from simulator.scenario.model import Variant
from tests.cli.conftest import Said


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """A picture of a scenario of one's own, whose file is gone when it is made again."""
    mine = tmp_path / "mine.yaml"
    hours = "format: 1\ntitle: Mine\nextends: no-shock\nhorizon: {value: 3, source: judgement}\n"
    mine.write_text(hours, encoding="utf-8")
    variant = Variant.of(simulator.load(mine))
    mine.unlink()
    result = gather(InlinePool(), [EnsembleSpec(variant, 50_000, 4)])[0]
    entry = Entry("A", "Mine", "live", result, variant)
    compared = Comparison((entry,), variant.scenario.start, 50_000, simulator.__version__)
    recipe = drawn_recipe(recipe_for(compared), "fan", "deaths", compared)
    chart = chart_kinds()["fan"].build(compared, "deaths")
    return write_chart(chart, tmp_path / "deaths.svg", options=Options(recipe=recipe.text))


def test_what_was_exported_is_made_again(
    boilover: Callable[..., Said], exported: Path, tmp_path: Path
) -> None:
    """Even when its scenario file is gone; the files of the recipe can be had back."""
    again = tmp_path / "again"
    picture = str(exported)

    said = boilover("reproduce", picture, "--workers", "1", "--scenarios", str(again))
    assert said.code == 0
    assert "identical" in said.out
    assert "Mine (mine), 4 runs" in said.out
    assert "title: Mine" in (again / "mine.yaml").read_text()

    figures = json.loads(boilover("reproduce", picture, "--workers", "1", "--json").out)
    assert figures["identical"] is True

    text = exported.read_text(encoding="utf-8")
    exported.write_text(text.replace('"seed":50000', '"seed":50001'), encoding="utf-8")
    said = boilover("reproduce", picture, "--workers", "1")
    assert said.code == 1
    assert "not identical" in said.out
    assert "seal" in said.out


def test_what_is_no_export_of_ours_is_told(boilover: Callable[..., Said], tmp_path: Path) -> None:
    stranger = tmp_path / "stranger.svg"
    stranger.write_text("<svg/>")

    said = boilover("reproduce", str(stranger))

    assert said.code == 1
    assert "holds no recipe" in said.err
