"""Which variants the Map page shows beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from simulator.language import tr
from simulator.scenario.model import Variant
from ui.session.session import Session
from ui.session.variants import pin_title
from ui.session.workspace import BASELINE, LIVE, live_title

MOST: Final = 4


@dataclass(frozen=True, slots=True)
class Entrant:
    """A variant to be shown; ``source`` tells where outlines may lie."""

    letter: str
    title: str
    source: str
    variant: Variant


def lineup(session: Session) -> tuple[Entrant, ...]:
    """Return the live variant, then pins, four at most; without pins what the live one changed."""
    source = next((each.source for each in session.scenarios if each.is_open), "")
    live = Entrant(LIVE, live_title(session.variant), source, session.variant)
    pins = [Entrant(p.letter, pin_title(p.variant), p.source, p.variant) for p in session.pins]
    baseline = session.baseline
    if not pins and (session.variant.is_changed or session.variant.scenario != baseline.scenario):
        pins = [Entrant(BASELINE, tr(baseline.title), source, baseline)]
    return (live, *pins)[:MOST]
