"""The kinds of shocks that can be added: what they are called and do, how they belong together.

A kind that has no words here is shown by its name, with the help that stands in its file.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from simulator.language import mark, tr
from simulator.scenario.kinds import Kinds


@dataclass(frozen=True, slots=True)
class ShockKind:
    """A kind that can be added; ``help`` says in a sentence what it does."""

    name: str
    title: str
    help: str


@dataclass(frozen=True, slots=True)
class KindGroup:
    """The kinds that belong together."""

    title: str
    kinds: tuple[ShockKind, ...]


_OTHERS: Final = mark("Others")
_GROUPS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    mark("Prices and economy"): {
        "price_rise": (mark("Price rise"), mark("Fuel becomes dearer in the whole country.")),
        "price_cut": (mark("Price cut"), mark("Fuel becomes cheaper in a region, or everywhere.")),
        "price_rollback": (mark("Price rollback"), mark("The rise is taken back by order.")),
        "oil_price": (mark("Oil price"), mark("Another price of oil from then on.")),
        "currency": (mark("Currency stress"), mark("A devaluation or a run, or the end of one.")),
    },
    mark("People"): {
        "political_trigger": (
            mark("Political trigger"),
            mark("A wrong that the whole country feels, such as a stolen election."),
        ),
        "local_grievance": (mark("Local grievance"), mark("One region is wronged.")),
        "crowd": (mark("Crowd"), mark("So many are in the street of a region, peacefully.")),
    },
    mark("Violence"): {
        "violence": (mark("Readiness for violence"), mark("How readily crowds turn violent.")),
        "armed": (mark("Armed men"), mark("Armed men mix with the crowd of a region.")),
        "communal_clash": (mark("Communal clash"), mark("Neighbours of two communities clash.")),
        "extremist_attack": (mark("Extremist attack"), mark("One attack, with its dead.")),
    },
    mark("Government"): {
        "concession": (mark("Concession"), mark("The cabinet resigns.")),
        "curfew": (mark("Curfew"), mark("A state of emergency, with curfew and army.")),
        "internet_shutdown": (mark("Internet cut"), mark("Only a part of traffic is left.")),
        "internet_restored": (mark("Internet restored"), mark("Traffic is normal again.")),
        "force_rule": (mark("Order on force"), mark("How much force is allowed from then on.")),
        "purge": (mark("Purge of the old guard"), mark("The leader removes the old network.")),
        "elite_split": (mark("Elite split"), mark("Clans and officials fall out in public.")),
        "dismiss_leader": (mark("Leader dismissed"), mark("The leader is put out of office.")),
    },
    mark("Alliance"): {
        "csto_request": (mark("Request for troops"), mark("The leader asks the alliance.")),
        "csto_decision": (
            mark("Decision on a request"),
            mark("Moscow answers then, if it was asked before."),
        ),
        "csto_answer": (
            mark("Answer, should it be asked"),
            mark("What Moscow answers whenever it is asked from then on."),
        ),
    },
    mark("Rules"): {
        "forbid": (mark("Ruled out"), mark("Something does not happen of itself from then on.")),
    },
}


@cache
def kinds() -> Kinds:
    """Return what a scenario file may name."""
    from simulator.engine import catalogue  # it loads all actors

    return catalogue.kinds()


def kind_groups() -> tuple[KindGroup, ...]:
    """Return the kinds that can be added, in groups."""
    known = kinds().shocks
    groups = [
        KindGroup(tr(title), tuple(shock_kind(name) for name in members if name in known))
        for title, members in _GROUPS.items()
    ]
    told = {kind.name for group in groups for kind in group.kinds}
    others = tuple(shock_kind(name) for name in known if name not in told)
    return (*groups, KindGroup(tr(_OTHERS), others)) if others else tuple(groups)


def shock_kind(name: str) -> ShockKind:
    """Return a kind by its name in files."""
    for members in _GROUPS.values():
        if name in members:
            title, says = members[name]
            return ShockKind(name, tr(title), tr(says))
    return ShockKind(name, tr(name.replace("_", " ").capitalize()), tr(_help_of(name)))


def group_of(kind: str) -> str:
    """Return the place of a kind's group, as a word: ``prices``, ``people``, ``violence`` ..."""
    for place, members in enumerate(_GROUPS.values()):
        if kind in members:
            return ("prices", "people", "violence", "government", "alliance", "rules")[place]
    return "others"


def remark_on(kind: str) -> str:
    """Return what else there is to know of a kind: whether the model leaves it to the shock."""
    from simulator.engine.catalogue import SHOCKS
    from simulator.world.actor import Shock

    found = SHOCKS.get(kind)
    if found is None or found.replaces is Shock.replaces:
        return ""
    return tr("The model does not decide on it as well: it happens then and at no other hour.")


def _help_of(name: str) -> str:
    from simulator.engine.catalogue import SHOCKS

    found = inspect.getdoc(SHOCKS[name]) if name in SHOCKS else ""
    return (found or "").partition("\n")[0]
