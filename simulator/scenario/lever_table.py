"""The levers of a draft: what they move, between which bounds; at rest they move nothing."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from simulator.errors import did_you_mean
from simulator.language import tr
from simulator.scenario.document import Path
from simulator.scenario.draft import Draft, as_tuple, check_sources, span
from simulator.scenario.model import Expected, Lever, Parameter, Scenario
from simulator.scenario.schema import LeverFields

NEUTRAL: Final = 1.0  # where a lever with a unit of its own leaves its targets as they are
_STEPS_OF_A_RANGE: Final = 50
_REQUIRED: Final = ("label", "kind", "target", "role", "group")
_OWN: Final = ("unit", "bounds", "source")


def lever_table(draft: Draft, scenario: Scenario) -> Mapping[str, Lever]:
    """Return the levers, those that a file adds before those it inherits, else in file order.

    What is particular to a scenario stands on top. A lever whose shock was removed goes with it.
    """
    levers: dict[str, Lever] = {}
    for name, fields in draft.file.levers.items():
        if fields is None or not _is_stated(draft, name, fields):
            continue
        targets = _targets(draft, scenario, name, as_tuple(fields.target or ()))
        if targets and (lever := _lever(draft, scenario, name, fields, targets)):
            levers[name] = lever
    added_at = {n: draft.chain.depth(draft.tree.at(("levers", n, "kind"))) for n in levers}
    return {name: levers[name] for name in sorted(levers, key=lambda n: added_at[n])}


def is_relative(fields: LeverFields) -> bool:
    """Return whether a lever has a scale of its own, not that of its target."""
    return any(getattr(fields, part) is not None for part in _OWN)


def has_lost_its_shock(draft: Draft, name: str) -> bool:
    """Return whether a lever is gone because what it acted on was set to ``null``, or it was."""
    fields = draft.file.levers[name]
    targets = as_tuple(fields.target or ()) if fields is not None else ()
    return all(_was_removed(draft, tuple(target.split("."))) for target in targets)


def key_step(low: float, high: float) -> float:
    """Return a round step (1, 2 or 5 times a power of ten), some fifty of which make the range."""
    if high <= low:
        return 1.0
    rough = (high - low) / _STEPS_OF_A_RANGE
    power = 10.0 ** math.floor(math.log10(rough))
    return min((digit * power for digit in (1, 2, 5, 10)), key=lambda s: abs(math.log(s / rough)))


def _is_stated(draft: Draft, name: str, fields: LeverFields) -> bool:
    wanted = (*_REQUIRED, *_OWN) if is_relative(fields) else _REQUIRED
    absent = [part for part in wanted if getattr(fields, part) is None]
    for part in absent:
        draft.missing(("levers", name, part))
    if fields.kind is not None and fields.kind not in draft.kinds.levers:
        hint = did_you_mean(fields.kind, draft.kinds.levers)
        message = tr("no kind of lever is called {name!r}{hint}", name=fields.kind, hint=hint)
        draft.fault(("levers", name, "kind"), message)
        return False
    return not absent


def _targets(
    draft: Draft, scenario: Scenario, name: str, wanted: tuple[str, ...]
) -> list[Parameter]:
    found: list[Parameter] = []
    for index, target in enumerate(wanted):
        path = tuple(target.split("."))
        if target in scenario.parameters:
            found.append(scenario.parameters[target])
        elif not _was_removed(draft, path) and not _is_at_fault(draft, path):
            is_list = draft.tree.at(("levers", name, "target", index)) is not None
            place: Path = (
                ("levers", name, "target", index) if is_list else ("levers", name, "target")
            )
            hint = did_you_mean(target, scenario.parameters)
            message = tr("no parameter is called {name!r}{hint}", name=target, hint=hint)
            draft.missing(place, message)
    return found


def _was_removed(draft: Draft, path: tuple[str, ...]) -> bool:
    shock = draft.tree.at(path[:2]) if path[0] == "shocks" else None
    return shock is not None and shock.content is None


def _is_at_fault(draft: Draft, path: Path) -> bool:
    """Return whether a number stands at *path*: it made no parameter, so it has its own fault."""
    return draft.tree.breaks(path) or draft.tree.at((*path, "value")) is not None


def _lever(
    draft: Draft, scenario: Scenario, name: str, fields: LeverFields, targets: list[Parameter]
) -> Lever | None:
    first = targets[0]
    unit, low, high, default, sources = (
        first.unit,
        first.low,
        first.high,
        first.value,
        first.sources,
    )
    if fields.unit is not None and fields.bounds and fields.source is not None:
        (low, high), unit, default = fields.bounds, fields.unit, NEUTRAL
        sources = as_tuple(fields.source)
        place = ("levers", name, "source")
        check_sources(draft.tree, place, fields.source, draft.provenance, draft.findings)
        if not low <= NEUTRAL <= high:
            message = tr("must hold 1, where the lever changes nothing")
            draft.fault(("levers", name, "bounds"), message)
            return None
    elif not _are_alike(draft, name, targets):
        return None
    lever = draft.kinds.levers[fields.kind or ""](
        name=name,
        label=fields.label or name,
        role=fields.role or "assumption",
        group=fields.group or "",
        targets=tuple(target.path for target in targets),
        unit=unit,
        low=float(low),
        high=float(high),
        default=default,
        sources=sources,
        help=" ".join(fields.help.split()),
        step=key_step(low, high),
        expects=Expected(**fields.expects.model_dump()),
    )
    return lever if _rests(draft, scenario, lever) else None


def _are_alike(draft: Draft, name: str, targets: list[Parameter]) -> bool:
    first = targets[0]
    for target in targets[1:]:
        if (target.unit, target.low, target.high) != (first.unit, first.low, first.high):
            one, other = (f"{p.path} {span(p.low, p.high, p.unit)}" for p in (first, target))
            message = tr("must share unit and bounds: {one} and {other}", one=one, other=other)
            draft.fault(("levers", name, "target"), message)
            return False
    return True


def _rests(draft: Draft, scenario: Scenario, lever: Lever) -> bool:
    """Note a lever that would change a target although it stands at its default."""
    moved = lever.apply(scenario, lever.default)
    for target in lever.targets:
        now, then = scenario.value(target), moved.value(target)
        if not math.isclose(now, then, rel_tol=1e-9, abs_tol=1e-12):
            message = tr(
                "would change {target} from {now:g} to {then:g} even at its default, {default:g}; "
                "one that multiplies needs unit, bounds and source of its own, one that sets has "
                "none and its targets start alike",
                target=target,
                now=now,
                then=then,
                default=lever.default,
            )
            draft.fault_of_key(("levers", lever.name), message)
            return False
    return True
