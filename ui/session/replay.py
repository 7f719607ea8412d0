"""The last lever move, played to and fro before an audience: before, after, before, after.

It moves as a drag moves, on previews with the axes held, and leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from simulator.language import tr
from simulator.scenario.model import Variant
from ui.session.commands import ResetLever, SetLever
from ui.session.lever_rows import decimals_of, number_text
from ui.session.pin_commands import SetPinLever
from ui.session.signals import Signal
from ui.session.undo import Step
from ui.session.workspace import LIVE, Workspace

if TYPE_CHECKING:
    from ui.session.session import Session

LEG: Final = 2.5  # seconds from one end to the other
REST: Final = 0.6  # seconds at each end
LEGS: Final = ((0.0, 1.0), (1.0, 0.0), (0.0, 1.0))
PLACES: Final = 24  # so few that what was played on the way out is known on the way back


@dataclass(frozen=True, slots=True)
class Move:
    """A lever of a variant that went from one value to another."""

    letter: str
    lever: str
    before: float
    after: float

    def within(self, workspace: Workspace, share: float) -> Workspace:
        """Return *workspace* with the lever at *share* of the way."""
        value = self.after if share == 1 else self.before + share * (self.after - self.before)
        if self.letter == LIVE:
            return replace(workspace, live=workspace.live.with_setting(self.lever, value))
        pin = workspace.pin(self.letter)
        moved = pin.variant.with_setting(self.lever, value)
        return workspace.with_pin(replace(pin, variant=moved))


class Replay:
    """Plays the last lever move while ``tick`` is called; ``changed`` tells of begin and end."""

    def __init__(self, session: Session, clock: Callable[[], float]) -> None:
        self.changed: Signal[()] = Signal()
        self._session, self._clock = session, clock
        self._move: Move | None = None
        self._start: Workspace | None = None
        self._since, self._place = 0.0, -1.0
        session.closed.connect(self.stop)

    @property
    def is_playing(self) -> bool:
        """Whether a move is being played."""
        return self._move is not None

    @property
    def can_play(self) -> bool:
        """Whether there is a move that can be played on what lies on the desk."""
        return self._last_move() is not None

    @property
    def text(self) -> str:
        """What is being played, for the audience; empty where nothing is."""
        if self._move is None or self._start is None:
            return ""
        move, lever = self._move, self._start.variant(self._move.letter).lever(self._move.lever)
        decimals = decimals_of(lever.step)
        name = tr(lever.label)
        if move.letter != LIVE:
            name = tr("{letter}: {lever}", letter=move.letter, lever=name)
        return tr(
            "Replaying {lever} {before} → {after}",
            lever=name,
            before=number_text(move.before, decimals),
            after=number_text(move.after, decimals),
        )

    def toggle(self) -> None:
        """Play the last move, or stop."""
        if self.is_playing:
            self.stop()
        else:
            self.start()

    def start(self) -> None:
        """Play the last lever move from its beginning; nothing happens while a lever is held."""
        if self.is_playing or self._session.hold_axes:
            return
        self._move, self._start = self._last_move(), self._session.workspace
        if self._move is not None:
            self._since, self._place = self._clock(), -1.0
            self._show(0.0)
            self.changed.emit()

    def stop(self) -> None:
        """Stop and show what lies on the desk."""
        if self.is_playing:
            self._move = self._start = None
            self._session.end_rehearsal()
            self.changed.emit()

    def tick(self) -> None:
        """Move on with the clock; at the end, or where something was done, stop."""
        if self._move is None:
            return
        place = _place(self._clock() - self._since)
        if place is None or not self._session.is_rehearsing:
            self.stop()
        else:
            self._show(place)

    def _show(self, place: float) -> None:
        if self._move and self._start and place != self._place:
            self._place = place
            self._session.rehearse(self._move.within(self._start, place))

    def _last_move(self) -> Move | None:
        step, workspace = self._session.last_lever_change, self._session.workspace
        if step is None or workspace is None:
            return None
        letter, name = _lever_of(step)
        if letter != LIVE and letter not in {pin.letter for pin in workspace.pins}:
            return None
        now = workspace.variant(letter)
        ends = [_setting(step.before, letter, name), _setting(step.after, letter, name)]
        if name not in now.levers or not now.lever(name).targets or None in ends:
            return None
        before, after = (now.lever(name).clamp(end) for end in ends if end is not None)
        return Move(letter, name, before, after) if before != after else None


def _lever_of(step: Step) -> tuple[str, str]:
    command = step.command
    assert isinstance(command, SetLever | ResetLever | SetPinLever)
    return command.letter if isinstance(command, SetPinLever) else LIVE, command.name


def _setting(workspace: Workspace, letter: str, name: str) -> float | None:
    variant: Variant = workspace.variant(letter)
    return variant.setting(name) if name in variant.levers else None


def _place(seconds: float) -> float | None:
    """Return the share of the way after *seconds*, ``None`` where all legs are played."""
    leg, within = divmod(seconds, REST + LEG)
    if leg >= len(LEGS):
        return LEGS[-1][1] if leg == len(LEGS) and within < REST else None
    begin, end = LEGS[int(leg)]
    share = min(1.0, max(0.0, (within - REST) / LEG))
    eased = share * share * (3 - 2 * share)
    return round(PLACES * (begin + eased * (end - begin))) / PLACES
