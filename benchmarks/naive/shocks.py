"""Scheduled events from outside the model."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from benchmarks.naive.moscow import LIMITED, MASSIVE, WATCH
from benchmarks.naive.setting import Planned
from benchmarks.naive.world import Process, World

ANSWERS = {"declined": WATCH, "limited": LIMITED, "massive": MASSIVE}


def strike(world: World, shock: Planned) -> Process:
    """Wait for the hour of *shock* and let it strike."""
    if shock.at > 0.0:
        yield world.env.timeout(shock.at)
    _KINDS[shock.kind](world, **shock.arguments)


def _price_rise(w: World, factor: float) -> None:
    for region in w.regions:
        region.price *= factor
    if factor != 1.0:
        w.happen("price_rise")


def _price_rollback(w: World) -> None:
    if w.rolled_back:
        return
    w.rolled_back = True
    for region in w.regions:
        region.price = 1.0
    w.concede(0.25)
    w.happen("price_rollback")


def _concession(w: World, size: float) -> None:
    if w.resigned:
        return
    w.resigned = True
    w.concede(size)
    w.transition_gap = max(0.0, w.transition_gap - 0.25 * size)
    w.happen("concession")


def _csto_request(w: World) -> None:
    if not w.asked and not w.gone:
        w.asked = True
        w.happen("csto_requested")


def _csto_answer(w: World, answer: str) -> None:
    w.forced_option = ANSWERS[answer]


def _forbid(w: World, what: str) -> None:
    if what == "csto_request":
        w.request_forbidden = True
    else:
        w.purge_forbidden = True


_KINDS: Mapping[str, Callable[..., None]] = {
    "price_rise": _price_rise,
    "price_rollback": _price_rollback,
    "concession": _concession,
    "csto_request": _csto_request,
    "csto_answer": _csto_answer,
    "forbid": _forbid,
}
