"""What can be done with one lever beside moving it: copy its value, set it as elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.scenario.model import Variant
from ui.session.lever_rows import LeverRow, number_text
from ui.session.session import Session
from ui.session.variants import VariantRow
from ui.session.workspace import BASELINE, LIVE


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where a lever stands in another variant than the live one."""

    letter: str
    title: str
    value: float
    text: str


def value_text(row: LeverRow) -> str:
    """Return a lever's value to be copied: with its unit, as it is shown."""
    return f"{row.value_text} {row.unit}".rstrip()


def elsewhere(session: Session, name: str) -> tuple[Elsewhere, ...]:
    """Return the pins in which a lever stands at another value."""
    return tuple(_elsewhere(session, session.lever(name)))


def set_as(session: Session, name: str, there: Elsewhere) -> None:
    """Put a lever of the live variant where it stands in another; one step of undo."""
    session.set_lever(name, there.value)
    session.end_gesture()


def _elsewhere(session: Session, row: LeverRow) -> Iterator[Elsewhere]:
    rows: dict[str, VariantRow] = {variant.letter: variant for variant in session.variants}
    for letter, variant in rows.items():
        other = _variant(session, letter)
        if other is None or row.name not in other.levers:
            continue
        value = other.setting(row.name)
        if value != row.value and row.low <= value <= row.high:
            text = f"{number_text(value, row.decimals)} {row.unit}".rstrip()
            yield Elsewhere(letter, variant.title, value, text)


def _variant(session: Session, letter: str) -> Variant | None:
    if letter in (LIVE, BASELINE):
        return None
    return next(pin.variant for pin in session.pins if pin.letter == letter)
