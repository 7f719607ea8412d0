"""A typeface with PostScript outlines, made once into one that a PDF can hold whole.

Matplotlib embeds TrueType outlines as they are; letters of an OpenType font with PostScript
outlines become drawings without hints, which readers show unevenly at small sizes. What is made
here is kept in the cache of this user, written beside its place and renamed.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.font_manager import FontProperties

_POSTSCRIPT: Final = b"OTTO"
_ERROR: Final = 0.001  # of the letter's square: how far a curve may stray
_NAMES: Final = (1, 16)  # under which a font says what family it is of
_VERSION: Final = 1


@cache
def embeddable(family: str, weights: Sequence[int]) -> str:
    """Return a family of the same letters that a PDF takes whole, or *family* itself."""
    faces = []
    for weight in weights:
        wanted = FontProperties(family=family, weight=weight)
        faces.append(Path(font_manager.findfont(wanted)))
    if not any(_is_postscript(face) for face in faces):
        return family
    made = f"{family} TrueType"
    folder = Path(mpl.get_cachedir()) / "boilover"
    with contextlib.suppress(Exception):  # a damaged font, a full disk: letters as drawings then
        kept = [_kept(face, made, folder) for face in dict.fromkeys(faces)]
        for path in kept:
            font_manager.fontManager.addfont(path)
        return made
    return family


def is_truetype(family: str) -> bool:
    """Tell whether a PDF can take the letters of *family* as they are."""
    face = Path(font_manager.findfont(FontProperties(family=family)))
    return face.suffix.lower() == ".ttf" and not _is_postscript(face)


def _is_postscript(face: Path) -> bool:
    with face.open("rb") as file:
        return file.read(4) == _POSTSCRIPT


def _kept(face: Path, family: str, folder: Path) -> Path:
    """Return where the font made from *face* is kept, making it where it is not."""
    stamp = face.stat()
    key = f"{_VERSION} {face} {stamp.st_size} {stamp.st_mtime_ns} {family}"
    place = folder / f"{face.stem}-{hashlib.sha256(key.encode()).hexdigest()[:12]}.ttf"
    if place.exists():
        return place
    folder.mkdir(parents=True, exist_ok=True)
    number, beside = tempfile.mkstemp(dir=folder, suffix=".part")
    try:
        with os.fdopen(number, "wb") as file:
            converted(face, family).save(file)
        Path(beside).replace(place)
    finally:
        Path(beside).unlink(missing_ok=True)
    return place


def converted(face: Path, family: str) -> Any:
    """Return the font of *face* with quadratic outlines, of a *family* by another name."""
    from fontTools.pens.cu2quPen import Cu2QuPen  # type: ignore[import-untyped]
    from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont, newTable  # type: ignore[import-untyped]

    font = TTFont(face, recalcTimestamp=False)
    order, drawn = font.getGlyphOrder(), font.getGlyphSet()
    stray = font["head"].unitsPerEm * _ERROR
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(drawn)
        drawn[name].draw(Cu2QuPen(pen, stray, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, glyphs
    for name, (wide, _) in font["hmtx"].metrics.items():
        shape = glyphs[name]
        shape.recalcBounds(font["glyf"])
        font["hmtx"].metrics[name] = (wide, getattr(shape, "xMin", 0))
    _say_truetype(font)
    for record in font["name"].names:
        if record.nameID in _NAMES:
            record.string = family
    return font


def _say_truetype(font: Any) -> None:
    """Put the tables right that say which kind of outlines a font has."""
    del font["CFF "]
    if "VORG" in font:
        del font["VORG"]
    limits = font["maxp"]
    limits.tableVersion = 0x00010000
    limits.maxZones = 1
    for name in (
        *("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs"),
        *("maxStackElements", "maxSizeOfInstructions", "maxComponentElements", "maxPoints"),
        *("maxContours", "maxCompositePoints", "maxCompositeContours", "maxComponentDepth"),
    ):
        setattr(limits, name, 0)
    font["post"].formatType = 2.0
    font["post"].extraNames, font["post"].mapping = [], {}
    font["post"].glyphOrder = font.getGlyphOrder()
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\0\1\0\0"
