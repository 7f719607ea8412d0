"""Histories: numbers through time, dates and aims, each fault with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.errors import ScenarioError, UnknownName
from simulator.records.band import Band
from simulator.records.history import History, Vocabulary
from simulator.records.history_file import history_of, read_history
from simulator.scenario.provenance import Provenance, Source

KNOWN = Provenance({}, {"S01": Source(title="A page")})
TOWN = Vocabulary({"crowd"}, {"riot"}, {"crowds"}, {"L-1"})
HEAD = "format: 1\ntitle: A town\nstart: 2022-01-01\n"
WHOLE = (
    HEAD
    + """\
series:
  people:
    indicator: crowd
    points:
      - {day: 1, low: 2, central: 3, high: 4, source: S01, confidence: high}
      - {day: 2, low: 0, central: 0, high: 0, source: [S01], confidence: low}
milestones:
  riot: {low: 1, central: 1.5, high: 2, source: S01, confidence: high, note: At night.}
regional:
  crowds:
    L-1: {low: 1, central: 2, high: 3, source: S01, confidence: high}
targets:
  riot: {measure: day.riot, value: 1, tolerance: 0.5, source: S01, fitted: true}
  people: {measure: peak.crowd, value: 3, factor: 1.4, source: S01, fitted: false}
  part: {measure: part.crowds, region: L-1, value: 1, tolerance: 0.1, source: S01, fitted: true}
"""
)
POINT = "{day: 1, low: 2, central: 3, high: 4, source: S01, confidence: high}"
BAND = "{low: 1, central: 1, high: 1, source: S01, confidence: high}"
AIM = "measure: day.riot, value: 1, tolerance: 1, source: S01, fitted: true"


def read(folder: Path, text: str) -> History:
    """Return the history of a text."""
    path = folder / "town.yaml"
    path.write_text(text, encoding="utf-8")
    return history_of(path, TOWN, KNOWN)


def test_a_history_says_what_its_file_says(tmp_path: Path) -> None:
    """Points, dates, regions and aims; an aim at a date knows when it was."""
    history = read(tmp_path, WHOLE)

    assert (history.name, history.series[0].points[0].band) == ("town", Band(2, 3, 4))
    assert history.milestones["riot"].band == Band(1, 1.5, 2)
    assert history.regional["crowds"]["L-1"].band.central == 2
    riot, people, part = history.targets
    assert (riot.kind, riot.of, riot.record) == ("day", "riot", Band(1, 1.5, 2))
    assert (people.tolerance, people.is_factor, people.fitted) == (1.4, True, False)
    assert (part.measure, part.region) == ("part.crowds", "L-1")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"series: {{a: {{indicator: crowds, points: [{POINT}]}}}}",
            "the model has no indicator 'crowds' (did you mean 'crowd'?)",
        ),
        (
            f"series: {{a: {{indicator: crowd, points: [{POINT}, {POINT}]}}}}",
            "must lie after the point before, 1, not at 1",
        ),
        ("series: {a: {indicator: crowd, points: []}}", "series.a.points: must not be empty"),
        (f"milestones: {{riots: {BAND}}}", "the model has no milestone 'riots'"),
        (
            f"milestones: {{riot: {BAND.replace('low: 1', 'low: 2')}}}",
            "must rise from low over central to high, not 2, 1, 1",
        ),
        (
            f"milestones: {{riot: {BAND.replace('S01', 'S09')}}}",
            "no claim or source is called 'S09'",
        ),
        (f"regional: {{crowds: {{L-2: {BAND}}}}}", "the country has no region 'L-2'"),
        (f"targets: {{a: {{{AIM}, factor: 2}}}}", "must have a tolerance or a factor"),
        (f"targets: {{a: {{{AIM}, region: L-1}}}}", "must have a region, as part.MEASURE alone"),
        (f"targets: {{a: {{{AIM}, low: 1}}}}", "must have low, central and high"),
        (f"targets: {{a: {{{AIM.replace('day', 'when')}}}}}", "targets.a.measure:"),
        (
            f"targets: {{a: {{{AIM.replace('day', 'peak')}}}}}",
            "the model has no indicator 'riot'",
        ),
        ("targets: !x {}", "YAML tags are not allowed"),
        ("taregts: {}", "unknown key"),
    ],
)
def test_a_fault_is_told_where_it_stands(tmp_path: Path, text: str, expected: str) -> None:
    """One line: file, line, column, key, what is wrong."""
    with pytest.raises(ScenarioError) as caught:
        read(tmp_path, f"{HEAD}{text}\n")

    (fault,) = caught.value.faults
    assert fault.line == 4
    assert expected in str(fault)


def test_a_history_beside_a_scenario_comes_first(tmp_path: Path) -> None:
    """Records of one's own lie in a folder beside; what ships is found from everywhere."""
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "town.yaml").write_text(HEAD, encoding="utf-8")

    assert read_history("town", tmp_path).title == "A town"
    assert read_history("january-2022", tmp_path) == read_history("january-2022")
    with pytest.raises(UnknownName, match="no record is called 'january-2023'"):
        read_history("january-2023", tmp_path)
