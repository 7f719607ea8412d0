"""A shock can name a region of the country; the loader knows which there are."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import pytest

from simulator.scenario.declare import PlaceDeclaration, declarations, place
from simulator.scenario.model import Variant
from simulator.scenario.save import save_variant
from simulator.scenario.schema import json_schema
from tests.scenario.tiny import CHILD, COUNTRY, faults, load, write

AT = "    at: {value: 12, unit: h, bounds: [0, 240], source: judgement, confidence: low}\n"
LANDS = ("L-A", "L-B")


def child(region: str) -> str:
    """Return a scenario with a grievance in *region*, which stands at 6:13."""
    where = f"    region: {region}\n" if region else ""
    return f"{CHILD}shocks:\n  anger:\n{where}    kind: local_grievance\n{AT}"


def matching(schema: dict[str, Any], path: tuple[str, ...]) -> list[str]:
    """Return the patterns of a word that a JSON Schema allows at *path*."""
    node = schema
    for key in path:
        node = schema["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else node
        node = node[key] if key in node else node["properties"][key]
    return [option["pattern"] for option in node["oneOf"] if option.get("type") == "string"]


@pytest.mark.parametrize("region", ["L-A", "L-B", "all"])
def test_a_region_is_given_by_its_id_or_a_word_the_shock_allows(crisis: Path, region: str) -> None:
    """What the file says stands in the entry, word for word."""
    scenario = load(write(crisis.parent, "child", child(region)))

    assert scenario.shocks["anger"].words == {"region": region}


@pytest.mark.parametrize(
    ("region", "fault"),
    [
        ("L-C", "must be all or the id of a region, not 'L-C' (did you mean 'L-B'?)"),
        ("Upper", "must be all or the id of a region, not 'Upper' (did you mean 'L-A'?)"),
        ("drawn", "must be all or the id of a region, not 'drawn'"),
        ("{value: 1, source: judgement}", "must be a plain word, not a map"),
    ],
)
def test_another_word_is_a_fault_with_a_way_out(crisis: Path, region: str, fault: str) -> None:
    """A near id is offered, and the id for a name; a word the shock does not know is none."""
    found = faults(write(crisis.parent, "child", child(region)))

    assert found == [f"child.yaml:6:13 shocks.anger.region: {fault}"]


def test_a_region_must_be_given(crisis: Path) -> None:
    """No shock strikes nowhere."""
    found = faults(write(crisis.parent, "child", child("")))

    assert found == ["child.yaml:5:3 shocks.anger.region: is missing"]


def test_a_base_without_a_country_leaves_the_region_open(crisis: Path) -> None:
    """It is checked once a file says which country it is."""
    bare = child("L-C").replace("extends: crisis", "extends: base\nabstract: true")
    base = write(crisis.parent, "bare", bare)
    end = CHILD.replace("crisis", "bare") + "country: land\nstart: 2022-01-01\n"
    end += "headline: [calm]\n"

    assert faults(base) == []
    assert "did you mean 'L-B'?" in faults(write(crisis.parent, "end", end))[0]


def test_a_country_with_faults_makes_none_of_a_region(crisis: Path) -> None:
    """One fault of the country is not one more for each shock."""
    land = crisis.parent / "countries" / "land.yaml"
    land.write_text(COUNTRY.replace("landing: L-B", "landing: L-X"), "utf-8")

    assert len(faults(write(crisis.parent, "child", child("nowhere")))) == 1


def test_a_region_of_a_country_stated_inline_will_do(crisis: Path) -> None:
    """A scenario that states its country itself has regions all the same."""
    inline = "".join(f"  {line}\n" for line in COUNTRY.splitlines()[1:] if "outlines" not in line)
    base = (crisis.parent / "crisis.yaml").read_text("utf-8")
    write(crisis.parent, "crisis", base.replace("country: land\n", f"country:\n{inline}"))

    assert faults(write(crisis.parent, "child", child("L-A"))) == []
    assert "L-B" in faults(write(crisis.parent, "child", child("L-C")))[0]


def test_the_region_counts_in_the_fingerprint_and_survives_saving(crisis: Path) -> None:
    """Another region is another scenario; a saved variant keeps the one it had."""
    one, other = (load(write(crisis.parent, name[-1].lower(), child(name))) for name in LANDS)
    saved = crisis.with_name("saved.yaml")

    save_variant(Variant.of(one).with_setting("restraint", 3.0), saved)

    assert one.fingerprint() != other.fingerprint()
    assert load(saved).shocks["anger"].words == {"region": "L-A"}


def test_the_json_schema_takes_the_id_of_a_region() -> None:
    """An editor that checks against the schema does not refuse one."""
    schema = json_schema()

    (pattern,) = matching(schema, ("$defs", "ShockFields", "additionalProperties"))

    assert all(re.fullmatch(pattern, region) for region in ("KZ-ALA", "drawn", "UZ_QR", "7"))


def test_a_place_is_declared_where_it_is_used() -> None:
    """A shock's field says which words it takes beside the ids."""

    @dataclass(frozen=True)
    class Flood:
        region: str = place("drawn", "all", help="Where the water comes.")

    assert [field.name for field in fields(Flood)] == ["region"]
    assert declarations(Flood) == {
        "region": PlaceDeclaration("region", ("drawn", "all"), "Where the water comes.")
    }
