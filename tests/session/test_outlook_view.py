"""Which charts the Outlook page shows, in what order and how, and one run of the many."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.charts.chart import Histogram
from tests.session.tiny import finish
from ui.session.nearest import LEVELS
from ui.session.outlook import MOST, OutlookView, columns
from ui.session.readings import readings
from ui.session.session import Session


@pytest.fixture
def view(session: Session) -> OutlookView:
    """The page of the quiet town, with all three of its indicators."""
    session.set_shown_indicators(("participants", "deaths", "arrests"))
    return OutlookView(session)


def kinds(view: OutlookView) -> list[tuple[str, str]]:
    """Return what is shown."""
    return [(choice.kind, choice.subject) for choice in view.charts()]


def test_a_chart_comes_and_goes_and_one_stays(view: OutlookView) -> None:
    """Ticks are taken away down to the last one; what comes back stands at the end."""
    view.toggle("participants")
    view.toggle("deaths")
    view.toggle("arrests")
    left = view.shown
    view.toggle("deaths")

    assert left == ("arrests",)
    assert view.shown == ("arrests", "deaths")


def test_nine_is_the_most(view: OutlookView, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tick beyond that changes nothing."""
    monkeypatch.setattr("ui.session.outlook.MOST", 2)
    view.remove("arrests")

    view.toggle("arrests")

    assert view.is_full
    assert view.shown == ("participants", "deaths")


def test_charts_are_put_in_order_and_undo_puts_them_back(view: OutlookView) -> None:
    """Moves stop at the ends; each is one step."""
    view.move("arrests", -1)
    view.put("participants", 99)
    moved = view.shown
    view.move("participants", 1)
    view.session.undo()
    view.session.undo()

    assert moved == ("arrests", "deaths", "participants")
    assert view.shown == ("participants", "deaths", "arrests")


def test_another_indicator_takes_a_place(view: OutlookView) -> None:
    """One that is shown already cannot be shown twice."""
    view.remove("deaths")
    view.exchange("participants", "deaths")
    view.exchange("deaths", "arrests")

    assert view.shown == ("deaths", "arrests")


def test_indicators_are_found_by_every_word(view: OutlookView) -> None:
    """In any case, by name or by unit."""
    assert [choice.name for choice in view.find("STREETS people")] == ["participants"]
    assert len(view.find("persons")) == len(view.find("")) == 3
    assert view.find("nothing of the kind") == ()


def test_one_chart_is_switched_to_its_distribution(view: OutlookView) -> None:
    """The others stay as they are, and it goes back."""
    view.switch("deaths")
    switched = kinds(view)
    view.switch("deaths")

    assert switched == [("fan", "participants"), ("distribution", "deaths"), ("fan", "arrests")]
    assert all(kind == "fan" for kind, _ in kinds(view))


def test_a_section_shows_all_distributions(view: OutlookView) -> None:
    """From there, a course is found among the courses."""
    view.show("distributions")
    shown = kinds(view)
    view.switch("arrests")

    assert {kind for kind, _ in shown} == {"distribution"}
    assert view.section == "course"
    assert ("fan", "arrests") in kinds(view)


def test_milestones_are_a_section(view: OutlookView) -> None:
    view.show("milestones")

    assert kinds(view) == [("milestones", "milestones")]


def test_one_chart_has_the_whole_place(view: OutlookView) -> None:
    """Until it is given back, or the chart is taken away."""
    view.enlarge("deaths")
    alone = kinds(view)
    view.remove("deaths")

    assert alone == [("fan", "deaths")]
    assert view.enlarged is None
    assert len(view.charts()) == 2


def test_every_change_is_told(view: OutlookView) -> None:
    told: list[str] = []
    view.changed.connect(lambda: told.append(view.section))

    view.switch("deaths")
    view.move("deaths", 1)
    view.enlarge("deaths")
    view.enlarge("deaths")
    view.show("milestones")

    assert told == ["course", "course", "course", "milestones"]


@pytest.mark.parametrize(
    ("count", "beside"), [(1, 1), (2, 2), (3, 3), (4, 2), (5, 3), (6, 3), (MOST, 3)]
)
def test_charts_are_laid_out_by_their_number(count: int, beside: int) -> None:
    """Where there is no room for so many, fewer stand beside each other."""
    assert columns(count, 3) == beside
    assert columns(count, 1) == 1


def test_the_nearest_run_passes_at_the_point(view: OutlookView) -> None:
    """No other run is nearer there."""
    comparison = view.session.comparison
    assert comparison is not None
    series = comparison.live.result.series("participants")

    found = view.run_near("participants", 8.2, 200.0)

    assert found is not None
    assert found.day == 8.0
    assert abs(found.value - 200.0) == np.abs(series[8] - 200.0).min()
    assert found.y.tolist() == series[:, comparison.live.result.numbers == found.run][:, 0].tolist()


def test_of_equal_runs_the_most_typical_is_found(view: OutlookView) -> None:
    """Nobody is in the streets at first; the run shown is an ordinary one."""
    found = view.run_near("participants", 0.0, 0.0)

    assert found is not None
    later = view.run_near("participants", 10.0, float(found.y[-1]))
    assert later is not None
    assert later.level == pytest.approx(0.5, abs=0.05)


def test_the_keyboard_walks_through_quantile_runs(view: OutlookView) -> None:
    """The median's run first, then up stop by stop, and no further than the last."""
    level, seen = None, []
    for _ in range(len(LEVELS)):
        found = view.run_beyond("participants", 8.0, level, 1)
        assert found is not None
        level = found.level
        seen.append(level)

    assert seen[:4] == pytest.approx([0.5, 0.75, 0.9, 0.98], abs=0.01)
    assert seen[-1] == seen[3]


def test_no_run_is_looked_for_in_a_drag(view: OutlookView) -> None:
    view.session.set_lever("anger", 0.5)

    assert view.run_near("participants", 8.0, 200.0) is None
    view.session.end_gesture()
    finish(view.session)
    assert view.run_near("participants", 8.0, 200.0) is not None


def test_a_run_is_told_with_its_day(view: OutlookView) -> None:
    """The Story page is asked for, and knows where to look."""
    asked: list[int] = []
    view.session.spotlight.asked.connect(asked.append)
    found = view.run_near("participants", 8.0, 200.0)
    assert found is not None

    view.tell(found)

    assert asked == [found.run]
    assert view.session.spotlight.day == 8.0


def test_a_row_of_the_bars_leads_to_its_typical_run(view: OutlookView) -> None:
    """An ending that no run has leads nowhere."""
    asked: list[str] = []
    view.session.spotlight.asked_outcome.connect(asked.append)
    bars = view.session.chart("outcome_bars", "outcomes")
    assert bars is not None

    view.tell_outcome(bars, "Leader falls")
    view.tell_outcome(bars, "No such ending")

    assert asked == ["leader_falls"]


def test_bins_and_axes_stand_still_in_a_drag(view: OutlookView) -> None:
    """Whatever the lever does, the distribution is counted in the same bins."""
    before = view.session.chart("distribution", "deaths")
    view.session.set_lever("anger", 1.0)
    finish(view.session)
    during = view.session.chart("distribution", "deaths")

    assert before is not None
    assert during is not None
    assert (before.x, before.y) == (during.x, during.y)
    heaps = [next(m for m in c.marks if isinstance(m, Histogram)) for c in (before, during)]
    assert heaps[0].edges.tolist() == heaps[1].edges.tolist()


def test_a_table_reads_every_variant_at_a_day(view: OutlookView) -> None:
    """Medians and ranges of the day, or of the peaks where no day is read."""
    view.session.pin()
    comparison = view.session.comparison
    assert comparison is not None

    there, peaks = readings(comparison, "participants", 4.0), readings(comparison, "deaths", None)

    assert [row.series for row in there.rows] == ["A", "B", "baseline"]
    assert there.moment == "5 Jan, 00:00"
    median = float(np.median(comparison.live.result.series("participants")[4]))
    assert there.rows[0].median == f"{median:,.0f}"
    assert peaks.rows[0].half.count("–") == 1


def test_how_the_page_stood_is_kept(session: Session, view: OutlookView) -> None:
    """Its section, what is enlarged, and what is shown as its distribution."""
    view.switch("arrests")
    view.enlarge("deaths")
    again = OutlookView(session)
    view.show("milestones")

    assert (again.section, again.enlarged) == ("course", "deaths")
    assert again.is_distribution("arrests")
    assert OutlookView(session).section == "milestones"


@pytest.mark.parametrize("section", ["", "nothing", 3, None])
def test_what_was_kept_and_is_damaged_is_let_be(session: Session, section: object) -> None:
    """The page begins as it does the first time."""
    session.keep_view_state(
        "outlook", {"section": section, "distributions": "x", "enlarged": "none of them"}
    )

    view = OutlookView(session)

    assert (view.section, view.enlarged) == ("course", None)
    assert not any(view.is_distribution(name) for name in view.shown)
