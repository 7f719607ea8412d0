"""What is read off a replication: indicators each tick, and how it ended."""

from __future__ import annotations

from benchmarks.naive.region import Region
from benchmarks.naive.sites import count_lost
from benchmarks.naive.world import Process, World

Series = dict[str, list[float]]


def observe(world: World, series: Series) -> Process:
    """Sample every indicator at the beginning of each tick."""
    while True:
        sample(world, series)
        yield world.env.timeout(world.tick)


def sample(world: World, series: Series) -> None:
    """Add the present value of every indicator to *series*."""
    for name, value in indicators(world).items():
        series.setdefault(name, []).append(value)


def indicators(w: World) -> dict[str, float]:
    """Return the present value of every indicator, in the units of the engine's."""
    regions, setting = w.regions, w.setting
    paid = sum(r.price * r.place.people for r in regions) / setting.population
    held = sum(r.control * r.place.weight for r in regions) / setting.weight_sum
    fallen = sum(r.dead_forces for r in regions)
    return {
        "participants": w.in_street() + w.fighting(),
        "regions_in_unrest": sum(r.crowd > 0.15 * r.local for r in regions),
        "control": 100.0 * held,
        "deaths": sum(r.dead for r in regions) + fallen,
        "foreign_troops": w.foreign(),
        "fuel_price": 100.0 * paid,
        "arrests": sum(r.arrested for r in regions),
        "rioters": w.violent(),
        "violent_regions": sum(_is_violent(r) for r in regions),
        "organisation": 100.0 * w.organisation,
        "loss": w.loss,
        "sites_lost": count_lost(w),
        "communal": w.fighting(),
        "displaced": sum(r.displaced for r in regions),
        "politicisation": 100.0 * w.politicised,
        "deaths_forces": fallen,
        "loyalty": 100.0 * w.loyalty,
        "threat": 100.0 * w.threat,
        "cohesion": 100.0 * w.cohesion,
        "internet": 100.0 * w.internet,
        "sovereignty": 100.0 * w.sovereignty,
    }


def _is_violent(r: Region) -> bool:
    return r.lost or r.rioters + r.armed > max(60.0, 0.15 * r.local)


def outcome(w: World) -> str:
    """Return the class in which a replication ended: the first that holds."""
    deaths = w.dead() + sum(r.dead_forces for r in w.regions)
    outside = sum(r.place.people for r in w.regions if r.lost)
    fired = w.happened("force_rule_2") or w.happened("force_rule_3")
    gave = w.happened("price_rollback") or w.happened("concession")
    few = deaths < 4.0 or (w.attacks and not w.happened("force_rule_2"))
    classes = (
        ("fragmentation", w.breakaway or outside > 0.25 * w.setting.population),
        ("leader_falls", w.gone),
        ("calm", w.mobilised_peak < 0.00022 and few),
        ("unresolved", w.disturbed and not w.restored),
        ("purge_survival", w.purged),
        ("repression", fired or (deaths >= (12.0 if gave else 4.0) and not w.attacks)),
        ("concession", gave),
        ("repression", w.happened("force_rule_1")),
    )
    return next((name for name, holds in classes if holds), "calm")
