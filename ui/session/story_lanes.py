"""The lanes of a story: who acts in which, and where marks and labels stand without overlap.

Nothing here draws: it takes how wide a text is as a function and gives places in logical pixels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from simulator.story.sentences import Shape, sentence_of
from simulator.world.story import Event


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the picture: the actors whose events stand in it."""

    title: str
    subtitle: str
    actors: tuple[str, ...]


LANES: Final = (
    Lane("Market", "prices", ("market",)),
    Lane("Protest", "crowds, riots", ("movement", "organisation")),
    Lane("Armed groups", "communal, extremist", ("communal", "extremists")),
    Lane("Government", "leader, cabinet", ("government", "leader", "information")),
    Lane("Forces", "police, army", ("security", "command", "sites")),
    Lane("Elites", "old guard, kin", ("elites", "kin")),
    Lane("Abroad", "Moscow, alliance", ("moscow", "alliance", "powers")),
)

ROW: Final = 17.0
PAD: Final = 6.0  # above and below the rows of a lane
LEAST: Final = 34.0  # so high is a lane, for its two lines of title
MARK: Final = 4.5  # half the size of a mark
TOGETHER: Final = 13.0  # marks of one type closer than this share a label
NEAR: Final = (TOGETHER, 2 * TOGETHER, 4 * TOGETHER, 8 * TOGETHER)  # or this, for want of room
_GAP: Final = 5.0
_MOST_ROWS: Final = 7


@dataclass(frozen=True, slots=True)
class Group:
    """Events of one type that stand close together and share a label."""

    type: str
    shape: Shape
    weight: int
    events: tuple[Event, ...]
    across: tuple[float, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A group with its row: base line *y*, label at *label_left* or ``None`` for no room."""

    group: Group
    y: float
    label_left: float | None
    label_width: float

    def box(self) -> tuple[float, float]:
        """Return the ends of marks and label together."""
        left, right = self.group.across[0] - MARK, self.group.across[-1] + MARK
        if self.label_left is not None:
            left = min(left, self.label_left)
            right = max(right, self.label_left + self.label_width)
        return left, right


@dataclass(frozen=True, slots=True)
class PlacedLane:
    """A lane with its top and height, and what stands in it."""

    lane: Lane
    top: float
    height: float
    groups: tuple[Placed, ...]


def lanes_of(events: Iterable[Event]) -> list[tuple[Lane, list[Event]]]:
    """Return the lanes in which something happens, an actor that no lane knows in its own."""
    by_actor: dict[str, list[Event]] = {}
    for event in events:
        by_actor.setdefault(event.actor, []).append(event)
    known = {actor for lane in LANES for actor in lane.actors}
    others = [Lane(name.replace("_", " ").capitalize(), "", (name,)) for name in by_actor]
    found = []
    for lane in (*LANES, *(lane for lane in others if lane.actors[0] not in known)):
        mine = [event for actor in lane.actors for event in by_actor.get(actor, ())]
        if mine:
            found.append((lane, sorted(mine, key=lambda event: (event.days, event.id))))
    return found


def place_lanes(
    events: Sequence[Event],
    across: Callable[[float], float],
    ends: tuple[float, float],
    height: float,
    measure: Callable[[str], float],
    place: Callable[[str], str],
) -> tuple[PlacedLane, ...]:
    """Return the lanes from 0 downwards, with as many rows as *height* allows, at least one each.

    *across* gives the place of a day; what lies outside *ends* is left out.
    """
    measure = cache(measure)
    found = []
    for lane, acts in lanes_of(events):
        at = [(event, across(event.days)) for event in acts]
        found.append((lane, [item for item in at if ends[0] - 0.5 <= item[1] <= ends[1] + 0.5]))
    rows = [_needed(_grouped(mine, TOGETHER, place), ends, measure) for _, mine in found]
    while sum(map(_height, rows)) > height and max(rows, default=1) > 1:
        rows[rows.index(max(rows))] -= 1
    spare = max(0.0, height - sum(map(_height, rows))) / max(1, len(rows))
    placed, top = [], 0.0
    for (lane, mine), most in zip(found, rows, strict=True):
        tall = _height(most) + min(spare, 14.0)
        first = top + (tall - most * ROW) / 2 + ROW / 2
        tries = (_rows(_grouped(mine, near, place), most, first, ends, measure) for near in NEAR)
        placed.append(PlacedLane(lane, top, tall, min(tries, key=_unsaid)))
        top += tall
    return tuple(placed)


def _unsaid(placed: Sequence[Placed]) -> int:
    """Return what the events that have no label weigh together, the heavy ones much more."""
    return sum(
        len(item.group.events) * item.group.weight**2 for item in placed if item.label_left is None
    )


def _height(rows: int) -> float:
    return max(LEAST, rows * ROW + 2 * PAD)


def _needed(
    groups: Sequence[Group], ends: tuple[float, float], measure: Callable[[str], float]
) -> int:
    """Return the fewest rows in which every group has its label, or the most there may be."""
    for rows in range(1, _MOST_ROWS):
        placed = _rows(groups, rows, 0.0, ends, measure)
        if all(item.label_left is not None for item in placed):
            return rows
    return _MOST_ROWS


def _grouped(
    events: Sequence[tuple[Event, float]], near: float, place: Callable[[str], str]
) -> list[Group]:
    """Put events of one type together that stand no further apart than *near*."""
    chains: list[list[tuple[Event, float]]] = []
    latest: dict[str, list[tuple[Event, float]]] = {}
    for event, at in events:
        chain = latest.get(event.type)
        if chain is None or at - chain[-1][1] > near:
            chain = latest[event.type] = []
            chains.append(chain)
        chain.append((event, at))
    return [_group(chain, place) for chain in chains]


def _group(chain: Sequence[tuple[Event, float]], place: Callable[[str], str]) -> Group:
    events = tuple(event for event, _ in chain)
    sentence = sentence_of(events[0].type)
    regions = dict.fromkeys(event.region for event in events if event.region)
    label = sentence.short
    if len(regions) == 1 and len(events) == 1:
        label = f"{label}, {place(next(iter(regions)))}"
    elif len(events) > 1:
        label = f"{label} ×{len(events)}"
    places = tuple(at for _, at in chain)
    return Group(events[0].type, sentence.shape, sentence.weight, events, places, label)


def _rows(
    groups: Sequence[Group],
    rows: int,
    first: float,
    ends: tuple[float, float],
    measure: Callable[[str], float],
) -> tuple[Placed, ...]:
    """Put groups into rows, the weightiest first, each label where nothing else stands."""
    marks: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
    labels: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
    where: dict[int, int] = {}
    said: dict[int, float] = {}
    order = sorted(range(len(groups)), key=lambda k: (-groups[k].weight, groups[k].across[0]))
    for k in order:
        group = groups[k]
        span = _span(group)
        row, left = _best(span, measure(group.label), marks, labels, ends)
        where[k] = row
        marks[row].append(span)
        if left is not None:
            said[k] = left
            labels[row].append((left, left + measure(group.label)))
    for k, left in tuple(said.items()):
        beside = [span for span in marks[where[k]] if span != _span(groups[k])]
        if _hits((left, left + measure(groups[k].label)), beside, gap=0.0):
            del said[k]  # a lighter mark found no other place
    return tuple(
        Placed(group, first + where[k] * ROW, said.get(k), measure(group.label))
        for k, group in enumerate(groups)
    )


def _span(group: Group) -> tuple[float, float]:
    return group.across[0] - MARK, group.across[-1] + MARK


def _best(
    span: tuple[float, float],
    wide: float,
    marks: Sequence[Sequence[tuple[float, float]]],
    labels: Sequence[Sequence[tuple[float, float]]],
    ends: tuple[float, float],
) -> tuple[int, float | None]:
    """Return a row, and where its label begins; the row that is freest where none has room."""
    for side in ("right", "left"):
        left = span[1] + _GAP if side == "right" else span[0] - _GAP - wide
        if left < ends[0] or left + wide > ends[1] + 1:
            continue
        whole = (min(span[0], left), max(span[1], left + wide))
        for row in range(len(marks)):
            if not _hits(whole, (*marks[row], *labels[row])):
                return row, left
    for row in range(len(marks)):
        if not _hits(span, (*marks[row], *labels[row])):
            return row, None
    return min(range(len(marks)), key=lambda row: _hits(span, (*labels[row], *marks[row]))), None


def _hits(
    span: tuple[float, float], others: Iterable[tuple[float, float]], gap: float = _GAP
) -> float:
    """Return by how many pixels *span* lies over others, with a gap between."""
    return sum(
        max(0.0, min(span[1], high) - max(span[0], low) + gap)
        for low, high in others
        if span[0] < high + gap and low < span[1] + gap
    )
