"""Previews of an export: one is drawn at a time, and of wishes that come meanwhile the last."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Final

from simulator.language import current, tr
from ui.session.export_bench import Bench
from ui.session.export_choice import ExportChoice
from ui.session.export_material import Material
from ui.session.export_orders import Line, Piece, Previewed, PreviewOrder
from ui.session.session import Session
from ui.session.signals import Signal

_COPY_WIDTH: Final = 2880  # pixels, as the picture that is exported
_WIDTH: Final = 1000  # of a preview, until somebody says how wide it is shown
_GROWN: Final = 1.1  # so much wider than it was drawn, a picture looks soft


@dataclass(frozen=True, slots=True)
class Preview:
    """What is shown of what would be written: a picture, or contents, or why there is none.

    ``is_old`` says that another is being drawn.
    """

    png: bytes = b""
    lines: tuple[Line, ...] = ()
    fault: str = ""
    is_old: bool = True


class Previews:
    """Draws what is chosen on the bench, which writes the files too and comes first there."""

    def __init__(self, session: Session, bench: Bench, choice: ExportChoice) -> None:
        self.drawn: Signal[()] = Signal()  # ``now`` is another
        self.copied: Signal[bytes] = Signal()  # a picture for the clipboard, as PNG
        self.now = Preview()
        self.is_held = False  # while files are written, wishes wait
        self._session, self._bench, self._choice = session, bench, choice
        self._numbers = itertools.count(1)
        self._asked = self._copy = 0  # those that are being drawn
        self._is_stale = False
        self._seen = choice.selection  # what the preview is of
        self._width = self._drawn_width = _WIDTH
        self._given: object = None

    def show_at(self, width: int) -> None:
        """Draw them *width* pixels wide from now on; anew where that is much wider."""
        self._width = width
        if width > _GROWN * self._drawn_width and self.now.png:
            self.redraw()

    def redraw(self) -> None:
        """Ask for a preview of what is chosen, once nothing else is under way."""
        self._is_stale = self.is_held or bool(self._asked) or self._session.comparison is None
        if self._is_stale:
            return
        piece, chosen = self._first_piece(), self._choice.selection
        if piece is None:
            self.now = Preview(fault=tr("There is nothing to draw yet."), is_old=False)
        else:
            self._asked, self._drawn_width = next(self._numbers), self._width
            self.give()
            options = self._choice.options
            order = PreviewOrder(self._asked, piece, options, self._width, chosen.is_pack)
            self._bench.ask(order)
            self.now = self._kept()
        self.drawn.emit()

    def catch_up(self) -> None:
        """Draw what was wished for meanwhile."""
        if self._is_stale:
            self.redraw()

    @property
    def can_copy(self) -> bool:
        """Whether a single chart is chosen, and nothing else is under way."""
        chosen = self._choice.selection
        is_one = chosen.are_charts and not chosen.is_several
        return is_one and bool(self._choice.drawings()) and not (self.is_held or self._copy)

    def copy(self) -> bool:
        """Ask for a picture for the clipboard; say whether there is a chart to copy."""
        if not self.can_copy or self._session.comparison is None:
            return False
        (drawing,) = self._choice.drawings().values()
        self._copy = next(self._numbers)
        self.give()
        piece = Piece("", "png", drawing)
        self._bench.ask(PreviewOrder(self._copy, piece, self._choice.options, _COPY_WIDTH))
        return True

    def give(self) -> None:
        """Hand over the results, where they are others than those the bench has."""
        compared = self._session.comparison
        if compared is not None and compared is not self._given:
            self._given = compared
            shown = tuple(each.name for each in self._session.indicators if each.shown)
            yardstick = self._session.preferences.yardstick
            self._bench.give(Material.of(compared, shown, current(), yardstick))

    def take(self, answer: Previewed) -> None:
        """Show what was drawn, or go on to what is wished for by now."""
        if answer.number == self._copy:
            self._copy = 0
            self.copied.emit(answer.png)
        elif answer.number == self._asked:
            self._asked = 0
            self.now = Preview(answer.png, answer.lines, answer.fault, is_old=self._is_stale)
            if self._is_stale and not self.is_held:
                self.redraw()
            else:
                self.drawn.emit()

    def forget(self, fault: str = "") -> None:
        """Expect no answer any more; *fault* tells why, where it was not we who stopped it."""
        self._is_stale = self._is_stale or bool(self._asked)
        self._asked = self._copy = 0
        if fault:
            self._is_stale = False
            self.now = Preview(fault=fault, is_old=False)
            self.drawn.emit()

    def _kept(self) -> Preview:
        """Return what stays to be seen while another is drawn: a chart, until the next is there."""
        before, self._seen = self._seen, self._choice.selection
        alike = before.are_charts and self._seen.are_charts
        if alike or before == self._seen:
            return Preview(self.now.png, self.now.lines)
        return Preview()

    def _first_piece(self) -> Piece | None:
        if self._choice.selection.is_pack:
            return Piece("", "")
        pieces = self._choice.pieces()
        return pieces[0] if pieces else None
