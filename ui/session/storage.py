"""Small JSON files that survive crashes: written beside and renamed, set aside where broken."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class Unreadable(Exception):
    """A file is there but is not what we wrote; ``args[0]`` says why."""


@dataclass(frozen=True, slots=True)
class JsonFile:
    """One JSON object on disk."""

    path: Path

    def read(self) -> Mapping[str, Any] | None:
        """Return the object, or ``None`` where there is no file; raises ``Unreadable``."""
        try:
            content = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, RecursionError) as error:
            raise Unreadable(str(error)) from error
        if not isinstance(content, dict):
            raise Unreadable("it does not hold an object")
        return content

    def write(self, content: Mapping[str, object]) -> None:
        """Put *content* in the file's place in one step; raises ``OSError``."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        beside = self.path.with_name(f".{self.path.name}.{os.getpid()}.part")
        text = json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False, allow_nan=False)
        try:
            beside.write_text(f"{text}\n", encoding="utf-8")
            beside.replace(self.path)
        except OSError:
            beside.unlink(missing_ok=True)
            raise

    def set_aside(self) -> str:
        """Rename a broken file so that nothing of it is lost; say what became of it."""
        aside = self.path.with_name(f"{self.path.name}.broken")
        try:
            self.path.replace(aside)
        except OSError:
            return f"{self.path} is left as it is"
        return f"it is kept as {aside}"
