"""Where marks and labels of a run stand in its lanes, without overlap.

Nothing here draws: it takes how wide a text is as a function and gives places in pixels, to the
window and to the exported page alike. A lane is as high as what stands in it needs: rows go where
they give most labels for the room they take.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from simulator.story.lanes import Group, Lane, arrows, grouped_events, lanes_of
from simulator.world.story import Event


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes of what stands in lanes, in pixels."""

    row: float = 17.0
    pad: float = 6.0  # above and below the rows of a lane
    least: float = 34.0  # so high is a lane, for its two lines of title
    mark: float = 4.5  # half the size of a mark
    gap: float = 5.0
    together: float = 13.0  # marks of one type closer than this share a label
    most_spare: float = 10.0  # what a lane takes of the room that is left

    @property
    def near(self) -> tuple[float, ...]:
        """How close marks share a label: as a rule, and for want of room."""
        return tuple(self.together * times for times in (1, 2, 4, 8))


WINDOW: Final = Measures()
MARK: Final = WINDOW.mark
_MOST_ROWS: Final = 7
_UNSAID: Final = 1_000.0  # what a label left out costs, beside labels shared


@dataclass(frozen=True, slots=True)
class Placed:
    """A group with its row: base line *y*, label at *label_left* or ``None`` for no room."""

    group: Group
    y: float
    label_left: float | None
    label_width: float

    def box(self, mark: float = WINDOW.mark) -> tuple[float, float]:
        """Return the ends of marks and label together."""
        left, right = self.group.across[0] - mark, self.group.across[-1] + mark
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


def place_lanes(
    events: Sequence[Event],
    across: Callable[[float], float],
    ends: tuple[float, float],
    height: float,
    measure: Callable[[str], float],
    place: Callable[[str], str],
    sizes: Measures = WINDOW,
) -> tuple[PlacedLane, ...]:
    """Return the lanes from 0 downwards, with as many rows as *height* allows, at least one each.

    *across* gives the place of a day; what lies outside *ends* is left out. Labels keep to where
    no arrow passes, as far as there is a choice.
    """
    measure = cache(measure)
    found = []
    for lane, acts in lanes_of(events):
        at = [(event, across(event.days)) for event in acts]
        found.append((lane, [item for item in at if ends[0] - 0.5 <= item[1] <= ends[1] + 0.5]))
    passing = _passing(events, [lane for lane, _ in found], across)
    choices = []
    for (_, mine), ways in zip(found, passing, strict=True):
        groups = [grouped_events(mine, near, place) for near in sizes.near]
        choices.append(_choices(groups, _Room(ends, measure, sizes, ways)))
    rows = _dealt(choices, height, sizes)
    heights = [_height(count, sizes) for count in rows]
    spare = max(0.0, height - sum(heights)) / max(1, len(rows))
    placed, top = [], 0.0
    for (lane, _), kept, count, least in zip(found, choices, rows, heights, strict=True):
        tall = least + min(spare, sizes.most_spare)
        first = top + (tall - count * sizes.row) / 2 + sizes.row / 2
        placed.append(PlacedLane(lane, top, tall, _moved(kept[count - 1].placed, first)))
        top += tall
    return tuple(placed)


@dataclass(frozen=True, slots=True)
class _Room:
    """Where labels of a lane may stand, how wide they are, and the arrows that pass through."""

    ends: tuple[float, float]
    measure: Callable[[str], float]
    sizes: Measures
    ways: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    """A lane laid out in at most so many rows, with what is lost by it."""

    cost: float
    placed: tuple[Placed, ...]


def _passing(
    events: Sequence[Event], lanes: Sequence[Lane], across: Callable[[float], float]
) -> list[tuple[float, ...]]:
    """Return for each lane where arrows pass through it upwards or downwards."""
    lane_of = {actor: k for k, lane in enumerate(lanes) for actor in lane.actors}
    ways: list[set[float]] = [set() for _ in lanes]
    for cause, effect in arrows(events):
        start, end = lane_of[cause.actor], lane_of[effect.actor]
        for lane in range(min(start, end), max(start, end) + 1):
            ways[lane].add(round(across(cause.days), 1))
    return [tuple(sorted(each)) for each in ways]


def _choices(groupings: Sequence[Sequence[Group]], room: _Room) -> list[_Choice]:
    """Return the best layout in one row, in two, and so on, until nothing is lost any more."""
    found: list[_Choice] = []
    for rows in range(1, _MOST_ROWS + 1):
        tries = []
        for coarse, groups in enumerate(groupings):
            placed = _rows(groups, rows, room)
            tries.append(_Choice(_unsaid(placed) * _UNSAID + coarse * _weight(groups), placed))
            if not _unsaid(placed):
                break
        best = min(tries, key=lambda choice: choice.cost)
        if found and found[-1].cost <= best.cost:
            best = found[-1]
        found.append(best)
        if best.cost == 0.0:
            break
    return found


def _dealt(choices: Sequence[Sequence[_Choice]], height: float, sizes: Measures) -> list[int]:
    """Return how many rows each lane has: the next go where they save most for their room."""
    rows = [1] * len(choices)
    used = sum(_height(1, sizes) for _ in choices)
    while True:
        best: tuple[float, int, int] | None = None
        for lane, kept in enumerate(choices):
            for more in range(rows[lane] + 1, len(kept) + 1):
                needs = _height(more, sizes) - _height(rows[lane], sizes)
                saves = kept[rows[lane] - 1].cost - kept[more - 1].cost
                if saves > 0 and used + needs <= height:
                    best = max(best or (0.0, 0, 0), (saves / (needs + 1.0), lane, more))
        if best is None:
            return rows
        _, lane, more = best
        used += _height(more, sizes) - _height(rows[lane], sizes)
        rows[lane] = more


def _unsaid(placed: Sequence[Placed]) -> int:
    """Return what the events that have no label weigh together, the heavy ones much more."""
    return sum(
        len(item.group.events) * (1 + item.group.weight**2)
        for item in placed
        if item.label_left is None
    )


def _weight(groups: Sequence[Group]) -> int:
    return sum(group.weight for group in groups if len(group.events) > 1)


def _height(rows: int, sizes: Measures) -> float:
    return max(sizes.least, rows * sizes.row + 2 * sizes.pad)


def _moved(placed: Sequence[Placed], down: float) -> tuple[Placed, ...]:
    return tuple(Placed(p.group, p.y + down, p.label_left, p.label_width) for p in placed)


def _rows(groups: Sequence[Group], rows: int, room: _Room) -> tuple[Placed, ...]:
    """Put groups into rows, the weightiest first, each label where nothing else stands."""
    marks: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
    labels: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
    worth: dict[tuple[float, float], int] = {}  # of a label, by its place
    where: dict[int, int] = {}
    said: dict[int, float] = {}
    spans = [_span(group, room.sizes) for group in groups]
    order = sorted(range(len(groups)), key=lambda k: (-groups[k].weight, groups[k].across[0]))
    for k in order:
        group, span = groups[k], spans[k]
        wide = room.measure(group.label)
        row, left = _best(span, wide, marks, labels, room)
        if row is None:
            row = min(range(rows), key=lambda r: _harm(span, labels[r], marks[r], worth, room))
        where[k] = row
        marks[row].append(span)
        if left is not None:
            said[k] = left
            labels[row].append((left, left + wide))
            worth[left, left + wide] = group.weight
    for k, left in tuple(said.items()):
        beside = [span for span in marks[where[k]] if span != spans[k]]
        if _hits((left, left + room.measure(groups[k].label)), beside, gap=0.0):
            del said[k]  # a lighter mark found no other place
    return tuple(
        Placed(group, where[k] * room.sizes.row, said.get(k), room.measure(group.label))
        for k, group in enumerate(groups)
    )


def _span(group: Group, sizes: Measures) -> tuple[float, float]:
    return group.across[0] - sizes.mark, group.across[-1] + sizes.mark


def _best(
    span: tuple[float, float],
    wide: float,
    marks: Sequence[Sequence[tuple[float, float]]],
    labels: Sequence[Sequence[tuple[float, float]]],
    room: _Room,
) -> tuple[int | None, float | None]:
    """Return a free row, and where the label begins in it; ``None`` where there is no room."""
    gap = room.sizes.gap
    found: list[tuple[int, int, int, float]] = []
    for side, left in enumerate((span[1] + gap, span[0] - gap - wide)):
        if left < room.ends[0] or left + wide > room.ends[1] + 1:
            continue
        struck = sum(left - 1 < way < left + wide + 1 for way in room.ways)
        whole = (min(span[0], left), max(span[1], left + wide))
        for row in range(len(marks)):
            if _is_free(whole, marks[row], labels[row], gap):
                found.append((struck, side, row, left))
                break
    if found:
        _, _, row, left = min(found)
        return row, left
    for row in range(len(marks)):
        if _is_free(span, marks[row], labels[row], gap):
            return row, None
    return None, None


def _harm(
    span: tuple[float, float],
    labels: Sequence[tuple[float, float]],
    marks: Sequence[tuple[float, float]],
    worth: Mapping[tuple[float, float], int],
    room: _Room,
) -> tuple[int, float]:
    """Return what is lost where marks stand over what is in a row: labels by their weight."""
    struck = [label for label in labels if _hits(span, [label], 0.0)]
    lost = sum(worth[label] ** 2 for label in struck)
    return lost, _hits(span, (*labels, *marks), room.sizes.gap)


def _is_free(
    span: tuple[float, float],
    marks: Sequence[tuple[float, float]],
    labels: Sequence[tuple[float, float]],
    gap: float,
) -> bool:
    """Say whether nothing stands in *span* or nearer to it than *gap*."""
    left, right = span[0] - gap, span[1] + gap
    for others in (marks, labels):
        for low, high in others:
            if low < right and left < high:
                return False
    return True


def _hits(span: tuple[float, float], others: Iterable[tuple[float, float]], gap: float) -> float:
    """Return by how many pixels *span* lies over others, with a gap between."""
    return sum(
        max(0.0, min(span[1], high) - max(span[0], low) + gap)
        for low, high in others
        if span[0] < high + gap and low < span[1] + gap
    )
