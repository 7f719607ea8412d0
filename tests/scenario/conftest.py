"""A folder with a tiny crisis in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenario.tiny import write_crisis


@pytest.fixture
def crisis(tmp_path: Path) -> Path:
    """The file of a tiny crisis, its base and its country beside it."""
    return write_crisis(tmp_path)
