"""Session files: what the window has open, in one file that can be opened elsewhere.

A ``.boilover`` file is JSON: what the autosave holds, and the texts of all scenario files in it
that do not come with the program.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from simulator import __version__
from simulator.errors import ExportError, Fault, ScenarioError
from simulator.language import tr
from ui.session.autosave import FORMAT, workspace_content
from ui.session.carried import carried_content
from ui.session.storage import JsonFile, Unreadable
from ui.session.views import ViewState
from ui.session.workspace import Workspace

SUFFIX: Final = ".boilover"

_WHEN: Final = re.compile(r"(, \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)+$")
_MOST: Final = 20  # sessions put by, whose place was taken by another before they were saved


def write_session(path: Path, workspace: Workspace, views: Mapping[str, ViewState]) -> None:
    """Write a session in the place of what stands at *path*; raises ``ExportError``."""
    content = {
        "format": FORMAT,
        "program": f"Boilover {__version__}",
        **workspace_content(workspace),
        "views": views,
        "scenarios": carried_content(workspace),
    }
    try:
        JsonFile(path.resolve()).write(content, lasting=True)
    except OSError as error:
        reason = tr("cannot be written: {reason}", reason=error.strerror or error)
        remedy = tr("choose a folder that you may write to")
        raise ExportError(str(path), reason, remedy) from error


def read_session(path: Path) -> Mapping[str, Any]:
    """Return what a session file holds; raises ``ScenarioError`` with the place of its fault."""
    try:
        content = JsonFile(path).read()
    except Unreadable as error:
        remedy = tr("go back to an older copy of the file, or mend it at this place")
        reason = tr("is not a session that can be read: {reason}", reason=error)
        raise ScenarioError(
            [Fault(str(path), error.line, error.column, "", f"{reason}; {remedy}")]
        ) from error
    if content is None:
        raise bad_session(path, tr("no such file"))
    written = content.get("format")
    if isinstance(written, int) and written > FORMAT:
        by = content.get("program", "")
        raise bad_session(
            path,
            tr("was saved by a newer version ({program}); install that one to open it", program=by),
        )
    if written != FORMAT or "live" not in content:
        raise bad_session(path, tr("is no session; choose a file that was saved as one"))
    return content


def free_place(folder: Path, name: str) -> Path:
    """Return where a session may be put by; only the last ``_MOST`` in *folder* are kept."""
    now = datetime.now().astimezone()
    for old in sorted(folder.glob(f"*{SUFFIX}"), key=lambda p: p.stat().st_mtime)[: 1 - _MOST]:
        old.unlink(missing_ok=True)
    plain = _WHEN.sub("", name)
    return folder / f"{plain}, {now:%Y-%m-%d %H.%M.%S}{SUFFIX}"


def bad_session(path: Path, message: str) -> ScenarioError:
    """Return what is wrong with a session file as a whole."""
    return ScenarioError([Fault(str(path), 0, 0, "", message)])
