"""Numbers and dates are written one way everywhere."""

from __future__ import annotations

from datetime import date

import pytest

from simulator.charts import numerals


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(1234.5, 0, "1,234"), (-3, 0, "−3"), (-0.2, 0, "0"), (0, 1, "0.0"), (-1234.56, 1, "−1,234.6")],
)
def test_grouped_has_commas_and_a_true_minus(value: float, decimals: int, text: str) -> None:
    assert numerals.grouped(value, decimals) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [(0, "0 %"), (0.004, "<1 %"), (0.62, "62 %"), (0.997, ">99 %"), (1, "100 %")],
)
def test_percent_never_rounds_to_none_or_all(share: float, text: str) -> None:
    """What happened once in a thousand runs is not written as never."""
    assert numerals.percent(share) == text.replace(" ", numerals.NARROW)


def test_percent_range_names_the_unit_once() -> None:
    assert numerals.percent_range(0.551, 0.679) == f"55–68{numerals.NARROW}%"


@pytest.mark.parametrize(("value", "text"), [(9, "+9"), (-9.4, "−9"), (0, "0"), (0.3, "0")])
def test_signed_gives_zero_no_sign(value: float, text: str) -> None:
    assert numerals.signed(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(22_731, "22,700"), (999, "999"), (1234, "1,230"), (87.4, "87")]
)
def test_rounded_keeps_three_figures(value: float, text: str) -> None:
    assert numerals.rounded(value) == text


def test_a_range_below_zero_is_written_with_a_word() -> None:
    """A dash beside a minus could be read as either."""
    assert numerals.rounded_range(-3, 12) == "−3 to 12"
    assert numerals.rounded_range(14_000, 30_010) == "14,000–30,000"


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        ((0, 500, 1000), ("0", "500", "1,000")),
        ((0, 5000, 10_000), ("0", "5k", "10k")),
        ((0, 500_000, 1_000_000), ("0", "0.5M", "1M")),
        ((-20_000, 0), ("−20k", "0")),
    ],
)
def test_labels_of_one_axis_share_a_unit(
    values: tuple[float, ...], labels: tuple[str, ...]
) -> None:
    assert numerals.tick_labels(values) == labels


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2022, 1, 1), date(2022, 1, 26), "1–26 January 2022"),
        (date(2022, 1, 28), date(2022, 2, 6), "28 January to 6 February 2022"),
        (date(2021, 12, 28), date(2022, 1, 6), "28 December 2021 to 6 January 2022"),
        (date(2022, 1, 1), date(2022, 1, 1), "1 January 2022"),
    ],
)
def test_date_range_repeats_little(first: date, last: date, text: str) -> None:
    assert numerals.date_range(first, last) == text


def test_settings_are_written_as_one_would_type_them() -> None:
    assert [numerals.figures(v) for v in (1.6, 2500, -0.25)] == ["1.6", "2,500", "−0.25"]
