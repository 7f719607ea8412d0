"""A whole briefing by script, with the real engine and no display."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.ensemble.inline import InlinePool
from tests.session.tiny import finish
from ui.session.files import SessionFiles
from ui.session.runs import RunBoard, Sizes
from ui.session.session import Session

SIZES = Sizes(first=8, preview=16, full=32)


def january(files: SessionFiles) -> Session:
    """Return a session with small ensembles of the real engine."""
    pool = InlinePool()
    clock = iter(range(1_000_000)).__next__
    return Session(pool, files, runs=RunBoard(pool, clock, sizes=SIZES), clock=clock)


@pytest.mark.slow
def test_a_briefing_from_first_picture_to_files(files: SessionFiles, tmp_path: Path) -> None:
    """Open, drag, pin, open another, export, save, close, and find all of it again."""
    session = january(files)
    session.start()
    finish(session)
    assert session.variant.scenario.name == "january-2022"
    assert [source.is_open for source in session.scenarios].count(True) == 1
    assert session.headline
    session.set_lever("price_shock", 1.2)
    finish(session)
    session.end_gesture()
    session.pin()
    session.open_scenario("moscow-abstains")
    finish(session)

    chosen = [c for c in session.charts() if c.kind in ("outcome_bars", "fan")]
    charts = [session.chart(choice.kind, choice.subject) for choice in chosen]
    written = [session.export(chart, tmp_path / f"{chart.name}.svg") for chart in charts if chart]
    assert written == [True] * 7
    assert session.save_variant("B", tmp_path / "cheaper-gas.yaml")
    assert session.open_scenario(tmp_path / "cheaper-gas.yaml")
    assert session.lever("price_shock").value == 1.2
    session.close()

    again = january(files)
    again.start()
    assert again.problem is None
    assert again.variant == session.variant
    assert again.pins == session.pins
