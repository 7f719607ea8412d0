"""Drawing many charts: a picture takes a third of a second, so several processes share them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from simulator.charts.chart import Chart
from simulator.ensemble.launch import CONTEXT, for_workers, start_server
from simulator.ensemble.pool import Progress
from simulator.export.options import Options


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart and the files that it is to be written to; the suffix chooses the format."""

    chart: Chart
    paths: tuple[Path, ...]
    options: Options


def draw(pictures: Sequence[Picture], workers: int, progress: Callable[[Progress], None]) -> None:
    """Write *pictures* with as many processes; 1 draws in this one."""
    for done, _ in enumerate(_drawn(pictures, workers), start=1):
        progress(Progress(done, len(pictures)))


def _drawn(pictures: Sequence[Picture], workers: int) -> Iterator[None]:
    if workers < 2 or len(pictures) < 2:
        for picture in pictures:
            draw_one(picture)
            yield
        return
    start_server()
    with ProcessPoolExecutor(min(workers, len(pictures)), CONTEXT) as pool:
        with for_workers():
            drawing = {pool.submit(draw_one, picture): picture for picture in pictures}
        try:
            for future in as_completed(drawing):
                _settle(future, drawing[future])
                yield
        finally:
            pool.shutdown(cancel_futures=True)


def _settle(future: Future[None], picture: Picture) -> None:
    """Take a picture as drawn; where its process has died, draw it here."""
    try:
        future.result()
    except BrokenProcessPool:
        draw_one(picture)


def draw_one(picture: Picture) -> None:
    """Write one chart in all its formats."""
    from simulator.export.write import write_chart

    for path in picture.paths:
        write_chart(picture.chart, path, overwrite=True, options=picture.options)
