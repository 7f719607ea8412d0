"""How a language writes numbers and dates: its signs and patterns, looked up once.

English is written down here, so that it needs no library; others come from Babel's tables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from simulator.language.catalogue import ENGLISH

_TOKEN: Final = re.compile(r"'([^']*)'|(d+)|([ML]+)|(y+)")
_MONTHS: Final = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)
_MONTHS_IN_FULL: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Figures:
    """The signs of numbers, the names of months, and patterns of dates.

    ``months`` are short names, ``full`` whole ones; ``first_day`` is how the first is written.
    """

    decimal: str
    group: str
    months: tuple[str, ...]
    full: tuple[str, ...]
    short_date: str
    date: str
    long_date: str
    first_day: str = "1"


_ENGLISH: Final = Figures(
    *(".", ",", _MONTHS, _MONTHS_IN_FULL),
    *("{day} {month}", "{day} {month}", "{day} {month} {year}"),
)


@cache
def figures_of(code: str, first_day: str = "1") -> Figures:
    """Return how the language *code* writes; English where nothing is known of it."""
    if code == ENGLISH:
        return _ENGLISH
    from babel.core import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return _ENGLISH
    symbols = locale.number_symbols
    signs = symbols.get(locale.default_numbering_system, symbols)
    skeletons: Any = locale.datetime_skeletons
    return Figures(
        signs.get("decimal", "."),
        signs.get("group", ","),
        _names(locale.months["format"]["abbreviated"]),
        _names(locale.months["format"]["wide"]),
        _pattern(skeletons["MMMd"].pattern),
        _pattern(skeletons["MMMMd"].pattern),
        _pattern(locale.date_formats["long"].pattern),
        first_day,
    )


def _names(months: Any) -> tuple[str, ...]:
    return tuple(str(months[month]) for month in range(1, 13))


def _pattern(written: str) -> str:
    """Return a pattern of the tables (``d MMM y``) with names in braces."""

    def named(found: re.Match[str]) -> str:
        if found[1] is not None:
            return found[1] or "'"
        return "{day}" if found[2] else "{month}" if found[3] else "{year}"

    return _TOKEN.sub(named, written)
