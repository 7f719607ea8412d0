"""The file that lays out a deck: the project's own, or one of the user's, and what it must have."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

from simulator.errors import ExportError
from simulator.export.deck.metrics import FAMILY
from simulator.export.options import ASPECTS, Options
from simulator.language import SEMICOLON, mark, tr

OWN: Final = Path(__file__).with_name("template.pptx")
EMU: Final = 914400  # in an inch

_SHAPES: Final = {"16:9": ASPECTS["16:9"], "a4": ASPECTS["a4"]}
_FALL_BACK: Final = ASPECTS["4:3"]  # what a projector takes where a page is asked for as a square
_OPENING: Final = ("Boilover opening", "title")
_FINDING: Final = ("Boilover finding", "obj")
_TITLES: Final = ("title", "ctrTitle")
_TEXTS: Final = ("obj", "body", "subTitle")
_LEAST: Final = (5.0, 2.5)  # inches that a picture needs
_REMEDY: Final = mark(
    "give a template with the layouts “Title Slide” and “Title and Content” of PowerPoint, "
    "or leave it out"
)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends on the right."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.top + self.height

    def emu(self) -> tuple[Any, Any, Any, Any]:
        """Return left, top, width and height as PowerPoint counts."""
        from pptx.util import Emu

        sides = (self.left, self.top, self.width, self.height)
        left, top, width, height = (Emu(round(side * EMU)) for side in sides)
        return left, top, width, height


@dataclass(frozen=True, slots=True)
class Layouts:
    """The two layouts a deck needs: what it opens with, and a title over something."""

    opening: Any
    finding: Any


def opened(options: Options) -> Any:
    """Return an empty presentation laid out as *options* say; raises ``ExportError``."""
    from pptx import Presentation
    from pptx.exc import PackageNotFoundError

    path = options.template
    if path is None:
        deck = Presentation(str(OWN))
        _reshape(deck, _SHAPES.get(options.aspect, _FALL_BACK))
        return deck
    try:
        deck = Presentation(str(path))
    except PackageNotFoundError as error:
        there = path.exists()
        reason = tr("it is no presentation (.pptx)") if there else tr("there is no such file")
        raise ExportError(str(path), reason, tr(_REMEDY)) from error
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        reason = tr("it is no presentation (.pptx)")
        raise ExportError(str(path), reason, tr(_REMEDY)) from error
    _without_slides(deck)
    return deck


def layouts_of(deck: Any, path: Path | None) -> Layouts:
    """Return the layouts of *deck*, by our names or by their kind; raises ``ExportError``."""
    opening, finding = _layout(deck, *_OPENING), _layout(deck, *_FINDING)
    missing = [
        tr("no layout “{name}” or of the kind “{kind}”", name=name, kind=kind)
        for found, (name, kind) in ((opening, _OPENING), (finding, _FINDING))
        if found is None
    ]
    if not missing and title_of(opening) is None:
        missing.append(tr("no title on the layout “{name}”", name=opening.name))
    if not missing:
        missing += _lacks(finding)
    if missing:
        reason = tr("the template has {missing}", missing=tr(SEMICOLON).join(missing))
        raise ExportError(str(path), reason, tr(_REMEDY))
    return Layouts(opening, finding)


def title_of(sheet: Any) -> Any:
    """Return the title placeholder of a layout or slide, ``None`` where it has none."""
    return next((each for each in sheet.placeholders if kind_of(each) in _TITLES), None)


def content_of(sheet: Any) -> Any:
    """Return the largest placeholder for a picture or text, ``None`` where there is none."""
    found = [each for each in sheet.placeholders if kind_of(each) in _TEXTS and box_of(each)]
    return max(found, key=lambda each: each.width * each.height, default=None)


def has_content(sheet: Any) -> bool:
    """Tell whether a layout has a place for more than a title and what stands under it."""
    return any(kind_of(each) in ("obj", "body") for each in sheet.placeholders)


def named(sheet: Any, name: str) -> Any:
    """Return the placeholder that a template calls *name*, ``None`` where it has none."""
    own = (each for each in sheet.placeholders if each.name.casefold() == name.casefold())
    return next(own, None)


def kind_of(placeholder: Any) -> str:
    """Return the kind of a placeholder as its file has it."""
    return str(placeholder.element.ph.get("type", "obj"))


def box_of(placeholder: Any) -> Box | None:
    """Return where a placeholder is, its own place or that which it inherits."""
    sides = (placeholder.left, placeholder.top, placeholder.width, placeholder.height)
    return None if None in sides else Box(*(side / EMU for side in sides))


def family_of(deck: Any) -> str:
    """Return the typeface of the theme's text."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root = ElementTree.fromstring(theme.blob)
    found = root.find(".//{*}minorFont/{*}latin")
    face = found.get("typeface", "") if found is not None else ""
    return face or FAMILY


def size_of(sheet: Any, placeholder: Any, default: float) -> float:
    """Return the size in points in which the text of a layout's placeholder is set."""
    master = sheet.slide_master
    kind = "title" if kind_of(placeholder) in _TITLES else "body"
    same = [each.element for each in master.placeholders if kind_of(each) == kind]
    styles = master.element.findall(f"{{*}}txStyles/{{*}}{kind}Style")
    for each in (placeholder.element, *same, *styles):
        found = each.find(".//{*}lvl1pPr/{*}defRPr")
        if found is not None and found.get("sz"):
            return int(found.get("sz")) / 100
    return default


def _layout(deck: Any, name: str, kind: str) -> Any:
    layouts = list(deck.slide_layouts)
    own = (each for each in layouts if each.name.casefold() == name.casefold())
    alike = (each for each in layouts if each.element.get("type") == kind)
    return next(own, None) or next(alike, None)


def _lacks(layout: Any) -> list[str]:
    """Return what the layout of a finding has not: a title, or room for a picture."""
    if title_of(layout) is None:
        return [tr("no title on the layout “{name}”", name=layout.name)]
    content = content_of(layout)
    if content is None:
        return [tr("no placeholder for content on the layout “{name}”", name=layout.name)]
    box = box_of(content)
    if box is None or box.width < _LEAST[0] or box.height < _LEAST[1]:
        wide, high = _LEAST
        room = f"{wide:g} × {high:g}"
        return [tr("a content placeholder smaller than {room} inches", room=room)]
    return []


def _reshape(deck: Any, ratio: float) -> None:
    """Give the slides another width, and everything on their layouts its share of it."""
    from pptx.util import Emu

    width = round(deck.slide_height / ratio)
    factor = width / deck.slide_width
    if abs(factor - 1) < 1e-3:
        return
    deck.slide_width = Emu(width)
    for sheet in (deck.slide_master, *deck.slide_layouts):
        for shape in sheet.shapes:
            shape.left, shape.width = (
                Emu(round(shape.left * factor)),
                Emu(round(shape.width * factor)),
            )


def _without_slides(deck: Any) -> None:
    """Leave out what slides a template comes with."""
    for each in list(deck.slides._sldIdLst):
        deck.part.drop_rel(each.rId)
        deck.slides._sldIdLst.remove(each)
