"""Where the session keeps what outlives it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

from ui.session.autosave import AutosaveFile
from ui.session.preferences import PreferencesFile


@dataclass(frozen=True, slots=True)
class SessionFiles:
    """The files of one user: preferences and the autosaved workspace."""

    preferences: PreferencesFile
    autosave: AutosaveFile

    @classmethod
    def within(cls, folder: Path) -> SessionFiles:
        """Return files that stand in *folder*, which need not exist yet."""
        preferences = PreferencesFile.at(folder / "preferences.json")
        return cls(preferences, AutosaveFile.at(folder / "autosave.json"))

    @classmethod
    def of_user(cls) -> SessionFiles:
        """Return the files at the places where the user's system wants them."""
        config = platformdirs.user_config_path("boilover", appauthor=False)
        state = platformdirs.user_state_path("boilover", appauthor=False)
        preferences = PreferencesFile.at(config / "preferences.json")
        return cls(preferences, AutosaveFile.at(state / "autosave.json"))
