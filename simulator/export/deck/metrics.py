"""How wide and how high text is on a slide, measured rather than hoped for.

Decks are set in Arial: Windows, macOS and Office have it, and other systems a face of the same
widths. These are the widths of Helvetica, whose tables Matplotlib brings, so that a deck comes out
the same on a machine that has neither.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from simulator.export.page import words_of

FAMILY: Final = "Arial"
LEADING: Final = 1.2
"""The height of a line over the size of its letters."""

_POINTS: Final = 72.0
_SPARE: Final = 0.975  # of a width: programs do not agree to the last dot where a line ends
_NARROW: Final = 0.2  # of the size: a narrow space
_BREAKS: Final = " \t\r\n"  # where a line may end
_UNKNOWN: Final = 0.64
_CAPITAL: Final = 0.8
_FIXED: Final = 65536.0
_SIZE: Final = 100.0  # points at which a face of this machine is measured
_STRANGER: Final = 1.08  # a face that is not on this machine may be that much wider


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a paragraph that are set alike; no *colour* is that of the text around."""

    text: str
    bold: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Pieces in a row; ``size`` over that of the text, ``after`` the space under it, in lines."""

    pieces: tuple[Piece, ...]
    size: float = 1.0
    after: float = 0.0

    @classmethod
    def of(
        cls, text: str, *, bold: bool = False, colour: str = "", after: float = 0.0
    ) -> Paragraph:
        """Return a paragraph of one piece."""
        return cls((Piece(text, bold, colour),), after=after)

    @property
    def text(self) -> str:
        """The words without how they are set."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Metrics:
    """The widths of one typeface; lengths are in inches, sizes in points."""

    family: str = FAMILY

    def width_of(self, text: str, size: float, *, bold: bool = False) -> float:
        """Return how wide one line of *text* is."""
        return sum(_advance(self.family, bold, sign) for sign in text) * size / _POINTS

    def lines(self, text: str, size: float, width: float, *, bold: bool = False) -> int:
        """Return how many lines *text* takes in *width*."""
        return self.lines_of((Piece(text, bold),), size, width)

    def lines_of(self, pieces: Sequence[Piece], size: float, width: float) -> int:
        """Return how many lines *pieces* take in *width*; a word too long for it is broken."""
        room, used, count = width * _SPARE, 0.0, 1
        space = self.width_of(" ", size)
        for wide in self._words(pieces, size):
            if used and used + space + wide > room:
                count, used = count + 1, 0.0
            used += wide + (space if used else 0.0)
            while used > room:
                count, used = count + 1, used - room
        return count

    def _words(self, pieces: Sequence[Piece], size: float) -> list[float]:
        """Return how wide each word is; one may begin in a piece and end in the next."""
        found: list[float] = []
        is_open = False
        for piece in pieces:
            parts = words_of(piece.text)
            is_open = is_open and bool(parts) and piece.text[:1] not in _BREAKS
            for part in parts:
                wide = self.width_of(part, size, bold=piece.bold)
                if is_open:
                    found[-1] += wide
                else:
                    found.append(wide)
                is_open = False
            is_open = bool(parts) and piece.text[-1:] not in _BREAKS
        return found

    def height_of(self, paragraphs: Sequence[Paragraph], size: float, width: float) -> float:
        """Return how high *paragraphs* are in *width*."""
        high = 0.0
        for place, each in enumerate(paragraphs):
            own = size * each.size
            high += self.lines_of(each.pieces, own, width) * own * LEADING
            high += each.after * own if place < len(paragraphs) - 1 else 0.0
        return high / _POINTS

    def fitting(
        self,
        paragraphs: Sequence[Paragraph],
        width: float,
        height: float,
        largest: float,
        smallest: float,
    ) -> float:
        """Return the largest size at which *paragraphs* stay within *width* and *height*."""
        size = largest
        while size > smallest and not self.fits(paragraphs, size, width, height):
            size -= 0.5
        return max(size, smallest)

    def fits(
        self, paragraphs: Sequence[Paragraph], size: float, width: float, height: float
    ) -> bool:
        """Tell whether *paragraphs* stay within *width*, no word broken, and *height*."""
        words = (wide for p in paragraphs for wide in self._words(p.pieces, size * p.size))
        return (
            max(words, default=0.0) <= width * _SPARE
            and self.height_of(paragraphs, size, width) <= height + 1e-6
        )

    def unbroken(self, text: str, size: float, width: float, *, bold: bool = False) -> str:
        """Return *text* with a line's end before each interval that would be broken at its dash.

        Programs end a line behind a dash as they do behind a space.
        """
        lines: list[str] = [""]
        for word in words_of(text):
            longer = f"{lines[-1]} {word}".strip()
            if self.lines(longer, size, width, bold=bold) == 1:
                lines[-1] = longer
            else:
                lines.append(word)
        made = lines[0]
        for line in lines[1:]:
            made += ("\n" if "–" in line.split(" ", 1)[0] else " ") + line
        return made

    def cut(
        self, text: str, size: float, width: float, *, lines: int = 1, bold: bool = False
    ) -> str:
        """Return *text*, ended by an ellipsis where it takes more than *lines* in *width*."""
        if self.lines(text, size, width, bold=bold) <= lines:
            return text
        kept = text.rstrip()
        while kept and self.lines(f"{kept}…", size, width, bold=bold) > lines:
            kept = kept[:-1].rstrip()
        return f"{kept}…"


@cache
def _advance(family: str, bold: bool, sign: str) -> float:
    """Return how wide a letter is over the size it is set in."""
    if family != FAMILY:
        face = _face(family, bold)
        if face is None:
            return _STRANGER * _advance(FAMILY, bold, sign)
        return float(face.load_char(ord(sign)).linearHoriAdvance) / _FIXED / _SIZE
    known = _helvetica(bold).get(sign)
    if known is not None:
        return known
    if sign in "\u202f\u2009":
        return _NARROW
    if sign == "\u2002":
        return 0.5
    if unicodedata.east_asian_width(sign) in "WF":
        return 1.0
    plain = unicodedata.normalize("NFD", sign)[0]
    if plain != sign:
        return _advance(family, bold, plain)
    return _CAPITAL if sign.isupper() else _UNKNOWN


@cache
def _face(family: str, bold: bool) -> Any:
    """Return a face of this machine, or ``None`` where it is not there."""
    from matplotlib import font_manager
    from matplotlib.font_manager import FontProperties

    wanted = FontProperties(family=family, weight="bold" if bold else "normal")
    try:
        path = font_manager.findfont(wanted, fallback_to_default=False)
    except ValueError:
        return None
    face = font_manager.get_font(path)
    face.set_size(_SIZE, _POINTS)
    return face


@cache
def _helvetica(bold: bool) -> Mapping[str, float]:
    import matplotlib as mpl
    from fontTools.agl import AGL2UV  # type: ignore[import-untyped]

    name = "Helvetica-Bold.afm" if bold else "Helvetica.afm"
    path = Path(mpl.get_data_path(), "fonts", "pdfcorefonts", name)
    found = {"\u00a0": 0.278}
    for line in path.read_text(encoding="latin-1").splitlines():
        if line.startswith("C "):
            parts = dict(part.split(maxsplit=1) for part in line.split(" ; ") if " " in part)
            code = AGL2UV.get(parts["N"].strip())
            if code is not None:
                found[chr(code)] = float(parts["WX"]) / 1000
    found["−"] = found.get("−", 0.584)
    return found
