"""An exported picture or table leads back to what it was made of, by the recipe that it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from simulator.export.format import export_formats
from simulator.export.recipe import Part, Recipe
from simulator.export.recipe_file import recipe_in
from simulator.language import mark
from ui.session.autosave import FORMAT
from ui.session.carried import carried_texts
from ui.session.opening import Opener
from ui.session.session import Session


def _open(session: Session, path: Path) -> bool:
    return session.document.open_within(path, lambda: _content(recipe_in(path)))


def _content(recipe: Recipe) -> Mapping[str, Any]:
    """Return what a recipe tells as a session file holds it."""
    live = next((part for part in recipe.parts if part.role == "live"), recipe.parts[0])
    pins = [part for part in recipe.parts if part.role == "pinned" and part is not live]
    sources = _sources([live, *pins])
    return {
        "format": FORMAT,
        "live": _variant(live, sources),
        "pins": [{"letter": part.letter, **_variant(part, sources)} for part in pins],
        "shown": list(recipe.shown),
        "uncertainty": recipe.uncertainty,
        "scenarios": {sources[part.letter]: carried_texts(part.bundle) for part in (live, *pins)},
    }


def _sources(parts: Sequence[Part]) -> Mapping[str, str]:
    """Return how each variant asks for its scenario, by letter: one name may mean two texts."""
    first: dict[str, Part] = {}
    found = {}
    for part in parts:
        name = part.bundle.name
        is_same = first.setdefault(name, part).bundle == part.bundle
        found[part.letter] = name if is_same else f"{part.letter}/{name}.yaml"
    return found


def _variant(part: Part, sources: Mapping[str, str]) -> Mapping[str, Any]:
    return {**part.content, "source": sources[part.letter]}


OPENER = Opener(
    title=mark("Exported pictures and tables"),
    suffixes=tuple(dict.fromkeys(fmt.suffix for fmt in export_formats().values() if fmt.recipe)),
    offer=mark("Open what {name} was made of"),
    open=_open,
)
