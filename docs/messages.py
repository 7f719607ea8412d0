"""What people read, collected: the texts in the code, and the words of the model.

Code marks its texts with ``tr``, ``trn`` and ``mark``. Labels of indicators, outcomes, milestones,
events and formats stand in registries, those of levers in scenario files: they are shown through
``tr`` as they are, so they are looked up here instead of being marked.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args

if TYPE_CHECKING:
    from simulator.scenario.provenance import Provenance

ROOT: Final = Path(__file__).resolve().parents[1]
_NAMES: Final = {"tr": 1, "mark": 1, "trn": 2}


@dataclass(frozen=True, slots=True)
class Message:
    """A text, its plural if it counts something, where it stands and what it is."""

    text: str
    plural: str = ""
    where: str = ""
    what: str = ""


@cache
def messages() -> tuple[Message, ...]:
    """Return every text there is, each once, those of the code first."""
    found: dict[str, Message] = {}
    for message in (*in_code(), *in_model()):
        known = found.setdefault(message.text, message)
        if message.plural and not known.plural:
            found[message.text] = message
    return tuple(found.values())


# --- the code --------------------------------------------------------------------------------


def in_code() -> Iterator[Message]:
    """Yield what is marked in the code, file by file."""
    for top in ("simulator", "ui"):
        for path in sorted((ROOT / top).rglob("*.py")):
            where = path.relative_to(ROOT).as_posix()
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    yield from _marked(node, node.func.id, where)


def _marked(call: ast.Call, name: str, where: str) -> Iterator[Message]:
    if name in _NAMES:
        texts = [_literal(argument) for argument in call.args[: _NAMES[name]]]
        if texts and all(texts):
            yield Message(*texts, where=where) if len(texts) > 1 else Message(texts[0], "", where)


def _literal(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


# --- the model -------------------------------------------------------------------------------


def in_model() -> Iterator[Message]:
    """Yield the words of registries and scenario files that the window shows."""
    from simulator.charts.kind import chart_kinds
    from simulator.engine.catalogue import kinds
    from simulator.engine.regional_series import COURSES
    from simulator.export.format import export_formats
    from simulator.results.layout import engine_layout
    from simulator.scenario.library import shipped
    from simulator.scenario.provenance import Claim, shipped_provenance
    from simulator.story.sentences import SENTENCES

    layout = engine_layout()
    for outcome in layout.outcomes.values():
        yield from _words("outcome", outcome.label, outcome.help)
        yield from _words("the leadership …", outcome.sentence)
    for indicator in layout.indicators.values():
        yield from _words("indicator", indicator.label, indicator.help)
        yield from _words("unit", indicator.unit)
        yield from _words("which number of a run", indicator.summary)
    for measure in layout.regional.values():
        yield from _words("number of a region", measure.label, measure.help)
        yield from _words("unit", measure.unit)
    for course in COURSES.values():
        yield from _words("number of a region", course.short, course.label, course.help)
        yield from _words("unit", course.unit)
    for milestone in layout.milestones.values():
        yield from _words("milestone", milestone.label)
    for event, sentence in SENTENCES.items():
        yield from _words(f"event {event}, told", sentence.text)
        yield from _words(f"event {event}, told, goes on", sentence.more)
        yield from _words(f"event {event}, beside its mark", sentence.short)
    for kind in chart_kinds().values():
        yield from _words("kind of chart", kind.title)
    for form in export_formats().values():
        yield from _words("format of a file", form.title)
    for name in shipped():
        yield from _in_scenario(name)
    for kind, declared in kinds().shocks.items():
        for key, entry in declared.items():
            yield from _words(f"{key} of a shock, {kind}", entry.help, getattr(entry, "unit", ""))
    for word in get_args(Claim.model_fields["kind"].annotation):
        yield from _words("kind of claim", word)
    yield from _in_sources(shipped_provenance())
    yield from _in_window()


def _in_scenario(name: str) -> Iterator[Message]:
    import simulator
    from simulator.charts.shocks import shock_label
    from simulator.scenario.model import Scenario

    scenario: Scenario = simulator.load(name)
    here = f"scenario {name}"
    yield from _words(f"{here}, title", scenario.title)
    yield from _words(f"{here}, summary", scenario.summary)
    yield from _words(f"{here}, notes", scenario.notes)
    yield from _words("country", scenario.country.title)
    yield from _words("region", *(region.name for region in scenario.country.regions))
    for lever in scenario.levers.values():
        yield from _words("lever", lever.label)
        yield from _words("group of levers", lever.group)
        yield from _words(f"lever “{lever.label}”", lever.help)
        yield from _words("unit", lever.unit)
    for number in (*scenario.parameters.values(), *scenario.country.columns.values()):
        yield from _words(f"number {number.path}", number.help)
        yield from _words("unit", number.unit)
        yield from _words("confidence", number.confidence)
    for shock in scenario.shocks:
        yield from _words("shock", shock_label(shock))
        state = scenario.shock(shock)
        for number in state.numbers.values() if state else ():
            yield from _words(f"number of shock “{shock_label(shock)}”", number.help, number.unit)


def _in_sources(known: Provenance) -> Iterator[Message]:
    """Yield what claims say, what the record says of them, and notes on works."""
    kinds = {source.kind for source in known.sources.values()}
    yield from _words("kind of source", *sorted(kinds), "claim")
    for name, claim in known.claims.items():
        yield from _words(f"claim {name}", " ".join(claim.text.split()))
        yield from _words(f"claim {name}, checked", " ".join(claim.check.split()))
        yield from _words("who makes a claim", claim.speaker)
    for source in known.sources.values():
        yield from _words("note on a source", source.note)


def _in_window() -> Iterator[Message]:
    """Yield the names of pages, and what opens which files."""
    from ui.qt.page import page_kinds
    from ui.session.opening import openers

    for page in page_kinds().values():
        yield from _words("page", page.title)
    for opener in openers().values():
        yield from _words("kind of file", opener.title)
        yield from _words("what dropping a file does", opener.offer)


def _words(what: str, *texts: str) -> Iterator[Message]:
    for text in texts:
        if any(letter.isalpha() for letter in text):
            yield Message(text, what=what)


def duplicates(found: Iterable[Message]) -> dict[str, Any]:
    """Return texts that are marked with different plurals: one of them would be lost."""
    plurals: dict[str, set[str]] = {}
    for message in found:
        if message.plural:
            plurals.setdefault(message.text, set()).add(message.plural)
    return {text: many for text, many in plurals.items() if len(many) > 1}
