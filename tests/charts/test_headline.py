"""The headline: one plain sentence with its phrase, probability, interval and n."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from simulator.charts.headline import headline
from simulator.results.comparison import Comparison
from simulator.results.likelihood import phrase


def plain(text: str) -> str:
    """Return *text* with ordinary spaces."""
    return text.replace("\u202f", " ").replace("\xa0", " ")


def test_the_most_probable_outcome_leads(comparison: Comparison) -> None:
    found = headline(comparison)

    assert found.outcome == "talks"
    assert plain(found.sentence) == "The leadership likely survives by talking: 70 % (60–78 %)"
    assert found.estimate.n == 100


def test_the_phrase_is_set_off(comparison: Comparison) -> None:
    parts = {part.role: part.text for part in headline(comparison).lead}

    assert parts["phrase"] == headline(comparison).phrase == "likely"
    assert plain(parts["strong"]) == "70 %"


def test_the_second_line_compares_with_the_baseline_and_names_the_fall(
    comparison: Comparison,
) -> None:
    line = plain(headline(comparison).small_print)

    assert line.startswith("Wages higher: 20 points more than baseline (+")
    assert "Leader falls: very unlikely, 10 % (6–17 %). " in line
    assert line.endswith("n = 100, 95 % intervals, ICD 203")


def test_without_a_change_nothing_is_compared(alone: Comparison) -> None:
    found = headline(alone)

    assert found.difference is None
    assert plain(found.small_print).startswith("Leader falls: ")


def test_a_difference_within_noise_is_called_so(comparison: Comparison) -> None:
    """A headline never sells noise as news."""
    live, pin, baseline = comparison.entries
    nearly = replace(live.result, key="nearly")
    entries = (live, pin, replace(baseline, result=nearly))

    found = headline(replace(comparison, entries=entries))

    assert found.difference is not None
    assert found.difference.within_noise
    assert "no clear difference from baseline (" in found.small_print


def test_before_the_first_run_there_is_nothing_to_say(empty: Comparison) -> None:
    assert headline(empty).sentence == "No runs yet"
    assert headline(empty).estimate.n == 0


def test_the_scenarios_own_outcomes_lead(with_headline: Callable[..., Comparison]) -> None:
    found = headline(with_headline("leader_falls"))

    assert plain(found.sentence) == "It is unlikely that the leadership loses power: 30 % (22–40 %)"
    assert "Talks: likely, 60 %" in plain(found.small_print)


def test_the_yardstick_is_the_readers_choice(comparison: Comparison) -> None:
    found = headline(comparison, "phia")

    assert found.phrase == phrase(0.7, "phia")
    assert found.small_print.endswith("PHIA")


@pytest.mark.parametrize(
    ("outcome", "start"),
    [
        ("calm", "It is very unlikely that the leadership sees"),
        ("leader_falls", "It is unlikely that the leadership loses"),
        ("talks", "The leadership likely survives"),
    ],
)
def test_the_sentence_fits_the_phrase(
    with_headline: Callable[..., Comparison], outcome: str, start: str
) -> None:
    assert headline(with_headline(outcome)).sentence.startswith(start)
