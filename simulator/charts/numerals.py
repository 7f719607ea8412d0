"""How numbers and dates are written: true minus, thousands apart, narrow space before %.

Signs, names and patterns are those of the language in use; English ones stand in the examples.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Final

from simulator.language import figures as _signs
from simulator.language import tr

MINUS: Final = "−"
NARROW: Final = "\u202f"
"""A narrow space that does not break."""
FIRM: Final = "\u00a0"
"""A space that does not break."""

WIDE: Final = "\u2002"
"""A wide space, between a letter and what it stands for; SVG keeps it."""

_THOUSAND: Final = 1_000
_SHORTEN_FROM: Final = 10_000
_MILLION: Final = 1_000_000


def grouped(value: float, decimals: int = 0) -> str:
    """Return ``12,345.6`` with a true minus and never a minus zero."""
    text = f"{value:,.{decimals}f}"
    if not any(digit in text for digit in "123456789"):
        text = text.lstrip("-")
    return _written(text)


def tick_labels(values: Sequence[float], decimals: int = 0) -> tuple[str, ...]:
    """Return labels in one unit: ``0, 20k, 40k`` from ten thousand on, ``M`` from a million."""
    most = max((abs(value) for value in values), default=0.0)
    if most < _SHORTEN_FROM:
        return tuple(grouped(value, decimals) for value in values)
    if most >= _MILLION:
        return tuple(tr("{figure}M", figure=_short(v, _MILLION)) if v else "0" for v in values)
    return tuple(thousands(value) if value else "0" for value in values)


def thousands(value: float) -> str:
    """Return a number in thousands: ``1.5k``."""
    return tr("{figure}k", figure=_short(value, _THOUSAND))


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
    return span(*ends) if low < 0 else "–".join(ends)


def span(low: str, high: str) -> str:
    """Return ``−3 to 12`` for two numbers that are written already."""
    return tr("{low} to {high}", low=low, high=high)


def figures(value: float) -> str:
    """Return a setting as one would type it, four figures at most: ``1.6``, ``2,500``."""
    if abs(value) >= _THOUSAND:
        return grouped(value)
    return _written(f"{value:.4g}")


def exact(value: float) -> str:
    """Return a number as a file has it, six figures at most: ``0.0125``, ``1,250,000``."""
    return _written(f"{value:,.6g}")


def parse(text: str) -> float | None:
    """Return the number that is meant: ``2,500``, ``0,5``, ``−3`` or ``1 000``; else ``None``.

    Where a comma sets thousands apart, ``2,500`` is two thousand five hundred and ``0,5`` a half;
    where it is the decimal sign it is nothing else. A point is a decimal sign in either.
    """
    plain = "".join(text.split()).replace(MINUS, "-")
    if _signs().decimal == ",":
        plain = plain.replace(",", ".")
    else:
        head, comma, tail = plain.partition(",")
        lone = comma and "," not in tail and "." not in tail
        if lone and (len(tail) != 3 or head in ("0", "-0")):
            plain = f"{head}.{tail}"
    with suppress(ValueError):
        value = float(plain.replace(",", ""))
        return value if value - value == 0 else None
    return None


def short_month(month: int) -> str:
    """Return ``Jan`` for 1."""
    return _signs().months[month - 1]


def short_date(day: date) -> str:
    """Return ``5 Jan``."""
    signs = _signs()
    month = signs.months[day.month - 1]
    return signs.short_date.format(day=_day(day), month=month, year=day.year)


def long_date(day: date, *, with_year: bool = True) -> str:
    """Return ``5 January 2022``."""
    signs = _signs()
    pattern = signs.long_date if with_year else signs.date
    return pattern.format(day=_day(day), month=signs.full[day.month - 1], year=day.year)


def clock(moment: datetime) -> str:
    """Return ``5 Jan, 14:30``."""
    return tr("{date}, {time}", date=short_date(moment.date()), time=f"{moment:%H:%M}")


def date_range(first: date, last: date, *, with_year: bool = True) -> str:
    """Return ``1–26 January 2022``, with as little repeated as can be."""
    if first.year != last.year:
        return tr(
            "{first_date} to {last_date}", first_date=long_date(first), last_date=long_date(last)
        )
    end = long_date(last, with_year=with_year)
    if first == last:
        return end
    if first.month == last.month:
        return tr("{first_day}–{last_date}", first_day=_day(first), last_date=end)
    start = long_date(first, with_year=False)
    return tr("{first_date} to {last_date}", first_date=start, last_date=end)


def _day(day: date) -> str:
    return _signs().first_day if day.day == 1 else str(day.day)


def _written(text: str) -> str:
    """Return a number of Python's with the signs of the language in use, and a true minus."""
    signs = _signs()
    if signs.decimal != "." or signs.group != ",":
        text = text.replace(",", "\0").replace(".", signs.decimal).replace("\0", signs.group)
    return text.replace("-", MINUS)


def _short(value: float, size: int) -> str:
    return _written(f"{value / size:.6g}")


def _percent_figure(share: float, decimals: int) -> str:
    text = grouped(100 * share, decimals)
    least = grouped(10.0**-decimals, decimals)
    most = grouped(100 - 10.0**-decimals, decimals)
    if share > 0 and text == grouped(0, decimals):
        return f"<{least}"
    if share < 1 and text == grouped(100, decimals):
        return f">{most}"
    return "0" if share == 0 else text
