"""The inputs in which the variants of a briefing differ, a cell for each variant."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.charts.inputs import decimals_of, number_text, unit_text
from simulator.charts.shock_rows import NOTHING, shock_differences
from simulator.export.briefing import InputRow
from simulator.language import tr
from simulator.results.comparison import Comparison
from simulator.scenario.model import Lever, Variant


def inputs_of(comparison: Comparison) -> tuple[InputRow, ...]:
    """Return what is not the same in all variants: the levers, then the shocks."""
    entries = comparison.entries
    base = next((k for k, entry in enumerate(entries) if entry.role == "baseline"), 0)
    variants = [entry.variant for entry in entries]
    return (*_levers(variants, base), *_shocks(variants, base))


def differing(variants: list[Variant]) -> Iterator[Lever]:
    """Yield the levers that do not stand at the same value in all variants that have them."""
    known = {
        name: lever for variant in reversed(variants) for name, lever in variant.levers.items()
    }
    order = dict.fromkeys(name for variant in variants for name in variant.levers)
    for name in order:
        cells = {_position(variant, name) for variant in variants if name in variant.levers}
        if len(cells) > 1:
            yield known[name]


def _levers(variants: list[Variant], base: int) -> Iterator[InputRow]:
    for lever in differing(variants):
        cells = tuple(_position(variant, lever.name) for variant in variants)
        yield _row(tr(lever.label), unit_text(lever.unit), cells, base)


def _shocks(variants: list[Variant], base: int) -> Iterator[InputRow]:
    if len(variants) < 2:
        return
    for row in shock_differences(*(variant.edited for variant in variants)):
        yield _row(row.label, unit_text(row.unit), row.texts, base)


def _row(label: str, unit: str, cells: tuple[str, ...], base: int) -> InputRow:
    return InputRow(label, unit, cells, tuple(cell != cells[base] for cell in cells))


def _position(variant: Variant, name: str) -> str:
    if name not in variant.levers:
        return NOTHING
    lever = variant.levers[name]
    decimals = max(decimals_of(lever.step), decimals_of(lever.default))
    return number_text(variant.setting(name), decimals)
