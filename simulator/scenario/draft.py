"""A scenario on its way from text to ``Scenario``: typed entries and the places they stand at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.errors import did_you_mean
from simulator.language import tr
from simulator.scenario.declare import NumberDeclaration
from simulator.scenario.document import Node, Path, dotted
from simulator.scenario.findings import Findings
from simulator.scenario.kinds import Kinds
from simulator.scenario.merge import Chain
from simulator.scenario.model import Parameter
from simulator.scenario.provenance import Provenance
from simulator.scenario.schema import NumberEntry, ScenarioFile


@dataclass(frozen=True, slots=True)
class Draft:
    """What the files say as a whole, and all that is needed to judge it."""

    chain: Chain
    file: ScenarioFile
    kinds: Kinds
    provenance: Provenance
    findings: Findings

    @property
    def tree(self) -> Node:
        """The nodes of the whole, each from the file that gives it."""
        return self.chain.whole

    def fault(self, path: Path, message: str) -> None:
        """Note a fault of the value at *path*, or of what should be there."""
        note(self.tree, path, message, self.findings)

    def fault_of_key(self, path: Path, message: str) -> None:
        """Note a fault of the key that *path* ends with."""
        node = self.tree.at(path)
        if node is not None and not self.tree.breaks(path):
            self.findings.add(node.key or node.place, path, message)

    def missing(self, path: Path, message: str = "") -> None:
        """Note that something must be given, unless this is a base that leaves things open."""
        if self.chain.is_complete:
            self.fault(path, message or tr("is missing"))

    def parameter(
        self, path: Path, entry: NumberEntry, declared: NumberDeclaration
    ) -> Parameter | None:
        """Return the parameter an entry makes, or ``None`` where it has faults."""
        before = len(self.findings)
        for part in ("unit", "bounds", "confidence"):
            if getattr(entry, part) is None:
                self.missing((*path, part))
        check_sources(self.tree, (*path, "source"), entry.source, self.provenance, self.findings)
        self._check_unit(path, entry, declared)
        self._check_bounds(path, entry, declared)
        if len(self.findings) > before:
            return None
        if entry.unit is None or entry.bounds is None or entry.confidence is None:
            return None
        return Parameter(
            path=dotted(path),
            value=float(entry.value),
            unit=entry.unit,
            low=float(entry.bounds[0]),
            high=float(entry.bounds[1]),
            sources=as_tuple(entry.source),
            confidence=entry.confidence,
            help=" ".join(part for part in (declared.help, entry.note.strip()) if part),
        )

    def _check_unit(self, path: Path, entry: NumberEntry, declared: NumberDeclaration) -> None:
        if entry.unit is not None and entry.unit != declared.unit:
            self.fault((*path, "unit"), not_the_unit(declared.unit, entry.unit))

    def _check_bounds(self, path: Path, entry: NumberEntry, declared: NumberDeclaration) -> None:
        low, high = entry.bounds or (declared.low, declared.high)
        if entry.bounds and not declared.low <= low <= high <= declared.high:
            widest = span(declared.low, declared.high, declared.unit)
            self.fault((*path, "bounds"), bad_bounds(low, high, widest))
        elif not low <= entry.value <= high:
            message = out_of(span(low, high, declared.unit), entry.value)
            self.fault((*path, "value"), message)


def note(tree: Node, path: Path, message: str, findings: Findings) -> None:
    """Note a fault at *path*, or at the nearest map above it; silent where one is noted already."""
    if tree.breaks(path):
        return
    followed, node = tree.known_part(path)
    place = node.place if len(followed) == len(path) else node.key or node.place
    findings.add(place, path, message)


def check_sources(
    tree: Node, path: Path, source: str | list[str], provenance: Provenance, findings: Findings
) -> None:
    """Note each id that neither the claims nor the sources hold."""
    for index, name in enumerate(as_tuple(source)):
        if not provenance.knows(name):
            place = path if isinstance(source, str) else (*path, index)
            hint = did_you_mean(name, provenance.ids)
            message = tr("no claim or source is called {name!r}{hint}", name=name, hint=hint)
            note(tree, place, message, findings)


def as_tuple(one_or_many: str | Sequence[str]) -> tuple[str, ...]:
    """Return what may be written as one word or as a list."""
    return (one_or_many,) if isinstance(one_or_many, str) else tuple(one_or_many)


def out_of(bounds: str, value: float) -> str:
    """Return that a number does not lie in its bounds."""
    return tr("must lie in {bounds}, not {value:g}", bounds=bounds, value=value)


def bad_bounds(low: float, high: float, widest: str) -> str:
    """Return that bounds fall, or leave the widest that the model allows."""
    given = span(low, high)
    if low > high:
        return tr("must rise, [low, high], not {given}", given=given)
    return tr("must lie within {widest}, not {given}", widest=widest, given=given)


def not_the_unit(wanted: str, given: str) -> str:
    """Return that a unit is another one than the model counts in."""
    return tr("must be {wanted!r}, not {given!r}", wanted=wanted, given=given)


def span(low: float, high: float, unit: str = "") -> str:
    """Return bounds as they are read: ``[0.3, 2] ×``."""
    return f"[{low:g}, {high:g}] {unit}".rstrip()
