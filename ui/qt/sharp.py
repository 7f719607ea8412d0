"""How many device pixels a widget's pixel has, for pictures that are kept between two frames."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def sharpness(widget: QWidget) -> float:
    """Return the device pixels a logical pixel of *widget* is drawn on, larger when presented."""
    proxy = widget.window().graphicsProxyWidget()
    scene = proxy.scene() if proxy else None
    views = scene.views() if scene else []
    if not views:
        return widget.devicePixelRatioF()
    return views[0].devicePixelRatioF() * views[0].transform().m11()
