"""The recipe in an exported file, read with care: the file may be anybody's, and broken."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from simulator.errors import BoiloverError
from simulator.export.format import ExportFormat, export_formats
from simulator.export.recipe import BadRecipe, Recipe, read_recipe
from simulator.language import tr

LARGEST: Final = 500_000_000  # bytes; a file of ours is far smaller
PLAIN: Final = ".json"
"""The ending of a recipe that is a file of its own, as in a pack."""


def recipe_in(path: Path) -> Recipe:
    """Return the recipe of an exported file; raises ``BadRecipe`` where it has none to follow.

    Of a table of comma-separated values, which cannot hold one, the file beside it is read.
    ``MissingExtra`` says that a library is needed to read the file.
    """
    text = _text(path)
    if not text:
        raise BadRecipe(
            tr(
                "{file} holds no recipe. What was exported with its recipe leads back to what it "
                "shows; without one, open the session or the scenario that it was made from.",
                file=path,
            )
        )
    return read_recipe(text)


def _text(path: Path) -> str:
    known = [fmt for fmt in export_formats().values() if fmt.recipe]
    for fmt in known:
        if fmt.beside_suffix and path.name.endswith(fmt.beside_suffix):
            return _held(fmt, path)
    if path.suffix.lower() == PLAIN:
        return _bytes(path).decode("utf-8", errors="replace")
    for fmt in known:
        if path.suffix.lower() != f".{fmt.suffix}":
            continue
        beside = path.with_name(path.name + fmt.beside_suffix)
        return _held(fmt, beside) if beside.exists() or not path.exists() else ""
    suffixes = ", ".join(sorted({f".{fmt.suffix}" for fmt in known}))
    raise BadRecipe(
        tr(
            "{file} is of no kind that holds a recipe; those that do: {suffixes}",
            file=path,
            suffixes=suffixes,
        )
    )


def _held(fmt: ExportFormat, path: Path) -> str:
    assert fmt.recipe is not None
    data = _bytes(path)
    try:
        return fmt.recipe(data)
    except BoiloverError:
        raise
    except Exception as error:  # each library has errors of its own for what is broken
        raise BadRecipe(tr("{file} is damaged: {reason}", file=path, reason=error)) from error


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        reason = error.strerror or error
        raise BadRecipe(tr("{file} cannot be read: {reason}", file=path, reason=reason)) from error
    if len(data) > LARGEST:
        most = LARGEST // 1_000_000
        raise BadRecipe(tr("{file} is larger than {most} MB", file=path, most=most))
    return data
