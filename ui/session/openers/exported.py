"""An exported picture or table leads back to what it was made of, by the recipe that it holds."""

from __future__ import annotations

from pathlib import Path

from simulator.language import mark, tr
from ui.session.opening import Opener
from ui.session.problems import Problem
from ui.session.session import Session


def _open(session: Session, path: Path) -> bool:
    advice = tr(
        "A picture or table that was exported with its recipe opens what it shows. This file holds "
        "none: open the session or the scenario that it was made from."
    )
    session.report(Problem(tr("{name} does not say how it was made", name=path.name), advice))
    return False


OPENER = Opener(
    title=mark("Exported pictures and tables"),
    suffixes=("png", "svg", "pdf", "csv"),
    offer=mark("Open what {name} was made of"),
    open=_open,
)
