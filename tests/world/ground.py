"""Two towns on which hazards, watches and handles are tried without any actor."""

from __future__ import annotations

from simulator.scenario.model import Country, Parameter, Region
from simulator.streams import Draws
from simulator.world.fields import national, regional
from simulator.world.ground import Ground
from simulator.world.worlds import Consequence, Worlds

COLUMNS = {
    "population": (100.0, 300.0),
    "latitude": (43.24, 51.17),
    "longitude": (76.89, 71.43),
    "political_weight": (1.0, 2.0),
}
FIELDS = (
    regional("crowd", "persons", "A crowd."),
    national("mood", "index", "A mood.", 0.5, high=1.0),
)


def two_towns() -> Country:
    """Return Almaty and Astana, as far apart as they are."""
    regions = tuple(
        Region(f"T-{row}", name, {key: column[row] for key, column in COLUMNS.items()})
        for row, name in enumerate(("South", "North"))
    )
    columns = {name: Parameter(name, 0.0, "", -1e9, 1e9, ("judgement",), "low") for name in COLUMNS}
    return Country("towns", "Two towns", regions, columns, "", "T-0")


def bare_worlds(
    numbers: tuple[int, ...],
    reactions: dict[str, tuple[Consequence, ...]] | None = None,
    *,
    seed: int = 1,
    recording: bool = False,
) -> Worlds:
    """Return worlds in which nobody acts yet."""
    return Worlds(
        Ground(two_towns()),
        FIELDS,
        Draws(seed, numbers),
        numbers,
        tick_hours=3.0,
        reactions=reactions or {},
        recording=recording,
    )
