"""How long it takes from a lever's move to the painted fan, part by part."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any

from PySide6.QtWidgets import QApplication

from simulator.results.ensemble_result import EnsembleResult
from ui.qt.app import FRAME
from ui.qt.content import Content
from ui.session.session import Session

_PATIENCE = 60.0  # seconds for one picture


@dataclass(frozen=True, slots=True)
class Move:
    """One move of a lever, in milliseconds.

    ``simulate`` ends when the replications are there; ``collect`` puts them together, ``quantiles``
    and ``charts`` draw them up, ``paint`` shows them. ``block`` is the longest time in which the
    window could not react; ``n`` the replications of the live variant that were shown.
    """

    total: float
    simulate: float
    collect: float
    quantiles: float
    charts: float
    paint: float
    block: float
    n: int


PARTS = ("simulate", "collect", "quantiles", "charts", "paint")


@dataclass(frozen=True, slots=True)
class Latency:
    """Several moves of one lever."""

    moves: tuple[Move, ...]

    def typical(self, part: str) -> float:
        """Return the median over the moves of ``total`` or one of its parts, in milliseconds."""
        return float(median(getattr(move, part) for move in self.moves))

    @property
    def worst_block(self) -> float:
        """The longest time in which the window could not react, in milliseconds."""
        return max(move.block for move in self.moves)


def measure(session: Session, content: Content, lever: str, values: Sequence[float]) -> Latency:
    """Drag *lever* through *values*, waiting at each for its picture; the first warms up."""
    with _Watch() as watch:
        moves = [_move(session, content, lever, value, watch) for value in values]
    session.end_gesture()
    return Latency(tuple(moves[1:]))


def _move(session: Session, content: Content, lever: str, value: float, watch: _Watch) -> Move:
    watch.reset()
    start = time.perf_counter()
    session.set_lever(lever, value)
    QApplication.processEvents()
    block = time.perf_counter() - start
    while True:
        begun = time.perf_counter()
        watch.reset()
        session.tick()
        ticked = time.perf_counter()
        QApplication.processEvents()
        painted = time.perf_counter()
        block = max(block, painted - begun)
        if _is_shown(session, lever, value) and content.outlook.is_settled:
            break
        if painted - start > _PATIENCE:
            raise TimeoutError(f"no picture of {lever} at {value} within {_PATIENCE:.0f} s")
        time.sleep(max(0.0, FRAME / 1e3 - (painted - begun)))
    charts = watch.charts - watch.quantiles
    shown = session.comparison
    return Move(
        total=1e3 * (painted - start),
        simulate=1e3 * (begun - start),
        collect=1e3 * (ticked - begun - watch.charts),
        quantiles=1e3 * watch.quantiles,
        charts=1e3 * charts,
        paint=1e3 * (painted - ticked),
        block=1e3 * block,
        n=shown.live.result.played if shown else 0,
    )


def _is_shown(session: Session, lever: str, value: float) -> bool:
    shown = session.comparison
    return shown is not None and shown.live.variant.setting(lever) == value


class _Watch:
    """Adds up the seconds spent in quantiles and in charts while it is entered."""

    def __init__(self) -> None:
        self.quantiles = self.charts = 0.0

    def reset(self) -> None:
        """Begin to count anew."""
        self.quantiles = self.charts = 0.0

    def __enter__(self) -> _Watch:
        self._open = [
            _timed(EnsembleResult, "quantiles", self._add_quantiles),
            _timed(EnsembleResult, "summary", self._add_quantiles),
            _timed(Session, "chart", self._add_chart),
        ]
        for each in self._open:
            each.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        for each in self._open:
            each.__exit__(None, None, None)

    def _add_quantiles(self, seconds: float) -> None:
        self.quantiles += seconds

    def _add_chart(self, seconds: float) -> None:
        self.charts += seconds


@contextmanager
def _timed(owner: type, name: str, add: Callable[[float], None]) -> Iterator[None]:
    """Tell *add* how long each call of a method takes, until left."""
    plain: Any = getattr(owner, name)

    def timed(*arguments: Any, **named: Any) -> Any:
        start = time.perf_counter()
        try:
            return plain(*arguments, **named)
        finally:
            add(time.perf_counter() - start)

    setattr(owner, name, timed)
    try:
        yield
    finally:
        setattr(owner, name, plain)
