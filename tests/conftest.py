"""What every test may rely on: no screen, no network, no trace in the user's home.

The environment is set while this file is imported, which is before anything imports PySide6 or
Matplotlib; worker processes inherit it.
"""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

_HOME_OF_RUN = Path(tempfile.mkdtemp(prefix="boilover-tests-"))
_HOMES = itertools.count()
_PER_TEST = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
_FROM_OUTSIDE = ("QT_SCALE_FACTOR", "QT_QPA_PLATFORMTHEME", "QT_STYLE_OVERRIDE", "QT_LOGGING_RULES")

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LANGUAGE"] = "en"  # whatever the developer speaks
os.environ["XDG_RUNTIME_DIR"] = str(_HOME_OF_RUN)  # Qt warns where it is missing
os.environ["MPLCONFIGDIR"] = str(_HOME_OF_RUN / "matplotlib")  # one font cache for the run
for _name in _FROM_OUTSIDE:
    os.environ.pop(_name, None)

settings.register_profile(
    "boilover",
    derandomize=True,
    deadline=None,
    max_examples=40,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("boilover")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long: at the end one worker would wait for another's."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(_HOME_OF_RUN, ignore_errors=True)


@pytest.fixture(autouse=True)
def home() -> Iterator[Path]:
    """An empty home of the test's own: preferences and autosaves never leak between tests."""
    own = _HOME_OF_RUN / f"home-{next(_HOMES)}"  # cheaper than pytest's own, ten thousand times
    own.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        for name in _PER_TEST:
            patch.setenv(name, str(own))
        yield own
