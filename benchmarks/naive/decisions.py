"""Decisions of a state and its patron, taken by an actor or laid down by a scenario."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from benchmarks.naive.region import Region
from benchmarks.naive.world import World

LEVELS = ("watch", "indirect", "reserve", "limited", "massive")
WATCH, INDIRECT, RESERVE, LIMITED, MASSIVE = range(5)


def cut_price(w: World, regions: Iterable[Region], price: Callable[[Region], float]) -> None:
    """Bring the price down in some regions; where it is lower it stays."""
    if w.rolled_back:
        return
    for region in regions:
        region.price = min(region.price, price(region))
    w.concede(0.10)
    w.happen("regional_price_cut")


def roll_back(w: World) -> None:
    """Order the old price back in the whole country."""
    if w.rolled_back:
        return
    w.rolled_back = True
    for region in w.regions:
        region.price = 1.0
    w.concede(0.25)
    w.happen("price_rollback")


def dismiss_cabinet(w: World, size: float) -> None:
    """Let the cabinet resign: *size* is how much that gives."""
    if w.resigned:
        return
    w.resigned = True
    w.concede(size)
    w.transition_gap = max(0.0, w.transition_gap - 0.25 * size)
    w.happen("concession")


def shut_internet(w: World, left: float) -> None:
    """Cut the internet to the share *left* of normal traffic."""
    w.internet = left
    w.happen("internet_shutdown")


def restore_internet(w: World) -> None:
    """Let traffic come back."""
    w.internet = 1.0
    w.happen("internet_restored")


def allow_force(w: World, level: int) -> None:
    """Set the rule of force: 0 crowd control, 1 batons, 2 fire at attackers, 3 without warning."""
    before, w.force_rule = w.force_rule, level
    if level > before:
        w.happen(f"force_rule_{level}")
    elif level < before:
        w.happen("force_relaxed")


def ask_for_help(w: World) -> None:
    """Ask the alliance for troops, once, if anybody is left to ask."""
    if not w.asked and not w.gone:
        w.asked = True
        w.happen("csto_requested")


def step_up(w: World, level: int) -> None:
    """Let the patron take an option if it is a step up."""
    if level > w.option:
        w.option = level
        w.happen(f"moscow_{LEVELS[level]}")


def answer_request(w: World, level: int) -> None:
    """Answer a request for troops with an option; a refusal is felt among the leader's own."""
    step_up(w, level)
    if level >= LIMITED:
        w.happen("csto_accepted")
    else:
        w.cohesion = max(0.0, w.cohesion - 0.05)
        w.base_loyalty = max(0.0, w.base_loyalty - 0.04)
        w.happen("csto_declined")
