"""Which words a description holds: longer phrases first, each stretch of text read once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence


def found_in(text: str, words: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the names whose words *text* holds, in the order of the text, each once.

    A word may end in ``*`` for any ending; a plural counts as the word; hyphens and underscores
    count as blanks. What a longer phrase has taken is not read again, so that *flawed democracy*
    is not a democracy as well.
    """
    left = re.sub(r"[-_\u2010-\u2015\s]+", " ", text.casefold())
    phrases = [(phrase, name) for name, listed in words.items() for phrase in listed]
    places: dict[str, int] = {}
    for phrase, name in sorted(phrases, key=lambda item: (-len(item[0]), item)):
        pattern = _pattern(phrase)
        if place := pattern.search(left):
            places[name] = min(place.start(), places.get(name, place.start()))
            left = pattern.sub(lambda taken: "\0" * len(taken[0]), left)
    return tuple(sorted(places, key=lambda name: (places[name], name)))


def _pattern(phrase: str) -> re.Pattern[str]:
    words = re.sub(r"[-_\s]+", " ", phrase.casefold())
    body = re.escape(words).replace(r"\*", r"\w*")
    return re.compile(rf"(?<!\w){body}s?(?!\w)")
