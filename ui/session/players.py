"""What differs between two variants, as the players among whom a change is shared out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from simulator.analysis.shapley import MOST_PLAYERS
from simulator.scenario.model import Lever, Variant
from ui.session.lever_rows import decimals_of, number_text

PlayerRole = Literal["policy", "assumption", "scenario"]
SCENARIO: Final = "scenario file"  # no lever can be called so

ROLE_TITLES: Final[Mapping[PlayerRole, str]] = MappingProxyType(
    {"policy": "Policy levers", "assumption": "Assumptions", "scenario": "Scenario file"}
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
    theirs = rival.scenario.levers
    return tuple(
        lever
        for name, lever in live.scenario.levers.items()
        if name in theirs and live.setting(name) != rival.setting(name)
    )


def players(live: Variant, rival: Variant) -> tuple[Player, ...]:
    """Return what differs; beyond the most that can be shared out exactly, role by role."""
    found = [_lever_player(lever, live, rival) for lever in moved_levers(live, rival)]
    if not same_file(live, rival):
        detail = f"{rival.scenario.title} → {live.scenario.title}"
        found.append(Player(SCENARIO, "Scenario file", "scenario", detail, ()))
    return tuple(found) if len(found) <= MOST_PLAYERS else _by_role(found)


def between(
    live: Variant, rival: Variant, moved: Collection[Player], everyone: Collection[Player]
) -> Variant:
    """Return the rival with just *moved* of *everyone* changed to what they are in the live one."""
    whole_file = any(player.name == SCENARIO for player in everyone)
    of_live = not whole_file or any(player.name == SCENARIO for player in moved)
    scenario = live.scenario if of_live else rival.scenario
    changed = {lever for player in moved for lever in player.levers}
    made = Variant.of(scenario)
    for name in scenario.levers:
        first, second = (live, rival) if name in changed else (rival, live)
        owner = first if name in first.scenario.levers else second
        made = made.with_setting(name, owner.setting(name))
    return made


def _lever_player(lever: Lever, live: Variant, rival: Variant) -> Player:
    ends = (
        number_text(variant.setting(lever.name), decimals_of(lever.step))
        for variant in (rival, live)
    )
    unit = "" if lever.unit == "index" else lever.unit
    detail = f"{' → '.join(ends)} {unit}".rstrip()
    return Player(lever.name, lever.label, lever.role, detail, (lever.name,))


def _by_role(found: list[Player]) -> tuple[Player, ...]:
    grouped = []
    for role, title in ROLE_TITLES.items():
        members = [player for player in found if player.role == role]
        if role == "scenario":
            grouped += members
        elif members:
            levers = tuple(lever for player in members for lever in player.levers)
            grouped.append(Player(role, title, role, f"{len(members)} changed", levers))
    return tuple(grouped)
