"""The brief as a web page: one file with all in it, that asks for nothing from anywhere else."""

from __future__ import annotations

import html
import json
import re
from importlib import resources
from typing import Final

from simulator.charts import numerals
from simulator.charts.chart import Bar, Chart, Span
from simulator.export.brief.content import Brief
from simulator.export.brief.pictures import THEMES, bars_drawing, course_drawing, style_of
from simulator.export.briefing import Briefing
from simulator.language import SEMICOLON, current, tr

_ID: Final = "boilover-recipe"
_KEPT: Final = re.compile(rf'<script type="application/json" id="{_ID}">(.*?)</script>', re.DOTALL)


def page_of(briefing: Briefing, brief: Brief, recipe: str) -> str:
    """Return the page; call within ``fonts.settings()``."""
    from jinja2 import Environment, StrictUndefined

    source = resources.files("simulator.export.brief").joinpath("page.html").read_text("utf-8")
    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    environment.globals["tr"] = tr
    entries = briefing.comparison.entries
    drawings = {
        chart.name: _safe(chart, f"course{place}") for place, chart in enumerate(brief.fans)
    }
    return environment.from_string(source).render(
        language=current(),
        briefing=briefing,
        brief=brief,
        themes={name: style_of(palette) for name, palette in THEMES.items()},
        bars=_safe(brief.bars, "bars") if brief.bars else "",
        drawings=drawings,
        titles=[(entry.letter, tr(entry.title)) for entry in entries],
        recipe_id=_ID,
        recipe=_embedded(recipe),
    )


def _safe(chart: Chart, name: str) -> str:
    """Return a chart's drawing, with the words that stand for it where it cannot be seen."""
    drawing = bars_drawing(chart, name) if chart.kind == "bars" else course_drawing(chart, name)
    words = f"{chart.title}, {chart.subtitle}. {_spoken(chart)}"
    title = f'<title id="{name}-title">{html.escape(chart.finding)}</title>'
    about = f'<desc id="{name}-about">{html.escape(words)}</desc>'
    head, rest = drawing.split(">", 1)
    return f"{head}>{title}{about}{rest}"


def _spoken(chart: Chart) -> str:
    """Return the numbers of a chart in words, for those who hear the page."""
    who = {each.series: each.title for each in chart.legend}
    if chart.kind == "bars":
        bars = [mark for mark in chart.marks if isinstance(mark, Bar)]
        parts = [_bar(who.get(bar.series, ""), bar) for bar in bars]
    else:
        spans = [mark for mark in chart.marks if isinstance(mark, Span) and not mark.absent]
        parts = [
            tr(
                "{title}: {what} {median}, 8 in 10 between {low} and {high}",
                title=who.get(span.series, ""),
                what=chart.spans_title,
                median=_figure(chart, span.median),
                low=_figure(chart, span.outer[0]),
                high=_figure(chart, span.outer[1]),
            )
            for span in spans
        ]
    return tr(SEMICOLON).join(parts) + "." if parts else ""


def _bar(title: str, bar: Bar) -> str:
    figure = f"{bar.row} {bar.text}"
    return tr("{label}: {figure}", label=title, figure=figure) if title else figure


def _figure(chart: Chart, value: float) -> str:
    return numerals.rounded(value, chart.y.decimals)


def _embedded(recipe: str) -> str:
    """Return a recipe as it can stand within a script element: no sign in it ends that."""
    return recipe.replace("<", "\\u003c") if recipe else ""


def recipe_of(data: bytes) -> str:
    """Return the recipe in a page, empty where there is none."""
    found = _KEPT.search(data.decode("utf-8", errors="replace"))
    return json.dumps(json.loads(found[1]), ensure_ascii=False) if found else ""
