"""The lanes of a run: who acts in which, and which of its events share a label."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from simulator.charts.numerals import grouped
from simulator.language import mark, tr
from simulator.story.sentences import Shape, sentence_of
from simulator.world.story import Event


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the picture: the actors whose events stand in it."""

    title: str
    subtitle: str
    actors: tuple[str, ...]


LANES: Final = (
    Lane(mark("Market"), mark("prices"), ("market",)),
    Lane(mark("Protest"), mark("crowds, riots"), ("movement", "organisation")),
    Lane(mark("Armed groups"), mark("communal, extremist"), ("communal", "extremists")),
    Lane(mark("Government"), mark("leader, cabinet"), ("government", "leader", "information")),
    Lane(mark("Forces"), mark("police, army"), ("security", "command", "sites")),
    Lane(mark("Elites"), mark("old guard, kin"), ("elites", "kin")),
    Lane(mark("Abroad"), mark("Moscow, alliance"), ("moscow", "alliance", "powers")),
)


@dataclass(frozen=True, slots=True)
class Group:
    """Events of one type that stand close together and share a label."""

    type: str
    shape: Shape
    weight: int
    events: tuple[Event, ...]
    across: tuple[float, ...]
    label: str


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


def arrows(events: Sequence[Event]) -> Iterator[tuple[Event, Event]]:
    """Yield the arrows that are drawn at rest: each event with the latest of its causes."""
    for event in events:
        if event.causes:
            yield events[max(event.causes)], event


def grouped_events(
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
    label = label_of(events, place)
    places = tuple(at for _, at in chain)
    return Group(events[0].type, sentence.shape, sentence.weight, events, places, label)


def label_of(events: Sequence[Event], place: Callable[[str], str]) -> str:
    """Return what stands beside events of one type: where it was, or how many they are."""
    short = tr(sentence_of(events[0].type).short)
    if len(events) > 1:
        return tr("{event} ×{count}", event=short, count=grouped(len(events), 0))
    if events[0].region:
        return tr("{event}, {place}", event=short, place=place(events[0].region))
    return short
