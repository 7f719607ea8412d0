"""Colours and outlines of native shapes."""

from __future__ import annotations

from typing import Any


def rgb(colour: str) -> Any:
    """Return ``#RRGGBB`` as python-pptx wants it."""
    from pptx.dml.color import RGBColor

    return RGBColor(*(int(colour[at : at + 2], 16) for at in (1, 3, 5)))  # type: ignore[no-untyped-call]


def paint(shape: Any, colour: str, outline: str, points: float) -> None:
    """Fill a shape and draw its outline; what the theme would add, a shadow, is taken off."""
    from pptx.util import Pt

    style = shape.element.find("{*}style")
    if style is not None:
        shape.element.remove(style)
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)
    shape.line.color.rgb = rgb(outline)
    shape.line.width = Pt(points)


def describe(shape: Any, alt: str) -> None:
    """Say what a shape shows to whoever cannot see it."""
    next(iter(shape.element.iter("{*}cNvPr"))).set("descr", alt)


def see_through(shape: Any, opacity: float) -> None:
    """Let what is under a filled shape show through."""
    from pptx.oxml import parse_xml

    colour = shape.element.spPr.find("{*}solidFill/{*}srgbClr")
    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    colour.append(parse_xml(f'<a:alpha xmlns:a="{space}" val="{round(opacity * 100_000)}"/>'))
