"""The variants beside each other: rows of the scenario panel and what differs between inputs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from simulator.charts.shock_rows import shock_differences
from simulator.charts.shocks import shock_changes
from simulator.language import current, tr, trn
from simulator.scenario.model import Lever, Variant
from ui.session.lever_rows import decimals_of, number_text, unit_text
from ui.session.workspace import BASELINE, LIVE, Workspace, live_title

VariantRole = Literal["live", "pinned", "baseline"]

_UNITS_THAT_SAY_NOTHING = ("logit", "share")  # in a name
_MOST_NAMED = 32
_named: dict[int, tuple[Variant, str, str]] = {}  # by identity: the variant, language, title


@dataclass(frozen=True, slots=True)
class VariantRow:
    """One variant of the scenario panel; ``n`` replications of it are known so far.

    ``letter`` is A for the live one, B to H for pins, ``baseline`` for the scenario's file.
    ``changed`` counts the levers and shocks that are not as the variant's file says.
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
        yield pin.letter, "pinned", pin_title(pin.variant), pin.variant
    yield BASELINE, "baseline", tr(workspace.baseline.title), workspace.baseline


def variant_rows(workspace: Workspace, known: Callable[[Variant], int]) -> tuple[VariantRow, ...]:
    """Return the rows of the scenario panel; *known* counts the replications of a variant."""
    return tuple(
        VariantRow(letter, title, role, _subtitle(variant, role), _changed(variant), known(variant))
        for letter, role, title, variant in entries(workspace)
    )


def input_differences(workspace: Workspace) -> tuple[DifferenceRow, ...]:
    """Return the inputs that are elsewhere than in the baseline, with a cell for each variant."""
    compared = [(letter, v) for letter, role, _, v in entries(workspace) if role != "baseline"]
    rows = _shock_rows(workspace, compared)
    for name, lever in _levers([variant for _, variant in compared]).items():
        differ = [_stands_elsewhere(v, workspace.baseline, name) for _, v in compared]
        if any(differ):
            cells = tuple(
                DifferenceCell(letter, _text(variant, lever), differs)
                for (letter, variant), differs in zip(compared, differ, strict=True)
            )
            rows.append(DifferenceRow(name, tr(lever.label), unit_text(lever.unit), cells))
    return tuple(rows)


def pin_title(variant: Variant) -> str:
    """Return how a pin is called: the user's own name, or what was changed in it last.

    Only a name of the user's own is kept; the other is made where it is shown, in the language
    in use then. It is asked for a dozen times at each move of a lever, and kept as long.
    """
    kept = _named.get(id(variant))
    if kept is None or kept[0] is not variant or kept[1] != current():
        if len(_named) > _MOST_NAMED:
            _named.clear()
        kept = _named[id(variant)] = (variant, current(), _pin_title(variant))
    return kept[2]


def _pin_title(variant: Variant) -> str:
    if not variant.is_changed or variant.title != variant.scenario.title:
        return tr(variant.title)
    moved = reversed(list(variant.settings.items()))  # the last one moved stands last
    changed = [_moved(variant, name, value) for name, value in moved]
    changed += shock_changes(variant.edited, variant.scenario)
    first = changed[0] if changed else tr(variant.title)
    first = f"{first[:1].upper()}{first[1:]}"
    if len(changed) < 2:
        return first
    return trn(
        "{first} and {count} more", "{first} and {count} more", len(changed) - 1, first=first
    )


def _moved(variant: Variant, name: str, value: float) -> str:
    lever = variant.lever(name)
    unit = "" if lever.unit in _UNITS_THAT_SAY_NOTHING else unit_text(lever.unit)
    amount = f"{number_text(value, decimals_of(lever.step))} {unit}".strip()
    return f"{tr(lever.label)} {amount}"


def _subtitle(variant: Variant, role: VariantRole) -> str:
    if not variant.is_changed:
        return tr("as the file has it")
    levers = trn("{count} lever changed", "{count} levers changed", len(variant.settings))
    changed = levers
    if variant.shocks:
        shocks = trn("{count} shock", "{count} shocks", len(variant.shocks))
        changed = tr("{levers}, {shocks}", levers=levers, shocks=shocks)
        if not variant.settings:
            changed = trn("{count} shock changed", "{count} shocks changed", len(variant.shocks))
    return changed if role == "live" else f"{tr(variant.scenario.title)}, {changed}"


def _changed(variant: Variant) -> int:
    return len(variant.settings) + len(variant.shocks)


def _shock_rows(workspace: Workspace, compared: list[tuple[str, Variant]]) -> list[DifferenceRow]:
    """Return the numbers and words in which shocks of the baseline's file were changed."""
    of_file = [(letter, v) for letter, v in compared if v.scenario is workspace.live.scenario]
    if not any(variant.shocks for _, variant in of_file):
        return []
    found = shock_differences(workspace.baseline.edited, *(v.edited for _, v in of_file))
    rows = []
    for row in found:
        texts = dict(zip((letter for letter, _ in of_file), row.texts[1:], strict=True))
        cells = tuple(
            DifferenceCell(
                letter, texts.get(letter, "–"), texts.get(letter) not in (None, row.texts[0])
            )
            for letter, _ in compared
        )
        rows.append(DifferenceRow(row.name, row.label, row.unit, cells))
    return rows


def _stands_elsewhere(variant: Variant, baseline: Variant, lever: str) -> bool:
    """Return whether a lever was put elsewhere than in the baseline, or only one of both has it."""
    both = lever in variant.scenario.levers, lever in baseline.scenario.levers
    return variant.moves(lever, baseline) if all(both) else any(both)


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
