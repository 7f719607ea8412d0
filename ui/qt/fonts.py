"""Type: Inter where it is installed, tabular figures everywhere, sizes in logical pixels."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontMetricsF

HEADLINE: Final = 20.0
BODY: Final = 12.0
VALUE: Final = 11.0
SMALL: Final = 10.5
TICK: Final = 10.0

REGULAR: Final = QFont.Weight.Normal
BOLD: Final = QFont.Weight.DemiBold

_FAMILIES: Final = ("Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans")


@cache
def font(size: float = BODY, weight: QFont.Weight = REGULAR) -> QFont:
    """Return the application's typeface at *size* pixels; figures have one width."""
    made = QFont()
    made.setFamilies(list(_FAMILIES))
    made.setPixelSize(round(size))
    if size != round(size):
        made.setPointSizeF(size * 72 / 96)
    made.setWeight(weight)
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@cache
def metrics(size: float = BODY, weight: QFont.Weight = REGULAR) -> QFontMetricsF:
    """Return the measures of :func:`font`."""
    return QFontMetricsF(font(size, weight))


def width(text: str, size: float = BODY, weight: QFont.Weight = REGULAR) -> float:
    """Return how wide *text* is drawn, in logical pixels."""
    return metrics(size, weight).horizontalAdvance(text)
