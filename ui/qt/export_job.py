"""Writing charts off the GUI thread: the drawing library alone takes a second to load."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from simulator.charts.chart import Chart
from simulator.errors import BoiloverError


@dataclass(frozen=True, slots=True)
class Order:
    """A chart to be written to *path*; *overwrite* says that the user agreed to replace it."""

    chart: Chart
    path: Path
    overwrite: bool


Write = Callable[[Order], None]


def write(order: Order) -> None:
    """Write one chart; raises ``ExportError``."""
    from ui.session.export import export_chart

    export_chart(order.chart, order.path, overwrite=order.overwrite)


class ExportJob(QObject):
    """Writes orders one after the other in the background; signals arrive in the GUI thread."""

    written = Signal(object)  # the Path
    failed = Signal(str)
    ended = Signal()

    def __init__(self, write: Write = write, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._write = write
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def start(self, orders: Sequence[Order]) -> None:
        """Begin writing; ``ended`` follows the last order or the first failure."""
        self._pool.start(_Task(tuple(orders), self._write, self))

    def wait(self) -> None:
        """Return when nothing is being written any more."""
        self._pool.waitForDone()


class _Task(QRunnable):
    def __init__(self, orders: Sequence[Order], write: Write, job: ExportJob) -> None:
        super().__init__()
        self._orders, self._write, self._job = orders, write, job

    def run(self) -> None:
        """Write until all is written or one fails."""
        try:
            for order in self._orders:
                self._write(order)
                self._job.written.emit(order.path)
        except (BoiloverError, OSError) as error:
            self._job.failed.emit(str(error))
        finally:
            self._job.ended.emit()
