"""What an exported file says of how it was made: enough to make it again, anywhere.

A recipe is JSON: the scenario files as texts, what was changed in each variant, seed and number of
runs, versions, and a hash of every result. ``seal`` is a hash of all the rest, so that a recipe
which somebody has edited is told from one that gives other numbers by itself.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final, cast, get_args

import numpy as np

from simulator.errors import BoiloverError
from simulator.export.plain import variant_content
from simulator.language import tr, written
from simulator.results.by_set import BySet
from simulator.results.comparison import Comparison, EntryRole, Shown
from simulator.results.ensemble_result import EnsembleResult
from simulator.scenario.bundle import Bundle, bundle_of

FORMAT: Final = 1
MOST_RUNS: Final = 10_000_000
"""Of all variants together; a recipe that wants more is no recipe but an attack on a memory."""

_LIBRARIES: Final = ("numpy", "simpy")
_LARGEST: Final = 2**63 - 1  # of a seed, or the number of a run


class BadRecipe(BoiloverError):
    """A text is no recipe that can be followed; the message says why."""


class _Damaged(ValueError):
    """A recipe holds what none can; the message says what."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The chart in a file: its kind and subject in the registry, and a hash of its numbers."""

    kind: str
    subject: str
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One variant of a recipe: ``content`` is what differs in it from the scenario in ``bundle``.

    ``numbers`` are the replications that were played, ``key`` names what decided them, ``digest``
    is a hash of all they measured, ``shares`` how they ended (outcome: share of runs).
    """

    letter: str
    role: EntryRole
    title: str
    bundle: Bundle
    content: Mapping[str, Any]
    numbers: tuple[range, ...]
    key: str
    digest: str
    shares: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a file was made; ``is_sealed`` says that nobody has changed it since."""

    parts: tuple[Part, ...]
    seed: int
    uncertainty: Shown
    sets: int
    versions: Mapping[str, str]
    shown: tuple[str, ...] = ()
    language: str = "en"
    drawn: Drawn | None = None
    is_sealed: bool = True

    @property
    def text(self) -> str:
        """The recipe as files hold it, sealed."""
        content = self._content()
        return _canonical({**content, "seal": _hash(_canonical(content))})

    def _content(self) -> dict[str, Any]:
        texts: dict[str, str] = {}
        for part in self.parts:
            texts.update({_hash(text): text for text in part.bundle.files.values()})
        drawn = self.drawn
        return {
            "format": FORMAT,
            "versions": dict(self.versions),
            "seed": self.seed,
            "uncertainty": self.uncertainty,
            "sets": self.sets,
            "shown": list(self.shown),
            "language": self.language,
            "drawn": [drawn.kind, drawn.subject, drawn.digest] if drawn else [],
            "variants": [_part_content(part) for part in self.parts],
            "texts": texts,
        }


def recipe_for(
    comparison: Comparison,
    *,
    drawn: Drawn | None = None,
    shown: Sequence[str] = (),
    language: str = "en",
) -> Recipe:
    """Return the recipe of whatever was made of *comparison*.

    *shown* are the indicators that had a chart, for a window that opens it again.
    """
    parts = tuple(
        Part(
            entry.letter,
            entry.role,
            entry.title,
            bundle_of(entry.variant.scenario),
            variant_content(entry.variant),
            tuple(_stretches(_runs(entry.result).numbers)),
            entry.result.key,
            digest(entry.result),
            shares(entry.result),
        )
        for entry in comparison.entries
    )
    return Recipe(
        parts,
        comparison.seed,
        comparison.uncertainty,
        comparison.sets,
        versions(comparison.version),
        tuple(shown),
        language,
        drawn,
    )


def read_recipe(text: str) -> Recipe:
    """Return the recipe in a text; raises ``BadRecipe`` where it is none that we can follow."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadRecipe(tr("the recipe cannot be read: {reason}", reason=error)) from error
    if not isinstance(content, dict) or not isinstance(content.get("format"), int):
        raise BadRecipe(tr("the recipe is not one of Boilover"))
    try:
        if content["format"] > FORMAT:
            made = content["versions"]["boilover"]
            raise BadRecipe(
                tr(
                    "the recipe was written by Boilover {version}; install that to follow it",
                    version=made,
                )
            )
        return _recipe(content)
    except (LookupError, TypeError, ValueError, AttributeError, OverflowError) as error:
        reason = str(error) if isinstance(error, _Damaged) else f"{type(error).__name__} {error}"
        raise BadRecipe(tr("the recipe is damaged: {reason}", reason=reason)) from error


def digest(result: EnsembleResult) -> str:
    """Return a hash of everything the replications of a result measured, to the last bit."""
    runs = _runs(result)
    found = hashlib.sha256()
    found.update(runs.numbers.astype("<i8").tobytes())
    found.update(runs.outcomes.astype("<i1").tobytes())
    for name in runs.layout.milestones:
        found.update(runs.days(name).astype("<f4").tobytes())
    for name in runs.layout.indicators:
        found.update(runs.series(name).astype("<f4").tobytes())
    return found.hexdigest()


def shares(result: EnsembleResult) -> Mapping[str, float]:
    """Return the share of runs that end in each outcome."""
    runs = _runs(result)
    return {
        name: float(runs.ended(name).mean()) if runs.n else 0.0 for name in runs.layout.outcomes
    }


def versions(boilover: str) -> Mapping[str, str]:
    """Return what the numbers were made with."""
    found = {"boilover": boilover, "python": platform.python_version()}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "unknown"
    return found


def _runs(result: EnsembleResult) -> EnsembleResult:
    return result.runs if isinstance(result, BySet) else result


def _part_content(part: Part) -> dict[str, Any]:
    return {
        "letter": part.letter,
        "role": part.role,
        "title": part.title,
        "scenario": part.bundle.name,
        "files": dict(part.bundle.hashes()),
        "differs": dict(part.content),
        "runs": [[numbers.start, numbers.stop] for numbers in part.numbers],
        "key": part.key,
        "digest": part.digest,
        "shares": dict(part.shares),
    }


def _recipe(content: Mapping[str, Any]) -> Recipe:
    unsealed = {key: value for key, value in content.items() if key != "seal"}
    texts = content["texts"]
    drawn = content["drawn"]
    uncertainty = content["uncertainty"]
    if uncertainty not in get_args(Shown):
        raise _Damaged(tr("the spread {name!r} is not known", name=uncertainty))
    parts = tuple(_part(each, texts) for each in content["variants"])
    if not parts:
        raise _Damaged(tr("no variants"))
    if sum(len(numbers) for part in parts for numbers in part.numbers) > MOST_RUNS:
        raise _Damaged(tr("more than {most} runs", most=written(MOST_RUNS)))
    return Recipe(
        parts,
        _counted(content["seed"]),
        cast("Shown", uncertainty),
        _counted(content["sets"]),
        {str(name): str(found) for name, found in content["versions"].items()},
        tuple(map(str, content["shown"])),
        str(content["language"]),
        Drawn(*map(str, drawn)) if drawn else None,
        content.get("seal") == _hash(_canonical(unsealed)),
    )


def _part(content: Mapping[str, Any], texts: Mapping[str, str]) -> Part:
    role = content["role"]
    if role not in get_args(EntryRole):
        raise _Damaged(tr("the role {name!r} is not known", name=role))
    files = {str(place): str(texts[found]) for place, found in content["files"].items()}
    return Part(
        str(content["letter"]),
        cast("EntryRole", role),
        str(content["title"]),
        Bundle(str(content["scenario"]), files),
        dict(content["differs"]),
        tuple(range(_counted(first), _counted(last)) for first, last in content["runs"]),
        str(content["key"]),
        str(content["digest"]),
        {str(name): float(share) for name, share in content["shares"].items()},
    )


def _counted(value: object) -> int:
    if not isinstance(value, int) or not 0 <= value <= _LARGEST:
        raise _Damaged(tr("{value!r} is no count", value=value))
    return value


def _stretches(numbers: Any) -> Iterator[range]:
    """Yield the numbers, which rise, as ranges without gaps."""
    if not numbers.size:
        return
    breaks = np.flatnonzero(np.diff(numbers) != 1) + 1
    for part in np.split(numbers, breaks):
        yield range(int(part[0]), int(part[-1]) + 1)


def _canonical(content: Mapping[str, Any]) -> str:
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
