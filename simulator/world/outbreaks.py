"""Violence that breaks out in one region, whether the model or a scenario says when.

An actor draws the moment, the place and the size, and names the causes; a scenario states them as a
shock (``root``), which needs none. ``region`` is a row of the fields.
"""

from __future__ import annotations

from simulator.world.worlds import World

ATTACK_CAUSES = ("administration_seized", "security_defection", "riot")
CLASH_CAUSES = ("leader_gone", "administration_seized", "riot", "extremist_attack")
OCCASION = 14.0  # days for which something that has happened explains another outbreak


def arm(
    world: World,
    region: int,
    persons: float,
    actor: str,
    causes: tuple[str, ...] = (),
    *,
    root: bool = False,
) -> None:
    """Let armed men mix with the crowd of a region."""
    world.batch.armed[region, world.place] += persons
    world.emit("armed_infiltration", actor, causes, region=region, root=root, persons=persons)


def attack(world: World, region: int, persons: float, deaths: float, *, root: bool = False) -> None:
    """Let an armed cell of *persons* strike in a region and kill *deaths* people.

    It comes from outside too where nothing has happened that explains it.
    """
    w, k = world.batch, world.place
    w.armed[region, k] += persons
    w.cells[region, k] += persons
    w.dead[region, k] += round(deaths)
    world["attack"] = 1.0
    world["attacks"] = world["attacks"] + 1.0
    world.emit(
        "extremist_attack",
        "extremists",
        ATTACK_CAUSES,
        region=region,
        root=root or _unprovoked(world, ATTACK_CAUSES),
        persons=persons,
        deaths=float(round(deaths)),
    )


def target(world: World) -> int:
    """Draw the region of an attack, by the reach of the networks and political weight.

    Where they reach nowhere (a scenario strikes all the same), by weight alone.
    """
    weight = world.ground.weight[:, 0]
    odds = world.ground.optional("extremist_reach")[:, 0] * weight
    return world.pick("extremist target", odds if odds.any() else weight)


def clash(world: World, region: int, persons: float, *, root: bool = False) -> None:
    """Let *persons* of two communities clash in a region.

    It comes from outside too where nothing has happened that explains it.
    """
    world.batch.communal[region, world.place] += persons
    root = root or _unprovoked(world, CLASH_CAUSES)
    world.emit(
        "communal_clash", "communal", CLASH_CAUSES, region=region, root=root, persons=persons
    )


def _unprovoked(world: World, causes: tuple[str, ...]) -> bool:
    return not world.lately(causes, OCCASION)
