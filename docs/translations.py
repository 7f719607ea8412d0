"""Brings the catalogues of languages up to date with what the window says; ``make translations``.

Every ``simulator/locales/CODE.po`` gets what is new, as *fuzzy* where an old text is near, and
loses what is gone. A new language is an empty file of that name: this fills in its messages. It
ends with 1 where a translation would break the window: other braces than the message has, a plural
form missing. What is untranslated or fuzzy is read in English, and told.
"""

from __future__ import annotations

import io
import re
import string
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po, write_po

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from docs.messages import duplicates, messages
from simulator.language import FOLDER
from simulator.language.catalogue import read as spoken

_WIDE: Final = 100


def main() -> int:
    """Bring every catalogue up to date; return 1 where one would break the window."""
    broken = False
    for path in sorted(FOLDER.glob("*.po")):
        path.write_text(updated(path), encoding="utf-8")
        catalogue = read(path)
        missing, fuzzy, faults = state(catalogue)
        total = len(catalogue)
        print(f"{path.stem}: {total} messages, {len(missing)} missing, {len(fuzzy)} fuzzy")
        for fault in faults:
            print(f"  {fault}", file=sys.stderr)
        broken = broken or bool(faults)
    for text in duplicates(messages()):
        print(f"two plurals of {text!r}", file=sys.stderr)
    return int(broken)


def read(path: Path) -> Catalog:
    """Return a catalogue as it stands in its file."""
    with path.open("rb") as file:
        return read_po(file, locale=path.stem)


def updated(path: Path) -> str:
    """Return the text of a catalogue with what is new and without what is gone."""
    old, ours = read(path), spoken(path)
    kept = {"X-Own-Name": ours.name, "X-First-Day": ours.first_day} if len(old) else {}
    template = Catalog(locale=None)
    for message in messages():
        texts = (message.text, message.plural) if message.plural else message.text
        where = [(message.where, None)] if message.where else []
        notes = [message.what] if message.what else []
        template.add(texts, locations=where, auto_comments=notes)
    old.update(template, no_fuzzy_matching=not len(old))
    old.obsolete.clear()
    return _written(old, kept)


def state(catalogue: Catalog) -> tuple[list[str], list[str], list[str]]:
    """Return the messages that are missing, those that are not sure, and what is wrong in words."""
    entries = [entry for entry in catalogue if entry.id]
    missing = [name_of(entry) for entry in entries if not all(_forms(entry))]
    fuzzy = [name_of(entry) for entry in entries if entry.fuzzy]
    faults = [
        f"{name_of(entry)!r}: {fault}"
        for entry in entries
        if all(_forms(entry)) and not entry.fuzzy
        for fault in _faults(entry, catalogue.num_plurals)
    ]
    return missing, fuzzy, faults


def fields(text: str) -> set[str]:
    """Return the names in the braces of a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _faults(entry: Entry, plurals: int) -> Iterator[str]:
    plural = isinstance(entry.id, tuple)
    if plural and len(entry.string) != plurals:
        yield f"{len(entry.string)} forms instead of {plurals}"
    wanted = set().union(*map(fields, entry.id if plural else (entry.id,)))
    for form in _forms(entry):
        try:
            named = fields(form)
        except ValueError as error:
            yield f"{form!r}: {error}"
            continue
        lost = wanted - named - ({"count"} if plural else set())
        if named - wanted or (lost and not plural):
            yield f"{form!r} has {sorted(named)} in braces, not {sorted(wanted)}"


def name_of(entry: Entry) -> str:
    """Return the English text of a message, of its plurals the first."""
    return entry.id[0] if isinstance(entry.id, tuple) else entry.id


def _forms(entry: Entry) -> Sequence[str]:
    found = entry.string
    return tuple(found) if isinstance(found, (tuple, list)) else (found or "",)


def _written(catalogue: Catalog, kept: dict[str, str]) -> str:
    """Return the text of a catalogue with nothing in it that changes by itself."""
    out = io.BytesIO()
    write_po(
        out, catalogue, width=_WIDE, sort_by_file=False, ignore_obsolete=True, omit_header=True
    )
    head = {
        "Project-Id-Version": "Boilover",
        "Language": str(catalogue.locale),
        "X-Own-Name": catalogue.locale.display_name.capitalize() if catalogue.locale else "",
        "X-First-Day": "1",
        **kept,
        "Plural-Forms": catalogue.plural_forms,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in head.items())
    body = re.sub(r"\n{3,}", "\n\n", out.getvalue().decode().strip("\n"))
    return f'# {head["X-Own-Name"]}.\nmsgid ""\nmsgstr ""\n{lines}\n{body}\n'


if __name__ == "__main__":
    sys.exit(main())
