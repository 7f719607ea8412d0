"""Native tables: hairlines between rows, columns as wide as they need, rows as high as measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from simulator.charts.palette import PRINT
from simulator.export.deck.ink import describe, rgb
from simulator.export.deck.metrics import LEADING, Metrics, Piece
from simulator.export.deck.template import EMU, Box

_PLAIN: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's “No Style, No Grid”
_SIDE: Final = 0.12  # between columns
_AIR: Final = 0.3  # over and under the text of a row, of its size
_POINTS: Final = 72.0

Cell = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its share of what width is left over, and whether it is set to the right."""

    share: float = 0.0
    right: bool = False
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it will stand: rows of cells, the first of them a head, and a size for all."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    has_head: bool = True

    def fit(
        self, metrics: Metrics, box: Box, sizes: tuple[float, float], *, level: float = 0.0
    ) -> Fit:
        """Return how large the table can be set in *box*, and how many of its rows fit.

        Down to the size *level* rows are rather set smaller than broken into lines.
        """
        largest, smallest = sizes
        size = largest
        while level and size > level and self._breaks(metrics, box.width, size):
            size -= 0.5
        while True:
            widths = self._widths(metrics, box.width, size)
            highs = [self._height(metrics, row, widths, size) for row in self.rows]
            if sum(highs) <= box.height or size <= smallest:
                break
            size -= 0.5
        count, used = 0, 0.0
        for high in highs:
            if count and used + high > box.height + 1e-6:
                break
            count, used = count + 1, used + high
        return Fit(size, tuple(widths), tuple(highs[:count]))

    def _breaks(self, metrics: Metrics, width: float, size: float) -> bool:
        widths = self._widths(metrics, width, size)
        line = size * (LEADING + 2 * _AIR) / _POINTS + 1e-6
        return any(self._height(metrics, row, widths, size) > line for row in self.rows)

    def _widths(self, metrics: Metrics, room: float, size: float) -> list[float]:
        """Give each column what its longest cell takes; those with a share have what is left."""
        wide = []
        for place, column in enumerate(self.columns):
            cells = [row[place] for row in self.rows]
            need = max((_width(metrics, cell, size) for cell in cells), default=0.0)
            wide.append(max(column.least, need + _SIDE))
        shared = sum(column.share for column in self.columns)
        fixed = sum(w for w, c in zip(wide, self.columns, strict=True) if not c.share)
        if not shared:
            return [w * min(1.0, room / sum(wide)) for w in wide] if wide else wide
        if fixed > 0.7 * room:  # long words in what should be narrow: they have to break
            factor = 0.7 * room / fixed
            wide = [
                w * factor if not c.share else w for w, c in zip(wide, self.columns, strict=True)
            ]
            fixed = 0.7 * room
        return [
            (room - fixed) * c.share / shared if c.share else w
            for w, c in zip(wide, self.columns, strict=True)
        ]

    def _height(
        self, metrics: Metrics, row: Sequence[Cell], widths: Sequence[float], size: float
    ) -> float:
        counts = (
            metrics.lines_of(cell, size, wide - _SIDE)
            for cell, wide in zip(row, widths, strict=True)
        )
        return (max(counts) * LEADING + 2 * _AIR) * size / _POINTS


@dataclass(frozen=True, slots=True)
class Fit:
    """A size, the widths of columns, and the heights of as many rows as fit."""

    size: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]

    @property
    def count(self) -> int:
        """How many rows fit, the head among them."""
        return len(self.heights)


def put_table(shapes: Any, grid: Grid, fit: Fit, box: Box, name: str, alt: str) -> Box:
    """Put the rows of *grid* that *fit* into a native table; return where it stands."""
    rows = grid.rows[: fit.count]
    place = Box(box.left, box.top, sum(fit.widths), sum(fit.heights))
    frame = shapes.add_table(len(rows), len(grid.columns), *place.emu())
    frame.name = name
    describe(frame, alt)
    table = frame.table
    table.first_row, table.horz_banding = grid.has_head, False
    _set_style(frame)
    for column, width in zip(table.columns, fit.widths, strict=True):
        column.width = round(width * EMU)
    for number, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        row.height = round(fit.heights[number] * EMU)
        is_head = grid.has_head and number == 0
        for column, cell, words in zip(grid.columns, row.cells, cells, strict=True):
            _fill(cell, words, fit.size, right=column.right, head=is_head)
    return place


def head(*titles: str) -> tuple[Cell, ...]:
    """Return a row of small grey titles."""
    return tuple((Piece(title, colour=PRINT.ink3),) for title in titles)


def _set_style(frame: Any) -> None:
    found = frame.element.find(".//{*}tableStyleId")
    if found is not None:
        found.text = _PLAIN


def _fill(cell: Any, words: Cell, size: float, *, right: bool, head: bool) -> None:
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Emu, Pt

    cell.margin_left, cell.margin_right = Emu(0), Emu(round(_SIDE * EMU))
    cell.margin_top = cell.margin_bottom = Emu(round(_AIR * size / _POINTS * EMU))
    cell.vertical_anchor = MSO_ANCHOR.TOP
    paragraph = cell.text_frame.paragraphs[0]
    if right:
        paragraph.alignment = PP_ALIGN.RIGHT
    for piece in words:
        run = paragraph.add_run()
        run.text = piece.text
        run.font.size = Pt(size)
        run.font.bold = piece.bold
        if piece.colour:
            run.font.color.rgb = rgb(piece.colour)
    if not words:
        paragraph.font.size = Pt(size)  # an empty cell would be as high as its default size
    _underline(cell, PRINT.strong_rule if head else PRINT.rule)


def _underline(cell: Any, colour: str) -> None:
    from pptx.oxml import parse_xml

    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    properties = cell._tc.get_or_add_tcPr()
    line = parse_xml(
        f'<a:lnB xmlns:a="{space}" w="9525"><a:solidFill><a:srgbClr val="{colour[1:]}"/>'
        "</a:solidFill></a:lnB>"
    )
    properties.insert(0, line)


def _width(metrics: Metrics, cell: Cell, size: float) -> float:
    return 1.04 * sum(metrics.width_of(p.text, size, bold=p.bold) for p in cell)
