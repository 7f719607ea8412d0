"""``boilover check --claims``."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from simulator.cli.commands import check
from simulator.scenario.provenance import shipped_provenance
from tests.cli.conftest import Said

Boilover = Callable[..., Said]


def test_all_claims_are_expressed(boilover: Boilover) -> None:
    """The interview's 34 claims, each with the parts of the model that speak of it."""
    said = boilover("check", "--claims")

    assert "34 of 34 claims expressed." in said.out
    assert ", 0 without either." in said.out
    assert (said.code, said.err) == (0, "")


def test_json_counts_the_same(boilover: Boilover) -> None:
    """Claims one by one, numbers by what they rest on."""
    printed = json.loads(boilover("check", "--claims", "--json").out)

    claims, numbers = printed["claims"], printed["parameters"]
    assert claims["total"] == claims["expressed"] == len(claims["each"]) == 34
    assert all(claim["expressed_by"] and not claim["unknown"] for claim in claims["each"])
    assert numbers["total"] == numbers["sourced"] + numbers["judgement"]
    assert {"claim", "record", "literature"} <= set(numbers["by"])
    assert numbers["unsourced"] == []


def test_a_claim_that_leads_nowhere_is_a_fault(
    boilover: Boilover, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 1, and the name that is unknown."""
    known = shipped_provenance()
    lost = known.claims["C1"].model_copy(update={"expressed_by": ("price_rice",)})
    changed = replace(known, claims={**known.claims, "C1": lost})
    monkeypatch.setattr(check, "shipped_provenance", lambda: changed)

    said = boilover("check", "--claims")

    assert said.code == 1
    assert "price_rice (UNKNOWN)" in said.out
    assert "33 of 34 claims expressed." in said.out


def test_a_number_that_rests_on_nothing_is_a_fault(
    boilover: Boilover, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 1, and the number."""
    known = shipped_provenance()
    sources = {key: source for key, source in known.sources.items() if key != "L_EPSTEIN_2002"}
    monkeypatch.setattr(check, "shipped_provenance", lambda: replace(known, sources=sources))

    said = boilover("check", "--claims")

    assert said.code == 1
    assert "actors.movement.caution: rests on nothing; name a source, or say judgement" in said.out


def test_faults_of_files_as_json(boilover: Boilover) -> None:
    """For scripts, as everywhere."""
    said = boilover("check", "january-2022", "nowhere", "--json")

    printed = json.loads(said.out)
    assert said.code == 1
    assert [fault["file"] for fault in printed["faults"]] == ["nowhere"]
