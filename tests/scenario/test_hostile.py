"""A scenario is data: whatever it tries beyond that is refused, and only a fault comes out."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from simulator.errors import ScenarioError
from simulator.scenario.file import check
from tests.scenario.tiny import CHILD, CRISIS, KINDS, PROVENANCE, faults, load, write

LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: !!python/object/apply:os.system ['echo']\n", "tags are not allowed"),
        ("title: !!python/name:os.system x\n", "tags are not allowed"),
        ("title: !include /etc/passwd\n", "tags are not allowed"),
        ("title: !!int 3\n", "tags are not allowed"),
        ("title: ! x\n", "tags are not allowed"),
        ("%TAG ! tag:x,2000:\n---\ntitle: x\n", "directives"),
        ("title: &x y\nsummary: *x\n", "aliases (*name) are not allowed"),
        ("<<: {a: 1}\n", "unknown key"),
        (LAUGHS, "anchors (&name) are not allowed"),
        ("title: a\ntitle: b\n", "title: is given twice"),
        ("title: a\n---\ntitle: b\n", "second document"),
        ("? [a, b]\n: c\n", "a key must be a plain word"),
        ("[" * 50_000, "nested more than"),
        ("{a: " * 50_000, "nested more than"),
        ("- " * 50_000, "nested more than"),
        ("title: \x07\n", "1:8 holds a character that YAML does not allow"),
        ("title: \ud800\n", "is not UTF-8 text"),
        ("\ttitle: a\n", "is not YAML"),
        ("title: 'a\n", "is not YAML"),
        ("", "is empty"),
        ("# only a comment\n", "is empty"),
        ("just words\n", "must be a map"),
        ("- a\n- b\n", "must be a map"),
        ("null\n", "must be a map"),
        ("x" * 1_000_001, "larger than 1 MB"),
    ],
)
def test_what_is_not_plain_data_is_refused(tmp_path: Path, text: str, expected: str) -> None:
    """Neither tags nor aliases nor size can do anything."""
    begun = time.process_time()
    found = faults(write(tmp_path, "hostile", text))

    assert any(expected in line for line in found), found[:5]
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    "name",
    ["../base", "/etc/passwd", "base.yaml", "..", "~/x", "a\\b", "file:///etc/passwd", "C:x"],
)
@pytest.mark.parametrize("key", ["extends", "country"])
def test_names_are_not_paths(crisis: Path, key: str, name: str) -> None:
    """A file can name its neighbours and what ships; it cannot reach anywhere else."""
    old = {"extends": "extends: base", "country": "country: land"}[key]

    found = faults(write(crisis.parent, "crisis", CRISIS.replace(old, f"{key}: '{name}'")))

    assert any(f" {key}: must be " in line for line in found)


def test_outlines_are_a_neighbour(crisis: Path) -> None:
    """The outlines' file cannot lie elsewhere."""
    land = crisis.parent / "countries" / "land.yaml"
    land.write_text(land.read_text("utf-8").replace("land.geojson", "../x.geojson"), "utf-8")

    (fault,) = faults(crisis)

    assert "countries/land.yaml:3:11 outlines: must be the name of a .geojson file" in fault


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    """Not an OSError."""
    assert faults(tmp_path / "none.yaml") == ["none.yaml no such file"]


def test_a_folder_is_a_fault(tmp_path: Path) -> None:
    """Not an OSError either."""
    assert faults(tmp_path) == [f"{tmp_path.name} is a folder, not a file"]


def test_bytes_that_are_no_text_have_a_place(tmp_path: Path) -> None:
    """Line and column of the first byte that is not UTF-8."""
    (tmp_path / "latin.yaml").write_bytes(b"format: 1\ntitle: caf\xe9\n")

    assert faults(tmp_path / "latin.yaml") == ["latin.yaml:2:11 is not UTF-8 text"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Only regular files are opened."""
    os.mkfifo(tmp_path / "pipe.yaml")

    assert faults(tmp_path / "pipe.yaml") == ["pipe.yaml is a device or a pipe, not a file"]


def test_a_link_that_leads_out_is_not_followed(
    crisis: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A name stands for a file of the folder itself."""
    outside = write(tmp_path_factory.mktemp("outside"), "secret", "format: 1\ntitle: Secret\n")
    (crisis.parent / "inside.yaml").symlink_to(outside)

    (fault,) = faults(write(crisis.parent, "child", CHILD.replace("crisis", "inside")))

    assert "no scenario is called 'inside'" in fault


def test_circles_are_found(crisis: Path) -> None:
    """However long they are."""
    for name, parent in (("a", "b"), ("b", "c"), ("c", "a")):
        write(crisis.parent, name, f"format: 1\ntitle: x\nextends: {parent}\n")

    (fault,) = faults(crisis.with_name("a.yaml"))

    assert "goes round in a circle: a → b → c → a" in fault


def test_endless_chains_end(crisis: Path) -> None:
    """A chain of files has a length that nobody needs."""
    for index in range(30):
        write(crisis.parent, f"c{index}", f"format: 1\ntitle: x\nextends: c{index + 1}\n")

    (fault,) = faults(crisis.with_name("c0.yaml"))

    assert "chain of more than" in fault


def test_a_file_that_cannot_be_read_raises_only_our_error(tmp_path: Path) -> None:
    """Whoever loads needs to catch one kind of error."""
    for path in (tmp_path, tmp_path / "none.yaml", tmp_path / ("x" * 300), Path("a\0b")):
        assert check(path, KINDS, PROVENANCE)
        with pytest.raises(ScenarioError):
            load(path)
