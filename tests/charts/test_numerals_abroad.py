"""Numbers and dates as French writes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from simulator import language
from simulator.charts import numerals


@pytest.fixture(autouse=True)
def in_french() -> Iterator[None]:
    """French, and English again at the end."""
    language.use("fr")
    yield
    language.use("en")


def plain(text: str) -> str:
    """Return *text* with ordinary spaces."""
    return text.replace("\u202f", " ").replace("\xa0", " ")


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(1234.5, 0, "1 234"), (-3, 0, "−3"), (0, 1, "0,0"), (-1234.56, 1, "−1 234,6")],
)
def test_thousands_are_apart_by_a_narrow_space_that_does_not_break(
    value: float, decimals: int, text: str
) -> None:
    written = numerals.grouped(value, decimals)

    assert plain(written) == text
    assert " " not in written


def test_percent_figures_and_ticks() -> None:
    assert plain(numerals.percent(0.625, 1)) == "62,5 %"
    assert numerals.figures(0.25) == "0,25"
    labels = numerals.tick_labels((0, 1500, 20_000))
    assert [plain(label) for label in labels] == ["0", "1,5 k", "20 k"]
    assert plain(numerals.tick_labels((0, 2_500_000))[1]) == "2,5 M"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2,5", 2.5),
        ("2.5", 2.5),
        ("2 500", 2500),
        ("2\u202f500,5", 2500.5),
        ("−3", -3),
        ("x", None),
    ],
)
def test_what_is_typed_is_read_as_french(text: str, value: float | None) -> None:
    assert numerals.parse(text) == value


def test_what_is_written_can_be_typed() -> None:
    """A value box takes what it shows."""
    for value in (0.05, 1.6, 2500.0, -3.25):
        assert numerals.parse(numerals.grouped(value, 2)) == value


def test_dates_and_ranges() -> None:
    assert numerals.short_date(date(2022, 1, 5)) == "5 janv."
    assert numerals.long_date(date(2022, 1, 5)) == "5 janvier 2022"
    assert numerals.short_date(date(2022, 2, 1)) == "1er févr."
    ranges = {
        (date(2022, 1, 1), date(2022, 1, 26)): "du 1er au 26 janvier 2022",
        (date(2022, 1, 28), date(2022, 2, 6)): "du 28 janvier au 6 février 2022",
        (date(2021, 12, 5), date(2022, 1, 1)): "du 5 décembre 2021 au 1er janvier 2022",
        (date(2022, 1, 5), date(2022, 1, 5)): "5 janvier 2022",
    }
    for (first, last), text in ranges.items():
        assert numerals.date_range(first, last) == text
