"""Decisions of a state and its patron, whoever takes them: an actor for its reasons, or a calendar.

An actor decides by a hazard and names its causes; a scenario schedules the same decision as a
shock, which needs none (``root``). What follows is stated once, here or as the reaction of an actor
to the event, so that a decision pinned to a day weighs what the model's own would.
"""

from __future__ import annotations

import numpy as np

from simulator.world.fields import Floats, Mask
from simulator.world.street import concede
from simulator.world.worlds import World

LEVELS = ("watch", "indirect", "reserve", "limited", "massive")
WATCH, INDIRECT, RESERVE, LIMITED, MASSIVE = range(5)
ALARMING = (
    *("csto_requested", "administration_seized", "riot", "mass_protest", "armed_infiltration"),
    *("extremist_attack", "communal_violence", "unrest_returns"),
)
ANSWER = "alliance answer"  # barred where a scenario says when the answer comes
# -- what is given --------------------------------------------------------------------------------


def cut_price(
    world: World,
    where: Mask,
    price: Floats | float,
    causes: tuple[str, ...] = (),
    *,
    root: bool = False,
) -> None:
    """Bring the price down to *price* (× before) in some regions; where it is lower it stays."""
    if world["rolled_back"] > 0.0:
        return
    before = world["price"]
    world["price"] = np.where(where, np.minimum(before, price), before)
    concede(world, 0.10)
    rows = np.flatnonzero(where).tolist()
    region = rows[0] if len(rows) == 1 else None
    regions = float(len(rows))
    world.emit(
        "regional_price_cut", "government", causes, region=region, root=root, regions=regions
    )


def roll_back(world: World, causes: tuple[str, ...] = (), *, root: bool = False) -> None:
    """Order the old price back in the whole country."""
    if world["rolled_back"] > 0.0:
        return
    world["rolled_back"] = 1.0
    world["price"] = 1.0
    concede(world, 0.25)
    world.emit("price_rollback", "government", causes, root=root)


def dismiss_cabinet(
    world: World, size: float, causes: tuple[str, ...] = (), *, root: bool = False
) -> None:
    """Let the cabinet resign: *size* is how much that gives, 0.8 for a whole cabinet."""
    if world["resigned"] > 0.0:
        return
    world["resigned"] = 1.0
    concede(world, size)
    world["transition_gap"] = world["transition_gap"] - 0.25 * size
    world.emit("concession", "government", causes, root=root, size=size)


# -- what is ordered ------------------------------------------------------------------------------


def shut_internet(
    world: World, left: float, causes: tuple[str, ...] = (), *, root: bool = False
) -> None:
    """Cut the internet to the share *left* of normal traffic."""
    world["internet"] = left
    world.emit("internet_shutdown", "government", causes, root=root, left=left)


def restore_internet(world: World, causes: tuple[str, ...] = (), *, root: bool = False) -> None:
    """Let traffic come back."""
    world["internet"] = 1.0
    world.emit("internet_restored", "government", causes, root=root)


def allow_force(
    world: World, level: int, causes: tuple[str, ...] = (), *, root: bool = False
) -> None:
    """Set the rule of force: 0 crowd control, 1 batons, 2 fire at attackers, 3 without warning."""
    before = world["force_rule"]
    if level == before:
        return
    world["force_rule"] = float(level)
    event = f"force_rule_{level}" if level > before else "force_relaxed"
    world.emit(event, "government", causes, root=root)


# -- help from abroad -----------------------------------------------------------------------------


def ask_for_help(world: World, causes: tuple[str, ...] = (), *, root: bool = False) -> None:
    """Ask the alliance for troops; nobody asks twice, and a leader who is gone not at all."""
    if world["asked"] > 0.0 or world["gone"] > 0.0:
        return
    world["asked"] = 1.0
    world.emit("csto_requested", "government", causes, root=root, threat=world["threat"])


def step_up(world: World, level: int) -> None:
    """Let the patron take an option if it is a step up."""
    if level > world["option"]:
        world["option"] = float(level)
        world.emit(f"moscow_{LEVELS[level]}", "moscow", ALARMING, threat=world["threat_seen"])


def answer_request(world: World, level: int, *, root: bool = False) -> None:
    """Answer a request for troops with an option; a refusal is felt among the leader's own."""
    step_up(world, level)
    if level >= LIMITED:
        causes = ("csto_requested", f"moscow_{LEVELS[level]}")
        world.emit("csto_accepted", "moscow", causes, root=root)
    else:
        world["cohesion"] = world["cohesion"] - 0.05
        world["base_loyalty"] = world["base_loyalty"] - 0.04
        world.emit("csto_declined", "moscow", ("csto_requested",), root=root)
