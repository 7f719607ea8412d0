"""The slides with charts: native where PowerPoint can, else a drawing; a run and its days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from simulator.charts.chart import Chart
from simulator.charts.palette import PRINT
from simulator.export.briefing import Briefing, Day, Run
from simulator.export.deck import words
from simulator.export.deck.bars_chart import put_bars
from simulator.export.deck.columns_chart import can_be_columns, put_columns
from simulator.export.deck.fan_chart import can_be_native, put_fan
from simulator.export.deck.key import named, summary
from simulator.export.deck.map_shapes import put_maps
from simulator.export.deck.metrics import Paragraph, Piece
from simulator.export.deck.picture import put_picture
from simulator.export.deck.sheet import Deck, Sheet
from simulator.export.deck.table import Column, Grid, put_table
from simulator.export.deck.template import Box
from simulator.export.deck.text import put_box
from simulator.export.deck.text_slides import inputs_grid
from simulator.language import tr

_GAP: Final = 0.3
_ASIDE: Final = 0.3  # of the width: what stands beside a chart
_NARROWEST: Final = 3.1
_CAPTION: Final = 0.62


def one_chart(deck: Deck, briefing: Briefing, chart: Chart) -> None:
    """Add a slide for *chart*."""
    subject = tr("{title}, {unit}", title=chart.title, unit=chart.subtitle)
    is_drawn = not (chart.kind in ("bars", "map") or can_be_native(chart) or can_be_columns(chart))
    if is_drawn:  # a drawing has its own heading and its own key
        subject = ""
    sheet = deck.add(chart.finding, subject, _note(briefing, chart), words.of_chart(chart))
    alt = words.alt_of(chart)
    if chart.kind == "bars":
        put_bars(sheet, chart, alt)
    elif chart.kind == "map":
        put_maps(sheet, chart, alt)
    elif can_be_native(chart):
        put_fan(sheet, chart, _beside(sheet, chart), alt)
    elif can_be_columns(chart):
        put_columns(sheet, chart, _beside(sheet, chart), alt)
    else:
        put_picture(sheet, chart, sheet.room, alt)


def differences(deck: Deck, briefing: Briefing, charts: Sequence[Chart]) -> None:
    """Add what the live variant has more than one other, and beside it what differs in inputs."""
    first = charts[0]
    names = " / ".join(chart.title for chart in charts)
    spoken = "\n\n".join(words.of_chart(chart) for chart in charts)
    subject = tr("{title}: difference between pairs of runs", title=names)
    sheet = deck.add(first.finding, subject, _note(briefing, first), spoken)
    room, wide = sheet.room, _aside(sheet.room)
    grid = inputs_grid(briefing, _pair(briefing, first))
    if len(grid.rows) > 1:
        aside = Box(room.right - wide, room.top, wide, room.height)
        _put_inputs(sheet, first, grid, aside)
        room = Box(room.left, room.top, room.width - wide - _GAP, room.height)
    each = (room.width - (len(charts) - 1) * _GAP) / len(charts)
    captions = [_caption(chart, place) for place, chart in enumerate(charts)]
    size = min(sheet.metrics.fitting(lines, each, _CAPTION, 12, 7) for lines in captions)
    for place, (chart, lines) in enumerate(zip(charts, captions, strict=True)):
        box = Box(room.left + place * (each + _GAP), room.top, each, room.height)
        if len(charts) > 1:
            top = Box(box.left, box.top, box.width, _CAPTION)
            put_box(sheet.slide.shapes, sheet.metrics, top, lines, (size, size), name=chart.title)
            box = Box(box.left, box.top + _CAPTION, box.width, box.height - _CAPTION)
        if can_be_native(chart):
            put_fan(sheet, chart, box, words.alt_of(chart))
        else:
            put_picture(sheet, chart, box, words.alt_of(chart))


def _caption(chart: Chart, place: int) -> list[Paragraph]:
    """Return what stands over a chart beside others; the slide has the finding of the first."""
    under = chart.finding if place else chart.subtitle
    return [
        Paragraph((Piece(chart.title, True),)),
        Paragraph((Piece(under, False, PRINT.ink2),)),
    ]


def typical_run(deck: Deck, briefing: Briefing, run: Run) -> None:
    """Add the time line of a run, then its days in words."""
    note = briefing.charts[0].note if briefing.charts else ""
    told = "\n".join(f"{day.date}: {day.text}" for day in run.days)
    if run.lanes is not None:
        chart = run.lanes
        spoken = words.joined(words.of_chart(chart), told)
        sheet = deck.add(run.title, "", chart.note, spoken)
        put_picture(sheet, chart, sheet.room, words.alt_of(chart))
    if not run.days:
        return
    title = tr("{title}: the run in words", title=run.title)
    sheet = deck.add(title, run.subtitle, note, told)
    kept = _that_fit(sheet, run.days)
    grid, room = _days(kept), sheet.room
    if len(kept) < len(run.days):
        room = Box(room.left, room.top, room.width, room.height - 0.32)
        under = Box(room.left, room.bottom + 0.06, room.width, 0.26)
        text = [Paragraph.of(tr("Days of less weight are in the notes."), colour=PRINT.ink3)]
        put_box(sheet.slide.shapes, sheet.metrics, under, text, (11, 8))
    fit = grid.fit(sheet.metrics, room, (14, 10))
    put_table(sheet.slide.shapes, grid, fit, room, tr("Days"), title)


def _that_fit(sheet: Sheet, days: Sequence[Day]) -> list[Day]:
    """Return the days that fit on the slide, those of most weight, in their order."""
    order = sorted(range(len(days)), key=lambda place: (-days[place].weight, place))
    for count in range(len(days), 1, -1):
        kept = [days[place] for place in sorted(order[:count])]
        spare = 0.0 if count == len(days) else 0.32
        room = sheet.room
        box = Box(room.left, room.top, room.width, room.height - spare)
        if _days(kept).fit(sheet.metrics, box, (14, 11)).count == count:
            return kept
    return [days[order[0]]] if days else []


def _days(days: Sequence[Day]) -> Grid:
    rows = tuple(((Piece(day.date, True),), (Piece(day.text),)) for day in days)
    return Grid((Column(), Column(share=1.0)), rows, has_head=False)


def _beside(sheet: Sheet, chart: Chart) -> Box:
    """Put the table of what each variant comes to at the right; return what is left."""
    grid, room = summary(chart), sheet.room
    if grid is None:
        return room
    wide = _aside(room)
    aside = Box(room.right - wide, room.top, wide, room.height)
    fit = grid.fit(sheet.metrics, aside, (13, 8), level=9)
    name = tr("{title}: summary", title=chart.title)
    put_table(sheet.slide.shapes, grid, fit, aside, name, words.alt_of(chart))
    return Box(room.left, room.top, room.width - wide - _GAP, room.height)


def _aside(room: Box) -> float:
    """Return how wide what stands beside a chart is: letters do not get narrower with a slide."""
    return max(_ASIDE * room.width, min(_NARROWEST, 0.4 * room.width))


def _put_inputs(sheet: Sheet, chart: Chart, grid: Grid, box: Box) -> None:
    """Put what differs in inputs beside a difference, under who is who."""
    lines = [Paragraph(named(each)) for each in chart.legend]
    high = min(0.5, 0.26 * len(lines))
    top = Box(box.left, box.top, box.width, high)
    put_box(sheet.slide.shapes, sheet.metrics, top, lines, (13, 7), name="Key")
    under = Box(box.left, box.top + high + 0.12, box.width, box.height - high - 0.12)
    fit = grid.fit(sheet.metrics, under, (13, 8), level=9)
    put_table(sheet.slide.shapes, grid, fit, under, tr("Inputs"), tr("What differs in the inputs"))


def _pair(briefing: Briefing, chart: Chart) -> list[int]:
    """Return which entries a difference holds against each other."""
    rival = chart.name.partition(".")[0]
    letters = [entry.letter for entry in briefing.comparison.entries]
    return [0, letters.index(rival)] if rival in letters else [0]


def _note(briefing: Briefing, chart: Chart) -> str:
    return "\n".join(filter(None, (briefing.note, chart.note)))
