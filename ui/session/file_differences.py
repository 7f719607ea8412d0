"""What of a variant is not as its file has it: notes, shocks, levers, each in a few words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simulator.charts import numerals
from simulator.charts.shock_rows import NOTHING, shock_differences
from simulator.charts.shocks import are_alike, moment, shock_label
from simulator.language import tr
from simulator.scenario.model import ShockState, Variant
from ui.session.lever_rows import decimals_of, number_text

Origin = Literal["shock", "lever", "notes"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as the file has it; ``name`` is that of the shock or lever.

    ``text`` says what stands in the file and what here.
    """

    origin: Origin
    name: str
    label: str
    text: str


def file_differences(variant: Variant) -> tuple[Difference, ...]:
    """Return what is not as the file has it: notes, shocks, levers."""
    found = []
    if variant.notes != variant.scenario.notes:
        found.append(Difference("notes", "", tr("Notes"), tr("written here")))
    for name, state in variant.shocks.items():
        text = _edit_text(variant, name, state)
        found.append(Difference("shock", name, shock_label(name), text))
    for name, value in variant.settings.items():
        lever = variant.lever(name)
        decimals = decimals_of(lever.step)
        then, now = (number_text(each, decimals) for each in (lever.default, value))
        text = f"{then} → {_firm(f'{now} {tr(lever.unit)}')}"
        if not lever.targets:
            text = tr("without effect")
        found.append(Difference("lever", name, tr(lever.label), text))
    return tuple(found)


def _edit_text(variant: Variant, name: str, state: ShockState | None) -> str:
    if state is None:
        return tr("taken out")
    known = variant.scenario.shock(name)
    if known is None:
        when = moment(variant.scenario.start, state.numbers["at"].value)
        return tr("added, {date}", date=_firm(when))
    if are_alike(state, known):
        return NOTHING
    rows = shock_differences(variant.edited, variant.scenario)
    mine = [row for row in rows if row.name.startswith(f"shocks.{name}.")]
    said = (f"{_firm(row.texts[1])} → {_firm(f'{row.texts[0]} {row.unit}')}" for row in mine)
    return ", ".join(said)


def _firm(text: str) -> str:
    """Return a text that is not broken over lines."""
    return text.strip().replace(" ", numerals.FIRM)
