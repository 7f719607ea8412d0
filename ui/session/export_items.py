"""What can be exported: everything in one folder, documents, the charts there are, data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from simulator.charts import pairing
from simulator.charts.kind import chart_kinds
from simulator.export.format import DATA_FROM, ExportFormat, export_formats
from simulator.language import tr
from simulator.results.comparison import Comparison
from ui.session.gallery import ChartChoice
from ui.session.offer import Offer
from ui.session.session import Session

GroupName = Literal["pack", "documents", "charts", "comparison", "data"]
CHARTS: Final[tuple[GroupName, ...]] = ("charts", "comparison")


@dataclass(frozen=True, slots=True)
class Item:
    """Something to export: a *title* for people, and where it has one, its only *format*.

    ``chart`` is what is drawn, ``None`` for what is made of everything. ``about`` is a sentence.
    """

    key: str
    group: GroupName
    title: str
    about: str = ""
    format: str = ""
    chart: ChartChoice | Offer | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Items under a heading."""

    name: GroupName
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class FormatChoice:
    """A format a chart can be written in, by its module's name."""

    name: str
    title: str


def groups_of(
    session: Session, offers: Sequence[Offer] = (), chosen: ChartChoice | Offer | None = None
) -> tuple[Group, ...]:
    """Return everything that can be exported now; *chosen* is among it, wherever it is from."""
    charts: list[ChartChoice | Offer] = [*offers, *session.charts()]
    by_group: dict[GroupName, tuple[str, list[Item]]] = {
        "pack": (tr("Everything"), [_pack()]),
        "documents": (tr("Documents"), list(_whole("documents"))),
        "charts": (tr("Charts"), [_chart("charts", each) for each in charts]),
        "comparison": (tr("Comparison"), list(_differences(session))),
        "data": (tr("Data"), list(_whole("data"))),
    }
    known = {item.key for _, items in by_group.values() for item in items}
    if chosen is not None and key_of(chosen) not in known:
        group: GroupName = "comparison" if getattr(chosen, "kind", "") == "difference" else "charts"
        by_group[group][1].insert(0, _chart(group, chosen))
    return tuple(Group(n, title, tuple(items)) for n, (title, items) in by_group.items() if items)


def key_of(choice: ChartChoice | Offer) -> str:
    """Return what a chart is chosen by."""
    if isinstance(choice, Offer):
        return f"offer:{choice.title}"
    return f"{choice.kind}:{choice.subject}"


def chart_formats() -> tuple[FormatChoice, ...]:
    """Return the formats a chart can be written in, in the order to show."""
    found = export_formats().items()
    return tuple(FormatChoice(name, tr(fmt.title)) for name, fmt in found if fmt.chart)


def format_of(name: str) -> ExportFormat:
    """Return a format by its module's name."""
    return export_formats()[name]


def _pack() -> Item:
    return Item(
        "pack",
        "pack",
        tr("Everything for the briefing"),
        tr("One folder: the documents, every chart, the numbers, and an index."),
    )


def _whole(group: Literal["documents", "data"]) -> Iterator[Item]:
    for name, fmt in export_formats().items():
        if fmt.briefing and (fmt.order >= DATA_FROM) == (group == "data"):
            yield Item(f"format:{name}", group, tr(fmt.title), format=name)


def _chart(group: GroupName, choice: ChartChoice | Offer) -> Item:
    return Item(key_of(choice), group, choice.title, chart=choice)


def _differences(session: Session) -> Iterator[Item]:
    """Yield the paired differences of what has a chart, from each pinned variant."""
    compared = session.comparison
    if compared is None or not any(entry.role == "pinned" for entry in compared.entries):
        return
    shown = {each.name: each.label for each in session.indicators if each.shown}
    known = chart_kinds()["difference"].subjects(compared)
    for letter, rival in _pinned(compared).items():
        for name, label in shown.items():
            subject = pairing.joined(letter, name)
            if subject in known:
                title = tr("{label}: A less {rival}", label=label, rival=rival)
                yield _chart("comparison", ChartChoice("difference", subject, title))


def _pinned(compared: Comparison) -> Mapping[str, str]:
    return {e.letter: e.letter for e in pairing.rivals(compared) if e.role == "pinned"}
