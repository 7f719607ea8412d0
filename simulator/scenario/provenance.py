"""Where numbers come from: the interview's claims, the records, the literature, our judgement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Final, Literal, TypeVar

from pydantic import ConfigDict, Field

from simulator.errors import ScenarioError, UnknownName
from simulator.language import mark, tr
from simulator.scenario.findings import Findings
from simulator.scenario.library import data_root
from simulator.scenario.reading import read_document
from simulator.scenario.schema import Entry, SourceId
from simulator.scenario.validate import validate

JUDGEMENT: Final = "judgement"


Names = Annotated[tuple[str, ...], Field(strict=False)]


class Claim(Entry):
    """Something the interview says, in our own words, and what the record says of it.

    ``expressed_by`` names the parameters, events and actors that express it in the model.
    """

    model_config = ConfigDict(extra="ignore")

    text: str
    speaker: str = ""
    kind: Literal["fact", "judgement", "forecast", "hope"]
    paragraph: int | None = None
    check: str = ""
    check_sources: Names = ()
    expressed_by: Names = ()


class Source(Entry):
    """A record or a work of literature that a number may rest on."""

    model_config = ConfigDict(extra="ignore")

    title: str
    kind: str = ""
    publisher: str = ""
    address: str = ""
    authors: str = ""
    year: int | None = None
    note: str = ""


class ClaimsFile(Entry):
    """``seeds/claims.yaml``."""

    format: Literal[1]
    claims: dict[SourceId, Claim]


class SourcesFile(Entry):
    """``seeds/sources.yaml``."""

    format: Literal[1]
    sources: dict[SourceId, Source]


F = TypeVar("F", bound=Entry)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Every id that a ``source`` may name."""

    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids, with the word for what has no source."""
        return (JUDGEMENT, *self.claims, *self.sources)

    def knows(self, source: str) -> bool:
        """Return whether *source* is an id of the record, or the word ``judgement``."""
        return source == JUDGEMENT or source in self.claims or source in self.sources

    def hover(self, source: str) -> str:
        """Return one paragraph that says what an id stands for."""
        if source == JUDGEMENT:
            return tr("judgement: ours, no source")
        if source in self.claims:
            claim = self.claims[source]
            text = tr(_one_line(claim.text))
            told = tr("interview, {kind}: {text}", kind=tr(claim.kind), text=text)
            return f"{source} · {told}"
        if source in self.sources:
            return _source_text(source, self.sources[source])
        raise UnknownName(mark("source"), source, self.ids)


def load_claims(path: Path | None = None) -> Mapping[str, Claim]:
    """Return the claims by id, from ``seeds/claims.yaml`` unless another file is given."""
    file = path or data_root() / "seeds" / "claims.yaml"
    return MappingProxyType(_load(file, ClaimsFile).claims)


def load_sources(path: Path | None = None) -> Mapping[str, Source]:
    """Return records and literature by id, from ``seeds/sources.yaml`` unless another is given."""
    file = path or data_root() / "seeds" / "sources.yaml"
    return MappingProxyType(_load(file, SourcesFile).sources)


@cache
def shipped_provenance() -> Provenance:
    """Return the claims and sources that ship with the program; read once."""
    return Provenance(load_claims(), load_sources())


def hover_text(source: str) -> str:
    """Return one paragraph on a shipped claim, record or work, for a tooltip."""
    return shipped_provenance().hover(source)


def _load(path: Path, model: type[F]) -> F:
    """Return what a file holds; raises ``ScenarioError`` with every fault."""
    findings = Findings()
    root = read_document(path, findings)
    file = validate(model, root, findings)[1] if root is not None else None
    if file is None or len(findings):
        raise ScenarioError(findings.faults)
    return file


def _source_text(name: str, source: Source) -> str:
    kind = source.kind or ("literature" if name.startswith("L_") else "record")
    who = f"{source.authors}{f' ({source.year})' if source.year else ''}: "
    where = ", ".join(part for part in (source.publisher, _address(source)) if part)
    text = f"{who if source.authors else ''}{source.title}{f'. {where}' if where else ''}"
    told = tr("{kind}: {text}", kind=tr(kind), text=_one_line(text))
    return f"{name} · {told}"


def _address(source: Source) -> str:
    return "" if source.address == "none" else source.address


def _one_line(text: str) -> str:
    return " ".join(text.split())
