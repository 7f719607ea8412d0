"""Countries: regions, the numbers each has, outlines to draw them; in a file or in a scenario."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Final

from simulator.errors import did_you_mean
from simulator.language import tr
from simulator.scenario.document import Node, Path
from simulator.scenario.draft import (
    Draft,
    as_tuple,
    bad_bounds,
    check_sources,
    not_the_unit,
    note,
    out_of,
    span,
)
from simulator.scenario.findings import Findings
from simulator.scenario.kinds import Kinds
from simulator.scenario.library import stays_in
from simulator.scenario.model import Country, Parameter, Region
from simulator.scenario.provenance import Provenance
from simulator.scenario.reading import read_document, read_text
from simulator.scenario.schema import (
    ColumnFields,
    CountryFile,
    InlineCountry,
    RegionFields,
    SourcedValue,
)
from simulator.scenario.validate import require, validate

_NEEDED: Final = ("title", "landing", "columns", "regions")


def read_country(
    path: FilePath, kinds: Kinds, provenance: Provenance, findings: Findings
) -> Country | None:
    """Return the country of a file, or ``None`` where it has faults."""
    before = len(findings)
    root = read_document(path, findings)
    if root is None:
        return None
    tree, file = validate(CountryFile, root, findings)
    require(tree, ("format", *_NEEDED), findings)
    if file is None:
        return None
    country = _CountryDraft(tree, (), file, kinds, provenance, findings).country(path.stem)
    return country if len(findings) == before else None


def inline_country(scenario: str, draft: Draft, file: InlineCountry) -> Country | None:
    """Return the country that a scenario states itself, or ``None`` where it has faults.

    A base may leave parts of it open.
    """
    before = len(draft.findings)
    absent = [key for key in _NEEDED if draft.tree.at(("country", key)) is None]
    for key in absent:
        draft.missing(("country", key))
    if absent and not draft.chain.is_complete:
        return None
    maker = _CountryDraft(
        draft.tree, ("country",), file, draft.kinds, draft.provenance, draft.findings
    )
    country = maker.country(scenario)
    return country if len(draft.findings) == before else None


class _CountryDraft:
    """A country on its way to ``Country``; *prefix* leads to it in the tree of its file."""

    def __init__(
        self,
        tree: Node,
        prefix: Path,
        file: CountryFile,
        kinds: Kinds,
        provenance: Provenance,
        findings: Findings,
    ) -> None:
        self._tree = tree
        self._prefix = prefix
        self._file = file
        self._columns = kinds.columns
        self._provenance = provenance
        self._findings = findings

    def country(self, name: str) -> Country:
        """Return the country, of use where this added no faults."""
        file = self._file
        columns = {key: self.column(key, fields) for key, fields in file.columns.items()}
        regions = tuple(self.region(key, fields) for key, fields in file.regions.items())
        self.check_names()
        self.check_columns()
        return Country(name, file.title, regions, columns, file.outlines or "", file.landing or "")

    def column(self, name: str, fields: ColumnFields) -> Parameter:
        """Return what a column declares; the value of a column is not used."""
        low, high = fields.bounds
        place: Path = ("columns", name, "bounds")
        declared = self._columns.get(name)
        if low > high:
            self._note(place, bad_bounds(low, high, ""))
        elif declared is not None and not declared.low <= low <= high <= declared.high:
            widest = span(declared.low, declared.high, declared.unit)
            self._note(place, bad_bounds(low, high, widest))
        if declared is not None and fields.unit != declared.unit:
            message = not_the_unit(declared.unit, fields.unit)
            self._note(("columns", name, "unit"), message)
        self._check_sources(("columns", name, "source"), fields.source)
        sources = as_tuple(fields.source)
        return Parameter(
            name, low, fields.unit, low, high, sources, fields.confidence, fields.note.strip()
        )

    def region(self, name: str, fields: RegionFields) -> Region:
        """Return one region with a number for every column."""
        given = fields.__pydantic_extra__
        for key in given:
            if key not in self._file.columns and not self._breaks(("columns", key)):
                hint = did_you_mean(key, self._file.columns)
                message = tr("no column is called {name!r}{hint}", name=key, hint=hint)
                self._note(("regions", name, key), message)
        for key in self._file.columns:
            if key not in given:
                self._note(("regions", name, key), tr("is missing"))
        if fields.name is None:
            self._note(("regions", name, "name"), tr("is missing"))
        return Region(name, fields.name or name, self._values(name, given))

    def check_names(self) -> None:
        """Note a landing place that is no region, outlines that are not there, no region at all."""
        landing, regions = self._file.landing, self._file.regions
        if landing is not None and landing not in regions:
            hint = did_you_mean(landing, regions)
            message = tr("no region is called {name!r}{hint}", name=landing, hint=hint)
            self._note(("landing",), message)
        if not regions:
            self._note(("regions",), tr("must hold at least one region"))
        outlines = self._file.outlines
        node = self._tree.at((*self._prefix, "outlines"))
        if outlines is not None and node is not None:
            folder = FilePath(node.place.file).parent
            file = folder / outlines
            if not file.is_file() or not stays_in(file, folder):
                message = tr("no file {name!r} stands beside this one", name=outlines)
                self._note(("outlines",), message)
            else:
                read_text(file, self._findings)  # it travels with the scenario

    def check_columns(self) -> None:
        """Note each regional number that the model cannot do without."""
        for name, declared in self._columns.items():
            if declared.needed and name not in self._file.columns:
                self._note(("columns", name), tr("is missing; the model needs it"))

    def _values(self, region: str, given: Mapping[str, float | SourcedValue]) -> dict[str, float]:
        values: dict[str, float] = {}
        for key, column in self._file.columns.items():
            entry = given.get(key)
            if entry is None:
                continue
            path: Path = ("regions", region, key)
            if isinstance(entry, SourcedValue):
                self._check_sources((*path, "source"), entry.source)
                path, entry = (*path, "value"), entry.value
            low, high = column.bounds
            if not low <= entry <= high:
                self._note(path, out_of(span(low, high, column.unit), entry))
            values[key] = float(entry)
        return values

    def _check_sources(self, path: Path, source: str | list[str]) -> None:
        place = (*self._prefix, *path)
        check_sources(self._tree, place, source, self._provenance, self._findings)

    def _breaks(self, path: Path) -> bool:
        return self._tree.breaks((*self._prefix, *path))

    def _note(self, path: Path, message: str) -> None:
        note(self._tree, (*self._prefix, *path), message, self._findings)
