"""Data files: the numbers of the ensemble, tidy, with units, whole and the same twice."""

from __future__ import annotations

import csv
import io
import json
import math
import sys
from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest

from simulator.charts.headline import headline
from simulator.errors import ExportError
from simulator.export.briefing import Briefing
from simulator.export.format import export_formats
from simulator.export.options import Options
from simulator.export.tables import tables
from simulator.results.comparison import Comparison, Entry
from simulator.results.ensemble_result import EnsembleResult
from simulator.scenario.model import Variant
from tests.session.tiny import LAYOUT, play, town

FORMATS = export_formats()
OF_BRIEFINGS = ["csv_runs", "csv_courses", "xlsx", "parquet", "netcdf"]
RECIPE = json.dumps({"seed": 7, "text": "é < & >" * 300})


def entry(letter: str, role: str, variant: Variant, numbers: Sequence[int]) -> Entry:
    batch = play(variant.effective(), 7, numbers, stop=lambda: False)
    assert batch is not None
    result = EnsembleResult(letter, (), LAYOUT).with_batch(batch)
    return Entry(letter, variant.title, role, result, variant)  # type: ignore[arg-type]


@pytest.fixture
def briefing() -> Briefing:
    """Two variants of a quiet town, the second of which has fewer runs."""
    plain = Variant.of(town())
    more = plain.with_setting("anger", 0.8)
    entries = (entry("A", "live", more, range(40)), entry("B", "pinned", plain, range(30)))
    comparison = Comparison(entries, date(2022, 1, 1), 7, "0.1.0")
    return Briefing(comparison, "What if they are angry?", headline(comparison), ())


def written(briefing: Briefing, name: str, recipe: str = "") -> tuple[bytes, bytes | None]:
    stream = io.BytesIO()
    write = FORMATS[name].briefing
    assert write is not None
    beside = write(briefing, stream, Options(recipe=recipe))
    return stream.getvalue(), beside


@pytest.mark.parametrize("name", OF_BRIEFINGS)
def test_a_recipe_comes_back_or_is_not_there(name: str, briefing: Briefing) -> None:
    read = FORMATS[name].recipe
    assert read is not None

    data, beside = written(briefing, name, RECIPE)
    assert json.loads(read(beside or data)) == json.loads(RECIPE)

    data, beside = written(briefing, name)
    assert read(beside or data) == ""


@pytest.mark.parametrize("name", ["csv_runs", "csv_courses"])
def test_every_column_of_a_table_is_explained(name: str, briefing: Briefing) -> None:
    """The description names the columns in their order, with a meaning for each."""
    data, beside = written(briefing, name)
    head = data.decode().splitlines()[0].split(",")
    described = json.loads(beside or b"")["tableSchema"]["columns"]

    assert [column["name"] for column in described] == head
    assert all(column["dc:description"] for column in described)


def test_runs_are_one_row_each(briefing: Briefing) -> None:
    data, _ = written(briefing, "csv_runs")
    rows = list(csv.DictReader(io.StringIO(data.decode(), newline="")))

    assert len(rows) == 70
    assert {row["variant"] for row in rows} == {"A", "B"}
    live = briefing.comparison.live.result
    peaks = [float(row["participants"]) for row in rows if row["variant"] == "A"]
    np.testing.assert_allclose(peaks, live.totals("participants"), rtol=1e-6)
    falls = [row["outcome"] == "leader_falls" for row in rows if row["variant"] == "A"]
    assert falls == live.ended("leader_falls").astype(bool).tolist()
    assert all((row["day_of_first_protest"] == "") == (row["outcome"] == "calm") for row in rows)


def test_courses_are_the_quantiles_at_each_moment(briefing: Briefing) -> None:
    data, _ = written(briefing, "csv_courses")
    rows = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
    result = briefing.comparison.entries[1].result

    mine = [r for r in rows if r["variant"] == "B" and r["indicator"] == "deaths"]
    medians = [float(row["median"]) for row in mine]
    np.testing.assert_allclose(medians, result.quantiles("deaths", (0.5,))[0], rtol=1e-6)
    assert mine[1]["date"] == "2022-01-02T00:00"
    assert {row["unit"] for row in mine} == {"persons"}


def test_a_workbook_has_a_sheet_for_each_table(briefing: Briefing) -> None:
    from openpyxl import load_workbook

    data, _ = written(briefing, "xlsx", RECIPE)
    book = load_workbook(io.BytesIO(data), read_only=True)
    found = tables(briefing.comparison)

    assert book.sheetnames == ["Read me", *(table.title for table in found.values())]
    for table in found.values():
        head, *rows = book[table.title].iter_rows(values_only=True)
        assert list(head) == [field.name for field in table.fields]
        assert len(rows) == len(list(table.rows()))
    explained = [row[1] for row in book["Read me"].iter_rows(values_only=True) if len(row) > 1]
    assert {field.name for table in found.values() for field in table.fields} <= set(explained)


def test_parquet_has_a_row_for_each_moment_of_each_run(briefing: Briefing) -> None:
    import pyarrow.parquet

    data, _ = written(briefing, "parquet")
    table = pyarrow.parquet.read_table(io.BytesIO(data))
    result = briefing.comparison.live.result

    assert table.num_rows == 70 * result.times.size
    assert table.schema.field("deaths").metadata[b"unit"] == b"persons"
    first = table.slice(0, result.times.size)["deaths"].to_numpy()
    np.testing.assert_array_equal(first, result.series("deaths")[:, 0])


def test_xarray_reads_the_ensemble(briefing: Briefing) -> None:
    """Axes have names and numbers, time is a date, a run that a variant lacks is empty."""
    import xarray

    data, _ = written(briefing, "netcdf")
    with xarray.open_dataset(io.BytesIO(data), engine="h5netcdf") as found:
        result = briefing.comparison.live.result
        live = found["deaths"].sel(variant="A")
        np.testing.assert_array_equal(live.values.T, result.series("deaths"))
        assert found["deaths"].attrs["units"] == "persons"
        assert str(found["time"].values[1])[:10] == "2022-01-02"
        lacking = found["deaths"].sel(variant="B", replication=35).values
        assert np.isnan(lacking).all()
        assert int(found["outcome"].sel(variant="B", replication=35)) == -1
        assert str(found["title"].sel(variant="B").values) == "Quiet town"


@pytest.mark.parametrize(("name", "library"), [("parquet", "pyarrow"), ("netcdf", "h5netcdf")])
def test_a_missing_library_says_how_to_get_it(
    name: str, library: str, briefing: Briefing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)

    with pytest.raises(ExportError, match=r'pip install "boilover\[data\]"'):
        written(briefing, name)


def test_no_cell_of_a_table_is_nan(briefing: Briefing) -> None:
    """What there is not is an empty cell."""
    for table in tables(briefing.comparison).values():
        for row in table.rows():
            assert len(row) == len(table.fields)
            assert not any(isinstance(cell, float) and math.isnan(cell) for cell in row)
