"""Variants made of others: a fresh start from the file, a copy set aside."""

from __future__ import annotations

from dataclasses import dataclass, replace

from simulator.language import tr
from simulator.scenario.model import Variant
from ui.session.commands import Command, PinLive
from ui.session.workspace import LIVE, Pin, Workspace


@dataclass(frozen=True, slots=True)
class NewVariant(Command):
    """Start anew from the file; what was edited is pinned first, unless it is pinned already."""

    def label(self, workspace: Workspace) -> str:
        """Say that a variant is begun."""
        return tr("New variant")

    def apply(self, workspace: Workspace) -> Workspace:
        """Pin what would be lost, then put the file's own state in the live place."""
        live = workspace.live
        if _is_worth_keeping(live) and not any(_alike(live, p.variant) for p in workspace.pins):
            workspace = PinLive().apply(workspace)
        return replace(workspace, live=Variant.of(live.scenario))


@dataclass(frozen=True, slots=True)
class Duplicate(Command):
    """Pin a copy of the live variant or of a pin."""

    letter: str

    def label(self, workspace: Workspace) -> str:
        """Say what is copied."""
        return tr("Duplicate {letter}", letter=self.letter)

    def apply(self, workspace: Workspace) -> Workspace:
        """Add the copy after the other pins."""
        if self.letter == LIVE:
            return PinLive().apply(workspace)
        pin = workspace.pin(self.letter)
        copied = replace(pin.variant, title=tr("{title}, copy", title=pin.variant.title))
        added = Pin(workspace.free_letter(), copied, pin.source)
        return replace(workspace, pins=(*workspace.pins, added))


def _is_worth_keeping(live: Variant) -> bool:
    return live.is_changed or live.notes != live.scenario.notes


def _alike(live: Variant, pinned: Variant) -> bool:
    return replace(live, title=pinned.title) == pinned
