"""Variants made of others: a fresh start from the file, a copy set aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from simulator.language import tr
from simulator.scenario.model import Scenario, Variant
from ui.session.commands import Command, PinLive
from ui.session.kept_edits import refitted
from ui.session.variants import pin_title
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
        copied = replace(pin.variant, title=tr("{title}, copy", title=pin_title(pin.variant)))
        added = Pin(workspace.free_letter(), copied, pin.source)
        return replace(workspace, pins=(*workspace.pins, added))


@dataclass(frozen=True, slots=True)
class Reload(Command):
    """Put scenarios in the place of what was loaded from the same sources before.

    Levers, shocks and notes stay as they are wherever they still fit.
    """

    fresh: Mapping[str, Scenario]

    def label(self, workspace: Workspace) -> str:
        """Say what is loaded anew."""
        titles = ", ".join(tr(scenario.title) for scenario in self.fresh.values())
        return tr("Reload {title}", title=titles)

    def apply(self, workspace: Workspace) -> Workspace:
        """Refit the live variant and the pins."""
        return self._refitted(workspace, [])

    def lost(self, workspace: Workspace) -> list[str]:
        """Return what of *workspace* fits no more, in words."""
        lost: list[str] = []
        self._refitted(workspace, lost)
        return list(dict.fromkeys(lost))

    def _refitted(self, workspace: Workspace, lost: list[str]) -> Workspace:
        fresh = self.fresh
        pins = tuple(
            replace(pin, variant=refitted(pin.variant, fresh[pin.source], lost))
            if pin.source in fresh
            else pin
            for pin in workspace.pins
        )
        live = workspace.live
        if workspace.source in fresh:
            live = refitted(live, fresh[workspace.source], lost)
        return replace(workspace, live=live, pins=pins)


def _is_worth_keeping(live: Variant) -> bool:
    return live.is_changed or live.notes != live.scenario.notes


def _alike(live: Variant, pinned: Variant) -> bool:
    return replace(live, title=pinned.title) == pinned
