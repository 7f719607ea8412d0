"""What the help says, title and text; still to be put through ``tr``."""

from __future__ import annotations

from typing import Final

from simulator.language import mark

Texts = tuple[tuple[str, str], ...]

WINDOW: Final[Texts] = (
    (
        "",
        mark(
            "The window plays one scenario some thousand times and shows how it ends and by what "
            "way. Everything follows the levers at the left; what is pinned stays beside it."
        ),
    ),
    (
        mark("Levers"),
        mark(
            "Policy levers are someone’s choice, assumptions are what nobody knows. The mark "
            "before a lever says what its number rests on: a disc is a claim of the interview, a "
            "square a record, a diamond literature, a ring our judgement. The small bar says how "
            "far the lever moves the headline’s outcome."
        ),
    ),
    (
        mark("Scenarios"),
        mark(
            "A is live. B, C, D are pinned and keep their colour, letter and dash on every chart. "
            "Grey is the baseline: the scenario as its file has it. All are played on the same "
            "random numbers, run by run, so that a difference is not luck."
        ),
    ),
    (
        mark("Status"),
        mark(
            "Preview stands until all replications are in; figures still move until then. The ± "
            "is the half width of the headline’s interval."
        ),
    ),
)

PAGES: Final[Texts] = (
    (mark("Outlook"), mark("How it ends, how likely that is, and through which weeks")),
    (mark("Compare"), mark("What differs between two scenarios, and what explains it")),
    (mark("Map"), mark("Where: regions through time, for all runs or one")),
    (mark("Story"), mark("One run event by event: who did what, and what led to it")),
    (mark("Scenario"), mark("Title, notes and shocks, to be changed")),
    (mark("Sources"), mark("What every number rests on")),
)

READING: Final[Texts] = (
    (
        mark("Fan"),
        mark(
            "At each hour half of the runs lie within the dark band and eight in ten within the "
            "pale one; the line is the median. A fan is no run: none of them follows the median."
        ),
    ),
    (
        mark("Gutter"),
        mark(
            "At the right of a fan each scenario has one figure of every run, named above it "
            "(peak, lowest, last day): the dot is the median, the thick bar the middle half, the "
            "thin one eight in ten. Each run has its own peak, at its own hour; so their median "
            "lies above the peak of the median curve."
        ),
    ),
    (
        mark("Bars"),
        mark(
            "The share of runs that end so. The whisker is the interval at 95 % for the number "
            "of runs played; more runs make it shorter. The grey tick is the baseline."
        ),
    ),
    (
        mark("Within noise"),
        mark(
            "A difference whose interval reaches over zero is grey and hollow. Beside it stands "
            "how many runs would settle it, if it is as large as it looks."
        ),
    ),
    (
        mark("Chance and ignorance"),
        mark(
            "Chance is what differs between runs of the same numbers. Ignorance is what differs "
            "between sets of numbers that fit the record equally well. The status bar chooses "
            "which of the two the spread is of, or both."
        ),
    ),
)

LIMITS: Final[Texts] = (
    (
        mark("What it is"),
        mark(
            "A reasoning aid, not a forecast. It says what follows from stated assumptions. A "
            "probability is a share of the model’s runs; how far the model is to be trusted is "
            "another question, and stands with each scenario."
        ),
    ),
    (
        mark("What it leaves out"),
        mark(
            "Persons, rumours and plans are not in it; groups decide by rates and thresholds. "
            "Numbers marked as judgement are ours. Intervals speak of chance, and of ignorance "
            "where that is shown; they do not speak of what was never put into the model."
        ),
    ),
    (
        mark("How to use it"),
        mark(
            "Ask what would have to be different for another end. Look at which levers carry the "
            "answer, and on what their numbers rest. Do not quote a figure without its interval "
            "and the scenario it belongs to."
        ),
    ),
)
