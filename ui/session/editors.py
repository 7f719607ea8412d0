"""Which command opens a file at a line: the editors that have a window and take one."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from simulator.scenario.document import Place

_WAYS: Final[Mapping[str, tuple[str, ...]]] = {
    "code": ("-g", "{file}:{line}"),
    "codium": ("-g", "{file}:{line}"),
    "zed": ("{file}:{line}",),
    "subl": ("{file}:{line}",),
    "pycharm": ("--line", "{line}", "{file}"),
    "idea": ("--line", "{line}", "{file}"),
    "kate": ("-l", "{line}", "{file}"),
    "gedit": ("+{line}", "{file}"),
    "gnome-text-editor": ("{file}",),
    "gvim": ("+{line}", "{file}"),
    "notepad++": ("-n{line}", "{file}"),
}


def editor_command(
    place: Place, wanted: str = "", which: Callable[[str], str | None] = shutil.which
) -> list[str] | None:
    """Return the command that opens *place*, ``None`` where no editor is known.

    *wanted* is what the user's environment names as editor; it is taken if it has a window.
    """
    first = Path(wanted.split()[0]).name if wanted.split() else ""
    for name in (first, *_WAYS):
        program = which(name) if name in _WAYS else None
        if program:
            return [program, *(p.format(file=place.file, line=place.line) for p in _WAYS[name])]
    return None
