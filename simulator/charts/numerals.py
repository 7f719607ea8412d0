"""How numbers and dates are written: true minus, thousands comma, narrow space before %."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

MINUS: Final = "−"
NARROW: Final = "\u202f"
"""A narrow space that does not break."""
FIRM: Final = "\u00a0"
"""A space that does not break."""

WIDE: Final = "\u2002"
"""A wide space, between a letter and what it stands for; SVG keeps it."""

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS_IN_FULL: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_THOUSAND: Final = 1_000
_SHORTEN_FROM: Final = 10_000
_MILLION: Final = 1_000_000


def grouped(value: float, decimals: int = 0) -> str:
    """Return ``12,345.6`` with a true minus and never a minus zero."""
    text = f"{value:,.{decimals}f}"
    if not any(digit in text for digit in "123456789"):
        return text.lstrip("-")
    return text.replace("-", MINUS)


def tick_labels(values: Sequence[float], decimals: int = 0) -> tuple[str, ...]:
    """Return labels in one unit: ``0, 20k, 40k`` from ten thousand on, ``M`` from a million."""
    most = max((abs(value) for value in values), default=0.0)
    if most < _SHORTEN_FROM:
        return tuple(grouped(value, decimals) for value in values)
    size, unit = (_MILLION, "M") if most >= _MILLION else (_THOUSAND, "k")
    figures = [f"{value / size:.6g}".replace("-", MINUS) for value in values]
    return tuple(figure if figure == "0" else f"{figure}{unit}" for figure in figures)


def signed(value: float, decimals: int = 0) -> str:
    """Return ``+9`` or ``−9``; zero has no sign."""
    text = grouped(value, decimals)
    positive = value > 0 and any(digit in text for digit in "123456789")
    return f"+{text}" if positive else text


def percent(share: float, decimals: int = 0) -> str:
    """Return ``62 %``; what rounds to none or all without being so is ``<1 %`` or ``>99 %``."""
    return f"{_percent_figure(share, decimals)}{NARROW}%"


def percent_range(low: float, high: float, decimals: int = 0) -> str:
    """Return ``55–68 %`` for the shares *low* and *high*."""
    return f"{grouped(100 * low, decimals)}–{grouped(100 * high, decimals)}{NARROW}%"


def rounded(value: float, decimals: int = 0) -> str:
    """Return a number for a sentence: three figures are enough above a thousand."""
    size = abs(value)
    if size < _THOUSAND:
        return grouped(value, decimals)
    unit = 10 ** (len(str(int(size))) - 3)
    return grouped(round(value / unit) * unit)


def rounded_range(low: float, high: float, decimals: int = 0) -> str:
    """Return ``14,000–30,000``; with a negative end, ``−3 to 12``, which a dash would blur."""
    ends = rounded(low, decimals), rounded(high, decimals)
    return " to ".join(ends) if low < 0 else "–".join(ends)


def figures(value: float) -> str:
    """Return a setting as one would type it, four figures at most: ``1.6``, ``2,500``."""
    if abs(value) >= _THOUSAND:
        return grouped(value)
    return f"{value:.4g}".replace("-", MINUS)


def short_date(day: date) -> str:
    """Return ``5 Jan``."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def long_date(day: date) -> str:
    """Return ``5 January 2022``."""
    return f"{day.day} {_MONTHS_IN_FULL[day.month - 1]} {day.year}"


def date_range(first: date, last: date, *, with_year: bool = True) -> str:
    """Return ``1–26 January 2022``, with as little repeated as can be."""
    if first.year != last.year:
        return f"{long_date(first)} to {long_date(last)}"
    end = long_date(last) if with_year else long_date(last).rsplit(" ", 1)[0]
    if first == last:
        return end
    if first.month == last.month:
        return f"{first.day}–{end}"
    return f"{first.day} {_MONTHS_IN_FULL[first.month - 1]} to {end}"


def _percent_figure(share: float, decimals: int) -> str:
    text = grouped(100 * share, decimals)
    least = grouped(10.0**-decimals, decimals)
    most = grouped(100 - 10.0**-decimals, decimals)
    if share > 0 and text == grouped(0, decimals):
        return f"<{least}"
    if share < 1 and text == grouped(100, decimals):
        return f">{most}"
    return "0" if share == 0 else text
