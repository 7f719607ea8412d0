"""Charts as drawings inside a web page: text as text, colours that follow light and dark."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Final

from simulator.charts.chart import Chart
from simulator.charts.palette import DARK, LIGHT, Palette
from simulator.export.bars_panel import draw_bars
from simulator.export.fan_panel import draw_course
from simulator.export.page import Box, Page

_TONES: Final = ("page", "ink", "ink2", "ink3", "rule", "strong_rule")
_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}\b")
_RIM: Final = 1.0


def variables(palette: Palette) -> dict[str, str]:
    """Return the colours of *palette* by the names that a style sheet gives them."""
    found = {tone.replace("_", "-"): getattr(palette, tone) for tone in _TONES}
    for series in palette.line:
        found[f"line-{series}"] = palette.line[series]
        found[f"word-{series}"] = palette.word[series]
    return found


def bars_drawing(chart: Chart, name: str) -> str:
    """Return outcome bars as wide as the page, as SVG elements whose ids begin with *name*."""
    blocks = sum(who.role != "baseline" for who in chart.legend) or 1
    height = 330.0 if blocks <= 4 else 480.0
    return _drawing(chart, name, (1060.0, height), draw_bars)


def course_drawing(chart: Chart, name: str) -> str:
    """Return a course half as wide as the page."""

    def course(page: Page, chart: Chart, room: Box) -> None:
        draw_course(page, chart, room, is_small=True)

    return _drawing(chart, name, (580.0, 330.0), course)


def _drawing(
    chart: Chart, name: str, size: tuple[float, float], draw: Callable[[Page, Chart, Box], None]
) -> str:
    """Draw *chart* on a page of its own; call within ``fonts.settings()``."""
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    wide, high = size
    page = Page(high, wide)
    draw(page, chart, Box(_RIM, _RIM, wide - _RIM, high - _RIM))
    drawn = io.StringIO()
    page.figure.patch.set_visible(False)
    nothing = {"Date": None, "Creator": None, "Format": None, "Type": None}
    FigureCanvasSVG(page.figure).print_figure(drawn, format="svg", metadata=nothing)
    return _inline(drawn.getvalue(), name)


def _inline(text: str, name: str) -> str:
    """Return an SVG file as a part of a page: with ids of its own and colours by their names."""
    body = text[text.index("<svg") : text.rindex("</svg>") + len("</svg>")]
    body = re.sub(r"\s*<metadata>.*?</metadata>", "", body, flags=re.DOTALL)
    view = re.search(r'viewBox="([^"]*)"', body)
    inner = body[body.index(">") + 1 : -len("</svg>")]
    inner = re.sub(r'\bid="([^"]*)"', rf'id="{name}-\1"', inner)
    inner = re.sub(r"url\(#([^)]*)\)", rf"url(#{name}-\1)", inner)
    inner = re.sub(r'xlink:href="#([^"]*)"', rf'href="#{name}-\1"', inner)
    box = view[1] if view else "0 0 100 100"
    head = f'<svg viewBox="{box}" role="img" aria-labelledby="{name}-title {name}-about">'
    return f"{head}{_themed(inner)}</svg>"


def _themed(text: str) -> str:
    """Put the name of each colour in its place, so that a dark page draws it in its own."""
    names = {value.lower(): key for key, value in reversed(variables(LIGHT).items())}

    def named(found: re.Match[str]) -> str:
        name = names.get(found[0].lower())
        return f"var(--{name})" if name else found[0]

    return _COLOUR.sub(named, text)


def style_of(palette: Palette) -> str:
    """Return the declarations of a style sheet that name the colours of *palette*."""
    return " ".join(f"--{name}: {colour};" for name, colour in variables(palette).items())


THEMES: Final = {"light": LIGHT, "dark": DARK}
