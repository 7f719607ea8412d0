"""What ``--out`` writes: every chart in every picture format, and the table.

All files are made in a folder of their own beside their place and moved there at the end, so that
an interrupted command leaves nothing half done.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from simulator.charts.kind import ChartKind, chart_kinds
from simulator.cli.figures import Plain
from simulator.cli.record import as_csv
from simulator.ensemble.pool import Progress
from simulator.errors import ExportError
from simulator.results.comparison import Comparison

PICTURES = ("png", "svg", "pdf")
TABLE, RECORD = "table.csv", "result.json"


@dataclass(frozen=True, slots=True)
class Picture:
    """One chart of one subject, and the name of its files without the suffix."""

    kind: ChartKind
    subject: str

    @property
    def stem(self) -> str:
        """The file name: the subject, and the kind of chart where there are several."""
        return f"{self.kind.name}-{self.subject}".replace("_", "-")


def refuse_to_replace(folder: Path, compared: Comparison) -> None:
    """Raise ``ExportError`` if *folder* has a file that would be written; asked before playing."""
    if folder.exists() and not folder.is_dir():
        raise ExportError(str(folder), "it is a file", "give --out the name of a folder")
    names = [f"{p.stem}.{suffix}" for p in _pictures(compared) for suffix in PICTURES]
    for path in (folder / name for name in (*names, TABLE, RECORD)):
        if path.exists():
            raise ExportError(str(path), "it exists already", "add --overwrite or choose another")


def write_briefing(
    folder: Path,
    compared: Comparison,
    figures: Plain,
    *,
    overwrite: bool,
    progress: Callable[[Progress], None],
) -> int:
    """Write charts and table to *folder* and return how many files there are."""
    new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder, prefix=".boilover-") as aside:
            _write_all(Path(aside), compared, figures, progress)
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


def _write_all(
    folder: Path, compared: Comparison, figures: Plain, progress: Callable[[Progress], None]
) -> None:
    from simulator.export.write import write_chart

    (folder / TABLE).write_bytes(as_csv(compared))
    (folder / RECORD).write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    pictures = tuple(_pictures(compared))
    for done, picture in enumerate(pictures):
        progress(Progress(done, len(pictures)))
        chart = picture.kind.build(compared, picture.subject)
        for suffix in PICTURES:
            write_chart(chart, folder / f"{picture.stem}.{suffix}")


def _pictures(compared: Comparison) -> Iterator[Picture]:
    for kind in chart_kinds().values():
        for subject in kind.subjects(compared):
            yield Picture(kind, subject)
