"""Text put into shapes: paragraphs of pieces at a size that was measured to fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from simulator.export.deck.ink import rgb
from simulator.export.deck.metrics import Metrics, Paragraph
from simulator.export.deck.template import Box

Align = Literal["left", "center", "right"]


def put_text(frame: Any, words: str, size: float | None) -> None:
    """Write a paragraph into a placeholder; without *size* it is that of the layout."""
    from pptx.util import Pt

    paragraph = frame.paragraphs[0]
    for place, line in enumerate(words.split("\n")):
        if place:
            paragraph.add_line_break()
        run = paragraph.add_run()
        run.text = line
        if size is not None:
            run.font.size = Pt(size)


def set_text(
    frame: Any, paragraphs: Sequence[Paragraph], size: float, *, align: Align = "left"
) -> None:
    """Write *paragraphs* into a text frame."""
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    for place, each in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        if align != "left":
            paragraph.alignment = {"center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}[align]
        if each.after:
            paragraph.space_after = Pt(round(each.after * each.size * size, 1))
        for piece in each.pieces:
            run = paragraph.add_run()
            run.text = piece.text
            run.font.size = Pt(round(size * each.size * 2) / 2)
            if piece.bold:
                run.font.bold = True
            if piece.colour:
                run.font.color.rgb = rgb(piece.colour)


def put_box(
    shapes: Any,
    metrics: Metrics,
    box: Box,
    paragraphs: Sequence[Paragraph],
    sizes: tuple[float, float],
    *,
    name: str = "",
    align: Align = "left",
    middle: bool = False,
    outline: str = "",
    wrap: bool = True,
) -> Any:
    """Put a text box whose text is as large as fits, between the two *sizes*; return the shape."""
    from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
    from pptx.util import Pt

    shape = shapes.add_textbox(*box.emu())
    if name:
        shape.name = name
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size = wrap, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP
    size = metrics.fitting(paragraphs, box.width, box.height, max(sizes), min(sizes))
    set_text(frame, paragraphs, size, align="center" if middle else align)
    if outline:
        shape.line.color.rgb, shape.line.width = rgb(outline), Pt(1)
    return shape
