"""The export dialog without its widgets: a preview, then the files, made in another process."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Literal

from simulator.language import tr
from ui.session.export_bench import Bench
from ui.session.export_choice import ExportChoice
from ui.session.export_orders import (
    Answer,
    Died,
    ExportOrder,
    NotWritten,
    Previewed,
    Stopped,
    Under,
    Written,
)
from ui.session.export_preview import Preview, Previews
from ui.session.export_words import not_written_words, progress_words, runs_words, written_words
from ui.session.gallery import ChartChoice
from ui.session.offer import Offer
from ui.session.session import Session
from ui.session.signals import Signal

State = Literal["choosing", "asking", "waiting", "writing", "stopping", "done", "failed", "stopped"]
BUSY: Final[tuple[State, ...]] = ("waiting", "writing", "stopping")


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
        self.changed: Signal[()] = Signal()  # choices, state
        self.progressed: Signal[()] = Signal()  # how far it has come
        self.choice = ExportChoice(session, offers, chosen)
        self.waits = True  # for refined results
        self.previews = Previews(session, bench, self.choice)
        self._session, self._bench = session, bench
        self._state: State = "choosing"
        self._message = ""
        self._under: Under | None = None
        self._written: Written | None = None
        self._replace: frozenset[str] = frozenset()
        self._orders = itertools.count(1)
        self._was_preview = session.status.is_preview
        self._ends = (
            session.results_changed.connect(self._follow),
            session.closed.connect(self.close),
        )
        self.previews.redraw()

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
        return runs_words(self._session.status)

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
            return progress_words(self._under)
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
                self.progressed.emit()
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
        self.previews.give()
        self._under = None
        order = ExportOrder(
            choice.folder,
            f".boilover-export-{os.getpid()}-{next(self._orders)}.part",
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
            self.previews.take(answer)
            self.progressed.emit()
        elif isinstance(answer, Under):
            self._under = answer
            self.progressed.emit()
        elif isinstance(answer, Written):
            self._written = answer
            self._end("done", written_words(answer))
        elif isinstance(answer, NotWritten):
            self._end("failed", not_written_words(answer))
        elif isinstance(answer, Stopped):
            self.previews.forget()
            if self._state == "stopping":
                self._end("stopped", tr("Stopped. Nothing was written."))
        else:
            self._died(answer)

    def _died(self, _: Died) -> None:
        """Tell that the process has gone, which the system does where memory runs out."""
        why = tr("The process that draws was ended from outside, perhaps for want of memory.")
        if self._state in ("writing", "stopping"):
            self.previews.forget()
            remedy = tr("Nothing was written. Close other programs, then export again.")
            self._end("failed", f"{why} {remedy}")
        else:
            self.previews.forget(why)

    def _end(self, state: State, message: str) -> None:
        self._under, self._message = None, message
        if state == "done":
            self._session.set_export_folder(str(self.choice.folder))
        self._put(state)
        self.previews.catch_up()

    # --- how it hangs together -------------------------------------------------------------

    def _follow(self) -> None:
        """Draw anew when results are refined, or there for the first time."""
        is_preview, was = self.is_preview, self._was_preview
        self._was_preview = is_preview
        self.choice.forget_drawings()
        if is_preview != was or self.previews.now == Preview():
            self.previews.redraw()
        self.changed.emit()

    def _chosen(self) -> None:
        self._rest()
        self.previews.redraw()

    def _rest(self) -> None:
        """Take back what was said about the last export: another one is being chosen."""
        if not self.is_busy:
            self._message = ""
            self._put("choosing")

    def _put(self, state: State) -> None:
        self._state = state
        self.previews.is_held = state in ("writing", "stopping")
        self.changed.emit()
