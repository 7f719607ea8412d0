"""The whole ensemble as NetCDF, the way xarray reads it: variant, replication and time are axes."""

from __future__ import annotations

import io
from typing import Any, BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

from simulator.export.briefing import Briefing
from simulator.export.extras import needed
from simulator.export.format import ExportFormat
from simulator.export.options import Options
from simulator.export.tables import variant_of
from simulator.results.comparison import Comparison, Entry

_EXTRA: Final = "data"
_TITLE: Final = "Whole ensemble (NetCDF)"
_KEY: Final = "boilover_recipe"
_PACKED: Final = {"compression": "gzip", "compression_opts": 3, "shuffle": True}


def write(briefing: Briefing, stream: BinaryIO, options: Options) -> None:
    """Write the course of every indicator in every run, the milestones, and how each run ended.

    A variant is written at a time; a run that it does not have is NaN, and -1 for its ending. HDF5
    brings the whole program down where a disk refuses it, so the file is made in memory: it takes a
    part of what the results themselves do there.
    """
    netcdf, hdf = needed("h5netcdf", _EXTRA, _TITLE), needed("h5py", _EXTRA, _TITLE)
    made = io.BytesIO()
    _write(netcdf, hdf, made, briefing, options)
    stream.write(made.getbuffer())


def _write(netcdf: Any, hdf: Any, stream: BinaryIO, briefing: Briefing, options: Options) -> None:
    comparison = briefing.comparison
    layout, numbers = comparison.live.result.layout, _numbers(comparison)
    times = comparison.live.result.times
    with netcdf.File(stream, "w") as file:
        file.attrs["title"] = briefing.headline.sentence
        file.attrs["comment"] = briefing.headline.small_print
        file.attrs["source"] = f"Boilover {comparison.version}, seed {comparison.seed}"
        file.attrs["Conventions"] = "CF-1.10"
        if options.recipe:
            file.attrs[_KEY] = options.recipe
        entries = comparison.entries
        file.dimensions = {"variant": len(entries), "replication": numbers.size, "time": times.size}
        _texts(hdf, file, "variant", [variant_of(entry) for entry in entries])
        _texts(hdf, file, "title", [entry.title for entry in entries])
        counted = comparison.live.result.counted
        _numbered(file, "replication", numbers, f"number of the {counted[:-1]}", "1")
        _numbered(file, "time", times, "time", f"days since {comparison.start.isoformat()}")
        runs, course = ("variant", "replication"), ("variant", "replication", "time")
        for name, each in layout.indicators.items():
            made = _variable(file, name, course, "f4", f"{each.label}. {each.help}", each.unit)
            for row, entry in enumerate(entries):
                made[row] = _laid(entry, numbers, entry.result.series(name).T, times.size)
        for name, stone in layout.milestones.items():
            text = f"{stone.label}: first time; NaN for never"
            made = _variable(file, f"day_of_{name}", runs, "f4", text, "d")
            for row, entry in enumerate(entries):
                made[row] = _laid(entry, numbers, entry.result.days(name)[:, None], 1)[:, 0]
        ends = _variable(file, "outcome", runs, "i1", "how the run ended", "1")
        ends.attrs["flag_values"] = np.arange(len(layout.outcomes), dtype=np.int8)
        ends.attrs["flag_meanings"] = " ".join(layout.outcomes)
        for row, entry in enumerate(entries):
            laid = _laid(entry, numbers, entry.result.outcomes[:, None].astype(np.float32), 1)
            ends[row] = np.nan_to_num(laid[:, 0], nan=-1).astype(np.int8)


def recipe_of(data: bytes) -> str:
    """Return the recipe in a NetCDF file's attributes, empty where there is none."""
    hdf = needed("h5py", _EXTRA, _TITLE)
    with hdf.File(io.BytesIO(data), "r") as file:
        return str(file.attrs.get(_KEY, ""))


def _numbers(comparison: Comparison) -> NDArray[np.int64]:
    """Return every replication number that any variant has."""
    found = [entry.result.numbers for entry in comparison.entries]
    return np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)


def _laid(
    entry: Entry, numbers: NDArray[np.int64], values: NDArray[np.float32], width: int
) -> NDArray[np.float32]:
    """Return *values* of an entry's runs at their places among *numbers*, NaN in the others."""
    laid = np.full((numbers.size, width), np.nan, dtype=np.float32)
    laid[np.searchsorted(numbers, entry.result.numbers), : values.shape[1]] = values[:, :width]
    return laid


def _texts(hdf: Any, file: Any, name: str, texts: list[str]) -> None:
    made = file.create_variable(name, ("variant",), dtype=hdf.string_dtype())
    made[:] = np.array(texts, dtype=object)


def _numbered(file: Any, name: str, values: NDArray[Any], text: str, unit: str) -> None:
    made = file.create_variable(name, (name,), data=values)
    made.attrs["long_name"] = text
    made.attrs["units"] = unit


def _variable(file: Any, name: str, axes: tuple[str, ...], kind: str, text: str, unit: str) -> Any:
    made = file.create_variable(name, axes, dtype=kind, **_PACKED)
    made.attrs["long_name"] = text
    made.attrs["units"] = unit
    return made


FORMAT = ExportFormat("nc", _TITLE, 91, briefing=write, recipe=recipe_of, extra=_EXTRA)
