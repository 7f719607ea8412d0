"""However a file is damaged, it loads or says what is wrong; no other error ever comes out."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scenario.file import check
from tests.scenario.tiny import BASE, COUNTRY, CRISIS, KINDS, PROVENANCE, write_crisis

FILES = {"base.yaml": BASE, "crisis.yaml": CRISIS, "countries/land.yaml": COUNTRY}
CHARACTERS = st.one_of(
    st.sampled_from(list("{}[]:,#&*!|>'\"%@`?-~<=.\t\n\r 0eE+_\\")), st.characters(codec="utf-8")
)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """One folder for all examples, since each restores what it damages."""
    with tempfile.TemporaryDirectory() as name:
        write_crisis(Path(name))
        yield Path(name)


@given(data=st.data(), character=CHARACTERS, kind=st.sampled_from(["put", "replace", "cut"]))
def test_one_wrong_character(folder: Path, data: st.DataObject, character: str, kind: str) -> None:
    """Any single character, put anywhere, replaced or taken away."""
    name = data.draw(st.sampled_from(sorted(FILES)))
    text = FILES[name]
    at = data.draw(st.integers(0, len(text) - 1))
    kept = text[at:] if kind == "put" else text[at + 1 :]
    damaged = text[:at] + ("" if kind == "cut" else character) + kept

    assert_only_faults(folder, name, damaged.encode())


@given(data=st.data(), noise=st.binary(max_size=6))
def test_bytes_in_the_way(folder: Path, data: st.DataObject, noise: bytes) -> None:
    """Bytes that are no text at all."""
    name = data.draw(st.sampled_from(sorted(FILES)))
    text = FILES[name].encode()
    at = data.draw(st.integers(0, len(text)))

    assert_only_faults(folder, name, text[:at] + noise + text[at:])


@given(data=st.data())
def test_a_line_lost_or_moved(folder: Path, data: st.DataObject) -> None:
    """The slips that an editor makes easy."""
    name = data.draw(st.sampled_from(sorted(FILES)))
    lines = FILES[name].splitlines(keepends=True)
    line = lines.pop(data.draw(st.integers(0, len(lines) - 1)))
    if data.draw(st.booleans()):
        lines.insert(data.draw(st.integers(0, len(lines))), "  " + line)

    assert_only_faults(folder, name, "".join(lines).encode())


def assert_only_faults(folder: Path, name: str, damaged: bytes) -> None:
    """Check the crisis with one of its files damaged."""
    try:
        (folder / name).write_bytes(damaged)
        faults = check(folder / "crisis.yaml", KINDS, PROVENANCE)
    finally:
        (folder / name).write_text(FILES[name], encoding="utf-8")
    assert all(fault.message and fault.line >= 0 for fault in faults)
