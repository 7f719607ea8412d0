"""Scheduled events in words: what they are called, when they strike, what differs in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from simulator.charts import numerals
from simulator.language import tr
from simulator.scenario.model import Scenario, ShockState

_LETTERS: Final = {"lpg": "LPG", "csto": "CSTO"}


def shock_label(name: str) -> str:
    """Return the name of a shock as people read it: ``lpg_price`` is *LPG price*."""
    words = [_LETTERS.get(word, word) for word in name.replace("_", " ").split()]
    said = " ".join(words)
    return tr(said[:1].upper() + said[1:])


def moment(start: date, hours: float) -> str:
    """Return the day an hour since the start falls on, with the time unless it is midnight."""
    minutes = round(hours * 60)
    day = numerals.short_date(start + timedelta(days=minutes // 1440))
    hour, minute = divmod(minutes % 1440, 60)
    clock = f"{hour:02}:{minute:02}"
    return tr("{date}, {time}", date=day, time=clock) if minutes % 1440 else day


def are_alike(one: ShockState | None, other: ShockState | None) -> bool:
    """Return whether two shocks do the same, whatever they rest on."""
    if one is None or other is None:
        return one is other
    return (one.kind, one.words, _values(one)) == (other.kind, other.words, _values(other))


def shock_changes(mine: Scenario, other: Scenario) -> Iterator[str]:
    """Yield what is different in the shocks of *mine*, one phrase a shock."""
    for name in {**other.shocks, **mine.shocks}:
        now, then = mine.shock(name), other.shock(name)
        if not are_alike(now, then):
            yield _change(mine, shock_label(name), now, then)


def _change(mine: Scenario, label: str, now: ShockState | None, then: ShockState | None) -> str:
    if now is None:
        return tr("without {shock}", shock=label)
    if then is None or _differing(now, then) == ["at"]:
        when = moment(mine.start, now.numbers["at"].value)
        return tr("{shock} on {date}", shock=label, date=when)
    return tr("{shock} changed", shock=label)


def _differing(now: ShockState, then: ShockState) -> list[str]:
    mine, other = {**_values(now), **now.words}, {**_values(then), **then.words}
    return [key for key in mine if mine[key] != other.get(key)]


def _values(state: ShockState) -> dict[str, float]:
    return {key: number.value for key, number in state.numbers.items()}
