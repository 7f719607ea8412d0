"""Reading histories: ``seeds/records/NAME.yaml``, or one beside a scenario of one's own."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from simulator.errors import ScenarioError
from simulator.records.band import Band
from simulator.records.history import (
    KINDS,
    History,
    Kind,
    Known,
    Point,
    Series,
    Target,
    Vocabulary,
)
from simulator.records.naming import Spoken, check_names
from simulator.records.shapes import LARGEST, Count, Text
from simulator.scenario.document import Node
from simulator.scenario.document import Path as KeyPath
from simulator.scenario.draft import as_tuple, check_sources, note
from simulator.scenario.findings import Findings
from simulator.scenario.library import data_root, record_beside
from simulator.scenario.model import Confidence
from simulator.scenario.provenance import Provenance, shipped_provenance
from simulator.scenario.reading import read_document
from simulator.scenario.schema import Day, Entry, Finite, Line, Name, RegionId, Sources
from simulator.scenario.validate import require, validate

_MEASURE: Final = rf"^({'|'.join(KINDS)})\.[a-z0-9_]+$"

Moment = Annotated[Finite, Field(ge=-1_000, le=100_000)]


class SourcedBand(Entry):
    """A number with its bounds and where it comes from."""

    low: Count
    central: Count
    high: Count
    source: Sources
    confidence: Confidence
    note: Text = ""

    @model_validator(mode="after")
    def _rises(self) -> SourcedBand:
        if not self.low <= self.central <= self.high:
            given = f"{self.low:g}, {self.central:g}, {self.high:g}"
            message = "must rise from low over central to high, not {given}"
            raise PydanticCustomError("band", message, {"given": given})
        return self

    def known(self) -> Known:
        """Return the same as the rest of the program has it."""
        band = Band(self.low, self.central, self.high)
        return Known(band, as_tuple(self.source), self.confidence, self.note.strip())


class PointFields(SourcedBand):
    """The same at one moment, in days."""

    day: Moment


class SeriesFields(Entry):
    """One number through time."""

    indicator: Name
    scores: bool = True
    note: Text = ""
    points: Annotated[list[PointFields], Field(min_length=1)]


class TargetFields(Entry):
    """An aim, and how far off one standard deviation is."""

    measure: Annotated[str, StringConstraints(pattern=_MEASURE, max_length=100)]
    day: Moment | None = None
    region: RegionId | None = None
    value: Annotated[Finite, Field(ge=-LARGEST, le=LARGEST)]
    tolerance: Annotated[Finite, Field(gt=0, le=LARGEST)] | None = None
    factor: Annotated[Finite, Field(gt=1, le=LARGEST)] | None = None
    low: Count | None = None
    central: Count | None = None
    high: Count | None = None
    source: Sources
    fitted: bool
    note: Text = ""

    @model_validator(mode="after")
    def _fits_together(self) -> TargetFields:
        if (self.tolerance is None) == (self.factor is None):
            raise PydanticCustomError("target", "must have a tolerance or a factor, one of both")
        if self.factor is not None and self.value <= 0:
            raise PydanticCustomError("target", "must have a value above 0 where it has a factor")
        if (self.region is None) != (not self.measure.startswith("part.")):
            raise PydanticCustomError("target", "must have a region, as part.MEASURE alone has")
        known = [end for end in (self.low, self.central, self.high) if end is not None]
        if len(known) not in (0, 3) or known != sorted(known):
            raise PydanticCustomError("target", "must have low, central and high, which rise")
        return self


class HistoryFile(Entry):
    """``seeds/records/NAME.yaml``."""

    format: Literal[1]
    title: Line
    start: Day
    notes: Text = ""
    series: dict[Name, SeriesFields] = Field(default_factory=dict)
    milestones: dict[Name, SourcedBand] = Field(default_factory=dict)
    regional: dict[Name, dict[RegionId, SourcedBand]] = Field(default_factory=dict)
    targets: dict[Name, TargetFields] = Field(default_factory=dict)


def read_history(
    name: str, folder: Path | None = None, vocabulary: Vocabulary | None = None
) -> History:
    """Return the history that ``record: NAME`` means in a scenario of *folder*.

    Without a *folder* only what ships is looked at. Raises ``UnknownName`` or ``ScenarioError``.
    """
    return history_of(record_beside(name, folder or data_root() / "seeds"), vocabulary)


def history_of(
    path: Path, vocabulary: Vocabulary | None = None, provenance: Provenance | None = None
) -> History:
    """Return the history in a file; raises ``ScenarioError`` with every fault.

    With a *vocabulary* it is a fault too to speak of what the model or the country does not have.
    """
    findings = Findings()
    root = read_document(path, findings)
    if root is None:
        raise ScenarioError(findings.faults)
    tree, file = validate(HistoryFile, root, findings)
    require(tree, ("format", "title", "start"), findings)
    if file is not None:
        _check(tree, file, provenance or shipped_provenance(), findings)
        if vocabulary is not None:
            check_names(tree, _spoken_of(file), vocabulary, findings)
    findings.raise_if_any()
    assert file is not None, "a file without faults makes a history"
    return _history(path.stem, file)


def _check(tree: Node, file: HistoryFile, known: Provenance, findings: Findings) -> None:
    """Note sources that nobody knows, and points that go back in time."""
    for path, source in _sources(file):
        check_sources(tree, (*path, "source"), source, known, findings)
    for name, series in file.series.items():
        for number, (before, after) in enumerate(pairwise(series.points), start=1):
            if after.day <= before.day:
                message = f"must lie after the point before, {before.day:g}, not at {after.day:g}"
                note(tree, ("series", name, "points", number, "day"), message, findings)


def _spoken_of(file: HistoryFile) -> list[Spoken]:
    """Return every name of the model or the country, and where it stands."""
    measured = {"day": "milestone", "share": "milestone", "never": "milestone", "part": "measure"}
    spoken: list[Spoken] = []
    for name, series in file.series.items():
        spoken.append(("indicator", series.indicator, ("series", name, "indicator")))
    spoken += [("milestone", name, ("milestones", name)) for name in file.milestones]
    for measure, regions in file.regional.items():
        spoken.append(("measure", measure, ("regional", measure)))
        spoken += [("region", region, ("regional", measure, region)) for region in regions]
    for name, target in file.targets.items():
        word, _, of = target.measure.partition(".")
        spoken.append((measured.get(word, "indicator"), of, ("targets", name, "measure")))
        if target.region is not None:
            spoken.append(("region", target.region, ("targets", name, "region")))
    return spoken


def _sources(file: HistoryFile) -> list[tuple[KeyPath, str | list[str]]]:
    return [
        *(
            (("series", name, "points", number), point.source)
            for name, series in file.series.items()
            for number, point in enumerate(series.points)
        ),
        *((("milestones", name), dated.source) for name, dated in file.milestones.items()),
        *(
            (("regional", name, region), band.source)
            for name, bands in file.regional.items()
            for region, band in bands.items()
        ),
        *((("targets", name), target.source) for name, target in file.targets.items()),
    ]


def _history(name: str, file: HistoryFile) -> History:
    return History(
        name=name,
        title=file.title,
        start=file.start,
        series=tuple(_series(key, fields) for key, fields in file.series.items()),
        milestones={key: fields.known() for key, fields in file.milestones.items()},
        regional={
            measure: {region: fields.known() for region, fields in regions.items()}
            for measure, regions in file.regional.items()
        },
        targets=tuple(_target(key, fields, file) for key, fields in file.targets.items()),
        notes=file.notes.strip(),
    )


def _series(name: str, fields: SeriesFields) -> Series:
    points = tuple(_point(point) for point in fields.points)
    return Series(name, fields.indicator, points, fields.scores, fields.note.strip())


def _point(fields: PointFields) -> Point:
    known = fields.known()
    return Point(fields.day, known.band, known.sources, known.confidence)


def _target(name: str, fields: TargetFields, file: HistoryFile) -> Target:
    word, _, of = fields.measure.partition(".")
    kind: Kind = next(known for known in KINDS if known == word)
    tolerance = fields.tolerance if fields.tolerance is not None else fields.factor
    assert tolerance is not None, "was looked at when the file was read"
    return Target(
        name=name,
        kind=kind,
        of=of,
        value=fields.value,
        tolerance=tolerance,
        is_factor=fields.factor is not None,
        sources=as_tuple(fields.source),
        fitted=fields.fitted,
        day=fields.day,
        region=fields.region or "",
        record=_record(kind, of, fields, file),
        note=fields.note.strip(),
    )


def _record(kind: Kind, of: str, fields: TargetFields, file: HistoryFile) -> Band | None:
    """Return what is known of a target: stated with it, or the date of its milestone."""
    if fields.low is not None and fields.central is not None and fields.high is not None:
        return Band(fields.low, fields.central, fields.high)
    dated = file.milestones.get(of) if kind == "day" else None
    return dated.known().band if dated is not None else None
