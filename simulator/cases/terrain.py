"""The made-up country: as many regions as the real one, alike but for the capital and the struck.

A record tells how many people and regions a country has, and where a local crisis began; all else
is the same for every case. Centres stand on a hexagonal spiral around the capital, the struck
region last, hence on the rim; the other regions' sizes follow the rank-size rule.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from simulator.cases.equations import deprivation
from simulator.cases.facts import Facts
from simulator.cases.rule import Rule

CAPITAL: Final = "capital"
STRUCK: Final = "struck"
LATITUDE: Final = 45.0  # where the spiral begins; no region of the world is meant
LONGITUDE: Final = 0.0
_KM_A_DEGREE: Final = 111.2
_LARGEST_CAPITAL: Final = 0.5  # share of the people outside the struck region


@dataclass(frozen=True, slots=True)
class Place:
    """One region with a number for every column."""

    id: str
    name: str
    values: Mapping[str, float]


#: What the rule says of each column: source, and which of its numbers make it.
ORIGIN: Final[Mapping[str, tuple[str, str]]] = {
    "population": ("CASE_RECORD", "capital_share, then rank_size"),
    "latitude": ("judgement", "hexagonal spiral, spacing"),
    "longitude": ("judgement", "hexagonal spiral, spacing"),
    "price_exposure": ("judgement", "price_exposure"),
    "deprivation": ("judgement", "deprivation, by income"),
    "political_weight": ("judgement", "weight_capital, weight_other"),
    "guard_base": ("judgement", "guard_capital; else one region in guard_every"),
    "mobilisation": ("judgement", "mobilisation_capital, mobilisation_struck, mobilisation_other"),
    "violence_propensity": ("judgement", "violence_capital, violence_other"),
    "minority_share": ("CASE_RECORD", "as in the whole country"),
    "extremist_reach": ("judgement", "extremist_reach"),
    "communal_tension": ("judgement", "tension_usual, tension_struck"),
    "airport": ("judgement", "in the capital"),
    "headquarters": ("judgement", "one in every region"),
    "residence": ("judgement", "in the capital"),
    "seat": ("judgement", "in the capital"),
}


def terrain(f: Facts, r: Rule) -> tuple[Place, ...]:
    """Return the regions of the made-up country, the capital first."""
    centres = spiral()
    return tuple(
        Place(id_, name, _values(rank, id_, people, next(centres), f, r))
        for rank, (id_, name, people) in enumerate(_regions(f, r))
    )


def where(f: Facts) -> str:
    """Return the id of the region where a crisis begins: the struck one, or the capital."""
    return STRUCK if f.struck else CAPITAL


def spiral() -> Iterator[tuple[float, float]]:
    """Yield points (east, north) of a hexagonal grid of side 1, ring after ring from the middle."""
    steps = [(math.cos(a), math.sin(a)) for a in (math.radians(60 * k) for k in range(6))]
    yield 0.0, 0.0
    ring = 1
    while True:
        east, north = ring * steps[4][0], ring * steps[4][1]
        for along_east, along_north in steps:
            for _ in range(ring):
                yield east, north
                east, north = east + along_east, north + along_north
        ring += 1


def _regions(f: Facts, r: Rule) -> Iterator[tuple[str, str, float]]:
    """Yield id, name and people (millions) of each region."""
    rest = f.population - f.struck_population
    others = f.regions - 1 - bool(f.struck)
    ranks = [rank ** -r["rank_size"] for rank in range(1, others + 1)]
    capital = min(r["capital_share"] * f.population, _LARGEST_CAPITAL * rest) if ranks else rest
    yield CAPITAL, "Capital", capital
    for rank, weight in enumerate(ranks, start=2):
        yield f"region-{rank}", f"Region {rank}", (rest - capital) * weight / sum(ranks)
    if f.struck:
        yield STRUCK, f.struck, f.struck_population


def _guard(rank: int, regions: int, r: Rule) -> float:
    """Return a base's part of the guard against the capital's, which has guard_capital of all."""
    every = max(1, round(r["guard_every"]))
    bases = -(-regions // every)
    if rank % every:
        return 0.0
    return (
        1.0 if rank == 0 or bases < 2 else min(1.0, (1.0 / r["guard_capital"] - 1.0) / (bases - 1))
    )


def _place(id_: str) -> str:
    return {CAPITAL: "capital", STRUCK: "struck"}.get(id_, "other")


def _values(
    rank: int, id_: str, people: float, centre: tuple[float, float], f: Facts, r: Rule
) -> Mapping[str, float]:
    is_capital = id_ == CAPITAL
    east, north = (r["spacing"] * step / _KM_A_DEGREE for step in centre)
    spared = "price" in f.kinds and f.struck and id_ != STRUCK
    divided = "ethnic" in f.kinds and id_ == where(f)
    return {
        "population": 1000.0 * people,
        "latitude": round(LATITUDE + north, 2),
        "longitude": round(LONGITUDE + east / math.cos(math.radians(LATITUDE + north)), 2),
        "price_exposure": 0.0 if spared else r["price_exposure"],
        "deprivation": deprivation(f, r),
        "political_weight": r["weight_capital"] if is_capital else r["weight_other"],
        "guard_base": _guard(rank, f.regions, r),
        "mobilisation": r[f"mobilisation_{_place(id_)}"],
        "violence_propensity": r["violence_capital"] if is_capital else r["violence_other"],
        "minority_share": f.minority / 100.0,
        "extremist_reach": r["extremist_reach"],
        "communal_tension": r["tension_struck"] if divided else r["tension_usual"],
        "airport": float(is_capital),
        "headquarters": 1.0,
        "residence": float(is_capital),
        "seat": float(is_capital),
    }
