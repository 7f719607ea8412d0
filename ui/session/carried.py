"""The scenario files that a session carries along, for where they are not found.

The texts go in as they were when they were read. Opened again, a file that is still there is taken
as it is now; else one of the same text beside the session; else the text in the session, which is
put into a folder of the user's own, so that the scenario can be found from then on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from simulator.errors import BoiloverError
from simulator.language import tr
from simulator.scenario.bundle import BadBundle, Bundle, bundle_of, write_bundle
from simulator.scenario.library import data_root
from simulator.scenario.model import Scenario
from ui.session.workspace import Workspace


def carried_content(workspace: Workspace) -> Mapping[str, object]:
    """Return what goes along with each scenario on the table, by how it was asked for.

    ``mark`` tells whether the scenario is still the same; ``texts`` are empty where it ships.
    """
    scenarios = {workspace.source: workspace.live.scenario}
    for pin in workspace.pins:
        scenarios.setdefault(pin.source, pin.variant.scenario)
    return {source: _content(scenario) for source, scenario in scenarios.items()}


def mark(scenario: Scenario) -> str:
    """Return a text that changes with any file that a scenario was read from."""
    return _mark(bundle_of(scenario))


def _mark(bundle: Bundle) -> str:
    hashes = dict(sorted(bundle.hashes().items()))
    return hashlib.sha256(json.dumps(hashes).encode()).hexdigest()


def carried_texts(bundle: Bundle) -> Mapping[str, object]:
    """Return what goes along where a scenario's every text does, as with an exported picture."""
    return {"mark": _mark(bundle), "texts": dict(bundle.files), "sha256": dict(bundle.hashes())}


class Carried:
    """What a session file brings along, and where its scenarios are to be found here."""

    def __init__(
        self, content: object, session: Path, folder: Path | None, *, exact: bool = False
    ) -> None:
        """*folder* is where texts are put that are nowhere else; ``None`` leaves them out.

        With *exact*, a scenario that is here but another than then gives way to the text.
        """
        self._entries = content if isinstance(content, dict) else {}
        self._session, self._folder, self._exact = session, folder, exact

    def is_changed(self, source: str, scenario: Scenario) -> bool:
        """Whether a scenario is another one than when the session was saved."""
        kept = self._entry(source).get("mark")
        return isinstance(kept, str) and kept != mark(scenario)

    def found(
        self,
        source: str,
        known: Collection[str],
        notes: list[str],
        load: Callable[[str], Scenario],
    ) -> str:
        """Return how to ask for a scenario here; *notes* gets where the session's own text is used.

        Where there is neither file nor text it is *source* itself, for loading to say so.
        """
        is_here = source in known or Path(source).is_file()
        if is_here and not (self._exact and self._differs(source, load)):
            return source
        texts = self._texts(source)
        own = f"{Path(source).stem}.yaml"
        beside = self._session.parent / Path(source).name
        if texts and _holds(beside, texts.get(own, "")):
            return str(beside)
        if not texts or self._folder is None:
            return source
        try:
            path = _unpacked(Bundle(Path(source).stem, texts), self._folder)
        except (BadBundle, OSError) as error:
            notes.append(
                tr(
                    "the text of {file} in the session cannot be used: {reason}",
                    file=own,
                    reason=error,
                )
            )
            return source
        if is_here:
            notes.append(tr("{file} is not the same here; its text in the file is used", file=own))
        else:
            said = tr("{file} was not found here; its text in the session is used", file=source)
            notes.append(said)
        return str(path)

    def _differs(self, source: str, load: Callable[[str], Scenario]) -> bool:
        try:
            return self.is_changed(source, load(source))
        except BoiloverError:
            return True

    def _entry(self, source: str) -> Mapping[str, Any]:
        entry = self._entries.get(source)
        return entry if isinstance(entry, dict) else {}

    def _texts(self, source: str) -> dict[str, str]:
        """Return the texts that came unharmed."""
        entry = self._entry(source)
        texts, hashes = entry.get("texts"), entry.get("sha256")
        if not isinstance(texts, dict) or not isinstance(hashes, dict):
            return {}
        return {
            place: text
            for place, text in texts.items()
            if isinstance(text, str) and hashes.get(place) == _hash(text)
        }


def _content(scenario: Scenario) -> Mapping[str, object]:
    whole = {"mark": mark(scenario)}
    ours = {file.place: file.text for file in scenario.files if not _ships(file.path)}
    if not ours:
        return whole
    return {**whole, "texts": ours, "sha256": {place: _hash(t) for place, t in ours.items()}}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _ships(path: Path) -> bool:
    return any(path.is_relative_to(data_root() / name) for name in ("scenarios", "seeds"))


def _holds(path: Path, text: str) -> bool:
    try:
        return path.is_file() and path.read_bytes().decode("utf-8") == text
    except (OSError, ValueError):
        return False


def _unpacked(bundle: Bundle, folder: Path) -> Path:
    """Return the file of a bundle in a folder of its own; raises ``BadBundle``, ``OSError``."""
    texts = json.dumps(dict(sorted(bundle.files.items())))
    return write_bundle(bundle, folder / _hash(texts)[:16])
