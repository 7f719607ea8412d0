"""What the user chooses to export, and how: remembered from one time to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from simulator.export.options import ASPECTS, Aspect, Options
from simulator.language import tr
from ui.session.export_items import (
    CHARTS,
    FormatChoice,
    Group,
    Item,
    chart_formats,
    format_of,
    groups_of,
    key_of,
)
from ui.session.export_names import chart_name, distinct, whole_name, with_suffix
from ui.session.export_orders import Drawing, Piece
from ui.session.export_place import free_name
from ui.session.gallery import ChartChoice
from ui.session.offer import Offer
from ui.session.session import Session

VIEW: Final = "export"  # under which the note is kept with what is open
_DECK: Final = "pptx"


@dataclass(frozen=True, slots=True)
class Selection:
    """The items that are chosen: one of any group, or several charts."""

    items: tuple[Item, ...]

    @property
    def is_pack(self) -> bool:
        """Whether it is everything in one folder."""
        return bool(self.items) and self.items[0].group == "pack"

    @property
    def are_charts(self) -> bool:
        """Whether it is charts."""
        return bool(self.items) and self.items[0].group in CHARTS

    @property
    def is_several(self) -> bool:
        """Whether there is no single file to be named."""
        return len(self.items) > 1


class ExportChoice:
    """What, in which format and shape, with which note, under which name, where to."""

    def __init__(
        self,
        session: Session,
        offers: Sequence[Offer] = (),
        chosen: ChartChoice | Offer | None = None,
    ) -> None:
        self._session = session
        self.groups: tuple[Group, ...] = groups_of(session, offers, chosen)
        self._items = {item.key: item for group in self.groups for item in group.items}
        self._typed = ""
        self._is_beside = False  # names that are taken get a number
        self._made: dict[str, Drawing] = {}
        self._kept_note = str(session.view_state(VIEW).get("note", ""))
        self._keys: tuple[str, ...] = (key_of(chosen) if chosen else self._first(),)
        self.formats: tuple[FormatChoice, ...] = chart_formats()

    # --- what ------------------------------------------------------------------------------

    @property
    def selection(self) -> Selection:
        """What is chosen, in the order of the list."""
        return Selection(tuple(i for key, i in self._items.items() if key in self._keys))

    def select(self, keys: Sequence[str]) -> None:
        """Choose several charts, or one of anything: the last of *keys* where they do not mix."""
        known = [key for key in keys if key in self._items]
        if not known:
            return
        if not all(self._items[key].group in CHARTS for key in known):
            known = known[-1:]
        self._keys = tuple(known)
        self._begin_name()
        first = self._items[known[0]]
        self._session.keep_export(what=first.key if first.chart is None else "chart")

    def toggle(self, key: str) -> None:
        """Take a chart into the choice or out of it; the last one stays."""
        others = [each for each in self._keys if each != key]
        self.select(others if key in self._keys and others else [*others, key])

    # --- how -------------------------------------------------------------------------------

    @property
    def format(self) -> str:
        """The module's name of the format that charts are written in."""
        kept, names = self._session.preferences.export_format, [f.name for f in self.formats]
        return kept if kept in names else names[0]

    def choose_format(self, name: str) -> None:
        """Choose the format of charts; the name follows with its suffix."""
        if name in (each.name for each in self.formats):
            self._typed = self._typed.removesuffix(f".{self.suffix}")
            self._session.keep_export(format=name)

    @property
    def has_formats(self) -> bool:
        """Whether there is a format to choose."""
        return self.selection.are_charts

    @property
    def aspect(self) -> Aspect:
        """The shape of a page."""
        kept = self._session.preferences.export_aspect
        return cast("Aspect", kept) if kept in ASPECTS else "16:9"

    def choose_aspect(self, aspect: Aspect) -> None:
        """Choose the shape of a page."""
        self._session.keep_export(aspect=aspect)

    @property
    def has_aspect(self) -> bool:
        """Whether what is chosen is drawn on pages whose shape is free."""
        chosen = self.selection
        if chosen.are_charts:
            return self.suffix != "csv"
        return chosen.is_pack or self._format == _DECK

    @property
    def note(self) -> str:
        """What the user adds to the foot of each page."""
        return self._kept_note

    def set_note(self, note: str) -> None:
        """Take a note; it is kept with what is open."""
        self._kept_note = note
        self._session.keep_view_state(VIEW, {"note": note} if note else {})

    @property
    def has_note(self) -> bool:
        """Whether what is chosen has a place for a note."""
        chosen = self.selection
        return not (chosen.are_charts and self.suffix == "csv") and not self._is_data

    @property
    def with_recipe(self) -> bool:
        """Whether files carry how they were made."""
        return self._session.preferences.export_recipe == "on"

    def set_recipe(self, wanted: bool) -> None:
        """Let files carry how they were made, or leave it out for release."""
        self._session.keep_export(recipe="on" if wanted else "off")

    @property
    def template(self) -> Path | None:
        """The user's own template for slides, ``None`` for ours."""
        kept = self._session.preferences.export_template
        return Path(kept) if kept else None

    def choose_template(self, path: Path | None) -> None:
        """Set slides on the user's own template, or on ours again."""
        self._session.keep_export(template=str(path or ""))

    @property
    def has_template(self) -> bool:
        """Whether slides are among what is chosen."""
        chosen = self.selection
        deck = _DECK in (item.format for item in self._items.values())
        return deck and (chosen.is_pack or self._format == _DECK)

    @property
    def options(self) -> Options:
        """What formats are told; the recipe comes later, for it takes its time."""
        return Options(
            self.aspect if self.has_aspect else "16:9",
            note=self.note if self.has_note else "",
            template=self.template if self.has_template else None,
        )

    # --- under which name ------------------------------------------------------------------

    @property
    def suffix(self) -> str:
        """The suffix of the files, without the dot; empty for a folder."""
        return "" if self.selection.is_pack else format_of(self._format).suffix

    @property
    def name(self) -> str:
        """The name of the file or of the pack's folder: what was typed, else what is in it."""
        return with_suffix(self._typed, self.suffix) or self.suggested

    @property
    def suggested(self) -> str:
        """The name that says what is in it; empty for several files."""
        chosen = self.selection
        if chosen.is_several:
            return ""
        if chosen.are_charts:
            return chart_name(self._session, chosen.items[0].title, self.suffix)
        if self._is_data:
            what = format_of(self._format).title.partition("(")[0].strip().casefold()
            return whole_name(self._session, tr(what), self.suffix)
        return whole_name(self._session, tr("briefing"), self.suffix)

    def rename(self, name: str) -> None:
        """Take a name that was typed; an empty one is the suggested again."""
        self._typed, self._is_beside = name.strip(), False

    def keep_both(self) -> None:
        """Give a number to each name that is taken."""
        if self.selection.is_several:
            self._is_beside = True
        else:
            self._typed = free_name(self.folder, self.name)

    @property
    def folder(self) -> Path:
        """Where to, as chosen last."""
        kept = self._session.preferences.export_folder
        return Path(kept) if kept and Path(kept).is_dir() else Path.home()

    def choose_folder(self, folder: Path) -> None:
        """Write into *folder* from now on."""
        self._is_beside = False
        self._session.set_export_folder(str(folder))

    # --- what comes of it ------------------------------------------------------------------

    def drawings(self) -> Mapping[str, Drawing]:
        """Return the charts that are chosen by their titles, as far as there is one to draw."""
        items = self.selection.items
        return {i.title: made for i in items if (made := self._drawing(i)) is not None}

    def forget_drawings(self) -> None:
        """Let pages make their charts anew: the numbers are others."""
        self._made.clear()

    def pieces(self) -> tuple[Piece, ...]:
        """Return the files to write, with their names."""
        if not self.selection.are_charts:
            return () if self.selection.is_pack else (Piece(self.name, self._format),)
        drawings = self.drawings()
        if not self.selection.is_several:
            return tuple(Piece(self.name, self.format, each) for each in drawings.values())
        names = distinct(chart_name(self._session, title, self.suffix) for title in drawings)
        if self._is_beside:
            taken = {name for name in names if (self.folder / name).exists()}
            names = tuple(free_name(self.folder, n) if n in taken else n for n in names)
        return tuple(
            Piece(n, self.format, d) for n, d in zip(names, drawings.values(), strict=True)
        )

    def taken(self) -> tuple[str, ...]:
        """Return the names that something has already where it would be written."""
        pack = (self.name,) if self.selection.is_pack else ()
        names = (*pack, *(piece.name for piece in self.pieces()))
        return tuple(name for name in names if (self.folder / name).exists())

    @property
    def _format(self) -> str:
        items = self.selection.items
        return (items[0].format if items else "") or self.format

    @property
    def _is_data(self) -> bool:
        return any(item.group == "data" for item in self.selection.items)

    def _begin_name(self) -> None:
        self._typed, self._is_beside = "", False

    def _drawing(self, item: Item) -> Drawing | None:
        if not isinstance(item.chart, Offer):
            return Drawing(item.chart.kind, item.chart.subject) if item.chart else None
        if self._made.get(item.key) is None and (chart := item.chart.draw()):
            self._made[item.key] = Drawing(chart=chart)
        return self._made.get(item.key)

    def _first(self) -> str:
        """Return what was exported last, if there is such a thing now; else everything."""
        kept = self._session.preferences.export_what
        if kept == "chart":
            return next((k for k, i in self._items.items() if i.group in CHARTS), "pack")
        return kept if kept in self._items else next(iter(self._items))
