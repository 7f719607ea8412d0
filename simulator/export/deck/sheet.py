"""One slide: its title, what stands under it, a note at the foot, and what the speaker says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from simulator.charts.palette import PRINT
from simulator.export.deck.metrics import Metrics, Paragraph
from simulator.export.deck.template import (
    EMU,
    Box,
    Layouts,
    box_of,
    content_of,
    family_of,
    has_content,
    kind_of,
    layouts_of,
    named,
    opened,
    size_of,
    title_of,
)
from simulator.export.deck.text import put_box, put_text, set_text
from simulator.export.options import Options
from simulator.language import tr

_LEAST_TITLE: Final = 16.0
_LEAST_SUBJECT: Final = 9.0
_NOTE: Final = (10.0, 7.0)
_NOTE_HEIGHT: Final = 0.42
_SUBJECT_HEIGHT: Final = 0.34
_GAP: Final = 0.12
_BADGE: Final = (1.05, 0.3)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A slide that is being filled: ``room`` is what is left for its content."""

    slide: Any
    room: Box
    metrics: Metrics


class Deck:
    """A presentation that grows slide by slide."""

    def __init__(self, options: Options, *, preview: bool = False) -> None:
        """*preview* marks every slide: some runs are still to come."""
        self.file = opened(options)
        self._preview = preview
        self._layouts: Layouts = layouts_of(self.file, options.template)
        self.metrics = Metrics(family_of(self.file))

    @property
    def opens_with_room(self) -> bool:
        """Whether there is more than title and subtitle on the slide the deck opens with."""
        return named(self._layouts.opening, "Content") is not None

    def open(self, title: str, subtitle: str, note: str, notes: str) -> Sheet:
        """Add the slide the deck opens with."""
        layout = self._layouts.opening
        return self._add(layout, title, subtitle, note, notes, subject=("Subtitle", "subTitle"))

    def add(self, title: str, subject: str, note: str, notes: str) -> Sheet:
        """Add a slide whose title is a finding, on what *subject* names."""
        layout = self._layouts.finding
        return self._add(layout, title, subject, note, notes, subject=("Subject", ""))

    def _add(
        self,
        layout: Any,
        title: str,
        subtitle: str,
        note: str,
        notes: str,
        *,
        subject: tuple[str, str],
    ) -> Sheet:
        slide = self.file.slides.add_slide(layout)
        self._fill(layout, title_of(layout), title_of(slide), title, _LEAST_TITLE)
        room = self._subject(slide, layout, subtitle, subject, self._room(layout))
        room = self._moved_up(slide, layout, title, room, has_subject=bool(subtitle))
        self._note(slide, layout, note, room)
        room = room if named(layout, "Note") else replace(room, height=room.height - _NOTE_HEIGHT)
        _number(slide, layout)
        if self._preview:
            self._badge(slide, layout)
        _without_rest(slide)
        slide.notes_slide.notes_text_frame.text = notes
        return Sheet(slide, room, self.metrics)

    def _room(self, layout: Any) -> Box:
        """Return where the content goes: in its placeholder, else under the title."""
        content = named(layout, "Content") or content_of(layout)
        box = box_of(content) if content is not None else None
        title = box_of(title_of(layout))
        if box is None or title is None:
            wide, high = (side / EMU for side in (self.file.slide_width, self.file.slide_height))
            return Box(0.6, high / 2, wide - 1.2, high / 2 - 0.6)
        return box

    def _subject(
        self, slide: Any, layout: Any, words: str, subject: tuple[str, str], room: Box
    ) -> Box:
        """Set the line under the title, in its placeholder or at the top of the room."""
        name, kind = subject
        alike = (each for each in layout.placeholders if kind_of(each) == kind)
        place = named(layout, name) or next(alike, None)
        if place is not None:
            mine = _same(slide, place)
            self._fill(layout, place, mine, words, _LEAST_SUBJECT)
            return room
        if words:
            box = replace(room, height=_SUBJECT_HEIGHT)
            put_box(
                slide.shapes, self.metrics, box, [Paragraph.of(words, colour=PRINT.ink2)], (14, 9)
            )
        return _below(room, _SUBJECT_HEIGHT if words else 0.0)

    def _moved_up(
        self, slide: Any, layout: Any, title: str, room: Box, *, has_subject: bool
    ) -> Box:
        """Close the gap under a title of one line, on a layout of ours; return the larger room."""
        subject, place = named(layout, "Subject"), title_of(layout)
        box, under = box_of(place), box_of(subject) if subject is not None else None
        if box is None or under is None:
            return room
        size = size_of(layout, place, 20.0)
        size = self._line_size([Paragraph.of(title, bold=True)], box.width, size) or size
        spare = box.height - self.metrics.lines(title, size, box.width, bold=True) * size / 60
        up = max(0.0, spare)
        if has_subject:
            mine = _same(slide, subject)
            mine.left, mine.top, mine.width, mine.height = replace(under, top=under.top - up).emu()
        else:
            up += 0.4 * under.height
        return replace(room, top=room.top - up, height=room.height + up)

    def _note(self, slide: Any, layout: Any, note: str, room: Box) -> None:
        lines = [Paragraph.of(line) for line in note.split("\n") if line]
        place = named(layout, "Note")
        box = box_of(place) if place is not None else None
        if place is not None and box is not None:
            size = min(size_of(layout, place, _NOTE[0]), _NOTE[0])
            size = self.metrics.fitting(lines, box.width, box.height, size, _NOTE[1])
            set_text(_same(slide, place).text_frame, lines, size)
        elif lines:
            top = room.bottom - _NOTE_HEIGHT
            if not has_content(layout):  # nothing but title and subtitle: at the foot of the slide
                top = self.file.slide_height / EMU - 2 * _NOTE_HEIGHT
            box = Box(room.left, top, room.width, _NOTE_HEIGHT)
            grey = [Paragraph.of(each.text, colour=PRINT.ink3) for each in lines]
            put_box(slide.shapes, self.metrics, box, grey, _NOTE)

    def _fill(self, layout: Any, place: Any, mine: Any, words: str, least: float) -> None:
        """Set *words* in a placeholder, as large as its layout has it where that fits."""
        box = box_of(place)
        largest = size_of(layout, place, 20.0)
        lines = [Paragraph.of(words, bold=_is_bold(place))]
        width, height = (box.width, box.height) if box else (5.0, 1.0)
        size = self._line_size(lines, width, largest)
        size = size or self.metrics.fitting(lines, width, height, largest, least)
        words = self.metrics.cut(
            words,
            size,
            width,
            lines=max(1, int(height * 72 / (size * 1.2) + 0.01)),
            bold=_is_bold(place),
        )
        words = self.metrics.unbroken(words, size, width, bold=_is_bold(place))
        put_text(mine.text_frame, words, None if size >= largest else size)

    def _line_size(self, lines: list[Paragraph], width: float, largest: float) -> float:
        """Return the size, if not much smaller, at which it is one line: no word stands alone."""
        for size in (largest, *(largest - step / 2 for step in range(1, round(largest / 4)))):
            if self.metrics.lines_of(lines[0].pieces, size, width) == 1:
                return size
        return 0.0

    def _badge(self, slide: Any, layout: Any) -> None:
        """Say that it is a preview, over the right end of the title."""
        box = box_of(title_of(layout))
        if box is not None:
            wide, high = _BADGE
            place = Box(box.right - wide, max(0.1, box.top - high - 0.04), wide, high)
            put_box(
                slide.shapes,
                self.metrics,
                place,
                [Paragraph.of(tr("Preview"), bold=True)],
                (12, 8),
                outline=PRINT.ink,
                middle=True,
            )


def _below(box: Box, height: float) -> Box:
    used = height + _GAP if height else 0.0
    return replace(box, top=box.top + used, height=box.height - used)


def _same(slide: Any, place: Any) -> Any:
    """Return the slide's own placeholder for that of its layout."""
    idx = place.placeholder_format.idx
    return next(each for each in slide.placeholders if each.placeholder_format.idx == idx)


def _is_bold(place: Any) -> bool:
    found = place.element.find(".//{*}lvl1pPr/{*}defRPr")
    return kind_of(place) in ("title", "ctrTitle") or (found is not None and found.get("b") == "1")


def _number(slide: Any, layout: Any) -> None:
    """Number the slide where its layout has a place for that, which slides do not take over."""
    from copy import deepcopy

    place = next((each for each in layout.placeholders if kind_of(each) == "sldNum"), None)
    if place is None:
        return
    mine = deepcopy(place.element)
    for style in mine.findall(".//{*}lstStyle/*"):
        style.getparent().remove(style)
    tree = slide.shapes._spTree
    mine.nvSpPr.cNvPr.set("id", str(max(int(each.get("id")) for each in tree.iter("{*}cNvPr")) + 1))
    tree.append(mine)


def _without_rest(slide: Any) -> None:
    """Take out the placeholders that nothing was written into: they would ask for it."""
    for each in list(slide.placeholders):
        if kind_of(each) != "sldNum" and not each.text_frame.text:
            each.element.getparent().remove(each.element)


def texts(lines: Sequence[str]) -> str:
    """Return speaker notes from paragraphs."""
    return "\n\n".join(line for line in lines if line)
