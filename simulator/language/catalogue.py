"""The messages of one language, read from its ``.po`` file as translators write it.

The file is read as it is, once, when its language is first used: there is nothing to compile. Its
head may hold three lines of our own: ``X-Own-Name``, what the language calls itself,
``X-First-Day``, how it writes the first day of a month, and gettext's ``Plural-Forms``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from gettext import c2py
from pathlib import Path
from typing import Final

ENGLISH: Final = "en"

_HEAD_LENGTH: Final = 2_000
_OWN_NAME: Final = re.compile(r'^"X-Own-Name: *(?P<name>[^"\\]+)', re.MULTILINE)
_ESCAPE: Final = re.compile(r"\\(.)")
_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r"}


def _germanic(count: int) -> int:
    return int(count != 1)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A language by its code: what each English message is in it, in all its plural forms.

    A message that is missing, or not yet sure (*fuzzy*), is read in English.
    """

    code: str
    messages: Mapping[str, tuple[str, ...]]
    plural: Callable[[int], int] = _germanic
    name: str = ""
    first_day: str = "1"

    def one(self, message: str) -> str:
        """Return a message."""
        found = self.messages.get(message)
        return found[0] if found else message

    def of(self, one: str, many: str, count: int) -> str:
        """Return the form of a message that goes with *count* things."""
        found, form = self.messages.get(one), self.plural(count)
        if found and form < len(found):
            return found[form]
        return one if count == 1 else many


SILENT: Final = Catalogue(ENGLISH, {}, name="English")


def read(path: Path) -> Catalogue:
    """Return the language in a file, whose name is its code."""
    messages = dict(_entries(path.read_text(encoding="utf-8")))
    head = dict(_fields("".join(messages.pop("", ()))))
    plural = re.search(r"plural *= *([^;]+)", head.get("Plural-Forms", ""))
    return Catalogue(
        path.stem,
        messages,
        c2py(plural[1]) if plural else _germanic,
        head.get("X-Own-Name", path.stem),
        head.get("X-First-Day", "1"),
    )


def own_name(path: Path) -> str:
    """Return what the language in a file calls itself, without reading the whole."""
    with path.open(encoding="utf-8") as file:
        found = _OWN_NAME.search(file.read(_HEAD_LENGTH))
    return found["name"].strip() if found else path.stem


def _entries(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each message that is translated for sure, with its forms."""
    for block in text.replace("\r\n", "\n").split("\n\n"):
        message, forms, fuzzy = "", dict[int, str](), False
        parts: dict[str, list[str]] = {}
        key = ""
        for line in block.split("\n"):
            if line.startswith("#"):
                fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
                continue
            word, space, rest = line.partition(" ")
            if line.startswith('"'):
                parts.get(key, []).append(_plain(line))
            elif space and rest.startswith('"'):
                key = word
                parts[key] = [_plain(rest)]
        for name, pieces in parts.items():
            whole = "".join(pieces)
            if name == "msgid":
                message = whole
            elif name.startswith("msgstr"):
                place = name.removeprefix("msgstr").strip("[]")
                forms[int(place or 0)] = whole
        if forms and all(forms.values()) and (not fuzzy or not message):
            yield message, tuple(forms[place] for place in sorted(forms))


def _plain(quoted: str) -> str:
    text = quoted.strip()[1:-1]
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda found: _ESCAPES.get(found[1], found[1]), text)


def _fields(head: str) -> Iterator[tuple[str, str]]:
    for line in head.splitlines():
        name, colon, value = line.partition(":")
        if colon:
            yield name.strip(), value.strip()
