"""What stands beside a table of comma-separated values: what its columns mean, and its recipe.

The form is W3C's *Metadata Vocabulary for Tabular Data*, which is found by its name: that of the
table and ``-metadata.json``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

SUFFIX: Final = "-metadata.json"
_RECIPE: Final = "boilover:recipe"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: what it means, and whether it holds numbers."""

    help: str
    numbers: bool = False


def describe(columns: Mapping[str, Column], title: str, note: str, recipe: str) -> bytes:
    """Return the description of a table with *columns* by name, as its bytes."""
    fields = [
        {
            "name": name,
            "dc:description": column.help,
            "datatype": "number" if column.numbers else "string",
        }
        for name, column in columns.items()
    ]
    about: dict[str, object] = {
        "@context": "http://www.w3.org/ns/csvw",
        "dc:title": title,
        "dc:description": note,
        "tableSchema": {"columns": fields},
    }
    if recipe:
        about[_RECIPE] = json.loads(recipe)
    return json.dumps(about, indent=1, ensure_ascii=False).encode()


def recipe_of(data: bytes) -> str:
    """Return the recipe in the description of a table, empty where there is none."""
    about = json.loads(data)
    recipe = about.get(_RECIPE) if isinstance(about, dict) else None
    return json.dumps(recipe, ensure_ascii=False) if recipe else ""
