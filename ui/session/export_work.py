"""The work of the drawing process: previews as pictures, exports as files with their recipes.

The heavy libraries are imported here, when the first picture is wanted.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from simulator.charts.chart import Chart
from simulator.charts.kind import chart_kinds
from simulator.errors import BoiloverError, ExportError
from simulator.export.briefing import Briefing
from simulator.export.format import DATA_FROM, ExportFormat, export_formats
from simulator.export.options import Options
from simulator.export.recipe import Recipe, recipe_for
from simulator.export.reproduce import drawn_recipe
from simulator.language import tr, use
from simulator.results.comparison import Comparison
from ui.session.export_material import Material
from ui.session.export_orders import (
    Answer,
    Drawing,
    ExportOrder,
    Line,
    NotWritten,
    Order,
    Piece,
    Previewed,
    PreviewOrder,
    Under,
    Written,
)
from ui.session.export_place import explained, settle, staging

_BRIEFS: Final = ("pdf", "html")  # documents of one page, of which both have the same
_MOST_ROWS: Final = 14  # of a table, in a preview

Tell = Callable[[Answer], None]


class Workshop:
    """Carries out one order after the other on the material that it was given last.

    Whatever goes wrong is answered: a process that died of a fault would look like one that was
    killed for want of memory.
    """

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._material: Material | None = None
        self._compared: Comparison | None = None
        self._recipe: Recipe | None = None
        self._briefings: dict[bool, Briefing] = {}  # by whether a run is told in it

    def take(self, material: Material) -> None:
        """Work on *material* from now on."""
        use(material.language)
        self._material, self._compared = material, material.unpacked()
        self._recipe = None
        self._briefings.clear()

    def do(self, order: Order) -> None:
        """Carry out an order and tell how it went; whatever goes wrong is told too."""
        if isinstance(order, PreviewOrder):
            self._tell(self._previewed(order))
        else:
            self._tell(self._exported(order))

    # --- previews --------------------------------------------------------------------------

    def _previewed(self, order: PreviewOrder) -> Previewed:
        try:
            return self._preview(order)
        except BoiloverError as error:
            return Previewed(order.number, fault=_said(error))
        except Exception as error:  # noqa: BLE001 - it goes home as data
            return Previewed(order.number, fault=str(error) or type(error).__name__)

    def _preview(self, order: PreviewOrder) -> Previewed:
        from simulator.export.preview import brief_picture, chart_picture

        fmt = None if order.pack else export_formats()[order.piece.format]
        drawing = order.piece.drawing
        if drawing is not None and fmt is not None and fmt.suffix == "csv":
            return Previewed(order.number, lines=tuple(_rows(self._chart(drawing), fmt)))
        if drawing is not None:
            return Previewed(
                order.number, chart_picture(self._chart(drawing), order.options, order.width)
            )
        if fmt is not None and fmt.order >= DATA_FROM:
            columns = _columns(self._comparison, order.piece.format)
            return Previewed(order.number, lines=tuple(columns))
        if fmt is not None and fmt.suffix in _BRIEFS:
            briefing = self._drawn_up(order.options.note)
            page = brief_picture(briefing, order.options, order.width)
            return Previewed(order.number, page)
        return Previewed(order.number, lines=tuple(self._contents(order, fmt)))

    def _contents(self, order: PreviewOrder, fmt: ExportFormat | None) -> Iterator[Line]:
        """Yield what a document or the tables hold, as words."""
        from simulator.export.preview import slide_titles

        briefing = self._drawn_up(order.options.note)
        if fmt is not None and fmt.suffix == "pptx":
            yield from map(Line, slide_titles(briefing, order.options))
            return
        yield Line(tr("Index") if order.pack else briefing.question, briefing.headline.sentence)
        formats = [each for each in export_formats().values() if each.briefing]
        for each in formats if order.pack else ():
            if each.order < DATA_FROM:
                yield Line(tr(each.title))
        for chart in briefing.charts:
            yield Line(chart.finding, chart.title)
        if briefing.run is not None:
            yield Line(briefing.run.title, briefing.run.subtitle)
        for each in formats if order.pack else ():
            if each.order >= DATA_FROM:
                yield Line(tr(each.title))

    # --- exports ---------------------------------------------------------------------------

    def _exported(self, order: ExportOrder) -> Answer:
        try:
            return self._export(order)
        except ExportError as error:
            path, reason, remedy = error.args
            return NotWritten(Path(path).name, reason, remedy)
        except BoiloverError as error:
            return NotWritten("", str(error), tr("choose another format"))
        except OSError as error:
            path, reason, remedy = explained(order.folder, error).args
            return NotWritten(Path(path).name, reason, remedy)
        except Exception as error:  # noqa: BLE001 - it goes home as data
            fault = f"{type(error).__name__}: {error}"
            return NotWritten("", fault, tr("export another format, and report this as a fault"))

    def _export(self, order: ExportOrder) -> Written:
        if order.pack:
            return self._packed(order)
        with staging(order.folder, order.staging) as place:
            for done, piece in enumerate(order.pieces):
                is_document = export_formats()[piece.format].order < DATA_FROM
                if piece.drawing is None and is_document and True not in self._briefings:
                    self._tell(Under(done, len(order.pieces), doing="playing"))
                self._tell(Under(done, len(order.pieces), piece.name))
                self._write(piece, place, order)
            count = len(order.pieces)
            self._tell(Under(count, count, doing="settling"))
            beside = {path.name for path in place.iterdir()} if order.replace else set()
            main = tuple(order.folder / piece.name for piece in order.pieces)
            settle(place, order.folder, order.replace | _belonging(beside, order.replace))
            return Written(main, count)

    def _packed(self, order: ExportOrder) -> Written:
        from simulator.export.pack import refuse_to_replace, write_pack

        place, may_replace = order.folder / order.pack, order.pack in order.replace
        refuse_to_replace(place, overwrite=may_replace)
        self._tell(Under(0, 0, doing="playing"))
        briefing = self._drawn_up(order.options.note)
        made = write_pack(
            briefing,
            place,
            recipe=self._whole_recipe() if order.with_recipe else None,
            options=order.options,
            overwrite=may_replace,
            progress=lambda p: self._tell(Under(p.done, p.total)),
            aside=order.staging,
        )
        return Written((place,), len(made.items))

    def _write(self, piece: Piece, place: Path, order: ExportOrder) -> None:
        from simulator.export.write import write_briefing, write_chart

        fmt, path, drawing = export_formats()[piece.format], place / piece.name, piece.drawing
        recipe = self._recipe_of(drawing) if order.with_recipe else ""
        options = replace(order.options, recipe=recipe)
        if drawing is not None:
            write_chart(self._chart(drawing), path, options=options, fmt=fmt)
        else:
            briefing = self._drawn_up(options.note, told=fmt.order < DATA_FROM)
            write_briefing(briefing, path, fmt, options=options)

    # --- what it rests on ------------------------------------------------------------------

    @property
    def _comparison(self) -> Comparison:
        assert self._compared is not None
        return self._compared

    def _chart(self, drawing: Drawing) -> Chart:
        if drawing.chart is not None:
            return drawing.chart
        return chart_kinds()[drawing.kind].build(self._comparison, drawing.subject)

    def _drawn_up(self, note: str, *, told: bool = True) -> Briefing:
        """Return the briefing, drawn up once; *told*: with a typical run and a map to be played."""
        if told not in self._briefings:
            from simulator.export.drawn_up import briefing_of, usual_drawings
            from simulator.export.played import opening, regional_map, typical_run

            assert self._material is not None
            compared = self._comparison
            where = regional_map(compared, opening(1)) if told else None
            self._briefings[told] = briefing_of(
                compared,
                drawings=usual_drawings(compared, self._material.shown),
                maps=(where,) if where else (),
                run=typical_run(compared, opening(1)) if told else None,
                yardstick=self._material.yardstick,
            )
        return replace(self._briefings[told], note=note)

    def _whole_recipe(self) -> Recipe:
        """Return the recipe of everything: a hash of all results, made once."""
        if self._recipe is None:
            assert self._material is not None
            shown, language = self._material.shown, self._material.language
            self._recipe = recipe_for(self._comparison, shown=shown, language=language)
        return self._recipe

    def _recipe_of(self, drawing: Drawing | None) -> str:
        whole = self._whole_recipe()
        if drawing is None or not drawing.kind:
            return whole.text
        return drawn_recipe(whole, drawing.kind, drawing.subject, self._comparison).text


def _rows(chart: Chart, fmt: ExportFormat) -> Iterator[Line]:
    """Yield the first rows of a chart's table as it would be written."""
    assert fmt.chart is not None
    stream = io.BytesIO()
    fmt.chart(chart, stream, Options())
    rows = stream.getvalue().decode().splitlines()
    for row in rows[:_MOST_ROWS]:
        yield Line("", row)
    if len(rows) > _MOST_ROWS:
        yield Line("", "…")


def _columns(comparison: Comparison, form: str) -> Iterator[Line]:
    """Yield the tables of a workbook, or the columns of a table, with what they mean."""
    from simulator.export.tables import tables

    known = tables(comparison)
    single = known.get(form.removeprefix("csv_"))
    if single is not None:
        for field in single.fields:
            yield Line(field.name, f"{field.help} ({field.unit})" if field.unit else field.help)
    elif form == "xlsx":
        for table in known.values():
            yield Line(table.title, ", ".join(field.name for field in table.fields))
    else:
        for name, each in comparison.live.result.layout.indicators.items():
            yield Line(name, f"{tr(each.label)} ({tr(each.unit)})")


def _belonging(names: set[str], replaced: frozenset[str]) -> frozenset[str]:
    """Return those of *names* that belong beside a file that may be replaced."""
    return frozenset(n for n in names if any(n.startswith(f"{main}") for main in replaced))


def _said(error: BoiloverError) -> str:
    """Return what a fault says, without the place where an export would have been made."""
    if isinstance(error, ExportError):
        _, reason, remedy = error.args
        return f"{reason}; {remedy}"
    return str(error)
