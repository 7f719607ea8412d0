"""In which order levers stand: as in their file by group, or the largest effect first."""

from __future__ import annotations

from collections.abc import Sequence

from ui.session.effects import Effects
from ui.session.lever_rows import LeverSection


def by_effect(sections: Sequence[LeverSection], effects: Effects) -> tuple[tuple[str, ...], ...]:
    """Return the levers of each section, the largest effect first.

    What is within noise comes after what is not, what is unknown last, else as in the file.
    """

    def rank(lever: str) -> tuple[int, float]:
        effect = effects.of(lever)
        if effect is None:
            return 2, 0.0
        return (1, 0.0) if effect.within_noise else (0, -abs(effect.points.value))

    return tuple(
        tuple(sorted((row.name for row in section.rows), key=rank)) for section in sections
    )
