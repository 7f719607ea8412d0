"""A part of a document between two marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.errors import ExportError
from simulator.export.marked import check_marked, marks, replace_marked

FIRST, LAST = marks("table")


def document(folder: Path, text: str) -> Path:
    """Write a document as it stands, line ends and all."""
    path = folder / "page.md"
    path.write_bytes(text.encode())
    return path


def test_only_what_stands_between_the_marks_changes(tmp_path: Path) -> None:
    """What the author wrote before and after is kept to the byte."""
    page = document(tmp_path, f"# Ours – 1\n{FIRST}\nold\n{LAST} \nend")

    replace_marked(page, "table", "| a |\n| b |\n")

    assert page.read_text("utf-8") == f"# Ours – 1\n{FIRST}\n\n| a |\n| b |\n\n{LAST} \nend"


def test_written_twice_is_written_once(tmp_path: Path) -> None:
    """The same table leaves the same bytes."""
    page = document(tmp_path, f"{FIRST}\n{LAST}\n")
    replace_marked(page, "table", "a")
    before = page.read_bytes()

    replace_marked(page, "table", "a")

    assert page.read_bytes() == before


def test_line_ends_stay_those_of_the_document(tmp_path: Path) -> None:
    """A file of Windows stays one."""
    page = document(tmp_path, f"x\r\n{FIRST}\r\n{LAST}\r\n")

    replace_marked(page, "table", "a\nb")

    assert page.read_bytes() == f"x\r\n{FIRST}\r\n\r\na\r\nb\r\n\r\n{LAST}\r\n".encode()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nothing", f"has no line {FIRST}; put {FIRST} and {LAST} once each"),
        (FIRST, f"has no line {LAST}"),
        (f"{FIRST}{FIRST}{LAST}", f"has more than one line {FIRST}"),
        (f"{LAST}{FIRST}", f"{LAST} comes before {FIRST}; put them the other way round"),
    ],
)
def test_a_document_without_its_marks_is_left_alone(tmp_path: Path, text: str, told: str) -> None:
    """The error says what to put where."""
    page = document(tmp_path, text)

    for act in (check_marked, lambda *of: replace_marked(*of, "a")):
        with pytest.raises(ExportError) as caught:
            act(page, "table")
        assert told in str(caught.value)

    assert page.read_text() == text


def test_no_document_is_told(tmp_path: Path) -> None:
    """Nothing is made where nothing stood."""
    with pytest.raises(ExportError, match="No such file"):
        check_marked(tmp_path / "page.md", "table")

    assert not list(tmp_path.iterdir())


def test_what_is_not_text_is_told(tmp_path: Path) -> None:
    """A picture has no marks."""
    page = tmp_path / "page.png"
    page.write_bytes(b"\x89PNG\xff")

    with pytest.raises(ExportError, match="is not UTF-8 text"):
        replace_marked(page, "table", "a")
