"""Changes within a pinned variant: its levers move like those of the live one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from simulator.language import tr
from simulator.scenario.model import Scenario, Variant
from ui.session.commands import LEVER_TO, Command
from ui.session.lever_rows import decimals_of, number_text, unit_text
from ui.session.workspace import Pin, Workspace


@dataclass(frozen=True, slots=True)
class SetPinLever(Command):
    """Put a lever of a pin within its bounds at a value; ``None`` is where the file has it."""

    letter: str
    name: str
    value: float | None

    @property
    def gesture(self) -> str | None:
        """Moves of one lever of one pin are one step until the gesture ends."""
        return f"lever {self.name} of {self.letter}"

    def label(self, workspace: Workspace) -> str:
        """Say which lever of which pin goes where."""
        lever = workspace.pin(self.letter).variant.lever(self.name)
        wanted = lever.default if self.value is None else lever.clamp(self.value)
        value = number_text(wanted, decimals_of(lever.step))
        step = tr(LEVER_TO, lever=tr(lever.label), value=value, unit=unit_text(lever.unit)).rstrip()
        return tr("{letter}: {step}", letter=self.letter, step=step)

    def apply(self, workspace: Workspace) -> Workspace:
        """Move the lever within the pin."""
        pin = workspace.pin(self.letter)
        wanted = pin.variant.lever(self.name).default if self.value is None else self.value
        moved = pin.variant.with_setting(self.name, wanted)
        return workspace.with_pin(replace(pin, variant=moved))


@dataclass(frozen=True, slots=True)
class PinScenario(Command):
    """Pin a scenario as its file has it; ``source`` is how it was asked for."""

    source: str
    scenario: Scenario

    def label(self, workspace: Workspace) -> str:
        """Say which scenario is pinned."""
        return tr("Pin {title}", title=tr(self.scenario.title))

    def apply(self, workspace: Workspace) -> Workspace:
        """Add the pin after the others."""
        pin = Pin(workspace.free_letter(), Variant.of(self.scenario), self.source)
        return replace(workspace, pins=(*workspace.pins, pin))
