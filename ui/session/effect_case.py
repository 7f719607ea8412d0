"""What the effect of a lever hangs on, as a key under which it is kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from simulator.scenario.model import Scenario, Variant

Key = tuple[str, str, tuple[tuple[str, float], ...], str]


@dataclass(frozen=True, slots=True)
class Case:
    """A variant under an uncertainty; ``content`` stands for its file and shocks."""

    variant: Variant
    way: str
    edited: Scenario
    content: str
    settings: tuple[tuple[str, float], ...]
    keys: dict[str, Key] = field(default_factory=dict, compare=False)  # asked for again and again

    @classmethod
    def of(cls, variant: Variant, way: str, before: Case | None) -> Case:
        """Return the case of *variant*; *before* knows its content where the file is the same."""
        edited, settings = variant.edited, tuple(sorted(variant.settings.items()))
        if before and before.edited is edited:
            return cls(variant, way, edited, before.content, settings)
        sets = edited.plausible.fingerprint() if edited.plausible else ""
        return cls(variant, way, edited, f"{edited.fingerprint()} {sets}", settings)

    def key(self, lever: str) -> Key:
        """Return what the effect of a lever hangs on: everything but where it stands itself."""
        if lever not in self.keys:
            others = tuple(setting for setting in self.settings if setting[0] != lever)
            self.keys[lever] = self.content, self.way, others, lever
        return self.keys[lever]
