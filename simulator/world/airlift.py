"""An airlift: a fleet that brings loads to one ramp, as many at once as there are aircraft.

A flight is three alarms (landing, unloaded, home) rather than a process that asks for an aircraft
and for the ramp, which takes three times as many events and is what the clock would do most.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from simulator.world.worlds import World

HOME_AGAIN = 8.0  # hours until an aircraft that is needed again takes off for its next flight


class Airlift:
    """Flights of one world; ``over`` is the event that the last of them has ended.

    ``flight`` and ``unloading`` draw hours when a flight takes off and when it is on the ramp;
    ``land`` is told the load of each flight that has been unloaded.
    """

    def __init__(
        self,
        world: World,
        loads: Sequence[float],
        *,
        flight: Callable[[], float],
        unloading: Callable[[], float],
        land: Callable[[float], None],
    ) -> None:
        self.over = world.env.event()
        self._flight = flight
        self._unloading = unloading
        self._land = land
        self._to_fly = deque(loads)
        self._before_ramp: deque[float] = deque()
        self._ramp_is_free = True
        self._to_end = len(loads)

    def start(self, world: World, aircraft: int) -> None:
        """Let the first flights take off; the others wait for aircraft."""
        for _ in range(min(aircraft, len(self._to_fly))):
            self._take_off(world)

    def _take_off(self, world: World) -> None:
        world.start(self._arrive, self._to_fly.popleft(), delay=self._flight())

    def _arrive(self, world: World, load: float) -> None:
        if self._ramp_is_free:
            self._unload(world, load)
        else:
            self._before_ramp.append(load)

    def _unload(self, world: World, load: float) -> None:
        self._ramp_is_free = False
        world.start(self._leave, load, delay=self._unloading())

    def _leave(self, world: World, load: float) -> None:
        """Leave the ramp to the next, and fly home if anything waits there."""
        self._land(load)
        self._ramp_is_free = True
        if self._before_ramp:
            self._unload(world, self._before_ramp.popleft())
        if self._to_fly:
            world.start(self._return, delay=HOME_AGAIN)
        else:
            self._end()

    def _return(self, world: World) -> None:
        if self._to_fly:  # others may have come home earlier
            self._take_off(world)
        self._end()

    def _end(self) -> None:
        self._to_end -= 1
        if self._to_end == 0:
            self.over.succeed()
