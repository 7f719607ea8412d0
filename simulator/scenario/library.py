"""Where files are found: scenarios by name or path, and what ships with the program."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Final

from simulator.errors import UnknownName
from simulator.language import mark

_ABSTRACT: Final = re.compile(r"^abstract: *true\b", re.MULTILINE)
_LOOKS_LIKE_A_PATH: Final = re.compile(r"[/\\]|\.ya?ml$")


def data_root() -> Path:
    """Return the folder that holds ``scenarios/`` and ``seeds/``: in a wheel, else the checkout."""
    package = Path(str(resources.files("simulator")))
    inside = package / "_data"
    return inside if inside.is_dir() else package.parent


def shipped() -> Mapping[str, Path]:
    """Return the shipped scenarios that can be played, by name."""
    return MappingProxyType(
        {name: path for name, path in _shipped_files().items() if not _is_abstract(path)}
    )


def find(name_or_path: str) -> Path:
    """Return the file of a scenario given by path or by the name of a shipped one."""
    files = _shipped_files()
    if name_or_path in files:
        return files[name_or_path]
    path, is_path = Path(name_or_path), _LOOKS_LIKE_A_PATH.search(name_or_path)
    if path.is_file() or (is_path and (path.exists() or path.is_symlink())):
        return path  # a folder, a pipe, a broken link: whoever reads it says so
    if is_path:
        raise UnknownName(mark("scenario file"), name_or_path, _files_beside(path))
    raise UnknownName(mark("scenario"), name_or_path, shipped())


def scenario_beside(name: str, folder: Path) -> Path:
    """Return the file that ``extends: NAME`` means in a file of *folder*."""
    return _beside(mark("scenario"), name, [folder, data_root() / "scenarios"])


def country_beside(name: str, folder: Path) -> Path:
    """Return the file that ``country: NAME`` means in a scenario of *folder*."""
    shipped_countries = data_root() / "scenarios" / "countries"
    return _beside(mark("country"), name, [folder / "countries", shipped_countries])


def record_beside(name: str, folder: Path) -> Path:
    """Return the file that ``record: NAME`` means in a scenario of *folder*."""
    return _beside(mark("record"), name, [folder / "records", data_root() / "seeds" / "records"])


def sets_beside(name: str, folder: Path) -> Path:
    """Return the file that ``plausible: NAME`` means in a scenario of *folder*."""
    folders = [folder / "plausible", data_root() / "scenarios" / "plausible"]
    return _beside(mark("table of plausible sets"), name, folders, "csv")


def stays_in(path: Path, folder: Path) -> bool:
    """Return whether *path* lies in *folder* even when every link is followed."""
    return path.resolve().parent == folder.resolve()


def _beside(kind: str, name: str, folders: Sequence[Path], suffix: str = "yaml") -> Path:
    known: list[str] = []
    for folder in folders:
        candidate = folder / f"{name}.{suffix}"
        if candidate.is_file() and stays_in(candidate, folder):
            return candidate
        known += [path.stem for path in sorted(folder.glob(f"*.{suffix}"))]
    raise UnknownName(kind, name, known)


def _shipped_files() -> Mapping[str, Path]:
    folder = data_root() / "scenarios"
    return {path.stem: path for path in sorted(folder.glob("*.yaml"))}


def _is_abstract(path: Path) -> bool:
    return bool(_ABSTRACT.search(path.read_text(encoding="utf-8", errors="replace")))


def _files_beside(path: Path) -> list[str]:
    return [str(path.with_name(other.name)) for other in sorted(path.parent.glob("*.yaml"))]
