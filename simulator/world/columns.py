"""The regional numbers that the model reads of a country: what each means, and which it must have.

A country states each column's bounds and source itself; here stand the unit and the widest bounds
that make sense. A column that is not needed and not stated is 0 everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from simulator.scenario.declare import ColumnDeclaration as Column


def _spare(unit: str, low: float, high: float, meaning: str) -> Column:
    return Column(unit, low, high, meaning, needed=False)


COLUMNS: Final[Mapping[str, Column]] = {
    "population": Column("thousand", 0.001, 2_000_000, "People who live there."),
    "latitude": Column("°N", -90, 90, "Of the centre, where crowds and seats of power are."),
    "longitude": Column("°E", -180, 180, "Of the centre."),
    "price_exposure": Column("index", 0, 5, "How hard a dearer price is felt."),
    "deprivation": Column("index", 0, 5, "Hardship as people compare it, not income."),
    "political_weight": Column("×", 0.1, 5, "What losing the centre means for power; 1 is usual."),
    "guard_base": Column("base", 0, 1, "1 where units of the guard stand at the start."),
    "mobilisation": Column("index", 0, 5, "How readily people are drawn into the street."),
    "violence_propensity": Column("index", 0, 5, "How readily a crowd turns violent."),
    "minority_share": _spare("share", 0, 1, "Kin of the patron's people in the population."),
    "extremist_reach": _spare("index", 0, 1, "How far extremist networks could reach."),
    "communal_tension": _spare("index", 0, 1, "How easily communities are set on each other."),
    "airport": _spare("site", 0, 1, "1 where an airport serves the centre."),
    "headquarters": _spare("site", 0, 1, "1 where police and services have an armoury."),
    "residence": _spare("site", 0, 1, "1 where the leader has a residence in the city."),
    "seat": _spare("site", 0, 1, "1 where the seat of power is."),
}

NEEDED: Final = tuple(name for name, column in COLUMNS.items() if column.needed)
