"""What is compressed in a file that may be anybody's, unpacked up to a limit."""

from __future__ import annotations

import zipfile
import zlib
from typing import Final

LARGEST: Final = 50_000_000  # bytes of one text; a recipe has a few hundred thousand


class TooLargeError(ValueError):
    """What is packed has more than ``LARGEST`` bytes, or is cut short."""


def inflated(data: bytes) -> bytes:
    """Return what zlib packed into *data*; raises ``TooLargeError``, or ``zlib.error``."""
    unpacker = zlib.decompressobj()
    made = unpacker.decompress(data, LARGEST)
    if not unpacker.eof:
        raise TooLargeError(f"more than {LARGEST} bytes are packed, or it is cut short")
    return made


def member(package: zipfile.ZipFile, name: str) -> bytes:
    """Return the file *name* in a ZIP package; raises ``TooLargeError``, ``KeyError``."""
    with package.open(name) as stream:
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise TooLargeError(f"{name} has more than {LARGEST} bytes")
    return data
