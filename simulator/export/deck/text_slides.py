"""The slides of words: opening, answer, inputs, method and limits, sources, recipe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from simulator.charts import caption, numerals
from simulator.charts.palette import PRINT
from simulator.export.briefing import Briefing
from simulator.export.deck import words
from simulator.export.deck.key import named
from simulator.export.deck.metrics import Paragraph, Piece
from simulator.export.deck.sheet import Deck
from simulator.export.deck.table import Cell, Column, Grid, head, put_table
from simulator.export.deck.template import Box
from simulator.export.deck.text import put_box
from simulator.export.deck.yardstick import HEIGHT, put_yardstick
from simulator.export.recipe import BadRecipe, Part, Recipe, read_recipe
from simulator.language import tr

_GAP: Final = 0.26
_HASH: Final = 12  # signs of a hash that tell two apart for a reader
_HEADER: Final = 0.36
_READABLE: Final = 12.0  # points; rather another slide than smaller
_PAGES: Final = 6  # more slides of sources than that nobody turns


def opening(deck: Deck, briefing: Briefing) -> None:
    """Add the title: the scenario, where and when it plays, and who is who."""
    comparison = briefing.comparison
    note = "\n".join(filter(None, (briefing.note, _made(briefing))))
    where = caption.context(comparison)
    subtitle = where if deck.opens_with_room else briefing.question
    title = tr(comparison.live.title)
    sheet = deck.open(title, subtitle, note, words.of_opening(briefing))
    if not deck.opens_with_room:
        return
    question = Paragraph.of(briefing.question, after=0.7)
    warning = Paragraph.of(tr("A reasoning aid, not a forecast."), colour=PRINT.ink2)
    put_box(
        sheet.slide.shapes,
        sheet.metrics,
        sheet.room,
        [question, warning],
        (26, 12),
        name="Question",
    )


def answer(deck: Deck, briefing: Briefing) -> None:
    """Add the question with its answer in a sentence, on the scale, and for each variant."""
    finding = briefing.headline
    note = _made(briefing)
    sheet = deck.add(briefing.question, "", note, words.of_answer(briefing))
    room, shapes = sheet.room, sheet.slide.shapes
    colours = {"quiet": PRINT.ink2, "phrase": PRINT.word_of("A")}
    pieces = tuple(
        Piece(part.text, part.role in ("phrase", "strong"), colours.get(part.role, ""))
        for part in finding.lead
    )
    text = [Paragraph(pieces)]
    size = sheet.metrics.fitting(text, room.width, min(1.1, 0.26 * room.height), 26, 14)
    high = sheet.metrics.height_of(text, size, room.width) + 0.05
    put_box(
        shapes,
        sheet.metrics,
        Box(room.left, room.top, room.width, high),
        text,
        (size, size),
        name="Answer",
    )
    top = room.top + high + _GAP
    put_yardstick(sheet, finding, Box(room.left, top, room.width, HEIGHT))
    top += HEIGHT + _GAP
    small = 0.34 if finding.small_print else 0.0
    grid = _variants(briefing)
    place = Box(room.left, top, room.width, room.bottom - top - small)
    fit = grid.fit(sheet.metrics, place, (14, 8), level=11)
    put_table(shapes, grid, fit, place, tr("Scenarios"), briefing.question)
    if small:
        box = Box(room.left, room.bottom - small + 0.06, room.width, small - 0.06)
        words_under = [Paragraph.of(finding.small_print, colour=PRINT.ink2)]
        put_box(shapes, sheet.metrics, box, words_under, (13, 8), name="Small print")


def inputs(deck: Deck, briefing: Briefing) -> None:
    """Add what the variants differ in, where there is more of it than beside a difference."""
    grid = inputs_grid(briefing, range(len(briefing.comparison.entries)))
    sheet = deck.add(
        tr("What differs between the scenarios"),
        tr("Inputs; in bold what departs from the baseline"),
        _made(briefing),
        words.joined(
            tr("What it shows: every lever and every shock in which the scenarios differ."),
            tr("How to read it: a row for each input, a column for each scenario."),
            tr("What not to say: that these are the only things that matter."),
        ),
    )
    fit = grid.fit(sheet.metrics, sheet.room, (16, 8), level=11)
    put_table(sheet.slide.shapes, grid, fit, sheet.room, tr("Inputs"), tr("Inputs by scenario"))


def inputs_grid(briefing: Briefing, columns: Sequence[int]) -> Grid:
    """Return the inputs of the entries at *columns*, those rows in which they differ."""
    legends = caption.legends(briefing.comparison)
    titles: list[Cell] = [(Piece(tr("Input"), colour=PRINT.ink3),)]
    for place in columns:
        each = legends[place]
        word = tr("baseline") if each.role == "baseline" else each.series
        titles.append((Piece(word, True, PRINT.word_of(each.series)),))
    rows: list[tuple[Cell, ...]] = [tuple(titles)]
    for row in briefing.inputs:
        cells = [row.cells[place] for place in columns]
        if len(set(cells)) > 1 or len(columns) == 1:
            label = f"{row.label}, {row.unit}" if row.unit else row.label
            bold = [row.differs[place] for place in columns]
            texts = ((Piece(cell, is_bold),) for cell, is_bold in zip(cells, bold, strict=True))
            rows.append(((Piece(label),), *texts))
    return Grid(
        (Column(share=1.0), *(Column(right=True, least=0.85) for _ in columns)), tuple(rows)
    )


def limits(deck: Deck, briefing: Briefing) -> None:
    """Add how the numbers were made, and how far to trust them."""
    method = words.method(briefing.comparison)
    sheet = deck.add(
        tr("Method and limits"),
        tr("How the numbers were made, and how far to trust them"),
        _made(briefing),
        words.joined(*method, *briefing.limits),
    )
    room = sheet.room
    wide = (room.width - 0.5) / 2
    parts = ((tr("Method"), method), (tr("Limits"), briefing.limits))
    lists = [[Paragraph.of(line, after=0.5) for line in lines] for _, lines in parts]
    body = room.height - _HEADER
    size = min(sheet.metrics.fitting(each, wide, body, 16, 9) for each in lists)
    for place, ((title, _), lines) in enumerate(zip(parts, lists, strict=True)):
        left = room.left + place * (wide + 0.5)
        top = Box(left, room.top, wide, _HEADER - 0.08)
        put_box(sheet.slide.shapes, sheet.metrics, top, [Paragraph.of(title, bold=True)], (15, 10))
        if lines:
            box = Box(left, room.top + _HEADER, wide, body)
            put_box(sheet.slide.shapes, sheet.metrics, box, lines, (size, size), name=title)


def sources(deck: Deck, briefing: Briefing) -> None:
    """Add what it rests on, on as many slides as it takes."""
    rows = tuple(
        ((Piece(each.short_id, True),) if each.short_id else (), (Piece(each.text),))
        for each in briefing.sources
    )
    columns = (Column(), Column(share=1.0))
    title = tr("What this rests on")
    spoken = words.joined(
        tr("What it shows: the claims and sources behind the inputs that were moved."),
        tr("How sure: where it says judgement, nobody has measured it."),
    )
    pages(deck, Grid(columns, rows, has_head=False), title, "", _made(briefing), spoken)


def pages(deck: Deck, grid: Grid, title: str, subject: str, note: str, spoken: str) -> None:
    """Add a table on as many slides as it takes."""
    rest = grid.rows
    for page in range(_PAGES):
        if not rest:
            return
        name = tr("{title}, continued", title=title) if page else title
        sheet = deck.add(name, subject, note, spoken)
        part = Grid(grid.columns, rest, grid.has_head)
        fit = part.fit(sheet.metrics, sheet.room, (14, 10))
        if fit.size < _READABLE or fit.count < len(rest):  # the same size on all of them
            fit = part.fit(sheet.metrics, sheet.room, (_READABLE, _READABLE))
        put_table(sheet.slide.shapes, part, fit, sheet.room, title, title)
        rest = rest[fit.count :]


def recipe(deck: Deck, briefing: Briefing, text: str) -> None:
    """Add how to make it again, where a recipe is in the file that can be read."""
    try:
        found = read_recipe(text)
    except BadRecipe:
        return
    sheet = deck.add(
        tr("How to make these numbers again"),
        tr("The recipe is in this file: boilover reproduce FILE.pptx"),
        _made(briefing),
        words.joined(
            tr(
                "What it shows: all that decided these numbers, down to the version of the program."
            ),
            tr("How to read it: two decks with the same hashes show the same numbers."),
        ),
    )
    room = sheet.room
    facts = Grid((Column(least=1.9), Column(share=1.0)), tuple(_facts(found)), has_head=False)
    fit = facts.fit(sheet.metrics, Box(room.left, room.top, room.width, room.height / 2), (13, 8))
    place = put_table(sheet.slide.shapes, facts, fit, room, tr("Versions"), tr("Versions and seed"))
    under = Box(room.left, place.bottom + _GAP, room.width, room.bottom - place.bottom - _GAP)
    parts = Grid(
        (Column(share=1.0), Column(right=True, least=0.7), *(Column(least=1.5),) * 3),
        tuple(_hashes(found)),
    )
    fit = parts.fit(sheet.metrics, under, (13, 7))
    put_table(
        sheet.slide.shapes, parts, fit, under, tr("Hashes"), tr("Hashes of inputs and results")
    )


def _facts(found: Recipe) -> Iterator[tuple[Cell, ...]]:
    names = {"boilover": "Boilover", "python": "Python", "numpy": "NumPy", "simpy": "SimPy"}
    versions = ", ".join(
        f"{names.get(name, name)} {number}" for name, number in found.versions.items()
    )
    uncertainty = {
        "chance": tr("chance"),
        "ignorance": tr("parameters"),
        "both": tr("chance and parameters"),
    }
    yield (Piece(tr("Versions"), colour=PRINT.ink2),), (Piece(versions),)
    yield (Piece(tr("Seed"), colour=PRINT.ink2),), (Piece(str(found.seed)),)
    yield (Piece(tr("What varies"), colour=PRINT.ink2),), (Piece(uncertainty[found.uncertainty]),)


def _hashes(found: Recipe) -> Iterator[tuple[Cell, ...]]:
    yield head(tr("Scenario"), tr("Runs"), tr("File"), tr("Inputs"), tr("Results"))
    for part in found.parts:
        runs = sum(len(numbers) for numbers in part.numbers)
        yield (
            _titled(part),
            (Piece(numerals.grouped(runs)),),
            (Piece(part.bundle.name),),
            (Piece(part.key[:_HASH]),),
            (Piece(part.digest[:_HASH]),),
        )


def _titled(part: Part) -> Cell:
    if part.role == "baseline":
        return (
            Piece(tr("{title} (baseline)", title=tr(part.title)), colour=PRINT.word_of("baseline")),
        )
    return (Piece(f"{part.letter}\u2002", True, PRINT.word_of(part.letter)), Piece(tr(part.title)))


def _variants(briefing: Briefing) -> Grid:
    """Return each variant with what differs in it and how often the answer's outcome comes."""
    comparison, outcome = briefing.comparison, briefing.headline.outcome
    label = tr(comparison.live.result.layout.outcomes[outcome].label)
    live = comparison.live
    rows: list[tuple[Cell, ...]] = [
        head(tr("Scenario"), tr("What differs"), tr("{outcome}, share of runs", outcome=label))
    ]
    for entry, legend in zip(comparison.entries, caption.legends(comparison), strict=True):
        if (
            entry.role == "baseline"
            and len(comparison.entries) > 1
            and caption.are_same(entry, live)
        ):
            continue
        share = entry.result.share(outcome) if outcome in entry.result.layout.outcomes else None
        cell: Cell = ()
        if share is not None and share.value == share.value:
            interval = numerals.percent_range(share.low, share.high)
            cell = (
                Piece(numerals.percent(share.value), True),
                Piece(f"  ({interval})", colour=PRINT.ink2),
            )
        rows.append((named(legend), (Piece(legend.detail, colour=PRINT.ink2),), cell))
    return Grid((Column(share=0.42), Column(share=0.58), Column(right=True)), tuple(rows))


def _made(briefing: Briefing) -> str:
    """Return the note of a slide without a chart: how many runs, seed, version."""
    lines = caption.note(briefing.comparison, "").split("\n")
    return "\n".join(line.strip() for line in lines)
