"""Waves: played, kept, gone on with."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.calibration.posterior import Posterior
from simulator.calibration.store import FILE, Store, StoreError
from simulator.calibration.waves import Wave, calibrate
from tests.calibration import fake

MADE_WITH = {"model": "a" * 64, "seed": "1"}


def waves_of(folder: Path, player: fake.Play = fake.play, points: int = 20) -> list[Wave]:
    """Return the waves of the small plan, kept in *folder*."""
    return calibrate(fake.plan(points), player, Store(folder, MADE_WITH), fake.silent)[1]


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory: pytest.TempPathFactory) -> list[Wave]:
    """What the small plan comes to if nobody kills it."""
    return waves_of(tmp_path_factory.mktemp("whole"))


@settings(max_examples=15)
@given(until=st.integers(0, 60), torn=st.integers(0, 400))
def test_what_was_killed_goes_on_as_if_it_had_not_been(
    uninterrupted: list[Wave], tmp_path_factory: pytest.TempPathFactory, until: int, torn: int
) -> None:
    """Killed after any point, the last line half written: the same points, to the bit."""
    folder = tmp_path_factory.mktemp("broken")
    with pytest.raises(KeyboardInterrupt):
        waves_of(folder, fake.counting([], until))
    lines = (folder / FILE).read_bytes().splitlines(keepends=True)
    (folder / FILE).write_bytes(b"".join(lines[:-1]) + lines[-1][:torn])

    found = waves_of(folder)

    for one, other in zip(uninterrupted, found, strict=True):
        assert np.array_equal(one.units, other.units)
        assert one.answers == other.answers


def test_nothing_is_played_twice(tmp_path: Path) -> None:
    """A store that is complete asks nothing of the model; more waves ask only for their own."""
    waves_of(tmp_path)
    asked: list[int] = []

    waves_of(tmp_path, fake.counting(asked))
    assert asked == []

    plan = fake.plan(20, waves=4)
    calibrate(plan, fake.counting(asked), Store(tmp_path, MADE_WITH), fake.silent)
    assert len(asked) == plan.points


def test_a_torn_line_is_told_of(tmp_path: Path) -> None:
    """The point is played again."""
    waves_of(tmp_path)
    path = tmp_path / FILE
    path.write_bytes(path.read_bytes()[:-5])

    store = Store(tmp_path, MADE_WITH)

    assert store.notes == [f"{path}: the last line was torn off and is dropped"]
    assert path.read_bytes().endswith(b"\n")


def test_a_store_of_another_model_is_refused(tmp_path: Path) -> None:
    """And the error says what differs, and what to do."""
    waves_of(tmp_path)
    other = {"model": "b" * 64, "seed": "2"}

    with pytest.raises(StoreError, match=r"another model, seed 1, not 2\); choose another --store"):
        Store(tmp_path, other)


@pytest.mark.parametrize("text", ["{}\n", "[]\n", '{"format": 9}\n', "points\n"])
def test_what_is_no_store_is_refused(tmp_path: Path, text: str) -> None:
    """Nothing that somebody else has written is added to."""
    (tmp_path / FILE).write_text(text)

    with pytest.raises(StoreError):
        Store(tmp_path, MADE_WITH)

    assert (tmp_path / FILE).read_text() == text


def test_damage_in_the_midst_names_its_line(tmp_path: Path) -> None:
    """Only the last line can be torn; anything else has been meddled with."""
    waves_of(tmp_path)
    lines = (tmp_path / FILE).read_text().splitlines(keepends=True)
    (tmp_path / FILE).write_text("".join([*lines[:4], "{broken\n", *lines[5:]]))

    with pytest.raises(StoreError, match="line 5 is damaged"):
        Store(tmp_path, MADE_WITH)


def test_a_folder_that_cannot_be_made_is_told_of(tmp_path: Path) -> None:
    """With a remedy."""
    (tmp_path / "file").write_text("")

    with pytest.raises(StoreError, match="choose another --store"):
        Store(tmp_path / "file" / "below", MADE_WITH)


def test_later_waves_come_closer(tmp_path: Path) -> None:
    """Each is played where those before it promise most."""
    waves = waves_of(tmp_path, points=60)
    posterior = Posterior(fake.SPACE, fake.TERMS, waves, fake.CRISIS)

    first, *_, last = np.split(posterior.distances, len(waves))

    assert np.median(last) < np.median(first) / 4
