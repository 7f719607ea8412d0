"""The Sources page without a window: who rests on whom, from either side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from simulator.analysis.sourcing import sourcing
from simulator.charts.numerals import grouped
from simulator.language import ENGLISH, current, mark, tr, trn
from simulator.scenario import locate
from simulator.scenario.document import Place
from simulator.scenario.model import Scenario
from simulator.scenario.provenance import JUDGEMENT, Provenance, shipped_provenance
from ui.session.lever_rows import SourceKind
from ui.session.session import Session
from ui.session.signals import Signal
from ui.session.sources_items import KIND_TITLES, Item, items, kind_of

KINDS: Final[tuple[SourceKind, ...]] = ("claim", "record", "literature", "judgement")
_PLURALS: Final = {
    "claim": mark("Claims"),
    "record": mark("Records"),
    "literature": mark("Literature"),
    "judgement": mark("Judgement"),
}


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source with how many things rest on it; ``is_marked``: the chosen thing rests on it."""

    id: str
    kind: SourceKind
    title: str
    count: int
    is_marked: bool


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A filter; without a name it is for everything. ``count`` is how many numbers it leaves."""

    kind: SourceKind | None
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Detail:
    """What is chosen, in words: a title, what it is, paragraphs, and where it can be opened."""

    title: str
    caption: str
    paragraphs: tuple[str, ...]
    address: str = ""


class SourcesView:
    """What the page shows; ``changed`` tells that it is different, ``chosen`` that it was chosen.

    At most one thing is chosen: a source, which leaves what rests on it, or a thing of the model,
    which marks what it rests on.
    """

    def __init__(self, session: Session, known: Callable[[], Provenance] = shipped_provenance):
        self.changed: Signal[()] = Signal()
        self._session, self._known = session, known
        self._scenario: Scenario | None = None
        self._items: tuple[Item, ...] = ()
        self._text = ""
        self._kind: SourceKind | None = None
        self._source = ""
        self._item = ""
        session.scenario_changed.connect(self._read)
        self._read()

    # --- choosing --------------------------------------------------------------------------

    @property
    def search(self) -> str:
        """What is searched for."""
        return self._text

    def find(self, text: str) -> None:
        """Leave what holds every word of *text*."""
        self._text = text
        self.changed.emit()

    def choose_kind(self, kind: SourceKind | None) -> None:
        """Leave one kind of source, and what rests on it; ``None`` leaves all."""
        self._kind, self._source = kind, ""
        self.changed.emit()

    def choose_source(self, source: str) -> None:
        """Leave what rests on a source; an empty text takes the choice back."""
        self._source, self._item = source, ""
        self.changed.emit()

    def choose_item(self, key: str) -> None:
        """Mark what a thing of the model rests on; an empty text takes the choice back."""
        self._item = key
        self.changed.emit()

    def choose_lever(self, name: str) -> None:
        """Show what a lever rests on, whatever was searched for."""
        self._text, self._kind, self._source = "", None, ""
        self.choose_item(f"lever {name}")

    @property
    def source(self) -> str:
        """The chosen source, or nothing."""
        return self._source

    @property
    def item(self) -> Item | None:
        """The chosen thing of the model, if there is one."""
        return next((item for item in self._items if item.key == self._item), None)

    # --- showing ---------------------------------------------------------------------------

    @property
    def lead(self) -> str:
        """What the numbers of the open scenario rest on, in a sentence."""
        if self._scenario is None:
            return tr("No scenario is open")
        found = sourcing([self._scenario], self._known())
        return trn(
            "{count} of {total} numbers behind “{title}” rests on judgement alone",
            "{count} of {total} numbers behind “{title}” rest on judgement alone",
            found.judgement,
            total=grouped(found.total),
            title=tr(self._scenario.title),
        )

    @property
    def small_print(self) -> str:
        """The other numbers by kind of source."""
        if self._scenario is None:
            return ""
        by = sourcing([self._scenario], self._known()).by
        named = {
            "claim": mark("{count} on claims of the interview"),
            "record": mark("{count} on records"),
            "literature": mark("{count} on literature"),
        }
        parts = [tr(text, count=grouped(by[k])) for k, text in named.items() if by.get(k)]
        words = {"counts": ", ".join(parts)}
        if current() == ENGLISH:
            return tr("The others: {counts}; one may rest on several. Choose either side.", **words)
        return tr(
            "The others: {counts}; one may rest on several. Choose either side. "
            "Titles of sources are in English.",
            **words,
        )

    @property
    def kinds(self) -> tuple[KindChoice, ...]:
        """The filters."""
        every = KindChoice(None, tr("All"), len(self._items), self._kind is None)
        counts = {kind: sum(self._is_of(item, kind) for item in self._items) for kind in KINDS}
        return (
            every,
            *(KindChoice(k, tr(_PLURALS[k]), counts[k], k == self._kind) for k in KINDS),
        )

    @property
    def sources(self) -> tuple[SourceRow, ...]:
        """The sources that are left: those of the chosen thing first, then what most rests on."""
        known, item = self._known(), self.item
        marked = item.rests_on if item else ()
        used = Counter(source for item in self._items for source in item.rests_on)
        ids = dict.fromkeys((JUDGEMENT, *known.claims, *known.sources, *used))
        rows = []
        for place, source in enumerate(ids):
            kind, title = kind_of(source, known), self._title(source)
            if self._kind not in (None, kind) or not self._matches(source, title):
                continue
            row = SourceRow(source, kind, title, used[source], source in marked)
            rows.append((not row.is_marked, not used[source], KINDS.index(kind), place, row))
        return tuple(row for *_, row in sorted(rows, key=lambda entry: entry[:4]))

    @property
    def items(self) -> tuple[Item, ...]:
        """The things of the model that are left."""
        return tuple(
            item
            for item in self._items
            if (self._kind is None or self._is_of(item, self._kind))
            and (not self._source or self._source in item.rests_on)
            and (self._source or self._matches(item.label, item.help, item.unit, *item.rests_on))
        )

    @property
    def detail(self) -> Detail | None:
        """What is chosen, in words."""
        if item := self.item:
            return self._of_item(item)
        return self._of_source(self._source) if self._source else None

    def place(self) -> Place | None:
        """Return where what is chosen is written; reads files, so ask when it is wanted."""
        item, scenario = self.item, self._scenario
        if item is None or scenario is None:
            known = self._source and self._source != JUDGEMENT
            return locate.place_of_source(self._source) if known else None
        opened = next((c.source for c in self._session.scenarios if c.is_open), scenario.name)
        if item.kind == "column":
            column = item.name.removeprefix("country.")
            return locate.place_of_column(opened, scenario.country.name, column)
        if item.kind in ("policy", "assumption"):
            return locate.place_of(opened, "levers", item.name)
        if item.kind == "scenario":
            return locate.place_of(item.name.removeprefix("scenarios."), "title")
        return locate.place_of(opened, *item.name.split(".")) if item.kind == "parameter" else None

    # --- how it is made --------------------------------------------------------------------

    def _read(self) -> None:
        scenario = self._session.variant.scenario if self._session.is_open else None
        if scenario is not self._scenario:
            self._scenario = scenario
            self._items = items(scenario, self._known()) if scenario else ()
        self.changed.emit()

    def _is_of(self, item: Item, kind: SourceKind) -> bool:
        if kind == "judgement":
            return item.basis == kind and not item.claims
        return any(kind_of(source, self._known()) == kind for source in item.rests_on)

    def _matches(self, *texts: str) -> bool:
        whole = " ".join(texts).replace("_", " ").casefold()
        return all(word in whole for word in self._text.replace("_", " ").casefold().split())

    def _title(self, source: str) -> str:
        known = self._known()
        if source in known.claims:
            return tr(" ".join(known.claims[source].text.split()))
        if source in known.sources:
            return known.sources[source].title
        return (
            tr("Ours: no source") if source == JUDGEMENT else self._session.describe_source(source)
        )

    def _of_item(self, item: Item) -> Detail:
        parts = []
        if item.value_text:
            unit = f" {tr(item.unit)}" if item.unit else ""
            ends = {"value": f"{item.value_text}{unit}", "range": f"{item.range_text}{unit}"}
            parts.append(tr("{value}, varied from {range}.", **ends))
        if item.confidence:
            parts.append(tr("Confidence: {confidence}.", confidence=tr(item.confidence)))
        if item.help:
            parts.append(item.help)
        parts += [self._session.describe_source(source) for source in item.sources]
        if item.claims:
            parts.append(tr("Expresses {claims}.", claims=", ".join(item.claims)))
        return Detail(item.label, tr(KIND_TITLES[item.kind]), tuple(parts))

    def _of_source(self, source: str) -> Detail:
        known = self._known()
        if claim := known.claims.get(source):
            kind = tr("{kind} of the interview", kind=tr(claim.kind))
            caption = f"{kind}, {tr(claim.speaker)}".rstrip(", ")
            check = tr(" ".join(claim.check.split()))
            sources = f" ({', '.join(claim.check_sources)})" if claim.check_sources else ""
            checked = (
                (tr("Against the record: {check}", check=f"{check}{sources}"),) if check else ()
            )
            return Detail(source, caption, (self._title(source), *checked))
        if entry := known.sources.get(source):
            who = f"{entry.authors}{f' ({entry.year})' if entry.year else ''}"
            parts = [p for p in (entry.title, who, entry.publisher, tr(entry.note)) if p]
            address = "" if entry.address == "none" else entry.address
            return Detail(source, tr(entry.kind or kind_of(source, known)), tuple(parts), address)
        if source == JUDGEMENT:
            words = tr("Nobody else stands for these numbers: they are ours, and open to argument.")
            return Detail(tr("Judgement"), tr("no source"), (words,))
        return Detail(source, tr("unknown source"), (self._title(source),))
