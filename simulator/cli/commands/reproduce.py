"""``boilover reproduce``: make an exported file's numbers again; say if they are the same."""

from __future__ import annotations

import json
import time
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from simulator.cli.arguments import MOST_WORKERS, Parser, UsageError, add_json, whole_number
from simulator.cli.command import Command
from simulator.cli.figures import Plain
from simulator.cli.progress import ProgressBar
from simulator.cli.text import say
from simulator.ensemble.backends import open_pool
from simulator.export.recipe import Recipe
from simulator.export.recipe_file import recipe_in
from simulator.export.reproduce import Reproduction, reproduce


def configure(parser: Parser) -> None:
    """Declare the options."""
    parser.add_argument(
        "file", metavar="FILE", help="what was exported: a picture, a deck, a table ..."
    )
    parser.add_argument(
        "--scenarios",
        dest="folder",
        metavar="DIR",
        help="also write the scenario files that the recipe holds into a new folder",
    )
    parser.add_argument(
        "--workers",
        type=whole_number(1, MOST_WORKERS),
        metavar="W",
        help="processes to play on; 1 plays in this one (default: one for each core)",
    )
    add_json(parser)


def execute(options: Namespace) -> int:
    """Play again, compare, print; 1 where something differs."""
    path = Path(options.file)
    recipe = recipe_in(path)
    if options.folder:
        _write_scenarios(recipe, Path(options.folder))
    total = sum(len(numbers) for part in recipe.parts for numbers in part.numbers)
    started = time.perf_counter()
    with ProgressBar("playing") as bar, open_pool(options.workers, total) as pool:
        found = reproduce(recipe, pool, bar)
    seconds = time.perf_counter() - started
    if options.json:
        print(json.dumps(_plain(path, found, seconds), indent=2))
    else:
        say(*_lines(path, found, seconds))
    return 0 if found.is_identical else 1


def _lines(path: Path, found: Reproduction, seconds: float) -> Iterator[str]:
    recipe = found.recipe
    made = recipe.versions.get("boilover", "?")
    yield f"{path.name}: made by Boilover {made}, seed {recipe.seed}"
    for part in recipe.parts:
        runs = sum(len(numbers) for numbers in part.numbers)
        yield f"  {part.letter}  {part.title} ({part.bundle.name}), {runs:,} runs"
    if found.is_identical:
        yield f"identical: every number is the same to the last bit ({seconds:.1f} s)"
        return
    yield "not identical:"
    for finding in found.findings:
        subject = "" if finding.subject == "file" else f"{finding.subject}: "
        yield f"  {subject}{finding.text}"


def _plain(path: Path, found: Reproduction, seconds: float) -> Plain:
    recipe = found.recipe
    return {
        "file": str(path),
        "identical": found.is_identical,
        "findings": [{"subject": each.subject, "text": each.text} for each in found.findings],
        "seed": recipe.seed,
        "versions": dict(recipe.versions),
        "variants": [
            {"letter": part.letter, "title": part.title, "scenario": part.bundle.name}
            for part in recipe.parts
        ],
        "seconds": round(seconds, 2),
    }


def _write_scenarios(recipe: Recipe, folder: Path) -> None:
    from simulator.scenario.bundle import write_bundle

    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty; give --scenarios the name of a new folder")
    for part in recipe.parts:
        write_bundle(part.bundle, folder)


COMMAND = Command("make an exported file's numbers again and compare them", configure, execute)
