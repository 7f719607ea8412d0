"""The inputs in which two variants differ, with where they stand and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.charts.shock_rows import shock_differences
from simulator.language import tr
from simulator.scenario.model import Lever, Variant
from ui.session.lever_rows import SourceKind, decimals_of, number_text, source_kind, unit_text
from ui.session.players import moved_levers, same_file


@dataclass(frozen=True, slots=True)
class InputRow:
    """One input that differs: where it stands in both, and what it rests on.

    ``role`` is *policy lever*, *assumption*, *scenario file* or *shock*.
    """

    name: str
    label: str
    role: str
    live_text: str
    rival_text: str
    unit: str
    source_kind: SourceKind | None
    sources: str


def input_rows(live: Variant, rival: Variant) -> tuple[InputRow, ...]:
    """Return what differs: the file, shocks, then levers in the file's order."""
    levers = (_lever_row(lever, live, rival) for lever in moved_levers(live, rival))
    return (*_file_rows(live, rival), *levers)


def _lever_row(lever: Lever, live: Variant, rival: Variant) -> InputRow:
    return InputRow(
        lever.name,
        tr(lever.label),
        tr("policy lever") if lever.role == "policy" else tr("assumption"),
        _position(lever, live),
        _position(lever, rival),
        unit_text(lever.unit),
        source_kind(lever.sources),
        ", ".join(lever.sources),
    )


def _position(lever: Lever, variant: Variant) -> str:
    return number_text(variant.setting(lever.name), decimals_of(lever.step))


def _file_rows(live: Variant, rival: Variant) -> Iterator[InputRow]:
    mine, other = live.scenario, rival.scenario
    if not same_file(live, rival):
        titles = tr(mine.title), tr(other.title)
        yield InputRow("", tr("Scenario file"), tr("scenario file"), *titles, "", None, "")
    for row in shock_differences(live.edited, rival.edited):
        yield InputRow(
            row.name,
            row.label,
            tr("shock"),
            row.texts[0],
            row.texts[1],
            row.unit,
            source_kind(row.sources) if row.sources else None,
            ", ".join(row.sources),
        )
