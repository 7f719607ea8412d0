"""What ``--out`` writes: every chart in every picture format, and the table.

All files are made in a folder of their own beside their place and moved there at the end, so that
an interrupted command leaves nothing half done.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from simulator.charts.kind import chart_kinds
from simulator.cli.figures import Plain
from simulator.cli.record import as_csv
from simulator.ensemble.pool import Progress
from simulator.errors import ExportError
from simulator.export.abreast import Picture, draw
from simulator.export.options import Options
from simulator.export.recipe import recipe_for
from simulator.export.reproduce import drawn_recipe
from simulator.results.comparison import Comparison

PICTURES = ("png", "svg", "pdf")
LEFT_OUT = frozenset(("distribution",))  # a course has the same spread at its side
TABLE, RECORD = "table.csv", "result.json"


def refuse_to_replace(folder: Path, compared: Comparison) -> None:
    """Raise ``ExportError`` if *folder* has a file that would be written; asked before playing."""
    if folder.exists() and not folder.is_dir():
        raise ExportError(str(folder), "it is a file", "give --out the name of a folder")
    pictures = [path for chart in _charts(compared) for path in _paths(folder, *chart)]
    for path in (*pictures, folder / TABLE, folder / RECORD):
        if path.exists():
            raise ExportError(str(path), "it exists already", "add --overwrite or choose another")


def write_briefing(
    folder: Path,
    compared: Comparison,
    figures: Plain,
    *,
    overwrite: bool,
    workers: int,
    progress: Callable[[Progress], None],
) -> int:
    """Write charts and table to *folder* and return how many files there are."""
    new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder, prefix=".boilover-") as aside:
            (Path(aside) / TABLE).write_bytes(as_csv(compared))
            (Path(aside) / RECORD).write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
            draw(_pictures(Path(aside), compared), workers, progress)
            if not overwrite:
                refuse_to_replace(folder, compared)
            made = sorted(Path(aside).iterdir())
            for path in made:
                path.replace(folder / path.name)
            return len(made)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(str(folder), reason, "choose another folder for --out") from error
    finally:
        if new and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _pictures(folder: Path, compared: Comparison) -> list[Picture]:
    recipe, kinds = recipe_for(compared), chart_kinds()
    return [
        Picture(kinds[kind].build(compared, subject), _paths(folder, kind, subject), options)
        for kind, subject in _charts(compared)
        for options in [Options(recipe=drawn_recipe(recipe, kind, subject, compared).text)]
    ]


def _charts(compared: Comparison) -> Iterator[tuple[str, str]]:
    for name, kind in chart_kinds().items():
        if name not in LEFT_OUT:
            yield from ((name, subject) for subject in kind.subjects(compared))


def _paths(folder: Path, kind: str, subject: str) -> tuple[Path, ...]:
    stem = f"{kind}-{subject}".replace("_", "-")
    return tuple(folder / f"{stem}.{suffix}" for suffix in PICTURES)
