"""The fence: who may import whom, and what a module may look like. One case per file."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator, Set
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# A module imports only from lines above its own, or from its own package.
ORDER = (
    ("simulator.language",),
    (
        "simulator.errors",
        "simulator.registry",
        "simulator.streams",
        "simulator.__version__",  # two plain values stand at the package's own door
        "simulator.DEFAULT_SEED",
    ),
    ("simulator.scenario",),
    ("simulator.records",),
    ("simulator.world",),
    ("simulator.actors", "simulator.levers", "simulator.shocks", "simulator.outcomes"),
    ("simulator.engine",),
    ("simulator.cases",),
    ("simulator.ensemble",),
    ("simulator.results",),
    ("simulator.analysis",),
    ("simulator.calibration",),
    ("simulator.charts",),
    ("simulator.story",),
    ("simulator.export",),
    ("simulator",),  # the package's own door: load, run
    ("simulator.cli",),
    ("ui.session",),
    ("ui.qt",),
    ("ui.app",),
    ("ui", "ui.__main__"),
)
RANK = {package: rank for rank, line in enumerate(ORDER) for package in line}

# Libraries that only some layers may know.
HOME_OF = {
    "babel": ("simulator.language",),
    "PySide6": ("ui.qt",),
    "pyqtgraph": ("ui.qt",),
    "simpy": ("simulator.world", "simulator.actors", "simulator.shocks", "simulator.engine"),
    "matplotlib": ("simulator.export",),
    "openpyxl": ("simulator.export",),
    "pptx": ("simulator.export",),
    "pyarrow": ("simulator.export",),
    "h5netcdf": ("simulator.export",),
    "jinja2": ("simulator.export",),
    "scipy": ("simulator.calibration",),
    "pydantic": ("simulator.scenario", "simulator.records"),
}
LONGEST = 350
WORDS_THAT_SAY_NOTHING = {"utils", "util", "helpers", "common", "misc", "manager"}

FILES = sorted(p for top in ("simulator", "ui") for p in (ROOT / top).rglob("*.py"))
each_file = pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(ROOT).as_posix())


def module_name(path: Path) -> str:
    """Return the dotted name that *path* is imported by."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = frozenset(map(module_name, FILES))
START_SOMETHING = {m for m in MODULES if m.endswith("__main__")}


@cache
def imports(path: Path) -> tuple[ast.Import | ast.ImportFrom, ...]:
    """Return the import statements of *path*, at its top or inside a function."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return tuple(node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom))


def imported(path: Path) -> Iterator[str]:
    """Yield every module that *path* imports."""
    for node in imports(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif node.module:
            full = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in MODULES or name in RANK else node.module for name in full)


def package_of(module: str) -> str:
    """Return the longest line of the order that *module* belongs to."""
    fitting = [package for package in RANK if f"{module}.".startswith(f"{package}.")]
    return max(fitting, key=len, default="")


def may_import(importer: str, module: str) -> bool:
    """Tell whether the order and the homes of libraries allow this import."""
    ours, theirs = package_of(importer), package_of(module)
    if theirs:
        return ours == theirs or RANK[theirs] < RANK[ours]
    homes = HOME_OF.get(module.partition(".")[0])
    return homes is None or ours in homes


@each_file
def test_a_module_imports_only_from_layers_below_its_own(path: Path) -> None:
    """Scenario files in, ensembles through, charts out: no arrow points back."""
    importer = module_name(path)

    wrong = sorted({name for name in imported(path) if not may_import(importer, name)})

    assert not wrong, f"{importer} may not import {', '.join(wrong)}"


@each_file
def test_a_module_has_its_place_in_the_order(path: Path) -> None:
    """A new package is put into the order before it is used."""
    assert package_of(module_name(path)) not in ("", "ui") or path.name == "__init__.py"


@each_file
def test_imports_are_absolute(path: Path) -> None:
    """The fence reads names, so names are written out."""
    froms = [node for node in imports(path) if isinstance(node, ast.ImportFrom)]

    assert not [node.lineno for node in froms if node.level]


@each_file
def test_a_module_has_one_subject(path: Path) -> None:
    """It is short enough to be read at a sitting, and its name says what it is about."""
    lines = len(path.read_text(encoding="utf-8").splitlines())

    assert lines <= LONGEST
    assert not WORDS_THAT_SAY_NOTHING & set(path.relative_to(ROOT).with_suffix("").parts)


def test_the_fence_sees_a_wrong_import(tmp_path: Path) -> None:
    """A fence that lets everything through would pass every case above."""
    source = tmp_path / "wrong.py"
    source.write_text(
        "def f():\n    from simulator.engine import replicate\n    import PySide6.QtCore"
    )

    wrong = [name for name in imported(source) if not may_import("simulator.world.fields", name)]

    assert [name.split(".")[0] for name in wrong] == ["simulator", "PySide6"]


def loaded_by(modules: Iterable[str], wanted: Set[str]) -> set[str]:
    """Return which of *wanted* a fresh process has loaded after importing *modules*."""
    script = f"""
import importlib, sys
for name in {sorted(modules)!r}:
    importlib.import_module(name)
print(*sys.modules.keys() & {sorted(wanted)!r})
"""
    command = [sys.executable, "-W", "error", "-c", script]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_what_is_below_the_window_never_loads_qt() -> None:
    """A script, a worker or a server needs no screen and no Qt."""
    free = {m for m in MODULES if package_of(m) not in ("ui.qt", "ui.app")} - START_SOMETHING

    assert loaded_by(free, {"PySide6", "pyqtgraph"}) == set()


def test_the_window_opens_without_what_only_exports_need() -> None:
    """Matplotlib and its kin take longer to load than the whole window."""
    heavy = {"matplotlib", "pandas", "xarray", "scipy"}

    assert loaded_by({"ui.qt.app", "ui.session.session", "simulator.cli"}, heavy) == set()
