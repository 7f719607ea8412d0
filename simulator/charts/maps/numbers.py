"""How the numbers of a map are written: with their unit, with a sign where they are differences."""

from __future__ import annotations

from typing import Final

from simulator.charts import numerals
from simulator.charts.maps.shown import Shown
from simulator.engine.regional_series import Course
from simulator.language import mark, tr

_FLAG: Final = mark("0 no, 100 yes")
_POINTS: Final = mark("points")


def unit(maps: Shown) -> str:
    """Return the unit of the colours."""
    return tr(plain_unit(maps))


def plain_unit(maps: Shown) -> str:
    """Return the unit of the colours as data have it, in whatever language the map is read."""
    return _FLAG if maps.is_flag else _unit_of(maps.measure, differs=maps.is_difference)


def unit_of(course: Course, *, differs: bool = False) -> str:
    """Return the unit of a course, or of its differences."""
    return tr(_unit_of(course, differs=differs))


def _unit_of(course: Course, *, differs: bool) -> str:
    return _POINTS if differs and course.unit.startswith("%") else course.unit


def figure(course: Course, value: float, *, differs: bool = False, decimals: int = -1) -> str:
    """Return a number without its unit; three figures are enough above a thousand."""
    places = course.decimals if decimals < 0 else decimals
    if differs:
        places = max(places, 1) if course.unit.startswith("%") and abs(value) < 10 else places
        return numerals.signed(value, places)
    return numerals.rounded(value, places)


def in_words(course: Course, value: float, *, differs: bool = False) -> str:
    """Return a number as a sentence has it, where the unit is told elsewhere but for per cent."""
    if differs:
        return figure(course, value, differs=True)
    if course.unit.startswith("%"):
        return numerals.percent(value / 100)
    return figure(course, value)
