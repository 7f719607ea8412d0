"""Changes of the live variant's shocks and notes; the states were checked by whoever made them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from simulator.charts.shock_rows import key_label
from simulator.charts.shocks import moment, shock_label
from simulator.language import tr
from simulator.scenario.model import ShockState, Variant
from simulator.scenario.shock_edits import resting
from ui.session.commands import Command
from ui.session.workspace import Workspace


@dataclass(frozen=True, slots=True)
class AddShock(Command):
    """Schedule one more event."""

    name: str
    state: ShockState

    def label(self, workspace: Workspace) -> str:
        """Say what is added."""
        return tr("Add {shock}", shock=shock_label(self.name))

    def apply(self, workspace: Workspace) -> Workspace:
        """Add the shock after the others."""
        return _live(workspace, workspace.live.with_shock(self.name, self.state))


@dataclass(frozen=True, slots=True)
class EditShock(Command):
    """Give one number or word of a shock; a lever that would go over it comes to rest on it."""

    name: str
    key: str
    state: ShockState

    @property
    def gesture(self) -> str | None:
        """Moves of one number are one step until the gesture ends."""
        return f"shock {self.name} {self.key}"

    def label(self, workspace: Workspace) -> str:
        """Say what of which shock changes."""
        what = key_label(self.key)
        return tr("{shock}, {what}", shock=shock_label(self.name), what=what)

    def apply(self, workspace: Workspace) -> Workspace:
        """Change the shock."""
        freed = resting(workspace.live, self.name, {self.key: self.state})
        return _live(workspace, freed.with_shock(self.name, self.state))


@dataclass(frozen=True, slots=True)
class MoveShock(Command):
    """Let a shock strike at another hour."""

    name: str
    state: ShockState

    @property
    def gesture(self) -> str | None:
        """A drag through time is one step, as moves of its number are."""
        return f"shock {self.name} at"

    def label(self, workspace: Workspace) -> str:
        """Say where it goes."""
        start = workspace.live.scenario.start
        when = moment(start, self.state.numbers["at"].value)
        return tr("{shock} to {date}", shock=shock_label(self.name), date=when)

    def apply(self, workspace: Workspace) -> Workspace:
        """Move the shock."""
        return EditShock(self.name, "at", self.state).apply(workspace)


@dataclass(frozen=True, slots=True)
class RemoveShock(Command):
    """Take a shock out."""

    name: str

    def label(self, workspace: Workspace) -> str:
        """Say what is removed."""
        return tr("Remove {shock}", shock=shock_label(self.name))

    def apply(self, workspace: Workspace) -> Workspace:
        """Take it out."""
        return _live(workspace, workspace.live.with_shock(self.name, None))


@dataclass(frozen=True, slots=True)
class RestoreShock(Command):
    """Put a shock back as the file has it; one that the file has not goes."""

    name: str

    def label(self, workspace: Workspace) -> str:
        """Say what goes back."""
        return tr("{shock} back to the file", shock=shock_label(self.name))

    def apply(self, workspace: Workspace) -> Workspace:
        """Forget the edit."""
        live = workspace.live
        return _live(workspace, live.with_shock(self.name, live.scenario.shock(self.name)))


@dataclass(frozen=True, slots=True)
class RestoreShocks(Command):
    """Put all shocks back as the file has them; levers stay where they are."""

    def label(self, workspace: Workspace) -> str:
        """Say that all go back."""
        return tr("All shocks back to the file")

    def apply(self, workspace: Workspace) -> Workspace:
        """Forget every edit."""
        live = workspace.live
        for name in live.shocks:
            live = live.with_shock(name, live.scenario.shock(name))
        return _live(workspace, live)


@dataclass(frozen=True, slots=True)
class SetNotes(Command):
    """Write other notes on the live variant."""

    notes: str

    @property
    def gesture(self) -> str | None:
        """What is written in one go is one step."""
        return "notes"

    def label(self, workspace: Workspace) -> str:
        """Say that notes are written."""
        return tr("Write notes")

    def apply(self, workspace: Workspace) -> Workspace:
        """Take the notes."""
        return _live(workspace, replace(workspace.live, notes=self.notes))


def _live(workspace: Workspace, variant: Variant) -> Workspace:
    return replace(workspace, live=variant)
