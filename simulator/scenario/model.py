"""The vocabulary of a crisis: country, parameter, lever, scenario, variant. All frozen data."""

from __future__ import annotations

import hashlib
import json
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from simulator.errors import UnknownName
from simulator.language import mark
from simulator.scenario.bundle import SourceFile
from simulator.scenario.sets import ParameterSets

Confidence = Literal["high", "medium", "low"]
Role = Literal["policy", "assumption"]
Sign = Literal["+", "-", "0", "?"]

SHORTEST_TICK = 3.0  # hours


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number of a scenario with where it comes from.

    ``path`` is dotted (``actors.movement.intensity``, ``shocks.lpg_price.factor``, ``horizon``).
    ``sources`` are ids of ``seeds/claims.yaml`` (C1 ...), ``seeds/sources.yaml`` (S01 ...), a
    literature key of that file, or the word ``judgement``.
    """

    path: str
    value: float
    unit: str
    low: float
    high: float
    sources: tuple[str, ...]
    confidence: Confidence
    help: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    """One unit of a country; ``values`` holds a number for each of the country's columns."""

    id: str
    name: str
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Country:
    """The ground a crisis plays on: regions, how they touch each other, outlines to draw them.

    ``columns`` says for each regional number its unit, bounds and source (the ``value`` of a column
    is not used). ``outlines`` is the file name of a GeoJSON beside the country file, or empty.
    """

    name: str
    title: str
    regions: tuple[Region, ...]
    columns: Mapping[str, Parameter]
    outlines: str
    landing: str

    def column(self, name: str) -> NDArray[np.float64]:
        """Return one number for every region, shape [region]."""
        if name not in self.columns:
            raise UnknownName(mark("regional column"), name, self.columns)
        return np.array([region.values[name] for region in self.regions], dtype=np.float64)

    def index(self, region: str) -> int:
        """Return the row of a region given by id or name."""
        for row, candidate in enumerate(self.regions):
            if region in (candidate.id, candidate.name):
                return row
        raise UnknownName(mark("region"), region, [r.id for r in self.regions])


@dataclass(frozen=True, slots=True)
class ShockEntry:
    """A scheduled event: its numbers are parameters ``shocks.NAME.*``, its words stand here."""

    name: str
    kind: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ShockState:
    """All there is to a shock: its kind, its numbers by key, and its words."""

    kind: str
    numbers: Mapping[str, Parameter]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Expected:
    """What raising a lever should do to each outcome, before anything has been played.

    ``+`` more of it, ``-`` less, ``0`` no effect, ``?`` theory is ambiguous. ``peak`` is people in
    the streets, ``loss`` the loss of the leader or of part of the country.
    """

    peak: Sign = "?"
    deaths: Sign = "?"
    intervention: Sign = "?"
    loss: Sign = "?"


@dataclass(frozen=True, slots=True)
class Lever(ABC):
    """An input a user may set; the default changes nothing.

    ``role`` says whether someone in the crisis decides it (*policy*) or whether it is our
    ignorance (*assumption*). ``step`` is what one key press moves it by, ``expects`` the signs of
    what it should do (``boilover levers`` tests them).
    """

    name: str
    label: str
    role: Role
    group: str
    targets: tuple[str, ...]
    unit: str
    low: float
    high: float
    default: float
    sources: tuple[str, ...]
    help: str
    step: float
    expects: Expected = Expected()

    @abstractmethod
    def apply(self, scenario: Scenario, value: float) -> Scenario:
        """Return *scenario* with the lever at *value*; pure."""

    def clamp(self, value: float) -> float:
        """Return the nearest value the lever can take."""
        return min(self.high, max(self.low, value))


@dataclass(frozen=True, slots=True)
class Scenario:
    """A crisis as a file states it, with every ``extends`` resolved.

    ``parameters`` holds every number by path; ``settings`` the lever positions that the file
    itself asks for, applied before anything a user sets. ``record`` names the history that it is
    held against (``seeds/records``), if there is one. ``plausible`` are the sets of values that
    its parameters may have, as far as anybody knows. ``files`` are the files it was read from, its
    own first; they say nothing that the rest does not.
    """

    name: str
    title: str
    summary: str
    country: Country
    start: date
    parameters: Mapping[str, Parameter]
    shocks: Mapping[str, ShockEntry]
    levers: Mapping[str, Lever]
    headline: tuple[str, ...] = ()
    notes: str = ""
    record: str = ""
    plausible: ParameterSets | None = None
    files: tuple[SourceFile, ...] = field(default=(), compare=False, repr=False)

    def value(self, path: str) -> float:
        """Return the number at *path*; raises ``UnknownName`` with the nearest path."""
        return self.parameter(path).value

    def parameter(self, path: str) -> Parameter:
        """Return the parameter at *path*; raises ``UnknownName`` with the nearest path."""
        if path not in self.parameters:
            raise UnknownName(mark("parameter"), path, self.parameters)
        return self.parameters[path]

    def with_value(self, path: str, value: float) -> Scenario:
        """Return the same scenario with another number at *path*."""
        changed = {**self.parameters, path: replace(self.parameter(path), value=float(value))}
        return replace(self, parameters=changed)

    def section(self, prefix: str) -> Mapping[str, float]:
        """Return the numbers below *prefix* by their last name."""
        head = f"{prefix}."
        return {
            path[len(head) :]: parameter.value
            for path, parameter in self.parameters.items()
            if path.startswith(head) and "." not in path[len(head) :]
        }

    def shock(self, name: str) -> ShockState | None:
        """Return all there is to a shock, ``None`` where there is none of that name."""
        if name not in self.shocks:
            return None
        entry, head = self.shocks[name], f"shocks.{name}."
        numbers = {p[len(head) :]: v for p, v in self.parameters.items() if p.startswith(head)}
        return ShockState(entry.kind, numbers, entry.words)

    def with_shock(self, name: str, state: ShockState | None) -> Scenario:
        """Return the same scenario with a shock as *state* has it; ``None`` takes it out."""
        head = f"shocks.{name}."
        parameters = {p: v for p, v in self.parameters.items() if not p.startswith(head)}
        shocks = dict(self.shocks)
        if state is None:
            shocks.pop(name, None)
        else:
            parameters |= {f"{head}{key}": number for key, number in state.numbers.items()}
            shocks[name] = ShockEntry(name, state.kind, state.words)
        return replace(self, parameters=parameters, shocks=shocks)

    @property
    def horizon_days(self) -> float:
        """How long a replication lasts, in days."""
        return self.value("horizon")

    @property
    def hot_days(self) -> float:
        """How long ticks are short, in days: all the time where the files do not say."""
        return self.value("hot_days") if "hot_days" in self.parameters else self.horizon_days

    @property
    def calm_tick(self) -> float:
        """How long a tick is after that, in hours."""
        return self.value("calm_tick") if "calm_tick" in self.parameters else SHORTEST_TICK

    @property
    def open_sets(self) -> ParameterSets | None:
        """The plausible sets of what nothing has moved: a lever states a number and so knows it."""
        sets = self.plausible
        if sets is None:
            return None
        unmoved = [p for p, v in zip(sets.paths, sets.standard, strict=True) if self.value(p) == v]
        return sets.only(unmoved) if unmoved else None

    def fingerprint(self) -> str:
        """Return a hash of all that can change a replication's bits (titles and sources cannot)."""
        content = {
            "parameters": {p: v.value for p, v in sorted(self.parameters.items())},
            "shocks": [[s.name, s.kind, dict(s.words)] for s in self.shocks.values()],
            "regions": [[r.id, dict(r.values)] for r in self.country.regions],
            "landing": self.country.landing,
        }
        text = json.dumps(content, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Variant:
    """A scenario with differences and a name: the thing one compares.

    ``settings`` holds only levers that stand off their rest. ``shocks`` holds only shocks that are
    not as the file has them: in another state, or ``None`` for one that is taken out. ``notes`` are
    the user's words on it, at first the file's. ``edited`` is the scenario with its shocks as they
    are here, and levers resting on their numbers.
    """

    scenario: Scenario
    settings: Mapping[str, float]
    title: str
    shocks: Mapping[str, ShockState | None] = field(default_factory=dict)
    notes: str = ""
    edited: Scenario = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        edited = self.scenario
        if self.shocks:
            from simulator.scenario.shock_edits import with_shocks  # made of what stands here

            edited = with_shocks(self.scenario, self.shocks)
        object.__setattr__(self, "edited", edited)

    @classmethod
    def of(cls, scenario: Scenario, title: str = "") -> Variant:
        """Return the scenario as its file has it."""
        return cls(scenario, {}, title or scenario.title, {}, scenario.notes)

    @property
    def is_changed(self) -> bool:
        """Whether a lever or a shock is not as the file has it."""
        return bool(self.settings or self.shocks)

    @property
    def levers(self) -> Mapping[str, Lever]:
        """The levers; one that has lost all its targets with a shock has none, and no effect."""
        return self.edited.levers

    def setting(self, lever: str) -> float:
        """Return where *lever* stands."""
        return self.settings.get(lever, self.lever(lever).default)

    def lever(self, name: str) -> Lever:
        """Return a lever of the scenario; raises ``UnknownName`` with the nearest one."""
        levers = self.levers
        if name not in levers:
            raise UnknownName(mark("lever"), name, levers)
        return levers[name]

    def moves(self, lever: str, other: Variant) -> bool:
        """Return whether a lever that both have was put elsewhere here, wherever it rests."""
        mine, theirs = self.scenario.levers.get(lever), other.scenario.levers.get(lever)
        if mine is None or theirs is None:
            return False
        if mine.default == theirs.default:
            return self.settings.get(lever) != other.settings.get(lever)
        return self.setting(lever) != other.setting(lever)

    def with_setting(self, lever: str, value: float) -> Variant:
        """Return the variant with *lever* at *value*, held within its bounds."""
        known = self.lever(lever)
        settings = {k: v for k, v in self.settings.items() if k != lever}
        if known.clamp(value) != known.default:
            settings[lever] = known.clamp(value)
        return replace(self, settings=settings)

    def with_shock(self, name: str, state: ShockState | None) -> Variant:
        """Return the variant with a shock in another state; as the file has it is no difference."""
        shocks = {**self.shocks, name: state}
        if state == self.scenario.shock(name):
            del shocks[name]
        made = replace(self, shocks=shocks)
        levers = made.levers
        kept = {n: v for n, v in self.settings.items() if v != levers[n].default}
        return replace(made, settings=kept)

    def effective(self) -> Scenario:
        """Return the scenario with its shocks as they are here, then every lever, in file order."""
        scenario = self.edited
        for name, lever in scenario.levers.items():
            if name in self.settings:
                scenario = lever.apply(scenario, self.settings[name])
        return scenario
