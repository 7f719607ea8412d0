"""A session comes back as it was saved."""

from __future__ import annotations

from pathlib import Path

from simulator.language import mark
from ui.session.opening import Opener
from ui.session.session import Session


def _open(session: Session, path: Path) -> bool:
    return session.document.open(path)


OPENER = Opener(
    title=mark("Sessions"),
    suffixes=("boilover",),
    offer=mark("Open the session {name}"),
    open=_open,
)
