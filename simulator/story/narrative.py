"""The narrative of a run: plain sentences made from its events, a paragraph a day."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from simulator.charts import numerals
from simulator.language import tr, trn
from simulator.story.sentences import Sentence, sentence_of
from simulator.world.story import Event, Story

MOST_PLACES = 4
"""So many regions are named in one sentence; of more, all but one fewer are counted."""

Place = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence and the ids of the events it tells of."""

    text: str
    events: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What happened on one day; ``day`` counts from the start, ``when`` is its date."""

    day: int
    when: str
    passages: tuple[Passage, ...]

    @property
    def text(self) -> str:
        """The sentences one after the other."""
        return " ".join(passage.text for passage in self.passages)


def narrate(story: Story, start: date, place: Place) -> tuple[Paragraph, ...]:
    """Return the run in words; *place* names a region, *start* is the date of day 0.

    Events of one type on one day are told together, where the first of them stands. Types of no
    weight (reinforcements on their way) are left to the picture.
    """
    days: dict[int, dict[str, list[Event]]] = {}
    for event in story.events:
        if sentence_of(event.type).weight == 0:
            continue
        days.setdefault(math.floor(event.days), {}).setdefault(event.type, []).append(event)
    return tuple(
        Paragraph(
            day,
            numerals.short_date(start + timedelta(days=day)),
            tuple(_passage(events, place) for events in groups.values()),
        )
        for day, groups in sorted(days.items())
    )


def plain_text(title: str, paragraphs: Sequence[Paragraph], note: str) -> str:
    """Return the narrative as it is copied: title, a line a day, and what it rests on."""
    lines = [tr("{date}: {text}", date=each.when, text=each.text) for each in paragraphs]
    return "\n".join((title, "", *lines, "", note)) + "\n"


def moment(start: date, days: float) -> str:
    """Return ``5 Jan, 14:30`` for *days* after the start."""
    when = datetime.combine(start, time()) + timedelta(minutes=round(days * 1440))
    return numerals.clock(when)


def places_in_words(names: Iterable[str]) -> str:
    """Return ``A``, ``A and B``, ``A, B and C``, or ``A, B, C and 4 more regions``."""
    unique = list(dict.fromkeys(names))
    if len(unique) <= 1:
        return "".join(unique)
    if len(unique) <= MOST_PLACES:
        return tr("{names} and {last}", names=", ".join(unique[:-1]), last=unique[-1])
    named = unique[: MOST_PLACES - 1]
    return trn(
        "{names} and {count} more region",
        "{names} and {count} more regions",
        len(unique) - len(named),
        names=", ".join(named),
    )


def told(events: Sequence[Event], place: Place) -> str:
    """Return one sentence for events of one type, capital to full stop."""
    sentence = sentence_of(events[0].type)
    names = [place(event.region) for event in events if event.region]
    text = _with_places(tr(sentence.text), places_in_words(names))
    number = _number(sentence, events)
    if number is not None:
        figure = numerals.rounded(sentence.factor * number, _decimals(sentence, number))
        text += tr(sentence.more, n=figure).replace(" %", f"{numerals.NARROW}%")
    return f"{text[0].upper()}{text[1:]}."


def _passage(events: list[Event], place: Place) -> Passage:
    return Passage(told(events, place), tuple(event.id for event in events))


def _with_places(text: str, places: str) -> str:
    """Fill in the places; a sentence that has none for them says them at its end."""
    if "{places}" in text:
        return text.format(places=places or tr("the country"))
    return tr("{sentence} in {places}", sentence=text, places=places) if places else text


def _number(sentence: Sentence, events: Sequence[Event]) -> float | None:
    found = [float(dict(event.data).get(sentence.number, math.nan)) for event in events]
    values = [value for value in found if math.isfinite(value)]
    if not values:
        return None
    if sentence.how == "last":
        return values[-1]
    return sum(values) if sentence.how == "sum" else max(values)


def _decimals(sentence: Sentence, number: float) -> int:
    scaled = abs(sentence.factor * number)
    return 1 if scaled < 10 and scaled != round(scaled) and sentence.number == "factor" else 0
