"""What an ensemble is known by."""

from __future__ import annotations

from dataclasses import replace

from simulator.ensemble.spec import EnsembleSpec
from tests.ensemble.tiny import spec


def test_the_key_follows_the_content() -> None:
    """Other numbers or another seed are another ensemble; a name or a wish for more is not."""
    town = spec()

    renamed = EnsembleSpec(replace(town.variant, title="Other"), town.seed, 5)

    assert renamed.key == town.key
    assert len({town.key, spec(2.0).key, spec(seed=8).key}) == 3


def test_a_lever_and_a_file_that_say_the_same_share_results() -> None:
    """What counts is the effective scenario."""
    moved = EnsembleSpec(spec(1.0).variant.with_setting("push", 2.0), spec().seed)

    assert moved.key == spec(2.0).key
