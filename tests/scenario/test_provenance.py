"""Every id that a file may cite can be read out."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.errors import ScenarioError, UnknownName
from simulator.scenario.provenance import (
    Provenance,
    Source,
    hover_text,
    load_claims,
    load_sources,
    shipped_provenance,
)
from tests.scenario.tiny import PROVENANCE


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("C18", "C18 · interview, judgement: Moscow holds back."),
        ("C20", "C20 · interview, forecast: It will not come."),
        ("S05", "S05 · record: Price doubles. A paper"),
        ("judgement", "judgement: ours, no source"),
    ],
)
def test_hover_texts(name: str, expected: str) -> None:
    """One paragraph says what an id stands for."""
    assert PROVENANCE.hover(name) == expected


def test_literature_names_its_authors() -> None:
    """Author, year, title and where it appeared."""
    work = Source(
        title="Threshold models",
        authors="M. Granovetter",
        year=1978,
        publisher="AJS",
        address="none",
    )
    known = Provenance({}, {"L_GRANOVETTER_1978": work})

    assert known.hover("L_GRANOVETTER_1978") == (
        "L_GRANOVETTER_1978 · literature: M. Granovetter (1978): Threshold models. AJS"
    )


def test_an_unknown_id_has_a_near_one() -> None:
    """A misspelt id is answered with the one that was meant."""
    with pytest.raises(UnknownName, match="did you mean 'C18'"):
        PROVENANCE.hover("C188")


def test_faults_of_a_source_file_have_places(tmp_path: Path) -> None:
    """The seeds are checked like any other file."""
    path = tmp_path / "claims.yaml"
    path.write_text("format: 1\nclaims:\n  C1: {text: A, kind: rumour}\n", encoding="utf-8")

    with pytest.raises(ScenarioError, match=r"claims.yaml:3:23 claims.C1.kind: must be fact"):
        load_claims(path)


def test_what_ships_can_be_read_out() -> None:
    """Each shipped id has one line of text, and each check of a claim rests on a known source."""
    known = shipped_provenance()

    texts = [hover_text(name) for name in known.ids]

    assert all(text and "\n" not in text for text in texts)
    assert all(known.knows(s) for claim in load_claims().values() for s in claim.check_sources)
    assert set(load_sources()) == set(known.sources)
