"""What differs between two variants, as the players among whom a change is shared out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, Literal

from simulator.analysis.shapley import MOST_PLAYERS
from simulator.charts.shocks import shock_changes
from simulator.language import mark, tr, trn
from simulator.scenario.model import Lever, Variant
from ui.session.lever_rows import decimals_of, number_text, unit_text

PlayerRole = Literal["policy", "assumption", "scenario"]
SCENARIO: Final = "scenario file"  # no lever can be called so
SHOCKS: Final = "shocks of the variant"

ROLE_TITLES: Final[Mapping[PlayerRole, str]] = MappingProxyType(
    {
        "policy": mark("Policy levers"),
        "assumption": mark("Assumptions"),
        "scenario": mark("Scenario file"),
    }
)


@dataclass(frozen=True, slots=True)
class Player:
    """A lever that stands elsewhere, all of a role together, or the file; ``detail``: from, to."""

    name: str
    label: str
    role: PlayerRole
    detail: str
    levers: tuple[str, ...]


def same_file(live: Variant, rival: Variant) -> bool:
    """Say whether two variants start from the same numbers, whatever their levers do to them."""
    mine, other = live.scenario, rival.scenario
    return mine is other or mine.fingerprint() == other.fingerprint()


def moved_levers(live: Variant, rival: Variant) -> tuple[Lever, ...]:
    """Return the levers both have that stand at different values, in the live file's order."""
    return tuple(lever for name, lever in live.levers.items() if live.moves(name, rival))


def same_shocks(live: Variant, rival: Variant) -> bool:
    """Say whether two variants of one file schedule the same."""
    return not any(shock_changes(live.edited, rival.edited))


def players(live: Variant, rival: Variant) -> tuple[Player, ...]:
    """Return what differs; beyond the most that can be shared out exactly, role by role."""
    found = [_lever_player(lever, live, rival) for lever in moved_levers(live, rival)]
    if not same_file(live, rival):
        detail = f"{tr(rival.scenario.title)} → {tr(live.scenario.title)}"
        found.append(Player(SCENARIO, tr("Scenario file"), "scenario", detail, ()))
    elif not same_shocks(live, rival):
        detail = ", ".join(shock_changes(live.edited, rival.edited))
        found.append(Player(SHOCKS, tr("Shocks"), "scenario", detail, ()))
    return tuple(found) if len(found) <= MOST_PLAYERS else _by_role(found)


def between(
    live: Variant, rival: Variant, moved: Collection[Player], everyone: Collection[Player]
) -> Variant:
    """Return the rival with just *moved* of *everyone* changed to what they are in the live one."""
    file_of = live if _is_live(SCENARIO, moved, everyone) else rival
    shocks_of = file_of
    if all(player.name != SCENARIO for player in everyone):
        shocks_of = live if _is_live(SHOCKS, moved, everyone) else rival
    changed = {lever for player in moved for lever in player.levers}
    made = replace(Variant.of(file_of.scenario), shocks=shocks_of.shocks)
    for name, lever in file_of.scenario.levers.items():
        first, second = (live, rival) if name in changed else (rival, live)
        owner = first if name in first.scenario.levers else second
        if owner.scenario.levers[name].default != lever.default:
            made = made.with_setting(name, owner.setting(name))
        elif name in owner.settings:
            made = made.with_setting(name, owner.settings[name])
    return made


def _is_live(name: str, moved: Collection[Player], everyone: Collection[Player]) -> bool:
    """Say whether the part of a player is as in the live variant; alike where it is no player."""
    plays = any(player.name == name for player in everyone)
    return not plays or any(player.name == name for player in moved)


def _lever_player(lever: Lever, live: Variant, rival: Variant) -> Player:
    ends = (
        number_text(variant.setting(lever.name), decimals_of(lever.step))
        for variant in (rival, live)
    )
    unit = unit_text(lever.unit)
    detail = f"{' → '.join(ends)} {unit}".rstrip()
    return Player(lever.name, tr(lever.label), lever.role, detail, (lever.name,))


def _by_role(found: list[Player]) -> tuple[Player, ...]:
    grouped = []
    for role, title in ROLE_TITLES.items():
        members = [player for player in found if player.role == role]
        if role == "scenario":
            grouped += members
        elif members:
            levers = tuple(lever for player in members for lever in player.levers)
            changed = trn("{count} changed", "{count} changed", len(members))
            grouped.append(Player(role, tr(title), role, changed, levers))
    return tuple(grouped)
