"""The export dialog without its widgets: a preview, then the files, made in another process."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from simulator.charts.numerals import grouped
from simulator.language import current, tr, trn
from ui.session.export_bench import Bench
from ui.session.export_choice import ExportChoice
from ui.session.export_material import Material
from ui.session.export_orders import (
    Answer,
    Died,
    ExportOrder,
    Line,
    NotWritten,
    Piece,
    Previewed,
    PreviewOrder,
    Stopped,
    Under,
    Written,
)
from ui.session.gallery import ChartChoice
from ui.session.offer import Offer
from ui.session.session import Session
from ui.session.signals import Signal

State = Literal["choosing", "asking", "waiting", "writing", "stopping", "done", "failed", "stopped"]
BUSY: Final[tuple[State, ...]] = ("waiting", "writing", "stopping")
_COPY_WIDTH: Final = 2880  # pixels, as the picture that is exported
_WIDTH: Final = 1000  # of a preview, until somebody says how wide it is shown


@dataclass(frozen=True, slots=True)
class Preview:
    """What is shown of what would be written: a picture, or contents, or why there is none.

    ``is_old`` says that another is being drawn.
    """

    png: bytes = b""
    lines: tuple[Line, ...] = ()
    fault: str = ""
    is_old: bool = True


class ExportView:
    """Chooses through ``choice``; ``tick`` brings what the drawing process has answered."""

    def __init__(
        self,
        session: Session,
        bench: Bench,
        *,
        offers: Sequence[Offer] = (),
        chosen: ChartChoice | Offer | None = None,
    ) -> None:
        self.changed: Signal[()] = Signal()  # choices, state, progress
        self.drawn: Signal[()] = Signal()  # the preview
        self.copied: Signal[bytes] = Signal()  # a picture for the clipboard, as PNG
        self.choice = ExportChoice(session, offers, chosen)
        self.waits = True  # for refined results
        self.preview = Preview()
        self._session, self._bench = session, bench
        self._state: State = "choosing"
        self._message = ""
        self._under: Under | None = None
        self._written: Written | None = None
        self._replace: frozenset[str] = frozenset()
        self._numbers = itertools.count(1)
        self._asked = self._copy = 0  # the previews that are being drawn
        self._is_stale = False
        self._seen = self.choice.selection  # what the preview is of
        self._width = _WIDTH
        self._given: object = None
        self._was_preview = session.status.is_preview
        self._ends = (
            session.results_changed.connect(self._follow),
            session.closed.connect(self.close),
        )
        self.redraw()

    # --- how it stands ---------------------------------------------------------------------

    @property
    def state(self) -> State:
        """What is going on."""
        return self._state

    @property
    def is_busy(self) -> bool:
        """Whether something is awaited or being written."""
        return self._state in BUSY

    @property
    def can_export(self) -> bool:
        """Whether there is something to write and nothing under way."""
        if self.is_busy or self._session.comparison is None:
            return False
        return self.choice.selection.is_pack or bool(self.choice.pieces())

    @property
    def is_preview(self) -> bool:
        """Whether the numbers are still to be refined."""
        return self._session.status.is_preview

    @property
    def runs(self) -> str:
        """How many runs the numbers rest on, in words."""
        status = self._session.status
        if not status.is_preview:
            return trn(
                "Refined: {count} run of each scenario.",
                "Refined: {count} runs of each scenario.",
                status.done,
            )
        words = {"done": grouped(status.done), "total": grouped(status.total)}
        if status.is_running:
            return tr("Preview: {done} of {total} runs.", **words)
        return tr("Preview, stopped: {done} of {total} runs.", **words)

    @property
    def progress(self) -> tuple[int, int]:
        """Return how many files are made, of how many; (0, 0) where that is not known."""
        return (self._under.done, self._under.total) if self._under else (0, 0)

    @property
    def message(self) -> str:
        """What there is to say about the export, in a sentence or two."""
        if self._state == "waiting":
            return tr("Waiting for refined results. {runs}", runs=self.runs)
        if self._state == "stopping":
            return tr("Stopping …")
        if self._state == "writing":
            return self._progress_words()
        return self._message

    @property
    def taken(self) -> tuple[str, ...]:
        """The names that are taken, while it is asked what to do about them."""
        return self.choice.taken() if self._state == "asking" else ()

    @property
    def written(self) -> tuple[Path, ...]:
        """What was written last: files, or the folder of a pack."""
        return self._written.paths if self._written else ()

    # --- choosing --------------------------------------------------------------------------

    def choose(self, *keys: str) -> None:
        """Choose one thing, or several charts."""
        self.choice.select(keys)
        self._chosen()

    def toggle(self, key: str) -> None:
        """Take a chart into the choice, or out of it."""
        self.choice.toggle(key)
        self._chosen()

    def change(self, how: Callable[[], None]) -> None:
        """Change how it is exported (format, shape, note, template) and show that."""
        how()
        self._chosen()

    def set_recipe(self, wanted: bool) -> None:
        """Let files carry how they were made, or not; the preview stays."""
        self.choice.set_recipe(wanted)
        self._rest()

    def set_waits(self, waits: bool) -> None:
        """Wait for refined results, or write what is known; while waiting, write it now."""
        self.waits = waits
        self.changed.emit()

    def rename(self, name: str) -> None:
        """Take a name; the preview stays."""
        self.choice.rename(name)
        self._rest()

    def choose_folder(self, folder: Path) -> None:
        """Write into *folder*; the preview stays."""
        self.choice.choose_folder(folder)
        self._rest()

    # --- previews --------------------------------------------------------------------------

    def show_at(self, width: int) -> None:
        """Draw previews *width* pixels wide from now on; anew where that is much wider."""
        grown = width > 1.1 * self._width
        self._width = width
        if grown and self.preview.png:
            self.redraw()

    def redraw(self) -> None:
        """Ask for a preview of what is chosen; while one is drawn, the newest wish waits."""
        if self.is_busy or self._session.comparison is None:
            self._is_stale = True
            return
        if self._asked:
            self._is_stale = True
            return
        self._is_stale = False
        piece = self._first_piece()
        if piece is None:
            self.preview = Preview(fault=tr("There is nothing to draw yet."), is_old=False)
        else:
            self._asked = next(self._numbers)
            self._give()
            pack = self.choice.selection.is_pack
            options = self.choice.options
            self._bench.ask(PreviewOrder(self._asked, piece, options, self._width, pack))
            self.preview = self._kept()
        self.drawn.emit()

    @property
    def can_copy(self) -> bool:
        """Whether a single chart is chosen, and nothing else is under way."""
        chosen = self.choice.selection
        is_one = chosen.are_charts and not chosen.is_several
        return is_one and bool(self.choice.drawings()) and not (self.is_busy or self._copy)

    def copy(self) -> bool:
        """Ask for a picture for the clipboard; say whether there is a chart to copy."""
        if not self.can_copy:
            return False
        (drawing,) = self.choice.drawings().values()
        self._copy = next(self._numbers)
        self._give()
        piece = Piece("", "png", drawing)
        self._bench.ask(PreviewOrder(self._copy, piece, self.choice.options, _COPY_WIDTH))
        return True

    # --- exporting -------------------------------------------------------------------------

    def export(self) -> None:
        """Write what is chosen: ask where a name is taken, wait where results are not refined."""
        if not self.can_export:
            return
        self._replace, self._written = frozenset(), None
        self._go_on()

    def replace(self) -> None:
        """Replace what stands there under the names that were asked about."""
        if self._state == "asking":
            self._replace = frozenset(self.taken)
            self._go_on()

    def keep_both(self) -> None:
        """Write under another name, beside what stands there."""
        if self._state == "asking":
            self.choice.keep_both()
            self._go_on()

    def cancel(self) -> None:
        """Stop waiting or writing: nothing is written then."""
        if self._state == "writing":
            self._put("stopping")
            self._bench.stop()
        elif self._state in ("waiting", "asking"):
            self._put("choosing")
            self.redraw()

    def close(self) -> None:
        """Stop for good; what is half made goes."""
        for end in self._ends:
            end()
        self._bench.close()

    def tick(self) -> None:
        """Take in what was answered; begin to write when the results are there."""
        for answer in self._bench.poll():
            self._take(answer)
        if self._state == "waiting":
            if self.is_preview and self.waits:
                self.changed.emit()
            else:
                self._go_on()

    def _go_on(self) -> None:
        if set(self.choice.taken()) - self._replace:
            self._put("asking")
        elif self.is_preview and self.waits:
            if not self._session.status.is_running:
                self._session.refine()
            self._put("waiting")
        else:
            self._begin()

    def _begin(self) -> None:
        choice = self.choice
        self._give()
        self._under = None
        order = ExportOrder(
            choice.folder,
            f".boilover-export-{os.getpid()}-{next(self._numbers)}.part",
            choice.options,
            choice.pieces(),
            choice.name if choice.selection.is_pack else "",
            choice.with_recipe,
            self._replace,
        )
        self._put("writing")
        self._bench.ask(order)

    # --- what is answered ------------------------------------------------------------------

    def _take(self, answer: Answer) -> None:
        if isinstance(answer, Previewed):
            self._take_preview(answer)
        elif isinstance(answer, Under):
            self._under = answer
            self.changed.emit()
        elif isinstance(answer, Written):
            self._written = answer
            self._end("done", _written_words(answer))
        elif isinstance(answer, NotWritten):
            self._end("failed", _not_written_words(answer))
        elif isinstance(answer, Stopped):
            self._forget_asked()
            if self._state == "stopping":
                self._end("stopped", tr("Stopped. Nothing was written."))
        else:
            self._died(answer)

    def _take_preview(self, answer: Previewed) -> None:
        if answer.number == self._copy:
            self._copy = 0
            if answer.png:
                self.copied.emit(answer.png)
            return
        if answer.number != self._asked:
            return
        self._asked = 0
        self.preview = Preview(answer.png, answer.lines, answer.fault, is_old=self._is_stale)
        if self._is_stale:
            self.redraw()
        else:
            self.drawn.emit()

    def _died(self, answer: Died) -> None:
        """Tell that the process has gone, which the system does where memory runs out."""
        self._forget_asked()
        why = tr("The process that draws was ended from outside, perhaps for want of memory.")
        if self._state in ("writing", "stopping"):
            remedy = tr("Nothing was written. Close other programs, then export again.")
            self._end("failed", f"{why} {remedy}")
        else:
            self.preview = Preview(fault=why, is_old=False)
            self.drawn.emit()

    def _end(self, state: State, message: str) -> None:
        self._under, self._message = None, message
        if state == "done":
            self._session.set_export_folder(str(self.choice.folder))
        self._put(state)
        if self._is_stale:
            self.redraw()

    # --- how it hangs together -------------------------------------------------------------

    def _progress_words(self) -> str:
        under = self._under
        if under is None:
            return tr("Getting ready …")
        if under.doing == "playing":
            return tr("Playing a typical run and the map …")
        if under.doing == "settling":
            return tr("Putting everything in its place …")
        if not under.name:
            words = {"number": grouped(under.done), "total": grouped(under.total)}
            return tr("{number} of {total} pieces are ready.", **words)
        return tr(
            "File {number} of {total}: {name}",
            number=grouped(under.done + 1),
            total=grouped(under.total),
            name=under.name,
        )

    def _first_piece(self) -> Piece | None:
        if self.choice.selection.is_pack:
            return Piece("", "")
        pieces = self.choice.pieces()
        return pieces[0] if pieces else None

    def _kept(self) -> Preview:
        """Return what stays to be seen while another is drawn: a chart, until the next is there."""
        before, self._seen = self._seen, self.choice.selection
        alike = before.are_charts and self._seen.are_charts
        if alike or before == self._seen:
            return Preview(self.preview.png, self.preview.lines)
        return Preview()

    def _give(self) -> None:
        """Hand over the results, where they are others than those the process has."""
        compared = self._session.comparison
        if compared is not None and compared is not self._given:
            self._given = compared
            shown = tuple(each.name for each in self._session.indicators if each.shown)
            yardstick = self._session.preferences.yardstick
            self._bench.give(Material.of(compared, shown, current(), yardstick))

    def _follow(self) -> None:
        """Draw anew when results are refined, or there for the first time."""
        is_preview, was = self.is_preview, self._was_preview
        self._was_preview = is_preview
        self.choice.forget_drawings()
        if is_preview != was or self.preview == Preview():
            self.redraw()
        self.changed.emit()

    def _forget_asked(self) -> None:
        self._is_stale = self._is_stale or bool(self._asked)
        self._asked = self._copy = 0

    def _chosen(self) -> None:
        self._rest()
        self.redraw()

    def _rest(self) -> None:
        """Take back what was said about the last export: another one is being chosen."""
        if not self.is_busy:
            self._message = ""
            self._put("choosing")

    def _put(self, state: State) -> None:
        self._state = state
        self.changed.emit()


def _written_words(answer: Written) -> str:
    if len(answer.paths) == 1 and answer.count == 1:
        return tr("Saved {name}", name=answer.paths[0].name)
    if len(answer.paths) == 1:
        return trn(
            "Saved {count} file in {name}",
            "Saved {count} files in {name}",
            answer.count,
            name=answer.paths[0].name,
        )
    return trn("Saved {count} file", "Saved {count} files", answer.count)


def _not_written_words(answer: NotWritten) -> str:
    if not answer.name:
        words = {"reason": answer.reason, "remedy": answer.remedy}
        return tr("Nothing was written: {reason}. To go on, {remedy}.", **words)
    return tr(
        "Nothing was written. {name}: {reason}. To go on, {remedy}.",
        name=answer.name,
        reason=answer.reason,
        remedy=answer.remedy,
    )
