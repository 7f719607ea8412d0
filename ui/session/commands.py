"""What a user can do to the workspace: each command is a pure step from one to the next."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import Final

from simulator.language import mark, tr
from simulator.results.comparison import Shown
from simulator.scenario.model import Scenario, Variant
from ui.session.lever_rows import decimals_of, number_text, unit_text
from ui.session.variants import pin_title
from ui.session.workspace import LIVE, Pin, Workspace, live_title

LEVER_TO: Final = mark("{lever} to {value} {unit}")


@dataclass(frozen=True, slots=True)
class Command(ABC):
    """A change of the workspace; ``label`` completes *Undo …* in a menu."""

    @property
    def gesture(self) -> str | None:
        """What consecutive commands must share to be one step, or ``None`` where they never are."""
        return None

    @abstractmethod
    def label(self, workspace: Workspace) -> str:
        """Return the command in a few words, with *workspace* as it is before."""

    @abstractmethod
    def apply(self, workspace: Workspace) -> Workspace:
        """Return the workspace after the command."""


@dataclass(frozen=True, slots=True)
class SetLever(Command):
    """Put a lever of the live variant at a value, held within its bounds."""

    name: str
    value: float

    @property
    def gesture(self) -> str | None:
        """Moves of one lever are one step until the gesture ends."""
        return f"lever {self.name}"

    def label(self, workspace: Workspace) -> str:
        """Say which lever goes where."""
        lever = workspace.live.lever(self.name)
        value = number_text(lever.clamp(self.value), decimals_of(lever.step))
        return tr(LEVER_TO, lever=tr(lever.label), value=value, unit=unit_text(lever.unit)).rstrip()

    def apply(self, workspace: Workspace) -> Workspace:
        """Move the lever."""
        return replace(workspace, live=workspace.live.with_setting(self.name, self.value))


@dataclass(frozen=True, slots=True)
class ResetLever(Command):
    """Put a lever back where the scenario's file has it."""

    name: str

    def label(self, workspace: Workspace) -> str:
        """Say which lever goes back."""
        return tr("Reset {lever}", lever=tr(workspace.live.lever(self.name).label))

    def apply(self, workspace: Workspace) -> Workspace:
        """Move the lever to its default."""
        default = workspace.live.lever(self.name).default
        return replace(workspace, live=workspace.live.with_setting(self.name, default))


@dataclass(frozen=True, slots=True)
class ResetAll(Command):
    """Put every lever back where the scenario's file has it."""

    def label(self, workspace: Workspace) -> str:
        """Say that all levers go back."""
        return tr("Reset all levers")

    def apply(self, workspace: Workspace) -> Workspace:
        """Take every setting away."""
        return replace(workspace, live=replace(workspace.live, settings={}))


@dataclass(frozen=True, slots=True)
class PinLive(Command):
    """Set the live variant aside under the first free letter."""

    def label(self, workspace: Workspace) -> str:
        """Say what is pinned."""
        return tr("Pin {title}", title=live_title(workspace.live))

    def apply(self, workspace: Workspace) -> Workspace:
        """Add the pin after the others."""
        pin = Pin(workspace.free_letter(), workspace.live, workspace.source)
        return replace(workspace, pins=(*workspace.pins, pin))


@dataclass(frozen=True, slots=True)
class Unpin(Command):
    """Remove a pin; its letter is free again."""

    letter: str

    def label(self, workspace: Workspace) -> str:
        """Say what is removed."""
        title = pin_title(workspace.pin(self.letter).variant)
        return tr("Remove {letter} {title}", letter=self.letter, title=title)

    def apply(self, workspace: Workspace) -> Workspace:
        """Take the pin away."""
        gone = workspace.pin(self.letter)
        return replace(workspace, pins=tuple(p for p in workspace.pins if p is not gone))


@dataclass(frozen=True, slots=True)
class Recall(Command):
    """Make a pinned variant, scenario and levers, the live one; the pin stays."""

    letter: str

    def label(self, workspace: Workspace) -> str:
        """Say what is gone back to."""
        title = pin_title(workspace.pin(self.letter).variant)
        return tr("Go back to {letter} {title}", letter=self.letter, title=title)

    def apply(self, workspace: Workspace) -> Workspace:
        """Put the pin's variant in the live place, under the scenario's name."""
        pin = workspace.pin(self.letter)
        live = replace(pin.variant, title=pin.variant.scenario.title)
        return replace(workspace, live=live, source=pin.source)


@dataclass(frozen=True, slots=True)
class Rename(Command):
    """Give the live variant or a pin another name; an empty one brings the own name back."""

    letter: str
    title: str

    def label(self, workspace: Workspace) -> str:
        """Say which variant is named."""
        return tr("Rename {letter}", letter=self.letter)

    def apply(self, workspace: Workspace) -> Workspace:
        """Change the title."""
        if self.letter == LIVE:
            return replace(workspace, live=self._named(workspace.live))
        pin = workspace.pin(self.letter)
        return workspace.with_pin(replace(pin, variant=self._named(pin.variant)))

    def _named(self, variant: Variant) -> Variant:
        return replace(variant, title=" ".join(self.title.split()) or variant.scenario.title)


@dataclass(frozen=True, slots=True)
class MovePin(Command):
    """Move a pin up (negative) or down the list by some places; its letter goes with it."""

    letter: str
    delta: int

    def label(self, workspace: Workspace) -> str:
        """Say which pin moves."""
        return tr("Move {letter}", letter=self.letter)

    def apply(self, workspace: Workspace) -> Workspace:
        """Put the pin at its new place, at the ends where the move goes beyond them."""
        pin = workspace.pin(self.letter)
        others = [p for p in workspace.pins if p is not pin]
        place = min(len(others), max(0, workspace.pins.index(pin) + self.delta))
        return replace(workspace, pins=(*others[:place], pin, *others[place:]))


@dataclass(frozen=True, slots=True)
class OpenScenario(Command):
    """Make a scenario, as its file has it, the live variant; the pins stay."""

    source: str
    scenario: Scenario

    def label(self, workspace: Workspace) -> str:
        """Say which scenario is opened."""
        return tr("Open {title}", title=tr(self.scenario.title))

    def apply(self, workspace: Workspace) -> Workspace:
        """Put the scenario in the live place."""
        return replace(workspace, source=self.source, live=Variant.of(self.scenario))


@dataclass(frozen=True, slots=True)
class ShowIndicators(Command):
    """Choose which indicators have a fan chart, in order."""

    names: tuple[str, ...]

    def label(self, workspace: Workspace) -> str:
        """Say that the choice of charts changes."""
        return tr("Choose charts")

    def apply(self, workspace: Workspace) -> Workspace:
        """Change the choice."""
        return replace(workspace, shown=self.names)


@dataclass(frozen=True, slots=True)
class ShowUncertainty(Command):
    """Choose what the spread is of: chance, ignorance of the parameters, or both."""

    uncertainty: Shown

    def label(self, workspace: Workspace) -> str:
        """Say which uncertainty is shown."""
        words = {
            "chance": mark("Show chance"),
            "ignorance": mark("Show ignorance"),
            "both": mark("Show chance and ignorance"),
        }
        return tr(words[self.uncertainty])

    def apply(self, workspace: Workspace) -> Workspace:
        """Change the choice."""
        return replace(workspace, uncertainty=self.uncertainty)
