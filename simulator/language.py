"""The language that people read: messages by gettext, in English until another is chosen.

Only what is shown to people goes through here, and only when it is shown: names in files, in
results and in data exports stay as they are.
"""

from __future__ import annotations


def tr(message: str, /, **values: object) -> str:
    """Return *message* in the language in use, with *values* in the places of its braces.

    *message* must be a literal, so that the catalogue finds it; words come as *values*.
    """
    return message.format(**values) if values else message


def trn(one: str, many: str, count: int, /, **values: object) -> str:
    """Return the message for *count* things; ``{count}`` is the number as it is written."""
    message = one if count == 1 else many
    return message.format(count=f"{count:,}", **values)


def mark(message: str) -> str:
    """Return *message* as it is, but let the catalogue find it: ``tr`` is called where it shows."""
    return message
