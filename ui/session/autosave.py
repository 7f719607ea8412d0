"""The workspace on disk, so that it comes back after a crash or a kill.

Scenarios are kept by name or path and loaded anew; what no longer fits them (a lever that is gone,
a file that is broken) is left out and told.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast, get_args

from simulator.errors import BoiloverError
from simulator.results.comparison import Shown
from simulator.scenario.model import Scenario, Variant
from ui.session.storage import JsonFile, Unreadable
from ui.session.workspace import PIN_LETTERS, Pin, Workspace

FORMAT = 1

Load = Callable[[str], Scenario]


@dataclass(frozen=True, slots=True)
class AutosaveFile:
    """The file that holds the last workspace."""

    file: JsonFile

    @classmethod
    def at(cls, path: Path) -> AutosaveFile:
        """Return the autosave kept at *path*."""
        return cls(JsonFile(path))

    def save(self, workspace: Workspace) -> None:
        """Write *workspace* in the place of the last one; raises ``OSError``."""
        pins = [
            {"letter": pin.letter, **_variant(pin.source, pin.variant)} for pin in workspace.pins
        ]
        live = _variant(workspace.source, workspace.live)
        content = {"format": FORMAT, "live": live, "pins": pins, "shown": workspace.shown}
        self.file.write({**content, "uncertainty": workspace.uncertainty})

    def restore(self, load: Load) -> tuple[Workspace | None, str]:
        """Return the last workspace, or ``None``, and a note on what was lost, or an empty one."""
        try:
            content = self.file.read()
            if content is None:
                return None, ""
            return _workspace(content, load)
        except Unreadable as error:
            return None, f"the file could not be read ({error}); {self.file.set_aside()}"


def _variant(source: str, variant: Variant) -> Mapping[str, object]:
    settings = dict(variant.settings)
    title = {} if variant.title == variant.scenario.title else {"title": variant.title}
    return {"source": source, "settings": settings, **title}


def _workspace(content: Mapping[str, Any], load: Load) -> tuple[Workspace | None, str]:
    if content.get("format") != FORMAT:
        raise Unreadable(f"format {content.get('format')!r} is not {FORMAT}")
    notes: list[str] = []
    live = _restored(content.get("live"), load, notes)
    pins = [pin for entry in _list(content, "pins") for pin in _pin(entry, load, notes)]
    if live is None:
        return None, "; ".join(notes)
    shown = tuple(name for name in _list(content, "shown") if isinstance(name, str))
    unique = {pin.letter: pin for pin in pins}
    workspace = Workspace(live.source, live.variant, tuple(unique.values()), shown)
    workspace = replace(workspace, uncertainty=_uncertainty(content, notes))
    return workspace, "; ".join(notes)


def _uncertainty(content: Mapping[str, Any], notes: list[str]) -> Shown:
    """Return what the spread was of; a file of an older version does not say."""
    kept = content.get("uncertainty", "chance")
    for known in get_args(Shown):
        if kept == known:
            return cast("Shown", known)
    notes.append(f"uncertainty {kept!r} is not one of {', '.join(get_args(Shown))}")
    return "chance"


def _pin(entry: Any, load: Load, notes: list[str]) -> Sequence[Pin]:
    """Return the pin of an entry, or nothing where its scenario is gone."""
    letter = entry.get("letter") if isinstance(entry, dict) else None
    if letter not in PIN_LETTERS:
        raise Unreadable(f"pin {letter!r} is not one of {', '.join(PIN_LETTERS)}")
    restored = _restored(entry, load, notes)
    return [Pin(letter, restored.variant, restored.source)] if restored else []


@dataclass(frozen=True, slots=True)
class _Restored:
    source: str
    variant: Variant


def _restored(entry: Any, load: Load, notes: list[str]) -> _Restored | None:
    """Return a kept variant on its scenario as it is now, or ``None`` with a note."""
    source = entry.get("source") if isinstance(entry, dict) else None
    if not isinstance(source, str):
        raise Unreadable("a variant does not say its scenario")
    try:
        scenario = load(source)
    except BoiloverError as error:
        notes.append(f"{source} could not be opened again: {error}")
        return None
    title = entry.get("title")
    variant = Variant.of(scenario, title if isinstance(title, str) else "")
    settings = entry.get("settings")
    for lever, value in settings.items() if isinstance(settings, dict) else ():
        if lever not in scenario.levers or not _is_number(value):
            notes.append(f"{scenario.title} has no lever {lever!r} at {value!r} any more")
        else:
            variant = variant.with_setting(lever, float(value))
    return _Restored(source, variant)


def _list(content: Mapping[str, Any], key: str) -> Sequence[Any]:
    value = content.get(key, [])
    if not isinstance(value, list):
        raise Unreadable(f"{key!r} is not a list")
    return value


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
