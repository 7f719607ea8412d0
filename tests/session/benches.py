"""Benches for exports in tests: one whose answers a test says, one that works on the spot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ui.session.export_material import Material
from ui.session.export_orders import Answer, ExportOrder, Order, PreviewOrder
from ui.session.export_work import Workshop

FAN = "fan:participants"


@dataclass
class FakeBench:
    """A bench whose answers a test says."""

    asked: list[Order] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    given: int = 0
    stopped: bool = False
    closed: bool = False

    def give(self, material: Material) -> None:
        self.given += 1

    def ask(self, order: Order) -> None:
        self.asked.append(order)

    def poll(self) -> Sequence[Answer]:
        answers, self.answers = self.answers, []
        return answers

    def stop(self) -> None:
        self.stopped = True

    def close(self) -> None:
        self.closed = True

    @property
    def order(self) -> ExportOrder:
        order = self.asked[-1]
        assert isinstance(order, ExportOrder)
        return order

    @property
    def previews(self) -> list[PreviewOrder]:
        return [order for order in self.asked if isinstance(order, PreviewOrder)]


class DeskBench(FakeBench):
    """A bench that works here, when asked for its answers."""

    def __init__(self) -> None:
        super().__init__()
        self._shop = Workshop(lambda answer: self.answers.append(answer))

    def give(self, material: Material) -> None:
        self._shop.take(material)

    def ask(self, order: Order) -> None:
        super().ask(order)
        if isinstance(order, ExportOrder):
            self._shop.do(order)
