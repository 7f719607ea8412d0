"""Colours, dashes and weights: one table for the window and for exported pages.

Colour means *scenario* and nothing else. Scenarios also differ by letter and by dash, so that a
grey print still tells them apart. Widths and dashes are in pixels of a 100 % screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from simulator.language import mark

BASELINE: Final = mark("baseline")

MEDIAN_WIDTH: Final = 2.0
PINNED_WIDTH: Final = 1.5
BASELINE_WIDTH: Final = 1.2
WHISKER_WIDTH: Final = 1.2
WHISKER_CAP: Final = 6.0

OUTER_OPACITY: Final = 0.15
"""Fill of the band that holds 8 runs in 10; the inner band lies over it."""
INNER_OPACITY: Final = 0.24

DASHES: Final[Mapping[str, tuple[float, ...]]] = MappingProxyType(
    {
        "A": (),
        "B": (6, 3),
        "C": (2, 2.5),
        "D": (8, 2.5, 2, 2.5),
        "E": (12, 3),
        "F": (6, 2, 2, 2, 2, 2),
        "G": (4, 1.5),
        "H": (12, 2.5, 4, 2.5),
        BASELINE: (),
    }
)
"""On and off lengths of each series' line; empty is solid."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, as ``#RRGGBB``.

    ``line`` and ``word`` are keyed by series letter or ``baseline``: the tone of its lines and
    fills, and the (on white, darker) tone of its letters and words.
    """

    name: str
    window: str
    panel: str
    page: str
    ink: str
    ink2: str
    ink3: str
    rule: str
    strong_rule: str
    effect: str
    track: str
    selected: str
    field: str
    line: Mapping[str, str]
    word: Mapping[str, str]

    def line_of(self, series: str) -> str:
        """Return the colour of a series' lines and fills; past the last letter, the baseline's."""
        return self.line.get(series, self.line[BASELINE])

    def word_of(self, series: str) -> str:
        """Return the colour of a series' letter and words."""
        return self.word.get(series, self.word[BASELINE])


def dash_of(series: str) -> tuple[float, ...]:
    """Return the on and off lengths of a series' line in pixels; empty is solid."""
    return DASHES.get(series, ())


LIGHT: Final = Palette(
    name="light",
    window="#F4F4F2",
    panel="#FAFAF8",
    page="#FFFFFF",
    ink="#1A1C1E",
    ink2="#4F5459",
    ink3="#666B70",
    rule="#E5E5E1",
    strong_rule="#CDCDC8",
    effect="#6B7075",
    track="#DADAD5",
    selected="#ECECE8",
    field="#FFFFFF",
    line=MappingProxyType(
        {
            "A": "#0072B2",
            "B": "#D55E00",
            "C": "#009E73",
            "D": "#CC79A7",
            "E": "#56B4E9",
            "F": "#8A6A1F",
            "G": "#882255",
            "H": "#5B4BA8",
            BASELINE: "#8F9296",
        }
    ),
    word=MappingProxyType(
        {
            "A": "#0068A3",
            "B": "#AD4A00",
            "C": "#00795A",
            "D": "#A8447C",
            "E": "#1F6A9E",
            "F": "#7A5C16",
            "G": "#882255",
            "H": "#5B4BA8",
            BASELINE: "#666B70",
        }
    ),
)

_DARK_TONES: Final = MappingProxyType(
    {
        "A": "#56B4E9",
        "B": "#E69F00",
        "C": "#2FBF96",
        "D": "#DE92BC",
        "E": "#5C9FD6",
        "F": "#CDB35A",
        "G": "#D97B9F",
        "H": "#A79BE8",
        BASELINE: "#91969C",
    }
)

DARK: Final = Palette(
    name="dark",
    window="#141517",
    panel="#191A1D",
    page="#1E1F22",
    ink="#ECECEA",
    ink2="#B4B8BD",
    ink3="#91969D",
    rule="#2C2E32",
    strong_rule="#43464C",
    effect="#9A9FA5",
    track="#3A3D42",
    selected="#2A2C30",
    field="#232529",
    line=_DARK_TONES,
    word=_DARK_TONES,
)

PRINT: Final = LIGHT
"""Exported pages are white whatever the theme."""

MAP_RAMP: Final = ("#F1ECEF", "#DCC6D6", "#BE96B4", "#98608B", "#672C5E")
"""Five classes of a map, low to high, used for nothing else."""

MAP_RAMP_DARK: Final = ("#34303A", "#56425C", "#82597F", "#B583AC", "#EBC6E2")
"""The same on a dark page: what is worst stands out there too."""


MAP_DIFFERENCES: Final = (
    *("#0F5F51", "#5BA090", "#B5DAD0", "#F0F0EC"),
    *("#DCC6D6", "#A5719A", "#672C5E"),
)
"""Seven classes of a difference, from less to more; the middle one is about the same."""

MAP_DIFFERENCES_DARK: Final = (
    *("#A5EBDA", "#57A795", "#2B5D53", "#303136"),
    *("#5C4459", "#A2739A", "#F0CDE8"),
)
"""The same on a dark page."""


def map_ramp(palette: Palette, *, diverges: bool = False) -> tuple[str, ...]:
    """Return the classes of a map for the page of *palette*: calm to worst, or less to more."""
    if diverges:
        return MAP_DIFFERENCES_DARK if palette is DARK else MAP_DIFFERENCES
    return MAP_RAMP_DARK if palette is DARK else MAP_RAMP
