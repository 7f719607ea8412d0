"""Type: Inter where it is installed, tabular figures everywhere, sizes in logical pixels."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication

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
        made.setPointSizeF(size * 72 / _dots_per_inch())
    made.setWeight(weight)
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def _dots_per_inch() -> float:
    """Return what the system takes an inch for; only points depend on it, so it is undone."""
    if QGuiApplication.instance() is None:
        return 96.0
    return QGuiApplication.primaryScreen().logicalDotsPerInch()


@cache
def metrics(size: float = BODY, weight: QFont.Weight = REGULAR) -> QFontMetricsF:
    """Return the measures of :func:`font`."""
    return QFontMetricsF(font(size, weight))


def width(text: str, size: float = BODY, weight: QFont.Weight = REGULAR) -> float:
    """Return how wide *text* is drawn, in logical pixels."""
    return metrics(size, weight).horizontalAdvance(text)


def fitting(
    text: str, room: float, sizes: Sequence[float], weight: QFont.Weight = REGULAR
) -> tuple[str, float]:
    """Return *text* and the first of *sizes* at which it fits; cut at the last where none does."""
    for size in sizes:
        if width(text, size, weight) <= room:
            return text, size
    measure = metrics(sizes[-1], weight)
    return measure.elidedText(text, Qt.TextElideMode.ElideRight, room), sizes[-1]
