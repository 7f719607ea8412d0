"""What a description says, found by the rule's words."""

from __future__ import annotations

import pytest

from simulator.cases.rule import load_rule
from simulator.cases.words import found_in

WORDS = {"free": ("free",), "part": ("partly free",), "vote": ("vot*",), "law": ("law",)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("free", ("free",)),
        ("FREE", ("free",)),
        ("Partly-Free", ("part",)),
        ("partly free, then free", ("part", "free")),
        ("freedom", ()),
        ("unfree", ()),
        ("voting laws", ("vote", "law")),
        ("law_vote", ("law", "vote")),
        ("law law", ("law",)),
        ("", ()),
        ("\0*[free", ("free",)),
    ],
)
def test_words_are_found(text: str, expected: tuple[str, ...]) -> None:
    """Whole words, plurals, any ending where a star allows it, longer phrases first."""
    assert found_in(text, WORDS) == expected


@pytest.mark.parametrize(
    ("regime", "expected"),
    [
        ("flawed democracy", ("flawed",)),
        ("non-democratic", ("authoritarian",)),
        ("undemocratic", ("authoritarian",)),
        ("competitive to hegemonic authoritarian", ("competitive", "hegemonic", "authoritarian")),
        ("closed autocracy", ("closed", "authoritarian")),
        ("transitional or hybrid regime", ("hybrid",)),
        ("Semi-Consolidated Authoritarian Regime", ("semi_authoritarian",)),
        ("absolute monarchy", ("monarchy",)),
        ("constitutional monarchy", ("democratic",)),
        ("military junta", ("military",)),
        ("single-party state", ("single_party",)),
        ("a kleptocracy of sorts", ()),
    ],
)
def test_regimes_are_read_as_the_field_names_them(regime: str, expected: tuple[str, ...]) -> None:
    """Typologies differ; the words of the common ones are known."""
    found = found_in(regime, load_rule().worded("openness_"))

    assert tuple(name.removeprefix("openness_") for name in found) == expected
