"""Scenario files written: a variant as a new small file, or new lever positions in an old one."""

from __future__ import annotations

import contextlib
import io
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

from simulator.errors import ExportError, ScenarioError, UnknownName
from simulator.language import tr
from simulator.scenario.differences import differences
from simulator.scenario.edit import text_with_settings
from simulator.scenario.findings import Findings
from simulator.scenario.library import scenario_beside
from simulator.scenario.model import Variant
from simulator.scenario.reading import read_text
from simulator.scenario.schema import LONGEST_LINE, NAME_PATTERN


def save_variant(variant: Variant, path: Path, *, overwrite: bool = False) -> None:
    """Write a variant as a file that extends its scenario and holds only what differs.

    Raises ``ExportError`` where a file stands there already, or could not be loaded again.
    """
    _check_place(variant.scenario.name, path, overwrite=overwrite)
    _write(path, variant_text(variant))


def save_settings(path: Path, settings: Mapping[str, float]) -> None:
    """Put levers of a scenario file at other positions; all else in it stays as it is.

    Raises ``ScenarioError`` where the file cannot be read or edited.
    """
    findings = Findings()
    text = read_text(path, findings)
    if text is None:
        raise ScenarioError(findings.faults)
    edited = text_with_settings(text, settings, str(path))
    if edited != text:
        _write(path, edited)


def save_text(text: str, path: Path, *, overwrite: bool = False) -> None:
    """Write the text of a whole scenario to a file of its own.

    Raises ``ExportError`` where a file stands there already, or the name is none for a scenario.
    """
    _check_name(path, overwrite=overwrite)
    _write(path, text)


def variant_text(variant: Variant) -> str:
    """Return the text of a file that makes *variant* from the scenario it is based on."""
    title = variant.title.strip() or variant.scenario.title
    title = title.encode("utf-8", "replace").decode()[:LONGEST_LINE]
    content: dict[str, Any] = {"format": 1, "title": title, "extends": variant.scenario.name}
    if variant.notes.strip() and variant.notes != variant.scenario.notes:
        content["notes"] = _paragraphs(variant.notes)
    content |= differences(variant)
    stream = io.StringIO()
    writer = YAML()
    writer.width = 10_000
    writer.dump(CommentedMap(content), stream)
    return stream.getvalue()


def _paragraphs(notes: str) -> str:
    """Return notes as they are written: line by line where YAML allows that, else with escapes."""
    text = notes.encode("utf-8", "replace").decode().strip()
    lines = text.split("\n")
    plain = all(line.isprintable() and line == line.strip() for line in lines)
    made: str = LiteralScalarString(text) if plain else DoubleQuotedScalarString(text)
    return made


def _check_name(path: Path, *, overwrite: bool) -> None:
    if path.suffix != ".yaml" or not re.match(NAME_PATTERN, path.stem):
        remedy = tr("choose a name such as my-variant.yaml (a-z, 0-9, _ and -)")
        raise ExportError(str(path), tr("is not the name of a scenario file"), remedy)
    if path.exists() and not overwrite:
        remedy = tr("choose another name, or say that it may be replaced")
        raise ExportError(str(path), tr("a file stands there already"), remedy)


def _check_place(scenario: str, path: Path, *, overwrite: bool) -> None:
    _check_name(path, overwrite=overwrite)
    if path.stem == scenario:
        raise ExportError(str(path), tr("would extend itself"), tr("choose another name"))
    try:
        scenario_beside(scenario, path.parent)
    except UnknownName:
        reason = tr("extends {scenario}, which is not there", scenario=scenario)
        remedy = tr("save it in the folder of {scenario}.yaml", scenario=scenario)
        raise ExportError(str(path), reason, remedy) from None


def _write(path: Path, text: str) -> None:
    """Write beside, then rename, so that what stood there is whole or replaced, never half."""
    target = path.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        beside.write_bytes(text.encode("utf-8"))
        beside.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        reason = tr("cannot be written: {reason}", reason=error.strerror or error)
        remedy = tr("choose a folder that you may write to")
        raise ExportError(str(path), reason, remedy) from error
