"""The typeface of exported pages: Inter where it is installed, else the one Matplotlib brings."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any, Final

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.font_manager import FontProperties

from simulator.export.truetype import embeddable, is_truetype

_PREFERRED: Final = "Inter"
_BUNDLED: Final = "DejaVu Sans"
_STAND_INS: Final = (
    "Inter, 'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
)
_STAND_INS_OF_BUNDLED: Final = "'DejaVu Sans', Verdana, Inter, Arial, sans-serif"
_POINTS_PER_PIXEL: Final = 0.72
_TRUETYPE: Final = 42
_OUTLINES: Final = 3
_WEIGHTS: Final = (400, 600, 700)
_IN_USE: Final[ContextVar[tuple[str, ...]]] = ContextVar("typefaces of a page", default=())


@cache
def families() -> tuple[str, ...]:
    """Return the typefaces to look a letter up in, best first."""
    installed = {font.name for font in font_manager.fontManager.ttflist}
    return (_PREFERRED, _BUNDLED) if _PREFERRED in installed else (_BUNDLED,)


def font(pixels: float, weight: int) -> FontProperties:
    """Return the typeface at a size in pixels of the page and a weight from 100 to 900."""
    return _font(_IN_USE.get() or families(), pixels, weight)


@cache
def _font(names: tuple[str, ...], pixels: float, weight: int) -> FontProperties:
    return FontProperties(family=list(names), size=pixels * _POINTS_PER_PIXEL, weight=weight)


def with_stand_ins(svg: str) -> str:
    """Return a drawing that names what may stand in where its typeface is not installed.

    All but the last are no wider than what the page was laid out for.
    """
    named = ", ".join(f"'{name}'" for name in families())
    stand_ins = _STAND_INS if len(families()) > 1 else _STAND_INS_OF_BUNDLED
    return svg.replace(f"font-family: {named}", f"font-family: {stand_ins}")


@contextmanager
def settings(*, embeds: bool = False) -> Iterator[None]:
    """Write text as text: letters in SVG, whole fonts in PDF, which *embeds* them.

    PDF takes TrueType outlines as they are (type 42). A font with PostScript outlines is made one
    of those first; where that fails, its letters go in as drawings (type 3).
    """
    best, *others = families()
    name = embeddable(best, _WEIGHTS) if embeds else best
    chosen: Any = {  # newer stubs know each key by name, older ones do not
        "svg.fonttype": "none",
        "svg.hashsalt": "boilover",
        "pdf.fonttype": _TRUETYPE if is_truetype(name) else _OUTLINES,
        "text.usetex": False,
    }
    log = logging.getLogger("matplotlib.font_manager")  # says that DejaVu has no weight 600
    level = log.level
    log.setLevel(logging.ERROR)
    before = _IN_USE.set((name, *others))
    try:
        with mpl.rc_context(chosen):
            yield
    finally:
        _IN_USE.reset(before)
        log.setLevel(level)
