"""A white page measured in pixels of a layout, y downwards: text, lines and areas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon, Rectangle
from matplotlib.patheffects import withStroke
from numpy.typing import NDArray

from simulator.charts.palette import PRINT
from simulator.export.fonts import font

WIDTH: Final = 1440.0
_DPI: Final = 100
_POINTS: Final = 72 / _DPI
_ELLIPSIS: Final = "…"

Align = Literal["left", "center", "right"]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page: left, top, right and bottom in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top


def words_of(text: str) -> list[str]:
    """Return the words of *text*; spaces that do not break stay inside them."""
    return [word for word in re.split(r"[ \t\r\n]+", text) if word]


class Page:
    """What is drawn on; every call adds over what was drawn before.

    A page of another *width* holds as much less at the same size of letters; *scale* makes all of
    it, letters and lines, larger or smaller on paper.
    """

    def __init__(self, height: float, width: float = WIDTH, *, scale: float = 1.0) -> None:
        self.height = height
        self.width = width
        self._scale = scale
        size = (width / _DPI * scale, height / _DPI * scale)
        self.figure = Figure(size, dpi=_DPI, facecolor=PRINT.page)
        canvas: Any = FigureCanvasAgg(self.figure)
        self._measure = canvas.get_renderer()
        self._sheet = self.figure.add_axes((0, 0, 1, 1))
        self._sheet.set_xlim(0, width)
        self._sheet.set_ylim(height, 0)
        self._sheet.set_axis_off()
        self._layer = 1.0
        self._widths: dict[tuple[str, float, int], float] = {}

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        *,
        weight: int = 400,
        colour: str = PRINT.ink,
        align: Align = "left",
        halo: str = "",
    ) -> float:
        """Write one line with its baseline at *y*; returns how wide it is.

        *halo* is the colour of a rim round the letters, where they stand on what is drawn.
        """
        line = " ".join(words.splitlines())
        rim = [withStroke(linewidth=4 * self._points, foreground=halo)] if halo else None
        self._sheet.text(
            *(x, y, line),
            ha=align,
            va="baseline",
            color=colour,
            fontproperties=font(size * self._scale, weight),
            parse_math=False,
            path_effects=rim,
            zorder=self._next_layer(),
        )
        return self.width_of(line, size, weight)

    def width_of(self, words: str, size: float, weight: int = 400) -> float:
        """Return how wide one line of text is."""
        if not words:
            return 0.0
        key = (words, size, weight)
        if key not in self._widths:
            extent = self._measure.get_text_width_height_descent(words, font(size, weight), False)
            self._widths[key] = float(extent[0])
        return self._widths[key]

    def wrap(self, words: str, size: float, weight: int, width: float) -> list[str]:
        """Return the lines that *words* take in *width*; a word too long for it is cut."""
        lines: list[str] = []
        space, used = self.width_of("n n", size, weight) - self.width_of("nn", size, weight), 0.0
        for word in words_of(words):
            wide = self.width_of(word, size, weight)
            if lines and used + space + wide <= width:
                lines[-1], used = f"{lines[-1]} {word}", used + space + wide
            else:
                lines.append(self.fit(word, size, weight, width))
                used = wide
        return lines or [""]

    def two_lines(self, words: str, size: float, weight: int, width: float) -> list[str]:
        """Return *words* in two lines at most, the second cut where they are still too long."""
        lines = self.wrap(words, size, weight, width) if words else []
        rest = " ".join(lines[1:])
        return lines[:1] + ([self.fit(rest, size, weight, width)] if rest else [])

    def fit(self, words: str, size: float, weight: int, width: float) -> str:
        """Return *words*, cut with an ellipsis where they are wider than *width*."""
        if self.width_of(words, size, weight) <= width:
            return words
        kept = len(words)
        while kept and self.width_of(f"{words[:kept].rstrip()}{_ELLIPSIS}", size, weight) > width:
            kept -= 1
        return f"{words[:kept].rstrip()}{_ELLIPSIS}"

    def line(
        self,
        x: Floats | Sequence[float],
        y: Floats | Sequence[float],
        colour: str,
        width: float,
        *,
        dash: tuple[float, ...] = (),
        within: Box | None = None,
    ) -> None:
        """Draw a line through points; *within* cuts it off, with room for its own width."""
        artist = Line2D(
            np.asarray(x),
            np.asarray(y),
            color=colour,
            linewidth=width * self._points,
            zorder=self._next_layer(),
            solid_capstyle="butt",
            solid_joinstyle="round",
            dash_capstyle="butt",
        )
        if dash:
            artist.set_linestyle((0, tuple(length / width for length in dash)))
        self._sheet.add_line(artist)
        if within is not None:
            artist.set_clip_path(self._window(within, width))

    def area(self, x: Floats, y: Floats, colour: str, opacity: float, within: Box) -> None:
        """Fill a polygon, cut off at *within*."""
        points = np.column_stack((x, y))
        shape = Polygon(points, closed=True, facecolor=colour, alpha=opacity, linewidth=0)
        shape.set_zorder(self._next_layer())
        self._sheet.add_patch(shape)
        shape.set_clip_path(self._window(within, 0))

    def rectangle(self, box: Box, colour: str, *, outline: str | None = None) -> None:
        """Fill a rectangle, with a hairline round it where *outline* gives a colour."""
        self._sheet.add_patch(
            Rectangle(
                (box.left, box.top),
                box.width,
                box.height,
                facecolor=colour,
                edgecolor=outline or "none",
                linewidth=self._points if outline else 0,
                zorder=self._next_layer(),
            )
        )

    def disc(self, x: float, y: float, radius: float, colour: str, *, hollow: bool = False) -> None:
        """Draw a disc, or a ring where it is *hollow*."""
        self._sheet.add_patch(
            Circle(
                (x, y),
                radius,
                facecolor=PRINT.page if hollow else colour,
                edgecolor=colour,
                linewidth=1.5 * self._points if hollow else 0,
                zorder=self._next_layer(),
            )
        )

    @property
    def _points(self) -> float:
        """How wide a pixel is, in points."""
        return _POINTS * self._scale

    def _window(self, box: Box, margin: float) -> Rectangle:
        return Rectangle(
            (box.left - margin, box.top - margin),
            box.width + 2 * margin,
            box.height + 2 * margin,
            transform=self._sheet.transData,
        )

    def _next_layer(self) -> float:
        self._layer += 1
        return self._layer
