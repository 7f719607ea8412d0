"""The workspace on disk, so that it comes back after a crash or a kill.

Scenarios are kept by name or path and loaded anew; what no longer fits them (a lever that is gone,
a file that is broken) is left out and told, and the file as it was is kept beside.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast, get_args

from simulator.errors import BoiloverError
from simulator.export.plain import variant_content, variant_of
from simulator.language import tr
from simulator.results.comparison import Shown
from simulator.scenario.model import Scenario, Variant
from ui.session.storage import JsonFile, Unreadable
from ui.session.views import ViewState
from ui.session.workspace import PIN_LETTERS, Pin, Workspace

FORMAT = 1

Load = Callable[[str], Scenario]


@dataclass(frozen=True, slots=True)
class Kept:
    """What comes back: the workspace, how its pages stood, and what its session file holds.

    ``saved`` is the digest of the workspace that the session file holds, empty where there is none.
    """

    workspace: Workspace
    views: Mapping[str, ViewState] = field(default_factory=dict)
    saved: str = ""


@dataclass(frozen=True, slots=True)
class AutosaveFile:
    """The file that holds the last workspace."""

    file: JsonFile

    @classmethod
    def at(cls, path: Path) -> AutosaveFile:
        """Return the autosave kept at *path*."""
        return cls(JsonFile(path))

    def save(self, kept: Kept) -> None:
        """Write *kept* in the place of what was kept last; raises ``OSError``."""
        content = {"format": FORMAT, **workspace_content(kept.workspace), "views": kept.views}
        if kept.workspace.document:
            content["document"] = {"path": kept.workspace.document, "saved": kept.saved}
        self.file.write(content)

    def restore(self, load: Load) -> tuple[Kept | None, str]:
        """Return what was kept last, if anything, and a note on what was lost, or an empty one."""
        try:
            content = self.file.read()
            if content is None:
                return None, ""
            notes: list[str] = []
            kept = _kept(content, load, notes)
        except Unreadable as error:
            kept_as = self.file.set_aside()
            return None, tr(
                "the file could not be read ({reason}); {kept}", reason=error, kept=kept_as
            )
        if notes:
            notes.append(self.file.copy_aside())
        return kept, "; ".join(notes)


def workspace_content(workspace: Workspace) -> dict[str, Any]:
    """Return what is written down of a workspace, the session file it belongs to left out."""
    return {
        "live": _variant(workspace.source, workspace.live),
        "pins": [{"letter": p.letter, **_variant(p.source, p.variant)} for p in workspace.pins],
        "shown": list(workspace.shown),
        "uncertainty": workspace.uncertainty,
    }


def digest(workspace: Workspace) -> str:
    """Return a text that two workspaces share if the same is written down of them."""
    text = json.dumps(workspace_content(workspace), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def workspace_of(content: Mapping[str, Any], load: Load, notes: list[str]) -> Workspace | None:
    """Return the workspace of what was written down, ``None`` where the live scenario is gone.

    *notes* gets what had to be left out. Raises ``Unreadable`` for what we have not written.
    """
    if content.get("format") != FORMAT:
        given = content.get("format")
        raise Unreadable(tr("format {given!r} is not {known}", given=given, known=FORMAT))
    live = _restored(content.get("live"), load, notes)
    pins = [pin for entry in _list(content, "pins") for pin in _pin(entry, load, notes)]
    if live is None:
        return None
    shown = tuple(name for name in _list(content, "shown") if isinstance(name, str))
    unique = {pin.letter: pin for pin in pins}
    workspace = Workspace(live.source, live.variant, tuple(unique.values()), shown)
    return replace(workspace, uncertainty=_uncertainty(content, notes))


def _kept(content: Mapping[str, Any], load: Load, notes: list[str]) -> Kept | None:
    workspace = workspace_of(content, load, notes)
    if workspace is None:
        return None
    document = content.get("document")
    document = document if isinstance(document, dict) else {}
    path, saved = document.get("path"), document.get("saved")
    if isinstance(path, str):
        workspace = replace(workspace, document=path)
    views = content.get("views")
    return Kept(
        workspace,
        views if isinstance(views, dict) else {},
        saved if isinstance(saved, str) else "",
    )


def _variant(source: str, variant: Variant) -> Mapping[str, object]:
    return {"source": source, **variant_content(variant)}


def _uncertainty(content: Mapping[str, Any], notes: list[str]) -> Shown:
    """Return what the spread was of; a file of an older version does not say."""
    kept = content.get("uncertainty", "chance")
    for known in get_args(Shown):
        if kept == known:
            return cast("Shown", known)
    known = ", ".join(get_args(Shown))
    notes.append(tr("the spread {name!r} is not one of {known}", name=kept, known=known))
    return "chance"


def _pin(entry: Any, load: Load, notes: list[str]) -> Sequence[Pin]:
    """Return the pin of an entry, or nothing where its scenario is gone."""
    letter = entry.get("letter") if isinstance(entry, dict) else None
    if letter not in PIN_LETTERS:
        letters = ", ".join(PIN_LETTERS)
        raise Unreadable(tr("pin {name!r} is not one of {letters}", name=letter, letters=letters))
    restored = _restored(entry, load, notes)
    return [Pin(letter, restored.variant, restored.source)] if restored else []


@dataclass(frozen=True, slots=True)
class _Restored:
    source: str
    variant: Variant


def _restored(entry: Any, load: Load, notes: list[str]) -> _Restored | None:
    """Return a kept variant on its scenario as it is now, or ``None`` with a note."""
    source = entry.get("source") if isinstance(entry, dict) else None
    if not isinstance(source, str):
        raise Unreadable(tr("a variant does not say its scenario"))
    try:
        scenario = load(source)
    except BoiloverError as error:
        notes.append(tr("{name} could not be opened again: {reason}", name=source, reason=error))
        return None
    variant = variant_of(entry, scenario, notes)
    return _Restored(source, variant)


def _list(content: Mapping[str, Any], key: str) -> Sequence[Any]:
    value = content.get(key, [])
    if not isinstance(value, list):
        raise Unreadable(tr("{key!r} is not a list", key=key))
    return value
