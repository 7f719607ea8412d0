"""Charts, the headline and what is written to disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.charts.chart import Band
from simulator.errors import UnknownName
from tests.session.tiny import finish, tiny_session
from ui.session.session import Session


def test_charts_are_the_bars_and_a_fan_for_each_shown_indicator(session: Session) -> None:
    """The choice of fans is the user's, in the user's order."""
    session.set_shown_indicators(("arrests", "participants", "arrests"))

    subjects = [(choice.kind, choice.subject) for choice in session.charts()]

    assert subjects[:6] == [
        ("outcome_bars", "outcomes"),
        ("fan", "arrests"),
        ("fan", "participants"),
        ("milestones", "milestones"),
        ("distribution", "arrests"),
        ("distribution", "participants"),
    ]
    assert [i.name for i in session.indicators if i.shown] == ["participants", "arrests"]


def test_the_choice_of_charts_is_a_step(session: Session) -> None:
    """Undo brings the old choice back."""
    before = session.charts()
    session.set_shown_indicators(("arrests",))

    session.undo()

    assert session.charts() == before


def test_charts_are_known_before_the_first_picture() -> None:
    """Views can be laid out at once; there is just nothing to draw yet."""
    session = tiny_session()
    session.open_scenario("quiet-town")

    assert [choice.subject for choice in session.charts()][:4] == [
        *("outcomes", "participants", "deaths", "milestones")
    ]
    assert session.chart("fan", "deaths") is None
    assert session.headline is None
    assert session.status.half_width is None


def test_an_unknown_chart_or_indicator_is_named(session: Session) -> None:
    """Nothing is guessed."""
    with pytest.raises(UnknownName, match="fan"):
        session.chart("fam", "deaths")
    with pytest.raises(UnknownName, match="deaths"):
        session.set_shown_indicators(("death",))


def test_a_chart_is_built_once_for_a_picture(session: Session) -> None:
    """Asking again costs nothing and gives the same object."""
    assert session.chart("fan", "deaths") is session.chart("fan", "deaths")


def test_axes_stand_still_while_dragging_and_follow_on_release(session: Session) -> None:
    """They are those of the chart shown when the gesture began."""
    before = session.chart("fan", "participants")
    session.set_lever("anger", 1.0)
    finish(session)
    during = session.chart("fan", "participants")
    session.end_gesture()
    after = session.chart("fan", "participants")

    assert before is not None
    assert during is not None
    assert after is not None
    assert (during.x, during.y) == (before.x, before.y)
    assert after.y.high > before.y.high
    assert not session.hold_axes


def test_undo_in_the_middle_of_a_drag_frees_the_axes(session: Session) -> None:
    """A gesture that is cut short leaves nothing behind."""
    session.chart("fan", "participants")
    session.set_lever("anger", 1.0)

    session.undo()

    assert not session.hold_axes
    assert session.variant.settings == {}
    finish(session)
    assert session.status.state == "refined"


def test_pins_are_in_every_chart(session: Session) -> None:
    """A pinned variant overlays the live one until it is removed."""
    session.pin()
    chart = session.chart("fan", "deaths")
    assert chart is not None
    assert [entry.series for entry in chart.legend] == ["A", "B", "baseline"]

    session.unpin("B")

    chart = session.chart("fan", "deaths")
    assert chart is not None
    assert [entry.series for entry in chart.legend] == ["A", "baseline"]
    assert isinstance(chart.marks[0], Band)


def test_the_headline_narrows_as_it_refines(session: Session) -> None:
    """± on the status line is the headline's, in points, and shrinks with n."""
    session.set_lever("anger", 0.6)
    finish(session)
    wide = session.status.half_width
    session.end_gesture()
    finish(session)

    assert session.headline
    assert session.headline.estimate.n == session.status.total
    assert wide is not None
    assert session.status.half_width is not None
    assert session.status.half_width < wide


def test_the_headline_takes_the_chosen_yardstick(session: Session) -> None:
    """Another yardstick, other words, no replication."""
    session.set_lever("anger", 0.0)
    session.end_gesture()
    finish(session)
    assert session.headline
    before = session.headline

    session.set_yardstick("phia")

    assert session.headline.small_print != before.small_print
    assert not session.status.is_running


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_a_chart_is_exported_and_never_overwrites_unasked(
    session: Session, tmp_path: Path, suffix: str
) -> None:
    """The second time it says so; told to, it replaces the file."""
    chart = session.chart("fan", "deaths")
    assert chart is not None
    path = tmp_path / f"deaths.{suffix}"

    assert session.export(chart, path)
    size = path.stat().st_size
    assert not session.export(chart, path)
    assert session.problem
    assert path.stat().st_size == size > 0
    assert session.export(chart, path, overwrite=True)


def test_an_export_that_fails_is_told(session: Session, tmp_path: Path) -> None:
    """A format that is not there, a folder that is not there."""
    chart = session.chart("fan", "deaths")
    assert chart is not None

    assert not session.export(chart, tmp_path / "chart.docx")
    assert not session.export(chart, tmp_path / "nowhere" / "chart.png")
