"""Values that hold arrays are compared as the objects they are.

The equality a dataclass makes by itself asks an array whether it is true, which NumPy refuses. It
shows only where two different values meet: in a window, after hours.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

ARRAYS = re.compile(r"\b(NDArray|Floats|Points|Values|ndarray)\b")
MEASURES = re.compile(r"Callable\[")  # a function that returns arrays is no array
OF_THE_ENGINE = ("simulator.engine", "simulator.ensemble.single", "simulator.world")


def values_with_arrays() -> Iterator[type]:
    """Yield every dataclass of ours below the widgets that has an array among its fields."""
    for root in ("simulator", "ui.session"):
        package = importlib.import_module(root)
        for found in pkgutil.walk_packages(package.__path__, f"{root}."):
            if found.name.endswith("__main__") or found.name.startswith(OF_THE_ENGINE):
                continue  # batches travel between processes and are never compared
            module = importlib.import_module(found.name)
            for kind in vars(module).values():
                ours = isinstance(kind, type) and kind.__module__ == found.name
                if ours and is_dataclass(kind) and any(map(is_array, fields(kind))):
                    yield kind


def is_array(field: object) -> bool:
    """Tell whether a dataclass field holds an array, or several."""
    text = str(getattr(field, "type", ""))
    return bool(ARRAYS.search(text)) and not MEASURES.search(text)


@pytest.mark.parametrize("kind", sorted(set(values_with_arrays()), key=lambda k: k.__qualname__))
def test_a_value_with_arrays_has_no_made_up_equality(kind: type) -> None:
    assert "__eq__" not in vars(kind), f"{kind.__module__}.{kind.__qualname__} needs eq=False"
