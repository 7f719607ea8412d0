"""Many worlds on one clock: the state of a batch of replications, and the handle of one of them.

A *world* is one replication. A batch shares one ``simpy.Environment``; its fields are arrays with
the worlds on the last axis. Actors advance fields for all worlds at once (:class:`Worlds`); what
an event sets off runs as a SimPy process of that one world (:class:`World`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Iterable, Mapping
from statistics import NormalDist
from typing import Any, TypeVar, cast

import numpy as np
import simpy

from simulator.streams import Draws, Uniforms
from simulator.world.clocks import Clocks
from simulator.world.dates import Dates
from simulator.world.drawn import Drawn
from simulator.world.fields import Field, Fields, Floats, Mask, anywhere, between, places
from simulator.world.ground import Ground
from simulator.world.story import Chronicle

HOURS_A_DAY = 24.0
NEVER = math.inf
_LUCK = 32  # draws a cause has before it turns the page

_STANDARD = NormalDist()

#: What an event sets off in one world: a process that takes time, or a change that takes none.
Consequence = Callable[..., Generator[simpy.Event, Any, None] | None]
#: What brought an event about: event types, or how to find them for one world (and region).
Causes = tuple[str, ...] | Callable[..., tuple[str, ...]]
Method = TypeVar("Method", bound=Callable[..., Any])


class Worlds(Fields, Dates):
    """The state of a batch of worlds.

    ``reactions`` maps an event type to the processes that it starts. With ``recording`` each
    world keeps its story; without, events are only counted and dated. ``drawn`` knows the actors
    whose parameters differ between the worlds, ``None`` where they are the same everywhere.
    ``tick_hours`` is the length of the shortest tick there will be; it divides a day.
    """

    def __init__(
        self,
        ground: Ground,
        declared: Iterable[Field],
        draws: Draws,
        numbers: tuple[int, ...],
        *,
        tick_hours: float,
        reactions: Mapping[str, tuple[Consequence, ...]],
        recording: bool = False,
        drawn: Drawn | None = None,
    ) -> None:
        Fields.__init__(self, declared, len(ground), len(numbers))
        Dates.__init__(self, len(numbers))
        self.env = simpy.Environment()
        self.ground = ground
        self.numbers = numbers
        self.count = len(numbers)
        self.begin_tick(tick_hours)
        self._slot = tick_hours
        self._slots_a_day = round(HOURS_A_DAY / tick_hours)
        self.drawn = drawn
        self._recording = recording
        self._draws = draws
        self._reactions = reactions
        self._clocks = Clocks(self.luck)
        self._barred: dict[str, Mask] = {}
        weights = dict(zip(ground.ids, ground.weight[:, 0].tolist(), strict=True))
        self._worlds = tuple(
            World(self, k, Chronicle(weights) if recording else None) for k in range(self.count)
        )

    # -- time ---------------------------------------------------------------------------------

    @property
    def now(self) -> float:
        """Hours since the start of the scenario."""
        return float(self.env.now)

    def begin_tick(self, hours: float) -> None:
        """Let the tick that now begins last *hours*; actors find its length here."""
        self.tick_hours = hours
        self.tick_days = hours / HOURS_A_DAY

    @property
    def begins_day(self) -> bool:
        """Whether it is midnight."""
        return round(self.now / self._slot) % self._slots_a_day == 0

    @property
    def hour_of_day(self) -> float:
        """The middle of the current tick as local time, 0 to 24 h."""
        return (self.now + self.tick_hours / 2) % HOURS_A_DAY

    def since(self, moments: Floats) -> Floats:
        """Return hours since *moments* (hours; NEVER where it has not happened: then -inf)."""
        return self.now - moments

    # -- randomness -----------------------------------------------------------------------------

    def regional_luck(self, cause: str, kinds: int = 1) -> Uniforms:
        """Return the current tick's uniforms of a regional cause, [region, world].

        With *kinds* above one, that many independent ones: [kind, region, world]. They are drawn
        on the grid of the shortest ticks, of which a longer tick uses its first: what is drawn
        for an hour does not depend on how long ticks are at other hours.
        """
        day, slot = divmod(round(self.now / self._slot), self._slots_a_day)
        rows = kinds * len(self.ground)
        page = self._draws.uniforms(cause, self._slots_a_day * rows, day)
        drawn = page[slot * rows : (slot + 1) * rows]
        return drawn if kinds == 1 else drawn.reshape(kinds, len(self.ground), self.count)

    def luck(self, cause: str, count: int, page: int = 0) -> Uniforms:
        """Return *count* uniforms of a national cause for each world, [count, world]."""
        return self._draws.uniforms(cause, count, page)

    # -- hazards --------------------------------------------------------------------------------

    def hazard(
        self,
        name: str,
        rate: Floats | float,
        consequence: Consequence,
        *,
        where: Mask,
        again: bool = False,
    ) -> None:
        """Let a hazard of *rate* per day fire *where* it may, and start *consequence*.

        It fires once a world unless *again* (:class:`~simulator.world.clocks.Clocks`). ``where``
        is [world], or [region, world]: then the consequence is given the region too. A barred
        hazard stands still.
        """
        if name in self._barred:
            where = where & ~self._barred[name]
        if not anywhere(where):
            return
        used = np.multiply(rate * self.tick_days, where)
        for place, surplus in self._clocks.run_down(name, used, again=again):
            delay = self.tick_hours * (1.0 - surplus)
            self._worlds[place[-1]].start(consequence, *place[:-1], delay=delay)

    def barred(self, name: str) -> Mask:
        """Return the worlds in which the hazard *name* is ruled out, for the caller to set."""
        return self._barred.setdefault(name, np.zeros(self.count, dtype=np.bool_))

    # -- events ---------------------------------------------------------------------------------

    def each(self, mask: Mask) -> Iterable[World]:
        """Return the worlds where *mask* [world] holds."""
        return (self._worlds[k] for k in np.flatnonzero(mask).tolist())

    def world(self, k: int) -> World:
        """Return the handle of the world at place *k* of the batch."""
        return self._worlds[k]

    def watch(
        self,
        event: str,
        happens: Mask,
        actor: str,
        causes: Causes,
        rearm: Mask | None = None,
        **data: Floats,
    ) -> None:
        """Emit *event* where *happens* turns true; again only after *rearm* has held in between.

        Masks are [region, world] or [world]; *data* are numbers of the same shape to be told.
        """
        seen = self.seen(event, happens.shape)
        new = happens > seen
        if rearm is not None:
            np.greater(seen, rearm, out=seen)
        if not anywhere(new):
            return
        seen |= new
        self.enter(event, new, self.now)
        reactions = self.react(event)
        if not (self._recording or reactions):
            return
        for at in places(new):
            world = self._worlds[at[-1]]
            if self._recording:
                region = at[0] if len(at) == 2 else None
                told = {key: float(values[at]) for key, values in data.items()}
                named = causes if isinstance(causes, tuple) else world.own(causes)(world, *at[:-1])
                world.tell(event, actor, named, region, told)
            for consequence in reactions:
                world.start(consequence)

    def react(self, event: str) -> tuple[Consequence, ...]:
        """Return the processes that *event* starts."""
        return self._reactions.get(event, ())


class World:
    """One replication of a batch: its numbers, its luck, its story, its running processes."""

    __slots__ = ("_drawn", "_pages", "batch", "chronicle", "env", "place", "running")

    def __init__(self, batch: Worlds, place: int, chronicle: Chronicle | None) -> None:
        self.batch = batch
        self.place = place
        self.chronicle = chronicle
        self.env = batch.env
        self.running: dict[str, simpy.Process] = {}
        self._drawn: dict[str, list[float]] = {}
        self._pages: dict[str, int] = {}

    @property
    def now(self) -> float:
        """Hours since the start of the scenario."""
        return float(self.env.now)

    @property
    def ground(self) -> Ground:
        """The country."""
        return self.batch.ground

    def __getitem__(self, field: str) -> Any:
        """Return this world's number of a national field, or its column [region] of a regional."""
        values = getattr(self.batch, field)
        return values.item(self.place) if values.ndim == 1 else values[:, self.place]

    def __setitem__(self, field: str, value: float | Floats) -> None:
        """Set this world's number (or column) of a field, within the field's bounds."""
        declared = self.batch.declared[field]
        if isinstance(value, float):
            held: float | Floats = min(declared.high, max(declared.low, value))
        else:
            held = between(value, declared.low, declared.high)
        values = getattr(self.batch, field)
        values[self.place if values.ndim == 1 else (slice(None), self.place)] = held

    def luck(self, cause: str) -> float:
        """Return the next uniform in (0, 1) of a cause."""
        drawn = self._drawn.get(cause)
        if not drawn:
            page = self._pages.get(cause, 0)
            self._pages[cause] = page + 1
            drawn = self.batch.luck(cause, _LUCK, page)[::-1, self.place].tolist()
            self._drawn[cause] = drawn
        return drawn.pop()

    def between(self, cause: str, low: float, high: float) -> float:
        """Return the next draw of a cause, uniform between *low* and *high*."""
        return low + (high - low) * self.luck(cause)

    def lognormal(self, cause: str, median: float, sigma: float) -> float:
        """Return the next draw of a cause, lognormal with *median* and log-scale *sigma*."""
        return median * math.exp(sigma * _STANDARD.inv_cdf(self.luck(cause)))

    def pick(self, cause: str, odds: Floats) -> int:
        """Return a row drawn by the next luck of a cause, in proportion to *odds* [region]."""
        reached = np.add.accumulate(odds)
        row = int(np.searchsorted(reached, self.luck(cause) * reached[-1]))
        return min(row, len(odds) - 1)

    def hours(self, hours: float) -> simpy.Timeout:
        """Return an event that happens after *hours*, for a process to wait for."""
        return self.env.timeout(hours)

    def start(self, consequence: Consequence, *arguments: Any, delay: float = 0.0) -> None:
        """Let a consequence begin in this world, after *delay* hours."""
        if delay > 0.0:
            alarm = self.env.timeout(delay)
            alarm.callbacks.append(lambda _: self._begin(consequence, arguments))
        else:
            self._begin(consequence, arguments)

    def _begin(self, consequence: Consequence, arguments: tuple[Any, ...]) -> None:
        process = self.own(consequence)(self, *arguments)
        if process is not None:
            self.env.process(process)

    def own(self, method: Method) -> Method:
        """Return an actor's *method* with the parameters that the actor has in this world."""
        drawn = self.batch.drawn
        return method if drawn is None else cast("Method", drawn.bound(method, self.place))

    def bar(self, *hazards: str) -> None:
        """Rule *hazards* out from now on: the model decides no such thing here."""
        for name in hazards:
            self.batch.barred(name)[self.place] = True

    def is_barred(self, hazard: str) -> bool:
        """Say whether *hazard* is ruled out here."""
        return bool(self.batch.barred(hazard)[self.place])

    def happened(self, event: str) -> bool:
        """Say whether *event* has happened here."""
        dated = self.batch.first.get(event)
        return dated is not None and not math.isnan(dated[self.place])

    def lately(self, events: tuple[str, ...], days: float) -> bool:
        """Say whether the story tells any of *events* in the last *days*; no story, no answer."""
        if self.chronicle is None:
            return False
        latest = max(self.chronicle.latest(event) for event in events)
        return latest >= self.now / HOURS_A_DAY - days

    def emit(
        self,
        event: str,
        actor: str,
        causes: tuple[str, ...] = (),
        *,
        region: int | None = None,
        root: bool = False,
        data: Mapping[str, float] | None = None,
        **numbers: float,
    ) -> None:
        """Let *event* happen: date it, tell it with its numbers, start whatever reacts to it."""
        batch, place = self.batch, self.place
        dates = batch.date(event)
        if math.isnan(dates[place]):
            dates[place] = self.env.now
        batch.events[place] += 1
        if self.chronicle is not None:
            self.tell(event, actor, causes, region, {**(data or {}), **numbers}, root=root)
        for consequence in batch.react(event):
            self.start(consequence)

    def tell(
        self,
        event: str,
        actor: str,
        causes: tuple[str, ...],
        region: int | None,
        data: Mapping[str, float],
        *,
        root: bool = False,
    ) -> None:
        """Write *event* into the story, where one is kept."""
        if self.chronicle is not None:
            where = "" if region is None else self.batch.ground.ids[region]
            days = self.now / HOURS_A_DAY
            told = tuple(data.items())
            self.chronicle.write(days, event, actor, where, causes, told, root=root)
