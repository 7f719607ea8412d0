"""Drawing many charts: a picture takes a third of a second, so several processes share them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from simulator.charts.chart import Chart
from simulator.ensemble.launch import CONTEXT, for_workers, start_server
from simulator.ensemble.pool import Progress
from simulator.export.options import Options
from simulator.language import current, use


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart and the files that it is to be written to; the suffix chooses the format."""

    chart: Chart
    paths: tuple[Path, ...]
    options: Options


class Drawing:
    """Pictures being drawn by processes, while this one does something else."""

    def __init__(
        self, pictures: Sequence[Picture], futures: dict[Future[None], Picture] | None
    ) -> None:
        """*futures* is ``None`` where this process draws all by itself, when it comes to it."""
        self._pictures, self._futures = pictures, futures

    @property
    def done(self) -> int:
        """How many are drawn."""
        return sum(future.done() for future in self._futures or ())

    def rest(self) -> Iterator[None]:
        """Yield once for every picture, when it is drawn; raises what drawing one has raised."""
        if self._futures is None:
            for picture in self._pictures:
                draw_one(picture)
                yield
            return
        for future in as_completed(self._futures):
            try:
                future.result()
            except BrokenProcessPool:  # its process has died: draw it here
                draw_one(self._futures[future])
            yield


@contextmanager
def drawing(pictures: Sequence[Picture], workers: int) -> Iterator[Drawing]:
    """Begin to draw *pictures* with as many processes; 1 draws in this one, and not before asked.

    At the end of the block what has not been begun is dropped.
    """
    if workers < 2 or len(pictures) < 2:
        yield Drawing(pictures, None)
        return
    start_server()
    with ProcessPoolExecutor(min(workers, len(pictures)), CONTEXT) as pool:
        with for_workers():
            futures = {pool.submit(_draw, current(), picture): picture for picture in pictures}
        try:
            yield Drawing(pictures, futures)
        finally:
            pool.shutdown(cancel_futures=True)


def draw(pictures: Sequence[Picture], workers: int, progress: Callable[[Progress], None]) -> None:
    """Write *pictures* with as many processes; 1 draws in this one."""
    with drawing(pictures, workers) as made:
        for done, _ in enumerate(made.rest(), start=1):
            progress(Progress(done, len(pictures)))


def draw_one(picture: Picture) -> None:
    """Write one chart in all its formats."""
    from simulator.export.write import write_chart

    for path in picture.paths:
        write_chart(picture.chart, path, overwrite=True, options=picture.options)


def _draw(language: str, picture: Picture) -> None:
    """Write one chart in a process of its own, which has to be told the language."""
    if current() != language:
        use(language)
    draw_one(picture)
