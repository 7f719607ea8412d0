"""The language that people read: messages by gettext, in English until another is chosen.

Only what is shown to people goes through here, and only when it is shown: names in files, in
results and in data exports stay as they are. A language is a file, ``simulator/locales/CODE.po``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from simulator.language.catalogue import ENGLISH as ENGLISH
from simulator.language.catalogue import SILENT, Catalogue, own_name, read
from simulator.language.figures import Figures, figures_of

FOLDER: Final = Path(__file__).resolve().parents[1] / "locales"
_WHERE: Final = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")

_now: Catalogue = SILENT


def tr(message: str, /, **values: object) -> str:
    """Return *message* in the language in use, with *values* in the places of its braces.

    *message* must be a literal, so that the catalogue finds it; words come as *values*.
    """
    text = _now.one(message)
    return text.format(**values) if values else text


def trn(one: str, many: str, count: int, /, **values: object) -> str:
    """Return the message for *count* things; ``{count}`` is the number as it is written."""
    return _now.of(one, many, count).format(count=written(count), **values)


def mark(message: str) -> str:
    """Return *message* as it is, but let the catalogue find it: ``tr`` is called where it shows."""
    return message


SEMICOLON: Final = mark("; ")
"""What stands between the parts of a list that are sentences of their own."""


def written(count: int) -> str:
    """Return a whole number with its thousands apart."""
    return f"{count:,}".replace(",", figures().group).replace("-", "−")


def figures() -> Figures:
    """Return how numbers and dates are written in the language in use."""
    return figures_of(_now.code, _now.first_day)


def current() -> str:
    """Return the code of the language in use."""
    return _now.code


def use(code: str = "") -> None:
    """Read the language *code* from now on, or the system's; English where there is no such."""
    put(_known(code or system()))


def put(catalogue: Catalogue) -> None:
    """Read *catalogue* from now on."""
    global _now
    _now = catalogue


def languages() -> Mapping[str, str]:
    """Return the names of the languages there are, each in itself, by their codes."""
    files = sorted(FOLDER.glob("*.po"))
    return {ENGLISH: "English", **{path.stem: own_name(path) for path in files}}


def system(environment: Mapping[str, str] | None = None) -> str:
    """Return which of the languages there are the system asks for, English where it has none."""
    env = os.environ if environment is None else environment
    asked = next((env[name] for name in _WHERE if env.get(name)), "") or _of_windows()
    for wish in asked.split(":"):
        code = wish.partition(".")[0].partition("@")[0]
        for name in (code, code.partition("_")[0]):
            if name == ENGLISH or (FOLDER / f"{name}.po").is_file():
                return name
    return ENGLISH


@cache
def _known(code: str) -> Catalogue:
    path = FOLDER / f"{code}.po"
    return read(path) if code and path.is_file() else SILENT


def _of_windows() -> str:
    """Return the language of a Windows session, which has no variable for it; else nothing."""
    if os.name != "nt":
        return ""
    import ctypes
    import locale

    windows = getattr(ctypes, "windll").kernel32  # noqa: B009 - known on Windows alone
    return locale.windows_locale.get(windows.GetUserDefaultUILanguage(), "")
