"""Country files: regions, the numbers each has, outlines to draw them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path as FilePath

from simulator.errors import did_you_mean
from simulator.scenario.document import Node, Path
from simulator.scenario.draft import as_tuple, check_sources, note, span
from simulator.scenario.findings import Findings
from simulator.scenario.library import stays_in
from simulator.scenario.model import Country, Parameter, Region
from simulator.scenario.provenance import Provenance
from simulator.scenario.reading import read_document
from simulator.scenario.schema import ColumnFields, CountryFile, RegionFields, SourcedValue
from simulator.scenario.validate import require, validate


def read_country(path: FilePath, provenance: Provenance, findings: Findings) -> Country | None:
    """Return the country of a file, or ``None`` where it has faults."""
    before = len(findings)
    root = read_document(path, findings)
    if root is None:
        return None
    tree, file = validate(CountryFile, root, findings)
    require(tree, ("format", "title", "landing", "columns", "regions"), findings)
    if file is None:
        return None
    draft = _CountryDraft(path, tree, file, provenance, findings)
    columns = {name: draft.column(name, fields) for name, fields in file.columns.items()}
    regions = tuple(draft.region(name, fields) for name, fields in file.regions.items())
    draft.check_names()
    if len(findings) > before:
        return None
    return Country(path.stem, file.title, regions, columns, file.outlines or "", file.landing or "")


class _CountryDraft:
    """A country file on its way to ``Country``."""

    def __init__(
        self,
        path: FilePath,
        tree: Node,
        file: CountryFile,
        provenance: Provenance,
        findings: Findings,
    ) -> None:
        self._path = path
        self._tree = tree
        self._file = file
        self._provenance = provenance
        self._findings = findings

    def column(self, name: str, fields: ColumnFields) -> Parameter:
        """Return what a column declares; the value of a column is not used."""
        low, high = fields.bounds
        if low > high:
            self._note(
                ("columns", name, "bounds"), f"must rise, [low, high], not {span(low, high)}"
            )
        self._check_sources(("columns", name, "source"), fields.source)
        sources = as_tuple(fields.source)
        return Parameter(
            name, low, fields.unit, low, high, sources, fields.confidence, fields.note.strip()
        )

    def region(self, name: str, fields: RegionFields) -> Region:
        """Return one region with a number for every column."""
        given = fields.__pydantic_extra__
        for key in given:
            if key not in self._file.columns and not self._tree.breaks(("columns", key)):
                self._note(
                    ("regions", name, key),
                    f"no column is called {key!r}{did_you_mean(key, self._file.columns)}",
                )
        for key in self._file.columns:
            if key not in given:
                self._note(("regions", name, key), "is missing")
        return Region(name, fields.name, self._values(name, given))

    def check_names(self) -> None:
        """Note a landing place that is no region, outlines that are not there, no region at all."""
        landing, regions = self._file.landing, self._file.regions
        if landing is not None and landing not in regions:
            hint = did_you_mean(landing, regions)
            self._note(("landing",), f"no region is called {landing!r}{hint}")
        if not regions:
            self._note(("regions",), "must hold at least one region")
        outlines = self._file.outlines
        if outlines is not None:
            file = self._path.parent / outlines
            if not file.is_file() or not stays_in(file, self._path.parent):
                self._note(("outlines",), f"no file {outlines!r} stands beside this one")

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
                self._note(path, f"must lie in {span(low, high, column.unit)}, not {entry:g}")
            values[key] = float(entry)
        return values

    def _check_sources(self, path: Path, source: str | list[str]) -> None:
        check_sources(self._tree, path, source, self._provenance, self._findings)

    def _note(self, path: Path, message: str) -> None:
        note(self._tree, path, message, self._findings)
