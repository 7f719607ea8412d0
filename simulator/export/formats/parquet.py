"""Every run at every moment as Parquet, a column for each indicator, in row groups of some runs."""

from __future__ import annotations

import io
from typing import Any, BinaryIO, Final

import numpy as np

from simulator.export.briefing import Briefing
from simulator.export.extras import needed
from simulator.export.format import ExportFormat
from simulator.export.options import Options
from simulator.export.tables import variant_of
from simulator.results.comparison import Comparison, Entry

_EXTRA: Final = "data"
_TITLE: Final = "Every run over time (Parquet)"
_KEY: Final = b"boilover:recipe"
_RUNS: Final = 250  # in a row group


def write(briefing: Briefing, stream: BinaryIO, options: Options) -> None:
    """Write variant, replication, day and every indicator; units stand at each column."""
    arrow = needed("pyarrow", _EXTRA, _TITLE)
    parquet = needed("pyarrow.parquet", _EXTRA, _TITLE)
    schema = _schema(arrow, briefing, options.recipe)
    with parquet.ParquetWriter(arrow.PythonFile(stream, "w"), schema, compression="zstd") as file:
        for entry in briefing.comparison.entries:
            for first in range(0, entry.result.n, _RUNS):
                file.write_table(_rows(arrow, schema, entry, slice(first, first + _RUNS)))


def recipe_of(data: bytes) -> str:
    """Return the recipe in a Parquet file's metadata, empty where there is none."""
    parquet = needed("pyarrow.parquet", _EXTRA, _TITLE)
    about = parquet.read_schema(io.BytesIO(data)).metadata or {}
    return bytes(about.get(_KEY, b"")).decode()


def _schema(arrow: Any, briefing: Briefing, recipe: str) -> Any:
    comparison = briefing.comparison
    layout, counted = comparison.live.result.layout, _counted(comparison)
    fields = [
        arrow.field("variant", arrow.string(), metadata={"help": "Letter of the variant"}),
        arrow.field(counted, arrow.int32(), metadata={"help": "Its number"}),
        arrow.field(
            "day", arrow.float64(), metadata={"unit": "d", "help": "Since midnight of day 0"}
        ),
    ]
    for name, each in layout.indicators.items():
        about = {"unit": each.unit, "label": each.label, "help": each.help}
        fields.append(arrow.field(name, arrow.float32(), metadata=about))
    told = {
        b"title": briefing.headline.sentence.encode(),
        b"start": comparison.start.isoformat().encode(),
    }
    if recipe:
        told[_KEY] = recipe.encode()
    return arrow.schema(fields, metadata=told)


def _rows(arrow: Any, schema: Any, entry: Entry, chosen: slice) -> Any:
    result = entry.result
    numbers, times = result.numbers[chosen], result.times
    count = numbers.size * times.size
    columns = [
        arrow.array([variant_of(entry)] * count, arrow.string()),
        np.repeat(numbers, times.size).astype(np.int32),
        np.tile(times, numbers.size),
    ]
    columns += [result.series(name)[:, chosen].T.ravel() for name in result.layout.indicators]
    return arrow.table([arrow.array(column) for column in columns], schema=schema)


def _counted(comparison: Comparison) -> str:
    return "replication" if comparison.live.result.counted == "runs" else "parameter_set"


FORMAT = ExportFormat("parquet", _TITLE, 90, briefing=write, recipe=recipe_of, extra=_EXTRA)
