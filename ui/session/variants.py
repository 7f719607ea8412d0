"""The variants beside each other: rows of the scenario panel and what differs between inputs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from simulator.scenario.model import Lever, Variant
from ui.session.lever_rows import decimals_of, number_text
from ui.session.workspace import BASELINE, LIVE, Workspace, live_title

VariantRole = Literal["live", "pinned", "baseline"]

_UNITS_THAT_SAY_NOTHING = ("index", "logit", "share")


@dataclass(frozen=True, slots=True)
class VariantRow:
    """One variant of the scenario panel; ``n`` replications of it are known so far.

    ``letter`` is A for the live one, B to H for pins, ``baseline`` for the scenario's file.
    ``changed`` counts the levers that stand off what the variant's file says.
    """

    letter: str
    title: str
    role: VariantRole
    subtitle: str
    changed: int
    n: int


@dataclass(frozen=True, slots=True)
class DifferenceCell:
    """Where a lever stands in one variant; ``differs`` from the baseline is set in bold."""

    letter: str
    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One lever in which the variants differ, with a cell for each of them."""

    lever: str
    label: str
    unit: str
    cells: tuple[DifferenceCell, ...]


def entries(workspace: Workspace) -> Iterator[tuple[str, VariantRole, str, Variant]]:
    """Give letter, role, title and variant of everything that is compared, in the order shown."""
    yield LIVE, "live", live_title(workspace.live), workspace.live
    for pin in workspace.pins:
        yield pin.letter, "pinned", pin.variant.title, pin.variant
    yield BASELINE, "baseline", workspace.baseline.title, workspace.baseline


def variant_rows(workspace: Workspace, known: Callable[[Variant], int]) -> tuple[VariantRow, ...]:
    """Return the rows of the scenario panel; *known* counts the replications of a variant."""
    return tuple(
        VariantRow(
            letter, title, role, _subtitle(variant, role), len(variant.settings), known(variant)
        )
        for letter, role, title, variant in entries(workspace)
    )


def input_differences(workspace: Workspace) -> tuple[DifferenceRow, ...]:
    """Return the levers that stand elsewhere than in the baseline, with a cell for each variant."""
    compared = [(letter, v) for letter, role, _, v in entries(workspace) if role != "baseline"]
    rows = []
    for name, lever in _levers([variant for _, variant in compared]).items():
        home = _position(workspace.baseline, name)
        cells = tuple(
            DifferenceCell(letter, _text(variant, lever), _position(variant, name) != home)
            for letter, variant in compared
        )
        if any(cell.differs for cell in cells):
            rows.append(DifferenceRow(name, lever.label, lever.unit, cells))
    return tuple(rows)


def pin_title(variant: Variant) -> str:
    """Return a name that tells a pin from its neighbours: by what is changed in it."""
    changed = list(variant.settings.items())
    if not changed or variant.title != variant.scenario.title:
        return variant.title
    name, value = changed[0]
    lever = variant.lever(name)
    unit = "" if lever.unit in _UNITS_THAT_SAY_NOTHING else lever.unit
    amount = f"{number_text(value, decimals_of(lever.step))} {unit}".strip()
    more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
    return f"{lever.label} {amount}{more}"


def _subtitle(variant: Variant, role: VariantRole) -> str:
    count = len(variant.settings)
    if count == 0:
        return "as the file has it"
    changed = "1 lever changed" if count == 1 else f"{count} levers changed"
    return changed if role == "live" else f"{variant.scenario.title}, {changed}"


def _levers(variants: list[Variant]) -> dict[str, Lever]:
    levers: dict[str, Lever] = {}
    for variant in variants:
        for name, lever in variant.scenario.levers.items():
            levers.setdefault(name, lever)
    return levers


def _position(variant: Variant, lever: str) -> float | None:
    return variant.setting(lever) if lever in variant.scenario.levers else None


def _text(variant: Variant, lever: Lever) -> str:
    position = _position(variant, lever.name)
    return "–" if position is None else number_text(position, decimals_of(lever.step))
