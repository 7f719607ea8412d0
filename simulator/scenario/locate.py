"""Where something stands: the file and line of a parameter, a lever, a claim or a source."""

from __future__ import annotations

from pathlib import Path

from simulator.errors import BoiloverError
from simulator.scenario.document import Node, Place
from simulator.scenario.findings import Findings
from simulator.scenario.library import country_beside, data_root, find
from simulator.scenario.merge import read_chain
from simulator.scenario.reading import read_document


def place_of(scenario: str, *path: str) -> Place | None:
    """Return where the value at *path* of a scenario stands, in whichever file gives it.

    *scenario* is a name or a path; ``("levers", "price_shock")`` is a path. ``None`` where no file
    states it, or none can be read.
    """
    try:
        chain = read_chain(find(scenario), Findings())
    except BoiloverError:
        return None
    return _place(chain.whole, path) if chain else None


def place_of_column(scenario: str, country: str, column: str) -> Place | None:
    """Return where the country file of a scenario states what a regional column is."""
    try:
        file = country_beside(country, find(scenario).parent)
    except BoiloverError:
        return None
    root = read_document(file, Findings())
    return _place(root, ("columns", column)) if root else None


def place_of_source(source: str) -> Place | None:
    """Return where a claim, a record or a work of literature is written down."""
    for name in ("claims", "sources"):
        file: Path = data_root() / "seeds" / f"{name}.yaml"
        root = read_document(file, Findings())
        found = _place(root, (name, source)) if root else None
        if found:
            return found
    return None


def _place(root: Node, path: tuple[str, ...]) -> Place | None:
    node = root.at(path)
    return (node.key or node.place) if node else None
