"""Every key of the window, stated once: the actions, the tool tips and the help list read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A key (as Qt writes it), how it is shown, and what it does."""

    key: str
    shown: str
    does: str


PIN: Final = Shortcut("Space", "Space", "Pin the live variant beside the others")
UNDO: Final = Shortcut("Ctrl+Z", "Ctrl+Z", "Take the last step back")
REDO: Final = Shortcut("Ctrl+Shift+Z", "Ctrl+Shift+Z", "Do it again")
EXPORT: Final = Shortcut("E", "E", "Export a chart")
CANCEL: Final = Shortcut("Esc", "Esc", "Stop refining; what is known stays")
SEARCH: Final = Shortcut("/", "/", "Find a lever")
OPEN: Final = Shortcut("Ctrl+O", "Ctrl+O", "Open a scenario, a session or what was exported")
NEW: Final = Shortcut("Ctrl+N", "Ctrl+N", "Begin a new variant")
SAVE: Final = Shortcut("Ctrl+S", "Ctrl+S", "Save the session")
SAVE_SCENARIO: Final = Shortcut(
    "Ctrl+Shift+S", "Ctrl+Shift+S", "Save the live variant as a scenario"
)
THEME: Final = Shortcut("T", "T", "Light, dark, or as the system has it")
LEVERS: Final = Shortcut("F7", "F7", "Fold the levers away or bring them back")
SCENARIOS: Final = Shortcut("F8", "F8", "Fold the scenarios away or bring them back")
HELP: Final = Shortcut("F1", "F1", "This list")

WINDOW: Final = (
    PIN,
    UNDO,
    REDO,
    EXPORT,
    CANCEL,
    SEARCH,
    OPEN,
    NEW,
    SAVE,
    SAVE_SCENARIO,
    THEME,
    LEVERS,
    SCENARIOS,
    HELP,
)
PLACES: Final = (
    ("On a slider", "Arrow keys", "One step; Page Up and Page Down ten; Home and End the bounds"),
    ("On a slider", "Backspace", "Back to the default, as a double click does"),
    ("In a value box", "Return", "Take the number typed; Esc takes the old one back"),
    ("On a pin", "Return", "Go back to it"),
    ("On a pin", "F2, Del", "Rename it, remove it"),
    ("On a pin", "Alt+Up, Alt+Down", "Move it in the list"),
    ("On a chart", "Return", "Its menu: another indicator, export"),
    ("On a chart", "Left, Right", "Read along the curves"),
    ("On a chart", "+, −, wheel", "Closer in time, further away, in all charts; a drag moves"),
    ("On a chart", "Home", "The whole horizon again, as a double click does"),
    ("On Compare", "D", "Both scenarios over each other, or their paired difference"),
    ("On Sources", "Ctrl+F", "Find a source or a number; the arrow keys walk both lists"),
    ("On the map", "P, L", "Play or stop; begin anew at the end"),
    ("On the map", "Arrow keys", "From region to region; Return lets go"),
    ("On the time line", "Left, Right", "One step; Page Up and Page Down a day; Home and End"),
    ("In a story", "Left, Right", "The event before, the next; Up to a cause, Down to an effect"),
    ("In a story", "Backspace", "Look at no event"),
    ("In a story", "+, −, wheel", "Closer in time, further away; Home all days and back"),
    (
        "In a story",
        "Page Up, Page Down",
        "A more typical run of this outcome, the next one",
    ),
)
