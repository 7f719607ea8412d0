"""Draws ``template.pptx``, the slides a deck is laid out on: ``python -m`` this, then commit.

Four layouts on one master: what a deck opens with, a finding with its picture, and text. Whoever
has a house style gives a template of their own instead, with layouts of the same kinds.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from simulator.charts.palette import BASELINE, PRINT
from simulator.export.deck.metrics import FAMILY
from simulator.export.deck.package import dated

PATH: Final = Path(__file__).with_name("template.pptx")
WIDTH, HEIGHT = 13.333, 7.5
MARGIN: Final = 0.62

_EMU: Final = 914400
_SPACES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_ABOUT: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.'
    'openxmlformats.org/officeDocument/2006/extended-properties"><Application>Boilover'
    "</Application></Properties>"
)
_WIDE: Final = WIDTH - 2 * MARGIN


@dataclass(frozen=True, slots=True)
class _Place:
    """A placeholder: its kind and number, its name, where it is, and how text is set in it."""

    kind: str
    idx: int
    name: str
    box: tuple[float, float, float, float]
    size: float
    colour: str
    bold: bool = False
    anchor: str = "t"
    align: str = "l"


_TITLE: Final = _Place("title", 0, "Title", (MARGIN, 0.5, _WIDE, 0.96), 26, PRINT.ink, bold=True)
_SUBJECT: Final = _Place("body", 13, "Subject", (MARGIN, 1.47, _WIDE, 0.32), 14, PRINT.ink2)
_CONTENT: Final = _Place("obj", 1, "Content", (MARGIN, 1.95, _WIDE, 4.66), 18, PRINT.ink)
_NOTE: Final = _Place("body", 14, "Note", (MARGIN, 6.86, _WIDE - 0.75, 0.42), 10, PRINT.ink3)
_NUMBER: Final = _Place(
    "sldNum", 12, "Slide number", (WIDTH - MARGIN - 0.6, 6.86, 0.6, 0.2), 10, PRINT.ink3, align="r"
)
_LAYOUTS: Final = {
    "Boilover opening": (
        "title",
        (
            _Place("ctrTitle", 0, "Title", (MARGIN, 0.6, _WIDE, 0.95), 44, PRINT.ink, True),
            _Place("subTitle", 1, "Subtitle", (MARGIN, 1.62, _WIDE, 0.75), 20, PRINT.ink2),
            _Place("body", 15, "Content", (MARGIN, 3.2, _WIDE, 3.2), 16, PRINT.ink),
            _NOTE,
        ),
    ),
    "Boilover finding": ("obj", (_TITLE, _SUBJECT, _CONTENT, _NOTE, _NUMBER)),
}


def drawn() -> bytes:
    """Return the template as the bytes of a file, always the same."""
    from pptx import Presentation
    from pptx.util import Emu

    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(_emu(WIDTH)), Emu(_emu(HEIGHT))
    master = deck.slide_master
    layouts = list(deck.slide_layouts)
    for spare in layouts[len(_LAYOUTS) :]:
        deck.slide_layouts.remove(spare)
    for layout, (name, (kind, places)) in zip(layouts, _LAYOUTS.items(), strict=False):
        layout.name = name
        layout.element.set("type", kind)
        _put(layout, places)
    _put(master, (_TITLE, replace(_CONTENT, kind="body"), _NUMBER), bar=True)
    _set_styles(master)
    _set_theme(master)
    _strip(deck)
    stream = io.BytesIO()
    deck.core_properties.title = "Boilover"
    deck.core_properties.author = "Boilover"
    deck.save(stream)
    return dated(stream.getvalue())


def _strip(deck: Any) -> None:
    """Take off what the file we begin with says of itself: a picture, a printer, a program."""
    for part in (deck.part, deck.part.package):
        for number, relation in list(part._rels.items()):
            if relation.reltype.endswith(("/thumbnail", "/printerSettings")):
                part._rels.pop(number)
            elif relation.reltype.endswith("/extended-properties"):
                relation.target_part._blob = _ABOUT.encode()


def _put(sheet: Any, places: tuple[_Place, ...], *, bar: bool = False) -> None:
    """Put *places* on a master or a layout instead of what is on it."""
    from pptx.oxml import parse_xml

    tree = sheet.shapes._spTree
    for shape in list(sheet.shapes):
        tree.remove(shape.element)
    marks = list(_bar_and_rule()) if bar else []
    for number, text in enumerate([*marks, *map(_placeholder, places)], start=2):
        tree.append(parse_xml(text.replace("{id}", str(number))))


def _bar_and_rule() -> Iterator[str]:
    """Yield the marks on every page: a short bar over the title, a rule over the note."""
    yield _rectangle("Bar", (MARGIN, 0.36, 0.44, 0.05), PRINT.ink)
    yield _rectangle("Rule", (MARGIN, 6.76, _WIDE, 0.01), PRINT.strong_rule)


def _rectangle(name: str, box: tuple[float, float, float, float], colour: str) -> str:
    return (
        f'<p:sp {_SPACES}><p:nvSpPr><p:cNvPr id="{{id}}" name="{name}"/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{_where(box)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"{_fill(colour)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _placeholder(place: _Place) -> str:
    """Return a placeholder whose own style says how text is set."""
    field = ""
    if place.kind == "sldNum":
        field = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr/>'
        field += "<a:t>0</a:t></a:fld>"
    words = field or f"<a:r><a:rPr/><a:t>{place.name}</a:t></a:r>"
    kind = "" if place.kind == "obj" else f' type="{place.kind}"'
    idx = "" if place.kind in ("title", "ctrTitle") else f' idx="{place.idx}"'
    levels = "".join(_level(level, place) for level in range(1, 6))
    return (
        f'<p:sp {_SPACES}><p:nvSpPr><p:cNvPr id="{{id}}" name="{place.name}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{kind}{idx}/></p:nvPr>'
        f"</p:nvSpPr><p:spPr>{_where(place.box)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{place.anchor}">'
        f"<a:noAutofit/></a:bodyPr><a:lstStyle>{levels}</a:lstStyle><a:p>{words}</a:p>"
        "</p:txBody></p:sp>"
    )


def _level(level: int, place: _Place) -> str:
    return (
        f'<a:lvl{level}pPr marL="0" indent="0" algn="{place.align}">'
        '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
        f'<a:buNone/><a:defRPr sz="{round(place.size * 100)}" b="{int(place.bold)}">'
        f'{_fill(place.colour)}<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl{level}pPr>'
    )


def _set_styles(master: Any) -> None:
    """Let the master's own styles say no more than its placeholders do."""
    from pptx.oxml import parse_xml

    styles = master.element.find(f"{{{master.element.nsmap['p']}}}txStyles")
    parts = (("title", _TITLE), ("body", _CONTENT), ("other", _NOTE))
    for style, (name, place) in zip(styles, parts, strict=True):
        levels = "".join(_level(level, place) for level in range(1, 6))
        made = parse_xml(f"<p:{name}Style {_SPACES}>{levels}</p:{name}Style>")
        styles.replace(style, made)


def _set_theme(master: Any) -> None:
    """Give the theme our colours and the typeface that every machine has."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    colours = {
        "dk1": PRINT.ink,
        "lt1": PRINT.page,
        "dk2": PRINT.ink2,
        "lt2": PRINT.window,
        **{f"accent{place}": PRINT.line[letter] for place, letter in enumerate("ABCDEF", 1)},
        "hlink": PRINT.word["A"],
        "folHlink": PRINT.word[BASELINE],
    }
    scheme = "".join(
        f'<a:{name}><a:srgbClr val="{colour[1:]}"/></a:{name}>' for name, colour in colours.items()
    )
    text = part.blob.decode()
    head, _, rest = text.partition("<a:clrScheme")
    _, _, rest = rest.partition("</a:clrScheme>")
    faces = "".join(
        f'<a:{name}Font><a:latin typeface="{FAMILY}"/><a:ea typeface=""/><a:cs typeface=""/>'
        f"</a:{name}Font>"
        for name in ("major", "minor")
    )
    before, _, after = rest.partition("<a:fontScheme")
    _, _, after = after.partition("</a:fontScheme>")
    text = (
        f'{head}<a:clrScheme name="Boilover">{scheme}</a:clrScheme>{before}'
        f'<a:fontScheme name="Boilover">{faces}</a:fontScheme>{after}'
    )
    part._blob = text.encode()


def _where(box: tuple[float, float, float, float]) -> str:
    left, top, wide, high = map(_emu, box)
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>'


def _emu(inches: float) -> int:
    return round(inches * _EMU)


if __name__ == "__main__":
    PATH.write_bytes(drawn())
