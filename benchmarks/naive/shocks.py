"""Scheduled events from outside the model."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from benchmarks.naive import decisions
from benchmarks.naive.communal import clash
from benchmarks.naive.decisions import LIMITED, MASSIVE, WATCH
from benchmarks.naive.elites import arm
from benchmarks.naive.extremists import attack, target
from benchmarks.naive.region import Region, proneness
from benchmarks.naive.setting import Planned
from benchmarks.naive.world import Process, World

ANSWERS = {"declined": WATCH, "limited": LIMITED, "massive": MASSIVE}
ORDERS = {1: "batons", 2: "fire", 3: "no warning"}
REPLACED = {  # hazards that stand still where a scenario says when the event comes
    "concession": ("cabinet resigns",),
    "csto_decision": ("alliance answer",),
    "csto_request": ("request",),
    "curfew": ("emergency",),
    "dismiss_leader": ("leader falls", "leader resigns"),
    "elite_split": ("elite split",),
    "internet_restored": ("internet back",),
    "internet_shutdown": ("internet shutdown",),
    "price_cut": ("regional price cut",),
    "price_rollback": ("price rollback",),
    "purge": ("old guard purge",),
}
FORBIDDEN = {
    "csto_request": ("request",),
    "rollback": ("regional price cut", "price rollback"),
    "concession": ("cabinet resigns",),
    "internet_shutdown": ("internet shutdown",),
    "emergency": ("emergency",),
    "batons": ("batons",),
    "fire": ("fire", "no warning"),
    "purge": ("old guard purge",),
    "split": ("elite split",),
    "fall": ("leader falls", "leader resigns"),
    "defection": ("defection",),
    "extremist_attack": ("extremist attack",),
    "communal_clash": ("communal clash",),
    "minority_appeal": ("minority appeals",),
    "breakaway": ("breakaway",),
    "credit": ("credit offered",),
    "mediation": ("mediation offered",),
    "withdrawal": ("withdrawal announced",),
}


def strike(world: World, shock: Planned) -> Process:
    """Wait for the hour of *shock* and let it strike; until then nobody else does the same."""
    world.barred.update(REPLACED.get(shock.kind, ()))
    if shock.kind == "force_rule":
        level = round(shock.arguments["level"])
        world.barred.update([ORDERS[level]] if level in ORDERS else [])
    if shock.at > 0.0:
        yield world.env.timeout(shock.at)
    _KINDS[shock.kind](world, **shock.arguments)


def _struck(w: World, region: str) -> list[Region]:
    return w.regions if region == "all" else [w.regions[w.setting.row(region)]]


# -- society --------------------------------------------------------------------------------------


def _price_rise(w: World, factor: float) -> None:
    for region in w.regions:
        region.price *= factor
    if factor != 1.0:
        w.happen("price_rise")


def _crowd(w: World, region: str, persons: float) -> None:
    (here,) = _struck(w, region)
    here.peaceful = min(here.peaceful + persons, here.place.people)
    w.happen("crowd_assembles")


def _political_trigger(w: World, size: float) -> None:
    _wrong(w, w.regions, size, "political_trigger")


def _local_grievance(w: World, region: str, size: float) -> None:
    _wrong(w, _struck(w, region), size, "local_grievance")


def _wrong(w: World, regions: list[Region], size: float, event: str) -> None:
    if size > 0.0:
        for region in regions:
            region.trigger = min(1.0, region.trigger + size)
        w.happen(event)


def _violence(w: World, region: str, value: float) -> None:
    for here in _struck(w, region):
        here.proneness = proneness(here.place.deprivation, value)


def _armed(w: World, region: str, persons: float) -> None:
    arm(w, _struck(w, region)[0], persons)


def _communal_clash(w: World, region: str, persons: float) -> None:
    clash(w, _struck(w, region)[0], persons)


def _extremist_attack(w: World, region: str, persons: float, deaths: float) -> None:
    attack(w, target(w) if region == "drawn" else _struck(w, region)[0], persons, deaths)


# -- state ----------------------------------------------------------------------------------------


def _price_cut(w: World, region: str, price: float) -> None:
    dearer = [here for here in _struck(w, region) if here.price > price]
    if dearer:
        decisions.cut_price(w, dearer, lambda _: price)


def _price_rollback(w: World) -> None:
    decisions.roll_back(w)


def _concession(w: World, size: float) -> None:
    decisions.dismiss_cabinet(w, size)


def _internet_shutdown(w: World, left: float) -> None:
    if left < w.internet:
        decisions.shut_internet(w, left)


def _internet_restored(w: World) -> None:
    if w.internet < 1.0:
        decisions.restore_internet(w)


def _curfew(w: World) -> None:
    if not w.curfew:
        w.happen("state_of_emergency")


def _force_rule(w: World, level: float) -> None:
    decisions.allow_force(w, round(level))


def _purge(w: World) -> None:
    if not w.purged and not w.leaderless:
        w.happen("old_guard_purged")


def _elite_split(w: World) -> None:
    if not w.split:
        w.happen("elite_split")


def _dismiss_leader(w: World) -> None:
    if not w.gone:
        w.happen("leader_dismissed")


def _forbid(w: World, what: str) -> None:
    w.barred.update(FORBIDDEN[what])


# -- abroad and markets ---------------------------------------------------------------------------


def _csto_request(w: World) -> None:
    decisions.ask_for_help(w)


def _csto_answer(w: World, answer: str) -> None:
    w.forced_option = ANSWERS[answer]


def _csto_decision(w: World, answer: str) -> None:
    if w.asked and not w.happened("csto_accepted") and not w.happened("csto_declined"):
        decisions.answer_request(w, ANSWERS[answer])


def _oil_price(w: World, value: float) -> None:
    if value != w.oil:
        w.oil = value
        w.happen("oil_price_change")


def _currency(w: World, value: float) -> None:
    if value != w.base_currency:
        w.currency = min(1.0, max(0.0, w.currency + value - w.base_currency))
        w.base_currency = value
        w.happen("currency_change")


_KINDS: Mapping[str, Callable[..., None]] = {
    "armed": _armed,
    "communal_clash": _communal_clash,
    "concession": _concession,
    "crowd": _crowd,
    "csto_answer": _csto_answer,
    "csto_decision": _csto_decision,
    "csto_request": _csto_request,
    "curfew": _curfew,
    "currency": _currency,
    "dismiss_leader": _dismiss_leader,
    "elite_split": _elite_split,
    "extremist_attack": _extremist_attack,
    "forbid": _forbid,
    "force_rule": _force_rule,
    "internet_restored": _internet_restored,
    "internet_shutdown": _internet_shutdown,
    "local_grievance": _local_grievance,
    "oil_price": _oil_price,
    "political_trigger": _political_trigger,
    "price_cut": _price_cut,
    "price_rise": _price_rise,
    "price_rollback": _price_rollback,
    "purge": _purge,
    "violence": _violence,
}
