"""Tables and dates as a terminal shows them."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from simulator.charts import numerals

GAP = "   "


def say(*lines: str) -> None:
    """Print lines; a terminal that lacks a sign gets the nearest one it has."""
    encoding = sys.stdout.encoding or "utf-8"
    for line in lines:
        text = line.replace("\u202f", " ").replace("\u00a0", " ")
        try:
            text.encode(encoding)
        except UnicodeEncodeError:
            text = text.replace(numerals.MINUS, "-").replace("–", "-").replace("·", "-")
            text = text.encode(encoding, "replace").decode(encoding)
        print(text)


def table(head: Sequence[str], rows: Sequence[Sequence[str]], sides: str) -> list[str]:
    """Return a table; *sides* has ``<`` or ``>`` for each column: the side it is set to."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    return [
        GAP.join(
            f"{cell:{side}{width}}" for cell, side, width in zip(row, sides, widths, strict=True)
        ).rstrip()
        for row in (head, *rows)
    ]


def moment(start: date, days: float) -> str:
    """Return ``5 Jan 14:00`` for *days* after the start of *start*; a dash for never."""
    if math.isnan(days):
        return "–"
    when = datetime.combine(start, time()) + timedelta(hours=round(days * 24))
    return f"{numerals.short_date(when.date())} {when:%H:%M}"


def minute(start: date, hours: float) -> str:
    """Return ``5 Jan 01:30`` for *hours* after the start of *start*, to the minute."""
    when = datetime.combine(start, time()) + timedelta(minutes=round(hours * 60))
    return f"{numerals.short_date(when.date())} {when:%H:%M}"


def day_range(start: date, first: float, last: float) -> str:
    """Return ``4–6 Jan``, the days on which two moments lie; a dash for never."""
    if math.isnan(first) or math.isnan(last):
        return "–"
    days = [start + timedelta(days=math.floor(d)) for d in (first, last)]
    if days[0] == days[1]:
        return numerals.short_date(days[0])
    if days[0].month == days[1].month:
        return f"{days[0].day}–{numerals.short_date(days[1])}"
    return f"{numerals.short_date(days[0])} – {numerals.short_date(days[1])}"


def figure(value: float, decimals: int) -> str:
    """Return a figure; a dash where there is none."""
    return "–" if math.isnan(value) else numerals.rounded(value, decimals)


def span(low: float, high: float, decimals: int) -> str:
    """Return ``22–531``; a dash where there is none."""
    return "–" if math.isnan(low) else numerals.rounded_range(low, high, decimals)
