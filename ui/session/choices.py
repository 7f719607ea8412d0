"""Lasting choices as the session offers them: one method for each, told by one signal."""

from __future__ import annotations

from abc import ABC
from dataclasses import replace
from typing import Any

from simulator.results.likelihood import Yardstick
from ui.session.keeper import Keeper
from ui.session.preferences import Effects, LeverOrder, Preferences, Theme
from ui.session.signals import Signal


class Choices(ABC):
    """What the user likes, whatever is open."""

    preferences_changed: Signal[()]
    _keeper: Keeper

    @property
    def preferences(self) -> Preferences:
        """Lasting choices."""
        return self._keeper.preferences

    def set_theme(self, theme: Theme) -> None:
        """Choose light, dark or the system's theme."""
        self._choose(replace(self.preferences, theme=theme))

    def set_yardstick(self, yardstick: Yardstick) -> None:
        """Choose the words that go with probabilities."""
        self._choose(replace(self.preferences, yardstick=yardstick))

    def set_language(self, language: str) -> None:
        """Choose the language by its code; an empty one is the system's."""
        self._choose(replace(self.preferences, language=language))

    def note_tour(self) -> None:
        """Remember that the tour was shown."""
        self._choose(replace(self.preferences, tour="seen"))

    def set_effects(self, effects: Effects) -> None:
        """Choose whether the levers' effects are measured in the background."""
        self._choose(replace(self.preferences, effects=effects))

    def set_lever_order(self, order: LeverOrder) -> None:
        """Choose how levers are sorted: as in the file, or the largest effect first."""
        self._choose(replace(self.preferences, lever_order=order))

    def set_export_folder(self, folder: str) -> None:
        """Remember where the user exports to."""
        self._choose(replace(self.preferences, export_folder=folder))

    def keep_export(self, **chosen: Any) -> None:
        """Remember what is exported and how: ``what``, ``format``, ``aspect`` ... as texts."""
        self._choose(replace(self.preferences, **{f"export_{k}": v for k, v in chosen.items()}))

    def set_layout(self, layout: str) -> None:
        """Remember the window's record of its geometry; nobody is told."""
        if layout != self.preferences.layout:
            self._keeper.choose_soon(replace(self.preferences, layout=layout))

    def _choose(self, preferences: Preferences) -> None:
        if preferences != self.preferences:
            self._keeper.choose(preferences)
            self.preferences_changed.emit()
