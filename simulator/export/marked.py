"""A part of a document that a command writes anew, between two marks; the rest stays as it is."""

from __future__ import annotations

from pathlib import Path

from simulator.errors import ExportError
from simulator.export.atomic import new_file
from simulator.language import tr


def marks(name: str) -> tuple[str, str]:
    """Return the lines between which part *name* of a document stands."""
    return f"<!-- {name}:start -->", f"<!-- {name}:end -->"


def replace_marked(path: Path, name: str, content: str) -> None:
    """Put *content* between the marks of part *name*, whole or not at all.

    Raises ``ExportError`` where the marks are missing or the file cannot be written; it is then as
    it was.
    """
    text, start, end = _found(path, name)
    newline = "\r\n" if "\r\n" in text else "\n"
    body = "".join(line + newline for line in ("", *content.strip().splitlines(), ""))
    with new_file(path, overwrite=True) as stream:
        stream.write((text[:start] + newline + body + text[end:]).encode())


def check_marked(path: Path, name: str) -> None:
    """Raise ``ExportError`` where part *name* could not be replaced; asked before long work."""
    _found(path, name)


def _found(path: Path, name: str) -> tuple[str, int, int]:
    """Return a document's text, and where the content of part *name* starts and ends."""
    first, last = marks(name)
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(str(path), reason, tr("name a document that exists")) from error
    except UnicodeDecodeError as error:
        reason = tr("is not UTF-8 text")
        raise ExportError(str(path), reason, tr("name a text document")) from error
    for mark in (first, last):
        if text.count(mark) != 1:
            if mark in text:
                reason = tr("has more than one line {mark}", mark=mark)
            else:
                reason = tr("has no line {mark}", mark=mark)
            around = tr(
                "put {first} and {last} once each, around the part to be written",
                first=first,
                last=last,
            )
            raise ExportError(str(path), reason, around)
    start, end = text.index(first) + len(first), text.index(last)
    if end < start:
        reason = tr("{last} comes before {first}", last=last, first=first)
        raise ExportError(str(path), reason, tr("put them the other way round"))
    return text, start, end
