"""The workbook inside a native chart: what its marks are drawn from, in plain columns."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from xml.sax.saxutils import escape

from simulator.export.deck.package import DATE

SHEET: Final = "Sheet1"
_EPOCH: Final = date(1899, 12, 30)
_LONGEST: Final = 40


@dataclass(frozen=True, slots=True)
class Field:
    """A column of numbers with a title; ``None`` is an empty cell."""

    title: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """Categories (words, or days as a calendar has them) and a column for each field.

    *labels* are what stands along the axis instead, in the last column.
    """

    heading: str
    categories: tuple[str, ...] | tuple[float, ...]
    fields: tuple[Field, ...]
    number: str = "General"
    labels: tuple[str, ...] = ()

    @property
    def is_dated(self) -> bool:
        """Whether the categories are moments."""
        return bool(self.categories) and not isinstance(self.categories[0], str)

    def bytes(self) -> bytes:
        """Return the workbook as a file, always the same."""
        from xlsxwriter import Workbook  # type: ignore[import-untyped]

        stream = io.BytesIO()
        book: Any = Workbook(stream, {"in_memory": True})
        book.set_properties({"created": DATE, "author": "Boilover"})
        sheet = book.add_worksheet(SHEET)
        number = book.add_format({"num_format": self.number})
        day = book.add_format({"num_format": "d mmm yyyy hh:mm"})
        sheet.set_column(
            0, 0, max([len(self.heading), *map(len, map(_shown, self.categories))]) + 2
        )
        for row, label in enumerate(self.labels, 1):
            sheet.write_string(row, len(self.fields) + 1, label)
        for place, field in enumerate(self.fields, 1):
            sheet.set_column(place, place, min(_LONGEST, len(field.title) + 2))
            sheet.write_string(0, place, field.title)
            for row, value in enumerate(field.values, 1):
                if value is not None:
                    sheet.write_number(row, place, value, number)
        sheet.write_string(0, 0, self.heading)
        for row, category in enumerate(self.categories, 1):
            if isinstance(category, str):
                sheet.write_string(row, 0, category)
            else:
                sheet.write_number(row, 0, category, day)
        sheet.freeze_panes(1, 1)
        book.close()
        return stream.getvalue()

    def cat(self, pattern: str = "d mmm") -> str:
        """Return the reference to the categories, or their labels, with what they are."""
        if self.labels:
            column = _letter(len(self.fields))
            where = f"{SHEET}!${column}$2:${column}${len(self.labels) + 1}"
            points = _points(self.labels)
            return (
                f"<c:cat><c:strRef><c:f>{where}</c:f><c:strCache>{points}</c:strCache></c:strRef>"
                "</c:cat>"
            )
        where = f"{SHEET}!$A$2:$A${len(self.categories) + 1}"
        points = _points(
            [
                f"{c:.6f}".rstrip("0").rstrip(".") if not isinstance(c, str) else c
                for c in self.categories
            ]
        )
        if self.is_dated:
            return (
                f"<c:cat><c:numRef><c:f>{where}</c:f><c:numCache><c:formatCode>{pattern}"
                f"</c:formatCode>{points}</c:numCache></c:numRef></c:cat>"
            )
        return (
            f"<c:cat><c:strRef><c:f>{where}</c:f><c:strCache>{points}</c:strCache></c:strRef>"
            "</c:cat>"
        )

    def title(self, place: int) -> str:
        """Return the reference to the title of the field at *place*."""
        return (
            f"<c:tx><c:strRef><c:f>{SHEET}!${_letter(place)}$1</c:f><c:strCache>"
            f"{_points([self.fields[place].title])}</c:strCache></c:strRef></c:tx>"
        )

    def val(self, place: int, tag: str = "val") -> str:
        """Return the reference to the numbers of the field at *place*."""
        letter = _letter(place)
        where = f"{SHEET}!${letter}$2:${letter}${len(self.categories) + 1}"
        values = [None if v is None else f"{v:.10g}" for v in self.fields[place].values]
        return (
            f"<c:{tag}><c:numRef><c:f>{where}</c:f><c:numCache><c:formatCode>"
            f"{escape(self.number)}</c:formatCode>{_points(values)}</c:numCache></c:numRef></c:{tag}>"
        )


def serial(start: date, day: float) -> float:
    """Return *day* days after *start* as a workbook counts them."""
    return (start - _EPOCH) / timedelta(days=1) + day


def _letter(place: int) -> str:
    number, letters = place + 2, ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _points(values: Sequence[str | None]) -> str:
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{escape(value)}</c:v></c:pt>'
        for place, value in enumerate(values)
        if value is not None
    )
    return f'<c:ptCount val="{len(values)}"/>{points}'


def _shown(category: str | float) -> str:
    return category[:_LONGEST] if isinstance(category, str) else "00 mmm 0000 00:00"
