"""The texts a scenario was read from, so that it can travel and be read again as it was."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from simulator.errors import BoiloverError
from simulator.language import tr

if TYPE_CHECKING:
    from simulator.scenario.model import Scenario

_PLACE: Final = re.compile(
    r"((countries|plausible|records)/)?[A-Za-z0-9][\w.-]*\.(yaml|csv|geojson)"
)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that a scenario rests on: where it stood, and what it held when it was read."""

    path: Path
    text: str

    @property
    def place(self) -> str:
        """Where it belongs beside the scenario's own file: ``countries/land.yaml``."""
        folder = self.path.parent.name
        kept = folder in ("countries", "plausible", "records")
        return f"{folder}/{self.path.name}" if kept else self.path.name


@dataclass(frozen=True, slots=True)
class Bundle:
    """A scenario called *name* as texts, by the place of each file beside its own."""

    name: str
    files: Mapping[str, str]

    def hashes(self) -> Mapping[str, str]:
        """Return the SHA-256 of each file."""
        return MappingProxyType(
            {place: hashlib.sha256(text.encode()).hexdigest() for place, text in self.files.items()}
        )


class BadBundle(BoiloverError):
    """What should be a bundle is none; the text says why."""


def bundle_of(scenario: Scenario) -> Bundle:
    """Return the texts *scenario* was read from; empty for one that was made by code."""
    return Bundle(scenario.name, MappingProxyType({f.place: f.text for f in scenario.files}))


def load_bundle(bundle: Bundle, load: Callable[[Path], Scenario]) -> Scenario:
    """Return the scenario of a bundle, read by *load* as files are; what it lacks must ship.

    Raises ``BadBundle`` where it is none, ``ScenarioError`` where its texts are at fault.
    """
    with tempfile.TemporaryDirectory(prefix="boilover-") as folder:
        return load(write_bundle(bundle, Path(folder)))


def write_bundle(bundle: Bundle, folder: Path) -> Path:
    """Write the texts of a bundle into *folder* and return the file of its scenario.

    Raises ``BadBundle`` where it is none, before anything is written.
    """
    own = f"{bundle.name}.yaml"
    if own not in bundle.files:
        raise BadBundle(tr("the text of {file} is not in it", file=own))
    encoded: dict[str, bytes] = {}
    for place, text in bundle.files.items():
        if not _PLACE.fullmatch(place):
            raise BadBundle(tr("{place!r} is no place for a file of a scenario", place=place))
        try:
            encoded[place] = text.encode()
        except UnicodeEncodeError as error:
            message = tr("{place} holds half a character, which no file can", place=place)
            raise BadBundle(message) from error
    for place, data in encoded.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder / own
