"""What the user likes, whatever the scenario: theme, words for probabilities, window layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args

from simulator.errors import did_you_mean
from simulator.language import tr
from simulator.results.likelihood import Yardstick
from ui.session.storage import JsonFile, Unreadable

Theme = Literal["system", "light", "dark"]
Tour = Literal["", "seen"]
Effects = Literal["on", "off"]
LeverOrder = Literal["file", "effect"]
Recipes = Literal["on", "off"]

_OPTIONS: Mapping[str, tuple[str, ...]] = {
    "theme": get_args(Theme),
    "yardstick": get_args(Yardstick),
    "tour": get_args(Tour),
    "effects": get_args(Effects),
    "lever_order": get_args(LeverOrder),
    "export_recipe": get_args(Recipes),
}
_LISTS = ("recent",)


@dataclass(frozen=True, slots=True)
class Preferences:
    """Lasting choices; texts are empty until there is one.

    ``language`` is the code of one, empty for the system's. ``layout`` is the window's own record
    of its geometry, kept as text and not looked into. ``recent`` are the scenarios and sessions
    opened lately, newest first. ``effects`` says whether the levers' effects are measured in the
    background, ``lever_order`` whether levers stand as in their file or the largest effect first.
    What begins with ``export`` is what was exported last and how: ``export_recipe`` says whether
    files tell how they were made.
    """

    theme: Theme = "system"
    yardstick: Yardstick = "icd203"
    export_folder: str = ""
    export_what: str = ""
    export_format: str = ""
    export_aspect: str = ""
    export_recipe: Recipes = "on"
    export_template: str = ""
    layout: str = ""
    language: str = ""
    recent: tuple[str, ...] = ()
    tour: Tour = ""
    effects: Effects = "on"
    lever_order: LeverOrder = "file"

    def changes(self, before: Preferences) -> Mapping[str, Any]:
        """Return the fields that are others than *before*."""
        names = [field.name for field in fields(self)]
        return {n: getattr(self, n) for n in names if getattr(self, n) != getattr(before, n)}


@dataclass(frozen=True, slots=True)
class PreferencesFile:
    """Preferences on disk: only what differs from the default stands in the file."""

    file: JsonFile

    @classmethod
    def at(cls, path: Path) -> PreferencesFile:
        """Return the preferences kept at *path*."""
        return cls(JsonFile(path))

    def load(self) -> tuple[Preferences, str]:
        """Return the preferences and a note on what could not be used, or an empty one."""
        try:
            content = self.file.read()
        except Unreadable as error:
            kept = self.file.set_aside()
            note = tr("the file could not be read ({reason}); {kept}", reason=error, kept=kept)
            return Preferences(), note
        faults = {key: _fault(key, value) for key, value in (content or {}).items()}
        good = {key: _value(v) for key, v in (content or {}).items() if not faults[key]}
        return Preferences(**good), "; ".join(fault for fault in faults.values() if fault)

    def change(self, changed: Mapping[str, Any]) -> None:
        """Write *changed* fields; what other windows wrote stays. Raises ``OSError``."""
        self.save(replace(self.load()[0], **changed))

    def save(self, preferences: Preferences) -> None:
        """Write what differs from the defaults; raises ``OSError``."""
        self.file.write(preferences.changes(Preferences()))


def _value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _fault(key: str, value: Any) -> str:
    """Return what is wrong with one preference, or nothing."""
    known = [field.name for field in fields(Preferences)]
    if key not in known:
        return f"preference {key!r} is not known{did_you_mean(key, known)}"
    if key in _LISTS:
        good = isinstance(value, list) and all(isinstance(entry, str) for entry in value)
        return "" if good else f"preference {key!r} must be a list of texts"
    if not isinstance(value, str):
        return f"preference {key!r} must be a text"
    options = _OPTIONS.get(key, ())
    if options and value not in options:
        return f"preference {key!r} must be one of {', '.join(options)}, not {value!r}"
    return ""
