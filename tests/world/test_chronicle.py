"""Laws of the story: who caused what, and in which order it is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.world.story import Chronicle, Story

KINDS = ("price_rise", "protest_starts", "riot", "deaths")
happenings = st.lists(
    st.tuples(
        st.sampled_from(KINDS), st.sampled_from(("", "A", "B")), st.sets(st.sampled_from(KINDS))
    ),
    max_size=25,
)


def told(entries: list[tuple[str, str, set[str]]]) -> Story:
    """Return the story of a shock and what came after it."""
    chronicle = Chronicle()
    chronicle.write(0.0, "price_rise", "market", "", (), (), root=True)
    for day, (kind, region, causes) in enumerate(entries, start=1):
        chronicle.write(float(day), kind, "someone", region, tuple(sorted(causes)), (), root=False)
    return Story("tale", 1, 0, "calm", tuple(chronicle.events))


@given(happenings)
def test_causes_come_before_effects(entries: list[tuple[str, str, set[str]]]) -> None:
    """Every event names an earlier one, and only the shock names none."""
    for event in told(entries).events:
        assert all(cause < event.id for cause in event.causes)
        assert bool(event.causes) is (event.id > 0)


@given(happenings)
def test_a_story_by_cause_tells_every_event_once(entries: list[tuple[str, str, set[str]]]) -> None:
    """Indented by cause no event is lost or told twice, and each stands below a cause."""
    story = told(entries)
    above: dict[int, int] = {}
    for depth, event in story.by_cause():
        if depth:
            assert above[depth - 1] in event.causes
        above[depth] = event.id

    assert sorted(event.id for _, event in story.by_cause()) == list(range(len(story.events)))


@given(happenings)
def test_effects_are_the_other_side_of_causes(entries: list[tuple[str, str, set[str]]]) -> None:
    """An event is among another's effects exactly where it names it as a cause."""
    story = told(entries)

    for event in story.events:
        assert {e.id for e in story.effects(event)} == {
            e.id for e in story.events if event.id in e.causes
        }


@pytest.mark.parametrize(("region", "cause"), [("A", 1), ("B", 2), ("C", 2), ("", 2)])
def test_a_cause_in_the_same_region_counts_first(region: str, cause: int) -> None:
    """The latest event of the type there; where it has not happened there, the latest anywhere."""
    story = told([("protest_starts", "A", {"price_rise"}), ("protest_starts", "B", {"price_rise"}),
                  ("riot", region, {"protest_starts"})])  # fmt: skip

    assert story.events[3].causes == (cause,)


def test_the_oldest_protest_stands_in_for_a_cause_that_never_was() -> None:
    """Where no cause named has happened, the first protest counts, else the shock."""
    story = told([("deaths", "", {"riot"}), ("protest_starts", "A", {"price_rise"}),
                  ("protest_starts", "B", {"price_rise"}), ("deaths", "", {"riot"})])  # fmt: skip

    assert [event.causes for event in story.events[1::3]] == [(0,), (2,)]


def test_a_cause_may_name_its_place() -> None:
    """Behind an @ stands the region meant, though the same happened elsewhere since."""
    story = told([("riot", "A", set()), ("riot", "B", set()), ("deaths", "B", {"riot@A"})])

    assert story.events[-1].causes == (1,)


def test_nearer_causes_displace_those_from_elsewhere() -> None:
    """What happened in another region counts only where nothing did here or everywhere."""
    both = {"riot", "protest_starts"}
    story = told([("riot", "A", set()), ("protest_starts", "B", set()),
                  ("deaths", "B", both), ("deaths", "B", {"riot"})])  # fmt: skip

    assert [event.causes for event in story.events[3:]] == [(2,), (1,)]


def test_for_the_whole_country_the_weightiest_region_of_a_day_counts() -> None:
    """Of what happened within a day in several regions, the one with most weight is named."""
    chronicle = Chronicle({"A": 0.9, "B": 0.1})
    for day, region in ((1.0, "A"), (1.5, "B"), (9.0, "B")):
        chronicle.write(day, "riot", "movement", region, (), (), root=True)
        chronicle.write(day, "order", "government", "", ("riot",), (), root=False)

    assert [event.causes for event in chronicle.events[1::2]] == [(0,), (0,), (4,)]


def test_what_lies_long_before_the_youngest_cause_is_left_out() -> None:
    """An old riot explains nothing beside a fresh one; alone it still does."""
    chronicle = Chronicle()
    chronicle.write(0.0, "riot", "movement", "A", (), (), root=True)
    chronicle.write(30.0, "deaths", "security", "A", ("riot",), (), root=False)
    chronicle.write(31.0, "order", "government", "", ("riot", "deaths"), (), root=False)

    assert [event.causes for event in chronicle.events] == [(), (0,), (1,)]
