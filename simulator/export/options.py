"""How something is exported: its shape on the page, and whether it carries its recipe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal

Aspect = Literal["16:9", "4:3", "a4", "square"]

#: Height over width of a page.
ASPECTS: Final[Mapping[Aspect, float]] = MappingProxyType(
    {"16:9": 9 / 16, "4:3": 3 / 4, "a4": 1 / 2**0.5, "square": 1.0}
)


@dataclass(frozen=True, slots=True)
class Options:
    """What a format is told besides what it writes.

    ``recipe`` is the text that ``boilover reproduce`` reads; empty where the file is to be released
    without it. ``note`` is what the user adds to the foot of each page. ``template`` is a file of
    the user's that lays out the slides of a deck instead of the project's own.
    """

    aspect: Aspect = "16:9"
    recipe: str = ""
    note: str = ""
    template: Path | None = None
