"""What may stand in a scenario or country file: one set of models, JSON Schema included.

A file may extend another and then holds only what differs, so that most parts are optional here.
That nothing is missing in the end is seen when the whole is put together (``assemble``).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from simulator.scenario.model import Confidence, Role, Sign

NAME_PATTERN: Final = r"^[a-z0-9_-]+$"
LONGEST_LINE: Final = 300  # characters of a title or label


def _calendar_date(value: object) -> date:
    """Read ``2022-01-01``; a crisis lies between the years 1900 and 2199."""
    try:
        day = date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        day = None
    if day is None or not 1900 <= day.year < 2200:
        raise PydanticCustomError("calendar_date", "must be a date such as 2022-01-05")
    return day


def _sign(value: object) -> object:
    """Read 0 without quotes, to YAML a number, as the sign it is meant to be."""
    return "0" if value == 0 and not isinstance(value, bool) else value


def _shape(value: object) -> str:
    return "<map>" if isinstance(value, dict | BaseModel) else "<plain>"


def _one_or_many(value: object) -> str:
    return "<list>" if isinstance(value, list | tuple) else "<plain>"


Finite = Annotated[float, Field(allow_inf_nan=False)]
Name = Annotated[str, StringConstraints(pattern=NAME_PATTERN, max_length=64)]
DottedName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_.-]+$", max_length=200)]
FileName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+\.geojson$", max_length=100)]
Word = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", max_length=64)]
RegionId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", max_length=64)]
SourceId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]+$", max_length=64)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_LINE)]
Unit = Annotated[str, StringConstraints(max_length=40)]
Bounds = Annotated[tuple[Finite, Finite], Field(strict=False)]
Day = Annotated[
    date, BeforeValidator(_calendar_date), WithJsonSchema({"type": "string", "format": "date"})
]
Sources = Annotated[
    Annotated[SourceId, Tag("<plain>")]
    | Annotated[list[SourceId], Field(min_length=1), Tag("<list>")],
    Discriminator(_one_or_many),
]
Targets = Annotated[
    Annotated[DottedName, Tag("<plain>")]
    | Annotated[list[DottedName], Field(min_length=1), Tag("<list>")],
    Discriminator(_one_or_many),
]
SignEntry = Annotated[Sign, BeforeValidator(_sign)]


class Entry(BaseModel):
    """A map whose keys are known; a number must be a number and a word a word."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class NumberEntry(Entry):
    """A number with its unit, bounds and origin.

    Where it replaces one of the extended file, value and source are enough.
    """

    value: Finite
    source: Sources
    unit: Unit | None = None
    bounds: Bounds | None = None
    confidence: Confidence | None = None
    note: str = ""


class SourcedValue(Entry):
    """A number that stands off the default, with its own origin."""

    value: Finite
    source: Sources


Sourced = Annotated[
    Annotated[Finite, Tag("<plain>")] | Annotated[SourcedValue, Tag("<map>")],
    Discriminator(_shape),
]
Value = Annotated[
    Annotated[Word, Tag("<plain>")] | Annotated[NumberEntry, Tag("<map>")],
    Discriminator(_shape),
]


class ShockFields(Entry):
    """A scheduled event: its kind, and what that kind declares (numbers, or plain words)."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Value]

    kind: Name | None = None


class ExpectedFields(Entry):
    """What raising a lever should do: "+" more, "-" less, "0" nothing, "?" (or not given) open."""

    peak: SignEntry = "?"
    deaths: SignEntry = "?"
    intervention: SignEntry = "?"
    loss: SignEntry = "?"


class LeverFields(Entry):
    """An input the user may move.

    Unit, bounds and source come from its (first) target; a lever that is relative to its targets
    (it multiplies them, say) states its own, and is neutral at 1. ``expects`` says what raising it
    should do, for the test of signs.
    """

    label: Line | None = None
    kind: Name | None = None
    target: Targets | None = None
    role: Role | None = None
    group: Line | None = None
    help: str = ""
    unit: Unit | None = None
    bounds: Bounds | None = None
    source: Sources | None = None
    expects: ExpectedFields = ExpectedFields()


class ColumnFields(Entry):
    """What one regional number means: its unit, bounds and origin."""

    unit: Unit
    bounds: Bounds
    source: Sources
    confidence: Confidence
    note: str = ""


class RegionFields(Entry):
    """One region: its name and a number for each column of the country.

    That each has a name is seen at the end: a scenario that extends another may give one number.
    """

    model_config = ConfigDict(extra="allow", json_schema_extra={"required": ["name"]})
    __pydantic_extra__: dict[str, Sourced]

    name: Line | None = None


class CountryFile(Entry):
    """The regions of a country, each with the same columns of numbers."""

    model_config = ConfigDict(json_schema_extra={"required": ["format", "title"]})

    format: Literal[1] = 1
    title: Line = "untitled"
    notes: str = ""
    outlines: FileName | None = None
    landing: RegionId | None = None
    columns: dict[Name, ColumnFields] = {}
    regions: dict[RegionId, RegionFields] = {}


class InlineCountry(CountryFile):
    """A country that a scenario states itself; one that extends it may state a part of it anew."""

    model_config = ConfigDict(json_schema_extra={"required": []})


CountryEntry = Annotated[
    Annotated[Name, Tag("<plain>")] | Annotated[InlineCountry, Tag("<map>")],
    Discriminator(_shape),
]


class ScenarioFile(Entry):
    """A crisis, or what differs from the one it extends."""

    model_config = ConfigDict(json_schema_extra={"required": ["format", "title"]})

    format: Literal[1] = 1
    title: Line = "untitled"
    summary: str = ""
    extends: Name | None = None
    abstract: bool = False
    country: CountryEntry | None = None
    start: Day | None = None
    horizon: NumberEntry | None = None
    hot_days: NumberEntry | None = None
    calm_tick: NumberEntry | None = None
    headline: list[Name] = []
    record: Name | None = None
    plausible: Name | None = None
    notes: str = ""
    actors: dict[Name, dict[Name, NumberEntry]] = {}
    shocks: dict[Name, ShockFields | None] = {}
    levers: dict[Name, LeverFields | None] = {}
    settings: dict[Name, Sourced] = {}


#: Where in a file which model's keys may stand; ``*`` is any name.
KEYS: Final[Mapping[type[Entry], Mapping[tuple[str, ...], type[Entry]]]] = {
    ScenarioFile: {
        (): ScenarioFile,
        ("country",): InlineCountry,
        ("country", "columns", "*"): ColumnFields,
        ("country", "regions", "*", "*"): SourcedValue,
        ("horizon",): NumberEntry,
        ("hot_days",): NumberEntry,
        ("calm_tick",): NumberEntry,
        ("actors", "*", "*"): NumberEntry,
        ("shocks", "*", "*"): NumberEntry,
        ("levers", "*"): LeverFields,
        ("levers", "*", "expects"): ExpectedFields,
        ("settings", "*"): SourcedValue,
    },
    CountryFile: {
        (): CountryFile,
        ("columns", "*"): ColumnFields,
        ("regions", "*", "*"): SourcedValue,
    },
}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a scenario file, for editors."""
    return _titled(ScenarioFile, "Boilover scenario")


def country_json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a country file, for editors."""
    return _titled(CountryFile, "Boilover country")


def _titled(model: type[Entry], title: str) -> dict[str, Any]:
    schema = model.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": title}
