"""Levers as rows of a panel: policy and assumptions apart, by group, each with its source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from simulator.charts.inputs import SourceKind as SourceKind
from simulator.charts.inputs import decimals_of as decimals_of
from simulator.charts.inputs import number_text as number_text
from simulator.charts.inputs import source_kind as source_kind
from simulator.charts.inputs import unit_text as unit_text
from simulator.language import mark, tr
from simulator.scenario.model import Lever, Role, Variant

_TITLES: Mapping[Role, tuple[str, str]] = {
    "policy": (mark("Policy levers"), mark("someone’s choice")),
    "assumption": (mark("Assumptions"), mark("not ours to choose")),
}


@dataclass(frozen=True, slots=True)
class LeverRow:
    """One lever as it stands.

    ``value`` and ``default`` are in ``unit``; ``value_text`` is how the value box shows it (without
    unit) with ``decimals``. ``source_text`` is what hovering over the source mark reads: one
    paragraph a source. ``sources`` are its ids. It has no effect where the shock it acts on is
    taken out; ``help`` then says so.
    """

    name: str
    label: str
    role: Role
    group: str
    unit: str
    value: float
    default: float
    low: float
    high: float
    step: float
    decimals: int
    value_text: str
    default_text: str
    changed: bool
    source_kind: SourceKind
    sources: tuple[str, ...]
    source_text: str
    help: str
    has_effect: bool = True


@dataclass(frozen=True, slots=True)
class LeverGroup:
    """The levers that belong to one part of the crisis, in the order of the file."""

    title: str
    rows: tuple[LeverRow, ...]


@dataclass(frozen=True, slots=True)
class LeverSection:
    """All policy levers, or all assumptions."""

    role: Role
    title: str
    caption: str
    groups: tuple[LeverGroup, ...]

    @property
    def rows(self) -> tuple[LeverRow, ...]:
        """Every row of the section, in order."""
        return tuple(row for group in self.groups for row in group.rows)


def lever_row(variant: Variant, lever: Lever, describe: Callable[[str], str]) -> LeverRow:
    """Return the row of *lever* as it stands in *variant*; *describe* reads a source's id."""
    value = variant.setting(lever.name)
    decimals = max(decimals_of(lever.step), decimals_of(lever.default))
    return LeverRow(
        name=lever.name,
        label=tr(lever.label),
        role=lever.role,
        group=tr(lever.group),
        unit=unit_text(lever.unit),
        value=value,
        default=lever.default,
        low=lever.low,
        high=lever.high,
        step=lever.step,
        decimals=decimals,
        value_text=number_text(value, decimals),
        default_text=number_text(lever.default, decimals),
        changed=lever.name in variant.settings,
        source_kind=source_kind(lever.sources),
        sources=lever.sources,
        source_text="\n\n".join(describe(source) for source in lever.sources),
        help=_help(lever),
        has_effect=bool(lever.targets),
    )


def _help(lever: Lever) -> str:
    """Return what a lever is for, and that it does nothing where its shock was taken out."""
    idle = "" if lever.targets else tr("Without effect: the shock it acts on is taken out.")
    return " ".join(part for part in (idle, tr(lever.help)) if part)


def lever_sections(variant: Variant, describe: Callable[[str], str]) -> tuple[LeverSection, ...]:
    """Return the levers of *variant* by role and group; a section without levers is left out."""
    sections = []
    for role, (title, caption) in _TITLES.items():
        groups: dict[str, list[LeverRow]] = {}
        for lever in variant.levers.values():
            if lever.role == role:
                groups.setdefault(tr(lever.group), []).append(lever_row(variant, lever, describe))
        if groups:
            made = tuple(LeverGroup(name, tuple(rows)) for name, rows in groups.items())
            sections.append(LeverSection(role, tr(title), tr(caption), made))
    return tuple(sections)


def matching(variant: Variant, text: str) -> frozenset[str]:
    """Return the levers whose label, group, help or sources hold every word of *text*."""
    words = text.casefold().split()
    return frozenset(
        lever.name
        for lever in variant.scenario.levers.values()
        if all(word in _searchable(lever) for word in words)
    )


def _searchable(lever: Lever) -> str:
    words = (lever.label, lever.group, lever.help)
    parts = (lever.name.replace("_", " "), *words, *map(tr, words), *lever.sources)
    return " ".join(parts).casefold()
