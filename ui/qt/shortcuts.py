"""Every key of the window, stated once: bindings, tool tips and the help read it.

``WINDOW`` are the keys that work wherever the keyboard is, in the order of the help: what is done
to the case, to pages and panels, to files. ``PLACES`` are those that a widget answers itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from simulator.language import mark


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A key (as Qt writes it), how it is shown and what it does, both still to be translated."""

    key: str
    shown: str
    does: str


PIN: Final = Shortcut("Space", mark("Space"), mark("Pin the live variant beside the others"))
UNDO: Final = Shortcut("Ctrl+Z", mark("Ctrl+Z"), mark("Take the last step back"))
REDO: Final = Shortcut("Ctrl+Shift+Z", mark("Ctrl+Shift+Z"), mark("Do it again"))
REPLAY: Final = Shortcut("R", "R", mark("Replay the last lever move to and fro; any key stops"))
SEARCH: Final = Shortcut("/", "/", mark("Find a lever"))
CANCEL: Final = Shortcut("Esc", mark("Esc"), mark("Stop refining; what is known stays"))

NEXT_PAGE: Final = Shortcut("Ctrl+Tab", mark("Ctrl+Tab"), mark("The next page"))
PREVIOUS_PAGE: Final = Shortcut("Ctrl+Shift+Tab", mark("Ctrl+Shift+Tab"), mark("The page before"))
PRESENT: Final = Shortcut("F5", "F5", mark("Present: large type, no panels; Esc leaves"))
LEVERS: Final = Shortcut("F7", "F7", mark("Fold the levers away or bring them back"))
SCENARIOS: Final = Shortcut("F8", "F8", mark("Fold the scenarios away or bring them back"))
THEME: Final = Shortcut("T", "T", mark("Light, dark, or as the system has it"))

OPEN: Final = Shortcut("Ctrl+O", mark("Ctrl+O"), mark("Open a scenario or a session"))
NEW: Final = Shortcut("Ctrl+N", mark("Ctrl+N"), mark("A new variant of this scenario"))
SAVE: Final = Shortcut("Ctrl+S", mark("Ctrl+S"), mark("Save the session"))
SAVE_SCENARIO: Final = Shortcut(
    "Ctrl+Shift+S", mark("Ctrl+Shift+S"), mark("Save the variant as a scenario file")
)
EXPORT: Final = Shortcut("E", "E", mark("Export a chart"))
HELP: Final = Shortcut("F1", "F1", mark("Help: reading the charts, words, keys, limits"))

WINDOW: Final = tuple(each for each in tuple(globals().values()) if isinstance(each, Shortcut))

EVERYWHERE: Final = mark("Everywhere")

Place = tuple[str, str, str]
"""Where, which keys, what they do."""

PLACES: Final[tuple[Place, ...]] = (
    (EVERYWHERE, mark("Ctrl+1 to Ctrl+9"), mark("A page, in the order of the tabs")),
    (
        mark("On a slider"),
        mark("Arrow keys"),
        mark("One step; Page Up and Page Down ten; Home and End the bounds"),
    ),
    (
        mark("On a slider"),
        mark("Backspace"),
        mark("Back to the default, as a double click does"),
    ),
    (
        mark("In a value box"),
        mark("Return"),
        mark("Take the number typed; Esc takes the old one back"),
    ),
    (mark("On a pin"), mark("Return"), mark("Go back to it")),
    (mark("On a pin"), mark("F2, Del"), mark("Rename it, remove it")),
    (mark("On a pin"), mark("Alt+Up, Alt+Down"), mark("Move it in the list")),
    (mark("On a chart"), mark("Return"), mark("Its menu: another indicator, export")),
    (mark("On a chart"), mark("Left, Right"), mark("Read along the curves")),
    (
        mark("On a chart"),
        mark("Up, Down"),
        mark("One run of the many, higher or lower; S tells its story, as a click does"),
    ),
    (mark("On a chart"), "F", mark("As large as can be, with a table; Esc goes back")),
    (mark("On a chart"), "D", mark("Its distribution over the runs, or its course again")),
    (
        mark("On a chart"),
        mark("Alt+Left, Alt+Right"),
        mark("Move it among the charts, as a drag of its title does; Del takes it away"),
    ),
    (
        mark("On a chart"),
        mark("+, −, wheel"),
        mark("Closer in time, further away, in all charts; a drag moves"),
    ),
    (
        mark("On a chart"),
        mark("Home"),
        mark("The whole horizon again, as a double click does"),
    ),
    (
        mark("On Compare"),
        "D",
        mark("Both scenarios over each other, or their paired difference"),
    ),
    (mark("On the map"), "P, L", mark("Play or stop; begin anew at the end")),
    (mark("On the map"), "D, B", mark("Differences between scenarios; the table of regions")),
    (mark("On the map"), mark("Arrow keys"), mark("From region to region; Return lets go")),
    (
        mark("On the time line"),
        mark("Left, Right"),
        mark("One step; Page Up and Page Down a day; Home and End"),
    ),
    (mark("On the time line"), mark("+, −, wheel"), mark("Closer in time; 0 shows all days again")),
    (
        mark("In a story"),
        mark("Left, Right"),
        mark("The event before, the next; Up to a cause, Down to an effect"),
    ),
    (mark("In a story"), mark("Comma, full stop"), mark("The moment before, the next")),
    (mark("In a story"), mark("P, L"), mark("Play or stop; begin anew at the end")),
    (mark("In a story"), mark("Backspace"), mark("Look at no event and no moment")),
    (
        mark("In a story"),
        mark("+, −, wheel"),
        mark("Closer in time, further away; Home all days and back"),
    ),
    (
        mark("In a story"),
        mark("Page Up, Page Down"),
        mark("A more typical run of this outcome, the next one"),
    ),
    (
        mark("On Scenario"),
        mark("Left, Right"),
        mark("The chosen shock an hour earlier or later; with Shift, or Page keys, a day"),
    ),
    (
        mark("On Scenario"),
        mark("Up, Down, Return, Del"),
        mark("Another shock; add one; take it out"),
    ),
    (
        mark("On Sources"),
        "Ctrl+F",
        mark("Find a source or a number; the arrow keys walk both lists"),
    ),
    (
        mark("Presenting"),
        mark("Arrow keys, Page Up, Page Down"),
        mark("The next page, the page before"),
    ),
    (mark("Presenting"), mark("1 to 9"), mark("A page, in the order of the tabs")),
    (mark("Presenting"), "/", mark("Choose the lever at hand: type, then Up and Down, Return")),
    (mark("Presenting"), "F7", mark("Show the lever at hand or put it away")),
    (mark("Presenting"), mark("Esc"), mark("Leave the presentation")),
)


def all_keys() -> tuple[Place, ...]:
    """Return every key for the help: where, which, what it does, still to be translated."""
    everywhere = tuple((EVERYWHERE, key.shown, key.does) for key in WINDOW)
    return (*everywhere, *PLACES)
