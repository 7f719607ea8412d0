"""The cast of a play: the actors and shocks of a scenario, with the parameters that are drawn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.engine.catalogue import ACTORS, SHOCKS
from simulator.errors import UnknownName
from simulator.scenario.model import Scenario
from simulator.world.actor import Actor, Shock
from simulator.world.drawn import Drawn
from simulator.world.fields import Floats

#: Values of parameters that differ between the worlds of a batch: by path, one value a world.
Parameters = Mapping[str, NDArray[np.float64]]

_HEAD = "actors."


def actors(
    scenario: Scenario, parameters: Parameters, count: int
) -> tuple[list[Actor], Drawn | None]:
    """Return the actors of *count* worlds, and what they are in each where *parameters* differ."""
    drawn = _by_actor(scenario, parameters, count)
    cast: list[Actor] = []
    shared: list[tuple[Actor, Mapping[str, Floats]]] = []
    for name, kind in ACTORS.items():
        own = drawn.get(name, {})
        actor = kind(**{**scenario.section(f"actors.{name}"), **own})
        cast.append(actor)
        if own:
            shared.append((actor, own))
    return cast, Drawn(shared) if shared else None


def shocks(scenario: Scenario) -> list[Shock]:
    """Return the scheduled events of a scenario; their numbers are the same in every world."""
    return [_shock(scenario, name) for name in scenario.shocks]


def _by_actor(
    scenario: Scenario, parameters: Parameters, count: int
) -> dict[str, dict[str, Floats]]:
    """Return the drawn arrays of each actor by the names of its parameters."""
    found: dict[str, dict[str, Floats]] = {}
    for path, values in parameters.items():
        if path not in scenario.parameters or not path.startswith(_HEAD):
            known = [known for known in scenario.parameters if known.startswith(_HEAD)]
            raise UnknownName("parameter of an actor", path, known)
        array = np.asarray(values, dtype=np.float64)
        if array.shape != (count,):
            raise ValueError(f"{path}: {count} worlds need as many values, not {array.shape}")
        actor, name = path[len(_HEAD) :].split(".")
        found.setdefault(actor, {})[name] = array
    return found


def _shock(scenario: Scenario, name: str) -> Shock:
    entry = scenario.shocks[name]
    stated: dict[str, Any] = {**scenario.section(f"shocks.{name}"), **entry.words}
    return SHOCKS[entry.kind](**stated)
