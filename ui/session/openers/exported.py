"""An exported picture or table leads back to what it was made of, by the recipe that it holds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from simulator.errors import BoiloverError, ExportError
from simulator.export.format import ExportFormat, export_formats
from simulator.export.recipe import Part, Recipe, read_recipe
from simulator.language import mark, tr
from ui.session.autosave import FORMAT
from ui.session.carried import carried_texts
from ui.session.opening import Opener
from ui.session.session import Session

LARGEST = 500_000_000  # bytes; what we export is far smaller


class NoRecipe(BoiloverError):
    """An exported file does not say how it was made."""

    def __str__(self) -> str:
        return tr(
            "A picture or table that was exported with its recipe opens what it shows. This file "
            "holds none: open the session or the scenario that it was made from."
        )


def _open(session: Session, path: Path) -> bool:
    return session.document.open_within(path, lambda: _content(read_recipe(_recipe(path))))


def _recipe(path: Path) -> str:
    """Return the recipe in a file, or in what stands beside it; raises ``BoiloverError``."""
    suffix = path.suffix.lower().removeprefix(".")
    for kind in _kinds():
        beside = path.with_name(path.name + kind.beside_suffix)
        place = beside if kind.beside_suffix and beside.is_file() else path
        if kind.suffix == suffix and kind.recipe and (text := kind.recipe(_bytes(place))):
            return text
    raise NoRecipe


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise ExportError(str(path), tr("is too large"), tr("choose a file that was exported"))
        return path.read_bytes()
    except OSError as error:
        reason = tr("cannot be read: {reason}", reason=error.strerror or error)
        raise ExportError(str(path), reason, tr("choose another file")) from error


def _content(recipe: Recipe) -> Mapping[str, Any]:
    """Return what a recipe tells as a session file holds it."""
    live = next((part for part in recipe.parts if part.role == "live"), recipe.parts[0])
    pins = [part for part in recipe.parts if part.role == "pinned" and part is not live]
    return {
        "format": FORMAT,
        "live": _variant(live),
        "pins": [{"letter": part.letter, **_variant(part)} for part in pins],
        "shown": list(recipe.shown),
        "uncertainty": recipe.uncertainty,
        "scenarios": {
            part.bundle.name: carried_texts(part.bundle) for part in reversed([live, *pins])
        },
    }


def _variant(part: Part) -> Mapping[str, Any]:
    return {**part.content, "source": part.bundle.name}


def _kinds() -> tuple[ExportFormat, ...]:
    return tuple(kind for kind in export_formats().values() if kind.recipe)


OPENER = Opener(
    title=mark("Exported pictures and tables"),
    suffixes=tuple(dict.fromkeys(kind.suffix for kind in _kinds())),
    offer=mark("Open what {name} was made of"),
    open=_open,
)
