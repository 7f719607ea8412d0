"""The cases that ship are what the rule makes of their records: nobody's hand was laid on them."""

from __future__ import annotations

from pathlib import Path

import pytest

import simulator
from docs.cases import made

MADE = made()


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.stem)
def test_a_case_is_what_the_rule_gives_now(path: Path) -> None:
    """If not: ``make cases``."""
    assert path.read_text(encoding="utf-8") == MADE[path]


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.stem)
def test_a_case_adds_nothing_to_the_rule(path: Path) -> None:
    """What it would need beyond it had to be stated with its reason."""
    assert simulator.load(path).notes.endswith("Beyond the rule: nothing.")
