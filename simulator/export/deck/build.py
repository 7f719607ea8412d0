"""A briefing as a deck: which slides there are, in which order."""

from __future__ import annotations

import io
from collections.abc import Iterator

from simulator.charts.chart import Chart
from simulator.export.briefing import Briefing
from simulator.export.deck import chart_slides, text_slides
from simulator.export.deck.package import DATE, dated, keep_recipe
from simulator.export.deck.sheet import Deck
from simulator.export.deck.words import kind_of
from simulator.export.options import Options

_BESIDE = 2  # differences on one slide
_BY_ITSELF = 3  # variants from which the inputs have a slide of their own


def built(briefing: Briefing, options: Options) -> bytes:
    """Return the deck as a file; the same briefing gives the same bytes.

    Raises ``ExportError`` where the template of *options* cannot be used.
    """
    deck = Deck(options, preview=briefing.comparison.preview)
    text_slides.opening(deck, briefing)
    text_slides.answer(deck, briefing)
    if briefing.inputs and len(briefing.comparison.entries) >= _BY_ITSELF:
        text_slides.inputs(deck, briefing)
    is_played = briefing.comparison.live.result.n > 0
    for charts in _grouped(briefing) if is_played else ():
        if kind_of(charts[0]) == "difference":
            chart_slides.differences(deck, briefing, charts)
        else:
            chart_slides.one_chart(deck, briefing, charts[0])
    if briefing.run is not None:
        chart_slides.typical_run(deck, briefing, briefing.run)
    text_slides.limits(deck, briefing)
    if briefing.sources:
        text_slides.sources(deck, briefing)
    if options.recipe:
        text_slides.recipe(deck, briefing, options.recipe)
        keep_recipe(deck.file, options.recipe)
    return _saved(deck, briefing)


def _grouped(briefing: Briefing) -> Iterator[tuple[Chart, ...]]:
    """Yield the charts slide by slide: differences from the same variant stand together."""
    held: list[Chart] = []
    for chart in briefing.charts:
        rival = chart.name.partition(".")[0]
        fits = held and held[0].name.partition(".")[0] == rival and len(held) < _BESIDE
        if kind_of(chart) == "difference" and (fits or not held):
            held.append(chart)
            continue
        if held:
            yield tuple(held)
            held = []
        if kind_of(chart) == "difference":
            held.append(chart)
        else:
            yield (chart,)
    if held:
        yield tuple(held)


def _saved(deck: Deck, briefing: Briefing) -> bytes:
    about = deck.file.core_properties
    about.title = briefing.headline.sentence
    about.subject = briefing.question
    about.author = about.last_modified_by = "Boilover"
    about.comments = briefing.headline.small_print
    about.keywords = ""
    about.created = about.modified = DATE
    about.revision = 1
    stream = io.BytesIO()
    deck.file.save(stream)
    return dated(stream.getvalue())
