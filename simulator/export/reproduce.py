"""An exported file made again: the same numbers, or what differs and why."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from simulator import __version__
from simulator.charts.kind import chart_kinds
from simulator.engine.catalogue import kinds
from simulator.ensemble.pool import Pool, Progress, Request
from simulator.ensemble.spec import EnsembleSpec, Uncertainty
from simulator.errors import BoiloverError, UnknownName
from simulator.export.formats import csv as csv_format
from simulator.export.options import Options
from simulator.export.plain import variant_of
from simulator.export.recipe import (
    Drawn,
    Part,
    Recipe,
    digest,
    shares,
    versions,
)
from simulator.language import mark
from simulator.results.comparison import Comparison, Entry
from simulator.results.ensemble_result import EnsembleResult
from simulator.scenario.bundle import load_bundle
from simulator.scenario.file import load_scenario

_PATIENCE: Final = 0.25  # seconds between two looks at a run


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as the recipe says; ``subject`` is a variant's letter, or the file."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Reproduction:
    """What came of it: the numbers again, and every finding; none means identical."""

    recipe: Recipe
    comparison: Comparison
    findings: tuple[Finding, ...]

    @property
    def is_identical(self) -> bool:
        """Whether every number is the same to the last bit."""
        return not self.findings


def reproduce(
    recipe: Recipe, pool: Pool, progress: Callable[[Progress], None] | None = None
) -> Reproduction:
    """Play everything again as *recipe* says and compare it with what it says came out.

    Raises ``BadRecipe`` or ``ScenarioError`` where its scenarios cannot be loaded.
    """
    lost: list[str] = []
    specs = [_spec(recipe, part, lost) for part in recipe.parts]
    results = _played(specs, recipe.parts, pool, progress)
    entries = tuple(
        Entry(part.letter, part.title, part.role, _as_shown(recipe, result), spec.variant)
        for part, spec, result in zip(recipe.parts, specs, results, strict=True)
    )
    start = specs[0].variant.scenario.start
    comparison = Comparison(
        entries,
        start,
        recipe.seed,
        __version__,
        uncertainty=recipe.uncertainty,
        sets=recipe.sets,
    )
    found = [Finding("file", f"left out: {text}") for text in lost]
    found += _differences(recipe, specs, results)
    found += _drawing(recipe.drawn, comparison)
    return Reproduction(recipe, comparison, (*_reasons(recipe, found), *found))


def chart_digest(kind: str, subject: str, comparison: Comparison) -> str:
    """Return a hash of the numbers that a chart of the registry shows; raises ``UnknownName``.

    Words are left out: they hang on the language.
    """
    known = chart_kinds()
    if kind not in known:
        raise UnknownName(mark("kind of chart"), kind, known)
    stream = io.BytesIO()
    csv_format.write(known[kind].build(comparison, subject), stream, Options())
    rows = csv.DictReader(io.StringIO(stream.getvalue().decode(), newline=""))
    numbers = [f"{row['series']} {row['day']} {row['value']}" for row in rows]
    return hashlib.sha256("\n".join(numbers).encode()).hexdigest()


def drawn_recipe(recipe: Recipe, kind: str, subject: str, comparison: Comparison) -> Recipe:
    """Return *recipe* for a file that holds a chart of the registry."""
    made = chart_digest(kind, subject, comparison)
    return replace(recipe, drawn=Drawn(kind, subject, made))


def _spec(recipe: Recipe, part: Part, lost: list[str]) -> EnsembleSpec:
    scenario = load_bundle(part.bundle, lambda path: load_scenario(path, kinds()))
    variant = replace(variant_of(part.content, scenario, lost), title=part.title)
    way: Uncertainty = "chance" if recipe.uncertainty == "chance" else "both"
    most = max((numbers.stop for numbers in part.numbers), default=0)
    return EnsembleSpec(variant, recipe.seed, most, way)


def _played(
    specs: list[EnsembleSpec],
    parts: tuple[Part, ...],
    pool: Pool,
    progress: Callable[[Progress], None] | None,
) -> list[EnsembleResult]:
    """Play the very replications that each part names."""
    results = {spec.key: EnsembleResult(spec.key) for spec in specs}
    requests = {
        spec.key: Request(spec, [n for numbers in part.numbers for n in numbers])
        for spec, part in zip(specs, parts, strict=True)
    }
    run = pool.start(list(requests.values()))
    while not run.is_done:
        for key, batch in run.poll(_PATIENCE):
            results[key] = results[key].with_batch(batch)
        if progress:
            progress(run.progress)
    return [results[spec.key] for spec in specs]


def _as_shown(recipe: Recipe, result: EnsembleResult) -> EnsembleResult:
    return result.by_set(recipe.sets) if recipe.uncertainty == "ignorance" else result


def _differences(
    recipe: Recipe, specs: list[EnsembleSpec], results: list[EnsembleResult]
) -> Iterator[Finding]:
    for part, spec, result in zip(recipe.parts, specs, results, strict=True):
        if spec.key != part.key:
            yield Finding(part.letter, f"“{part.title}” has other inputs than it had then")
        if digest(result) == part.digest:
            continue
        now = shares(result)
        moved = [
            f"{name} {100 * share:.1f} % then, {100 * now.get(name, 0.0):.1f} % now"
            for name, share in part.shares.items()
            if abs(share - now.get(name, 0.0)) > 1e-9
        ]
        what = "; ".join(moved) or "the shares of outcomes are the same, courses are not"
        yield Finding(part.letter, f"“{part.title}” gives other numbers: {what}")


def _drawing(drawn: Drawn | None, comparison: Comparison) -> Iterator[Finding]:
    if drawn is None or not drawn.digest:
        return
    try:
        found = chart_digest(drawn.kind, drawn.subject, comparison)
    except (UnknownName, BoiloverError) as error:
        yield Finding("file", f"the chart cannot be drawn again: {error}")
        return
    if found != drawn.digest:
        yield Finding("file", f"the chart {drawn.kind} {drawn.subject} shows other numbers")


def _reasons(recipe: Recipe, found: list[Finding]) -> Iterator[Finding]:
    """Yield what may explain *found*, and a broken seal in any case."""
    if not recipe.is_sealed:
        yield Finding("file", "the recipe was changed after it was written: its seal does not fit")
    if found:
        now = versions(__version__)
        for name, then in recipe.versions.items():
            if now.get(name) != then:
                yield Finding("file", f"made with {name} {then}, this is {now.get(name, 'none')}")
