"""``plausible: NAME``: a table of parameter sets, read with every fault told at its place.

The file is plain text: lines that begin with ``#`` are notes, the first other line names the
parameters, each further line is one set of values; commas between them, no quotes.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from simulator.errors import did_you_mean
from simulator.language import tr
from simulator.scenario.declare import NumberDeclaration
from simulator.scenario.document import Place
from simulator.scenario.draft import Draft, out_of, span
from simulator.scenario.findings import Findings
from simulator.scenario.kinds import Kinds
from simulator.scenario.model import Scenario
from simulator.scenario.reading import read_text
from simulator.scenario.sets import ParameterSets

_NOTE = "#"
_REMEMBERED = 4  # files read lately


@dataclass(frozen=True, slots=True)
class _Cell:
    """One piece between commas, and where it stands."""

    text: str
    place: Place


def read_sets(path: Path, kinds: Kinds, findings: Findings) -> ParameterSets | None:
    """Return the sets of a file, or ``None`` where it has faults; their standard is open: NaN."""
    before = len(findings)
    text = read_text(path, findings)
    lines = _lines(text or "", str(path))
    if text is not None and len(lines) < 2:
        message = tr("holds no set: name parameters in one line, values in others")
        findings.add_file(str(path), message)
    if len(findings) > before:
        return None
    head, *rows = lines
    declared = _declared(head, kinds, findings)
    values = tuple(_row(row, head, declared, findings) for row in rows)
    if len(findings) > before:
        return None
    paths = tuple(cell.text for cell in head)
    return ParameterSets(path.stem, paths, (math.nan,) * len(paths), values)


def open_to(draft: Draft, scenario: Scenario, sets: ParameterSets) -> ParameterSets:
    """Return *sets* without what the files state nearer than they name the sets.

    A number of a file that extends the one with the sets, or a setting of it, is meant.
    """
    depth = draft.chain.depth(draft.tree.at(("plausible",)))
    stated = {
        target
        for name, lever in scenario.levers.items()
        for target in lever.targets
        if draft.chain.depth(draft.tree.at(("settings", name))) < depth
    }
    kept = sets.only(
        [
            path
            for path in sets.paths
            if path in scenario.parameters
            and path not in stated
            and draft.chain.depth(draft.tree.at((*path.split("."), "value"))) >= depth
        ]
    )
    standard = tuple(scenario.value(path) for path in kept.paths)
    return ParameterSets(kept.name, kept.paths, standard, kept.rows)


@lru_cache(maxsize=_REMEMBERED)
def _lines(text: str, file: str) -> tuple[tuple[_Cell, ...], ...]:
    """Return the cells of each line that is neither empty nor a note; scenarios share files."""
    return tuple(_cut(text, file))


def _cut(text: str, file: str) -> Iterator[tuple[_Cell, ...]]:
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith(_NOTE):
            column, cells = 1, []
            for piece in line.split(","):
                inset = len(piece) - len(piece.lstrip())
                cells.append(_Cell(piece.strip(), Place(file, number, column + inset)))
                column += len(piece) + 1
            yield tuple(cells)


def _declared(
    head: tuple[_Cell, ...], kinds: Kinds, findings: Findings
) -> tuple[NumberDeclaration | None, ...]:
    """Return what the model says of each parameter named, ``None`` where it knows none."""
    known = {
        f"actors.{actor}.{name}": declaration
        for actor, numbers in kinds.actors.items()
        for name, declaration in numbers.items()
        if isinstance(declaration, NumberDeclaration)
    }
    return tuple(_known(cell, head[:place], known, findings) for place, cell in enumerate(head))


def _known(
    cell: _Cell,
    before: tuple[_Cell, ...],
    known: Mapping[str, NumberDeclaration],
    findings: Findings,
) -> NumberDeclaration | None:
    if cell.text not in known:
        hint = did_you_mean(cell.text, known)
        message = tr("no parameter of an actor is called {name!r}{hint}", name=cell.text, hint=hint)
        findings.add(cell.place, (), message)
    elif any(cell.text == other.text for other in before):
        findings.add(cell.place, (cell.text,), tr("is given twice"))
    return known.get(cell.text)


def _row(
    row: tuple[_Cell, ...],
    head: tuple[_Cell, ...],
    declared: tuple[NumberDeclaration | None, ...],
    findings: Findings,
) -> tuple[float, ...]:
    """Return the values of one set; what is not one is noted and stands as NaN."""
    if len(row) != len(head):
        message = tr(
            "must hold {wanted} values, as many as there are parameters, not {given}",
            wanted=len(head),
            given=len(row),
        )
        findings.add(row[0].place, (), message)
        return ()
    return tuple(
        _value(cell, name.text, declaration, findings)
        for cell, name, declaration in zip(row, head, declared, strict=True)
    )


def _value(cell: _Cell, path: str, declared: NumberDeclaration | None, findings: Findings) -> float:
    try:
        value = float(cell.text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        shown = cell.text[:40]
        findings.add(cell.place, (path,), tr("must be a finite number, not {value!r}", value=shown))
    elif declared is not None and not declared.low <= value <= declared.high:
        bounds = span(declared.low, declared.high, declared.unit)
        findings.add(cell.place, (path,), out_of(bounds, value))
    return value
