"""What rests on sources: parameters, levers, columns of the country, scenarios, mechanisms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from simulator.charts.numerals import exact, span
from simulator.language import mark, tr
from simulator.scenario.model import Lever, Parameter, Scenario
from simulator.scenario.provenance import JUDGEMENT, Claim, Provenance
from ui.session.lever_rows import SourceKind

ItemKind = Literal[
    "parameter", "policy", "assumption", "column", "scenario", "mechanism", "elsewhere"
]
KIND_TITLES: Final[Mapping[ItemKind, str]] = {
    "parameter": mark("parameter"),
    "policy": mark("policy lever"),
    "assumption": mark("assumption"),
    "column": mark("number of each region"),
    "scenario": mark("scenario"),
    "mechanism": mark("actor, event or outcome"),
    "elsewhere": mark("parameter of another scenario"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in the model with what it rests on; ``basis`` is the strongest kind of source.

    ``key`` is the path of a parameter, else its kind and name. Texts are empty where a thing has
    no number. ``claims`` express it although it may not cite them.
    """

    key: str
    kind: ItemKind
    name: str
    label: str
    value_text: str
    unit: str
    range_text: str
    sources: tuple[str, ...]
    claims: tuple[str, ...]
    basis: SourceKind
    confidence: str
    help: str

    @property
    def rests_on(self) -> tuple[str, ...]:
        """Every source, cited or expressed."""
        return tuple(dict.fromkeys((*self.sources, *self.claims)))


def kind_of(source: str, known: Provenance) -> SourceKind:
    """Return what kind of thing a source is; general knowledge and the unknown are judgement."""
    if source in known.claims:
        return "claim"
    entry = known.sources.get(source)
    if entry is None or source == JUDGEMENT or entry.kind == "knowledge":
        return "judgement"
    if entry.kind == "interview":
        return "claim"
    return "literature" if entry.kind == "literature" or source.startswith("L_") else "record"


def items(scenario: Scenario, known: Provenance) -> tuple[Item, ...]:
    """Return everything in *scenario* that may rest on a source, and what claims point to."""
    expressed = _expressed(known.claims)
    made = [
        *(_lever(lever, known) for lever in scenario.levers.values()),
        *(
            _number("parameter", parameter.path, parameter, expressed, known)
            for parameter in scenario.parameters.values()
        ),
        *(
            _number("column", f"country.{name}", column, expressed, known)
            for name, column in scenario.country.columns.items()
        ),
    ]
    there = {item.key for item in made}
    return (*made, *_pointed_to(expressed, there))


def short_name(source: str) -> str:
    """Return a source's id as a list shows it: ``Kuran 1991`` for ``L_KURAN_1991``."""
    if not source.startswith("L_"):
        return tr("Judgement") if source == JUDGEMENT else source
    return source.removeprefix("L_").replace("_", " ").title()


def _expressed(claims: Mapping[str, Claim]) -> dict[str, tuple[str, ...]]:
    """Return for each name that a claim points to the claims that do."""
    found: dict[str, tuple[str, ...]] = {}
    for key, claim in claims.items():
        for name in claim.expressed_by:
            found[name] = (*found.get(name, ()), key)
    return found


def _lever(lever: Lever, known: Provenance) -> Item:
    kinds = [kind_of(source, known) for source in lever.sources]
    return Item(
        key=f"lever {lever.name}",
        kind=lever.role,
        name=lever.name,
        label=tr(lever.label),
        value_text=exact(lever.default),
        unit=lever.unit,
        range_text=span(exact(lever.low), exact(lever.high)),
        sources=lever.sources,
        claims=(),
        basis=_basis(kinds),
        confidence="",
        help=tr(lever.help),
    )


def _number(
    kind: ItemKind,
    key: str,
    parameter: Parameter,
    expressed: Mapping[str, tuple[str, ...]],
    known: Provenance,
) -> Item:
    kinds = [kind_of(source, known) for source in parameter.sources]
    return Item(
        key=key,
        kind=kind,
        name=key,
        label=key,
        value_text=tr("by region") if kind == "column" else exact(parameter.value),
        unit=parameter.unit,
        range_text=span(exact(parameter.low), exact(parameter.high)),
        sources=parameter.sources,
        claims=tuple(c for c in expressed.get(key, ()) if c not in parameter.sources),
        basis=_basis(kinds),
        confidence=parameter.confidence,
        help=tr(parameter.help) if parameter.help else "",
    )


def _pointed_to(expressed: Mapping[str, tuple[str, ...]], there: set[str]) -> Iterator[Item]:
    """Yield what claims point to beside the numbers of this scenario."""
    for name, claims in expressed.items():
        if name in there:
            continue
        kind: ItemKind = "elsewhere" if "." in name else "mechanism"
        if name.startswith("scenarios."):
            kind = "scenario"
        label = name.removeprefix("scenarios.").replace("_", " ") if kind != "elsewhere" else name
        yield Item(f"{kind} {name}", kind, name, label, "", "", "", (), claims, "claim", "", "")


def _basis(kinds: list[SourceKind]) -> SourceKind:
    order: tuple[SourceKind, ...] = ("record", "literature", "claim", "judgement")
    return next((kind for kind in order if kind in kinds), "judgement")
