"""The choice of what the spread on show is of, in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.language import mark, tr, trn
from simulator.results.comparison import Shown

WITHOUT_SETS = mark(
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
            tr("Chance"),
            tr(
                "Every run has the same parameters, as the file and the levers have them: "
                "runs differ by luck alone."
            ),
        ),
        (
            "ignorance",
            tr("Ignorance"),
            trn(
                "Nobody knows the parameters exactly. {count} set of values that fits the record "
                "is played, and luck is taken out. "
                "What a lever or the scenario states is the same in all.",
                "Nobody knows the parameters exactly. {count} sets of values that fit the record "
                "are played, and luck is taken out: what is left is how far these sets differ. "
                "What a lever or the scenario states is the same in all.",
                sets,
            ),
        ),
        (
            "both",
            tr("Both"),
            trn(
                "Every run has its own luck, and the {count} set of values that fits the record. "
                "What a lever or the scenario states is the same in all.",
                "Every run has its own luck, and one of {count} sets of values that fit the "
                "record. What a lever or the scenario states is the same in all.",
                sets,
            ),
        ),
    )
    return tuple(
        UncertaintyChoice(
            name,
            label,
            words if sets or name == "chance" else tr(WITHOUT_SETS),
            name == chosen,
            bool(sets) or name == "chance",
        )
        for name, label, words in helps
    )
