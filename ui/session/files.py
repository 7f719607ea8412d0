"""Where the session keeps what outlives it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

from ui.session.autosave import AutosaveFile
from ui.session.claims import Claim, claim
from ui.session.preferences import PreferencesFile


@dataclass(frozen=True, slots=True)
class SessionFiles:
    """The files of one user.

    ``autosave`` is that of the first window; those of further ones stand beside it. ``carried`` is
    the folder for scenario files that came in a session and are nowhere else, ``earlier`` that for
    what was on the table, unsaved, when another session was opened.
    """

    preferences: PreferencesFile
    autosave: AutosaveFile
    carried: Path
    earlier: Path

    @classmethod
    def within(cls, folder: Path) -> SessionFiles:
        """Return files that stand in *folder*, which need not exist yet."""
        return cls._at(folder, folder, folder)

    @classmethod
    def of_user(cls) -> SessionFiles:
        """Return the files at the places where the user's system wants them."""
        config = platformdirs.user_config_path("boilover", appauthor=False)
        state = platformdirs.user_state_path("boilover", appauthor=False)
        data = platformdirs.user_data_path("boilover", appauthor=False)
        return cls._at(config, state, data)

    def claim(self) -> tuple[AutosaveFile, Claim]:
        """Return an autosave that no other window owns, with the claim to it."""
        claimed = claim(self.autosave.file.path)
        return AutosaveFile.at(claimed.path), claimed

    @classmethod
    def _at(cls, config: Path, state: Path, data: Path) -> SessionFiles:
        preferences = PreferencesFile.at(config / "preferences.json")
        autosave = AutosaveFile.at(state / "autosave.json")
        return cls(preferences, autosave, data / "carried", data / "earlier")
