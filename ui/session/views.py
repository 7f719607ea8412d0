"""What pages remember of how they stood: plain data by the page's name, kept with the workspace."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any, Final, TypeAlias

ViewState: TypeAlias = Mapping[str, Any]

_NOTHING: Final = "{}"
_MOST: Final = 2**31 - 1  # of what is counted


# --- reading what may have been written by another version, or by hand -------------------------


def text(state: ViewState, key: str) -> str:
    """Return a text that was kept, empty where there is none."""
    value = state.get(key)
    return value if isinstance(value, str) else ""


def flag(state: ViewState, key: str) -> bool | None:
    """Return whether something was so, ``None`` where it is not known."""
    value = state.get(key)
    return value if isinstance(value, bool) else None


def count(state: ViewState, key: str) -> int | None:
    """Return a whole number from 0, ``None`` where there is none."""
    value = number(state.get(key))
    return int(value) if value is not None and value == int(value) and value <= _MOST else None


def number(value: object) -> float | None:
    """Return *value* where it is a number from 0 that is finite, else ``None``."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        found = float(value)
    except OverflowError:  # a whole number that no float holds
        return None
    return found if math.isfinite(found) and found >= 0 else None


class Views:
    """The state of each page, as JSON has it: texts, numbers, true and false, lists, mappings.

    A page reads its own when it is made, and anew where another session was opened; what it does
    not understand of it, it leaves aside. Nothing here is undone.
    """

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def state(self, name: str) -> ViewState:
        """Return what the page *name* kept, empty where it kept nothing."""
        state: ViewState = json.loads(self._texts.get(name, _NOTHING))
        return state

    def keep(self, name: str, state: ViewState) -> bool:
        """Take the state of a page; say whether it is another than before.

        Raises ``TypeError`` or ``ValueError`` for what JSON cannot hold.
        """
        text = json.dumps(dict(state), allow_nan=False, sort_keys=True)
        if text == self._texts.get(name, _NOTHING):
            return False
        self._texts[name] = text
        return True

    def content(self) -> Mapping[str, ViewState]:
        """Return everything, to be written down."""
        return {name: self.state(name) for name in self._texts if self._texts[name] != _NOTHING}

    def take(self, content: object) -> None:
        """Put what was written down in the place of everything; what is damaged is left out."""
        self._texts.clear()
        for name, state in content.items() if isinstance(content, dict) else ():
            if isinstance(name, str) and isinstance(state, dict):
                self.keep(name, state)
