"""All that a document says: drawn up once, then set as slides, as a page or as tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from simulator.charts.chart import Chart
from simulator.charts.headline import Headline
from simulator.results.comparison import Comparison

_SHORT: Final = 4  # letters of an id that points somewhere: C18, S05, S100


@dataclass(frozen=True, slots=True)
class InputRow:
    """A lever or a shock in which the variants differ.

    ``cells`` has what it is in each variant, in the order of the comparison's entries; ``differs``
    says which of them stand off the baseline.
    """

    label: str
    unit: str
    cells: tuple[str, ...]
    differs: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """What happened on one day of a run, in sentences; ``short`` are those that matter most.

    ``weight`` says which days matter most.
    """

    date: str
    text: str
    weight: float = 0.0
    short: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A typical run of the live variant: which one, what it was like, and its time line."""

    title: str
    subtitle: str
    days: tuple[Day, ...]
    lanes: Chart | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """What something rests on: an id (C1, S05 ...) and what it says in a sentence."""

    id: str
    text: str

    @property
    def short_id(self) -> str:
        """The id where a reader can use it: names of files and of no source are left out."""
        return self.id if len(self.id) <= _SHORT else ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """What a document is made of.

    ``question`` is what the comparison asks, ``headline`` its answer with likelihood, interval and
    what that rests on. ``charts`` stand in the order of the pages: how the runs end, courses, what
    differs, where, when. ``limits`` are sentences on how far to trust it, ``note`` is the user's
    own. Texts are in the language that was in use when it was drawn up.
    """

    comparison: Comparison
    question: str
    headline: Headline
    charts: tuple[Chart, ...]
    inputs: tuple[InputRow, ...] = ()
    run: Run | None = None
    sources: tuple[Source, ...] = ()
    limits: tuple[str, ...] = ()
    note: str = ""
