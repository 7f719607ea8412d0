"""Sessions of tiny towns, open and played to the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.session.tiny import Clock, finish, tiny_session
from ui.session.files import SessionFiles
from ui.session.session import Session


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def files(tmp_path: Path) -> SessionFiles:
    return SessionFiles.within(tmp_path / "kept")


@pytest.fixture
def session(clock: Clock) -> Session:
    """A session with the quiet town open and refined."""
    session = tiny_session(clock=clock)
    session.open_scenario("quiet-town")
    finish(session)
    return session
