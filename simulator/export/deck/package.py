"""The file around a deck: a fixed date in it, its recipe where Office keeps it."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any, Final
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from simulator.export.unpacking import member

NAMESPACE: Final = "urn:boilover:recipe"
DATE: Final = datetime(2000, 1, 1)
"""Written wherever a file must say when it was made: the same briefing gives the same bytes."""

_ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)
_ID: Final = "{7B0E0B6C-3A5D-4F0E-9B51-B01105E4DECC}"
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"


def keep_recipe(deck: Any, recipe: str) -> None:
    """Put *recipe* into *deck* as a custom XML part, which Office takes along when it saves."""
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    package = deck.part.package
    text = f'{_XML}<recipe xmlns="{NAMESPACE}">{escape(recipe)}</recipe>'
    item = Part(PackURI("/customXml/item1.xml"), "application/xml", package, text.encode())
    about = (
        f'{_XML}<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" ds:itemID="{_ID}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    properties = Part(
        PackURI("/customXml/itemProps1.xml"),
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        package,
        about.encode(),
    )
    deck.part.relate_to(item, f"{_OFFICE}/relationships/customXml")
    item.relate_to(properties, f"{_OFFICE}/relationships/customXmlProps")


def recipe_of(data: bytes) -> str:
    """Return the recipe in a deck, empty where there is none."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.startswith("customXml/item"):
                root = ElementTree.fromstring(member(package, name))
                if root.tag == f"{{{NAMESPACE}}}recipe":
                    return "".join(root.itertext())
    return ""


def dated(data: bytes) -> bytes:
    """Return the package *data* with one fixed date on each of its parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for each in old.infolist():
            entry = zipfile.ZipInfo(each.filename, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(each))
    return made.getvalue()
