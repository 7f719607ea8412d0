"""The ten-minute promise, kept by the session alone: a whole briefing by script, no display."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.engine.regional_series import play_courses
from simulator.ensemble.inline import InlinePool
from simulator.ensemble.single import play_story
from simulator.export.recipe_file import recipe_in
from simulator.export.reproduce import reproduce
from tests.session.tiny import finish
from ui.session.compare_view import CompareView
from ui.session.files import SessionFiles
from ui.session.map_view import MapView
from ui.session.opening import open_files
from ui.session.outlook import OutlookView
from ui.session.runs import RunBoard, Sizes
from ui.session.scenario_view import ScenarioView
from ui.session.session import Session
from ui.session.sources_view import SourcesView
from ui.session.story_view import StoryView

SIZES = Sizes(first=8, preview=12, full=24)


@pytest.fixture
def session(files: SessionFiles) -> Session:
    """A session with small ensembles of the real engine, in this very process."""
    pool, clock = InlinePool(), itertools.count(step=0.4).__next__
    made = Session(pool, files, runs=RunBoard(pool, clock, sizes=SIZES), clock=clock)
    made.start()
    finish(made)
    return made


def until(done: Callable[[], bool], *ticks: Callable[[], object]) -> None:
    """Turn the wheel as the window's timers do, until something is so."""
    for _ in range(5_000):
        if done():
            return
        for tick in ticks:
            tick()
    raise AssertionError("it never came")


@pytest.mark.slow
def test_the_promise_is_kept(session: Session, tmp_path: Path) -> None:
    """Open, drag, pin, compare, tell a story, look at the map, edit, replay, export, reproduce."""
    # 1. It is open and has played January 2022.
    assert session.variant.scenario.name == "january-2022"
    assert session.headline is not None
    assert session.headline.estimate.n == SIZES.full

    # 2. Drag Price shock: what is shown follows with paired replications, axes stand still.
    axes = session.chart("fan", "deaths")
    session.set_lever("price_shock", 1.6)
    session.set_lever("price_shock", 1.4)
    until(lambda: _shows(session, 1.4), session.tick)
    held = session.chart("fan", "deaths")
    assert axes is not None
    assert held is not None
    assert held.y == axes.y
    assert session.status.is_preview
    session.end_gesture()
    finish(session)
    assert not session.status.is_preview

    # 3. Pin it, choose the interview's own forecast: a paired difference with its interval.
    session.pin()
    session.open_scenario("moscow-abstains")
    finish(session)
    compared = CompareView(session)
    assert compared.pair is not None
    assert compared.lead
    assert all(group.rows for group in compared.forest)
    assert {row.lever for row in session.input_differences} >= {"price_shock", "moscow_restraint"}

    # How the numbers are spread, and what happens when.
    outlook = OutlookView(session)
    outlook.show("distributions")
    assert {choice.kind for choice in outlook.charts()} >= {"distribution"}
    assert session.chart("milestones", "milestones") is not None

    # 4. The most typical run of an outcome, its causes, the map beside it.
    story = StoryView(session, InlinePool(play=play_story))
    story.activate(True)
    assert session.headline is not None
    story.choose_outcome(session.headline.outcome)
    until(lambda: story.told is not None and not story.is_busy, story.poll)
    assert story.told is not None
    caused = [event for event in story.told.story.events if event.causes]
    story.look_at(caused[-1].id)
    assert story.focus is not None
    assert story.focus.causes
    assert story.map.look is not None

    regions = MapView(session, InlinePool(play=play_courses))
    until(lambda: regions.state == "ready" and len(regions.panels) == 2, regions.tick)
    assert [panel.letter for panel in regions.panels] == ["A", "B"]

    # A shock is moved and taken back; the last lever move is played for an audience.
    edited = ScenarioView(session)
    first = edited.items[0].name
    edited.drag(first, 48.0)
    edited.let_go()
    assert session.variant.shocks
    session.undo()
    assert not session.variant.shocks
    session.set_lever("repression", 0.8)
    session.end_gesture()
    before = session.variant
    session.replay.start()
    until(lambda: not session.replay.is_playing, session.tick)
    assert session.variant == before
    finish(session)

    # What it rests on.
    sources = SourcesView(session)
    sources.choose_lever("moscow_restraint")
    assert sources.detail is not None

    # 6. Export with a recipe; made again it is the same; opened, it is the state that was shown.
    chart = session.chart("fan", "deaths")
    assert chart is not None
    picture = tmp_path / "deaths.png"
    assert session.export(chart, picture)
    assert reproduce(recipe_in(picture), InlinePool()).is_identical
    session.reset_all()
    assert open_files(session, [picture])
    assert session.variant.settings == before.settings
    assert [pin.letter for pin in session.pins] == ["B"]
    session.document.save_as(tmp_path / "morning.boilover")
    session.reset_all()
    assert session.document.open(tmp_path / "morning.boilover")
    assert session.variant.settings == before.settings
    assert [pin.letter for pin in session.pins] == ["B"]
    session.close()


def _shows(session: Session, price: float) -> bool:
    shown = session.comparison
    return shown is not None and shown.live.variant.setting("price_shock") == price
