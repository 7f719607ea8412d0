"""A scenario's file becomes the live scenario; further ones are pinned beside it."""

from __future__ import annotations

from simulator.language import mark
from ui.session.opening import Opener
from ui.session.session import Session

OPENER = Opener(
    title=mark("Scenarios"),
    suffixes=("yaml", "yml"),
    offer=mark("Open the scenario {name}"),
    open=Session.open_scenario,
    pin=Session.pin_scenario,
)
