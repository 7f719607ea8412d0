"""A scenario travels as the texts it was read from and is read again as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

import simulator
from simulator.ensemble.spec import EnsembleSpec
from simulator.scenario.bundle import BadBundle, Bundle, bundle_of, load_bundle
from simulator.scenario.library import shipped
from simulator.scenario.model import Variant


@pytest.mark.parametrize("name", sorted(shipped()))
def test_a_shipped_scenario_survives_the_journey(name: str) -> None:
    """What comes out is equal, with all it extends, its country and its plausible sets."""
    scenario = simulator.load(name)

    again = load_bundle(bundle_of(scenario), simulator.load)

    assert again == scenario
    assert again.fingerprint() == scenario.fingerprint()


def test_a_bundle_holds_every_file_as_it_stands() -> None:
    """Its own file first, then what that rests on; each text is the file's."""
    bundle = bundle_of(simulator.load("moscow-abstains"))

    assert next(iter(bundle.files)) == "moscow-abstains.yaml"
    assert {"january-2022.yaml", "standard.yaml", "countries/kazakhstan-2022.yaml"} <= set(
        bundle.files
    )
    assert "plausible/january-2022.csv" in bundle.files
    assert bundle.files["january-2022.yaml"] == shipped()["january-2022"].read_text("utf-8")


def test_the_texts_of_a_file_that_has_changed_since_are_those_that_were_read(
    tmp_path: Path,
) -> None:
    """A user's file travels as it was when it was loaded."""
    mine = tmp_path / "mine.yaml"
    mine.write_text("format: 1\ntitle: Mine\nextends: january-2022\n", encoding="utf-8")
    scenario = simulator.load(mine)
    mine.write_text("broken", encoding="utf-8")

    assert load_bundle(bundle_of(scenario), simulator.load).title == "Mine"


def test_workers_do_not_carry_texts() -> None:
    """What is played has no files; what is compared does not look at them."""
    scenario = simulator.load("no-shock")

    assert scenario.files
    assert not EnsembleSpec(Variant.of(scenario), 1).played().files


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({}, "town.yaml"),
        ({"town.yaml": "", "../evil.yaml": ""}, "evil"),
        ({"town.yaml": "", "/etc/x.yaml": ""}, "etc"),
        ({"town.yaml": "", "countries/../x.yaml": ""}, "countries"),
        ({"town.yaml": "", "town.py": ""}, "town.py"),
    ],
)
def test_what_is_no_bundle_is_refused(files: dict[str, str], reason: str) -> None:
    """A bundle from elsewhere can name no place outside its own folder."""
    with pytest.raises(BadBundle, match=reason):
        load_bundle(Bundle("town", files), simulator.load)
