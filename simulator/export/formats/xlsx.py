"""A workbook with a sheet for each table of a briefing, written a row at a time."""

from __future__ import annotations

import errno
import importlib
import io
import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final
from xml.etree import ElementTree

from simulator.export.atomic import explained
from simulator.export.briefing import Briefing
from simulator.export.format import ExportFormat
from simulator.export.options import Options
from simulator.export.tables import Table, tables
from simulator.export.unpacking import member

_WIDE: Final = 60  # the widest column, in letters
_PIECE: Final = 255  # letters that Excel keeps in one property
_NAME: Final = "Boilover recipe"
_PROPERTIES: Final = "docProps/custom.xml"


def write(briefing: Briefing, stream: BinaryIO, options: Options) -> None:
    """Write what the tables mean, then each table with units, then nothing else."""
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook(write_only=True)
    found = tables(briefing.comparison)
    with _refusals_told():
        _read_me(book.create_sheet("Read me"), briefing, found.values())
        for table in found.values():
            _sheet(book.create_sheet(table.title[:31]), table)
        _keep(book, briefing, options.recipe)
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            ExcelWriter(book, archive).save()


@contextmanager
def _refusals_told() -> Iterator[None]:
    """Tell what the system refuses: rows wait in temporary files, where the error is another."""
    refused: Any = importlib.import_module("lxml.etree").SerialisationError
    try:
        yield
    except refused as error:
        number = getattr(errno, str(error).removeprefix("IO_"), errno.EIO)
        folder = tempfile.gettempdir()
        raise explained(Path(folder), OSError(number, os.strerror(number))) from error


def recipe_of(data: bytes) -> str:
    """Return the recipe in a workbook's properties, empty where there is none."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if _PROPERTIES not in package.namelist():
            return ""
        properties = ElementTree.fromstring(member(package, _PROPERTIES))
    found = {each.get("name", ""): "".join(each.itertext()) for each in properties}
    return "".join(found[name] for name in sorted(found) if name.startswith(_NAME))


def _read_me(sheet: Any, briefing: Briefing, found: Any) -> None:
    sheet.column_dimensions["A"].width = 18
    sheet.column_dimensions["B"].width = 26
    sheet.column_dimensions["C"].width = _WIDE + 20
    sheet.append([_bold(sheet, briefing.question)])
    sheet.append([_bold(sheet, briefing.headline.sentence)])
    sheet.append([briefing.headline.small_print])
    for limit in briefing.limits:
        sheet.append([limit])
    sheet.append([])
    sheet.append([_bold(sheet, word) for word in ("Sheet", "Column", "What it means", "Unit")])
    for table in found:
        for field in table.fields:
            sheet.append([table.title, field.name, field.help, field.unit])


def _sheet(sheet: Any, table: Table) -> None:
    for place, field in enumerate(table.fields):
        letter = _letter(place)
        sheet.column_dimensions[letter].width = min(_WIDE, max(10, len(field.name) + 3))
    sheet.freeze_panes = "A2"
    sheet.append([_bold(sheet, field.name) for field in table.fields])
    for row in table.rows():
        sheet.append(row)


def _keep(book: Any, briefing: Briefing, recipe: str) -> None:
    from openpyxl.packaging.custom import StringProperty

    book.properties.title = briefing.headline.sentence
    book.properties.creator = "Boilover"
    book.properties.description = briefing.headline.small_print
    for place in range(0, len(recipe), _PIECE):
        name = f"{_NAME} {place // _PIECE:05}"
        book.custom_doc_props.append(
            StringProperty(name=name, value=recipe[place : place + _PIECE])
        )


def _bold(sheet: Any, text: str) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet, value=text)
    cell.font = Font(bold=True)
    return cell


def _letter(place: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(place + 1))


FORMAT = ExportFormat("xlsx", "Workbook (Excel)", 70, briefing=write, recipe=recipe_of)
