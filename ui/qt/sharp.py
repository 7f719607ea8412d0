"""Pictures that are kept between two frames, and how many device pixels a widget's pixel has."""

from __future__ import annotations

import math

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QWidget


def sharpness(widget: QWidget) -> float:
    """Return the device pixels a logical pixel of *widget* is drawn on, larger when presented."""
    proxy = widget.window().graphicsProxyWidget()
    scene = proxy.scene() if proxy else None
    views = scene.views() if scene else []
    if not views:
        return widget.devicePixelRatioF()
    return views[0].devicePixelRatioF() * views[0].transform().m11()


def picture(size: QSizeF, ratio: float, fill: QColor | Qt.GlobalColor) -> QPixmap:
    """Return a picture to draw on of *size* in logical pixels, *ratio* device pixels to each.

    A part of a pixel at its edge is a pixel, or a line of the ground shines through there.
    """
    made = QPixmap(math.ceil(size.width() * ratio), math.ceil(size.height() * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(fill)
    return made
