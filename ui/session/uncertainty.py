"""The choice of what the spread on show is of, in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.results.comparison import Shown

WITHOUT_SETS = (
    "This scenario has no plausible parameter sets, so that only chance can be shown. "
    "A line “plausible: NAME” in its file names some."
)


@dataclass(frozen=True, slots=True)
class UncertaintyChoice:
    """A way of showing uncertainty; ``help`` says what the spread then is of."""

    name: Shown
    label: str
    help: str
    is_chosen: bool
    is_open: bool


def choices(chosen: Shown, sets: int) -> tuple[UncertaintyChoice, ...]:
    """Return the three ways, *chosen* marked; without *sets* only chance is open."""
    helps: tuple[tuple[Shown, str, str], ...] = (
        (
            "chance",
            "Chance",
            "Every run has the same parameters, as the file and the levers have them: "
            "runs differ by luck alone.",
        ),
        (
            "ignorance",
            "Ignorance",
            f"Nobody knows the parameters exactly. {sets:,} sets of values that fit the record "
            "are played, and luck is taken out: what is left is how far these sets differ. "
            "What a lever or the scenario states is the same in all.",
        ),
        (
            "both",
            "Both",
            f"Every run has its own luck, and one of {sets:,} sets of values that fit the record. "
            "What a lever or the scenario states is the same in all.",
        ),
    )
    return tuple(
        UncertaintyChoice(
            name,
            label,
            words if sets or name == "chance" else WITHOUT_SETS,
            name == chosen,
            bool(sets) or name == "chance",
        )
        for name, label, words in helps
    )
