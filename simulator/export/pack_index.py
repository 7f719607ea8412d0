"""The index of a pack: what is what, as a web page and as plain text."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Final

from simulator.charts import caption, numerals
from simulator.charts.palette import DARK, LIGHT
from simulator.export.brief.pictures import style_of
from simulator.export.briefing import Briefing
from simulator.language import current, mark, tr

INDEX: Final = "index.html"
README: Final = "README.txt"
_ID: Final = "boilover-pack"
_LIST: Final = re.compile(rf'<script type="application/json" id="{_ID}">(.*?)</script>', re.DOTALL)
_WIDTH: Final = 96
_AGAIN: Final = mark("boilover reproduce FILE makes the numbers of any of these files again.")


@dataclass(frozen=True, slots=True)
class Item:
    """A file of a pack by its place in it, with what it is; both empty for what needs no word."""

    path: str
    title: str
    detail: str

    @property
    def suffix(self) -> str:
        """What kind of file it is, as people say it."""
        return self.path.rsplit(".", 1)[-1].upper()

    @property
    def stem(self) -> str:
        """Its place without the suffix."""
        return self.path.rsplit(".", 1)[0]


def files_of(folder: Path) -> set[str]:
    """Return the files that the index in *folder* says are of a pack; none where there is none."""
    try:
        found = _LIST.search((folder / INDEX).read_text(encoding="utf-8"))
        return {str(name) for name in json.loads(found[1])} if found else set()
    except (OSError, ValueError, TypeError):
        return set()


def index_page(
    briefing: Briefing,
    place: Path,
    items: Sequence[Item],
    left_out: Sequence[tuple[str, str]],
    *,
    again: bool,
) -> str:
    """Return the index as a web page; pictures in it are the files of the pack."""
    from jinja2 import Environment, StrictUndefined

    source = resources.files("simulator.export").joinpath("pack_index.html").read_text("utf-8")
    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    environment.globals["tr"] = tr
    named = [item for item in items if item.title]
    every = [INDEX, README, *(item.path for item in items)]
    return environment.from_string(source).render(
        language=current(),
        briefing=briefing,
        kicker=caption.context(briefing.comparison),
        groups=_groups(named),
        charts=_charts(named),
        sizes={item.path: size_text((place / item.path).stat().st_size) for item in named},
        left_out=left_out,
        again=tr(_AGAIN) if again else "",
        themes={"light": style_of(LIGHT), "dark": style_of(DARK)},
        files_id=_ID,
        files=json.dumps(every).replace("<", "\\u003c"),
    )


def readme(
    briefing: Briefing,
    items: Sequence[Item],
    left_out: Sequence[tuple[str, str]],
    *,
    again: bool,
) -> str:
    """Return the index as plain text."""
    lines = [briefing.question, "", *_wrapped(briefing.headline.sentence)]
    lines += [*_wrapped(briefing.headline.small_print), ""]
    named = [item for item in items if item.title]
    rows = [(title, [(item.path, item.title) for item in group]) for title, group in _groups(named)]
    charts = _charts(named)
    rows += [(tr("Charts"), [(_of_one_chart(each), each[0].title) for each in charts])]
    for title, group in rows:
        if group:
            lines += [title, "-" * len(title)]
            wide = max(len(path) for path, _ in group)
            lines += [f"{path:<{wide}}  {words}" for path, words in group]
            lines.append("")
    if left_out:
        lines += [tr("Left out"), *(f"{title}: {reason}" for title, reason in left_out), ""]
    lines += [each for text in briefing.limits for each in _wrapped(text)]
    if briefing.note:
        lines += ["", *_wrapped(briefing.note)]
    if again:
        lines += ["", tr(_AGAIN)]
    return "\n".join(lines) + "\n"


def size_text(size: int) -> str:
    """Return how large a file is, as people say it."""
    if size < 1_000_000:
        return tr("{size} kB", size=numerals.grouped(max(1, round(size / 1_000))))
    return tr("{size} MB", size=numerals.grouped(size / 1_000_000, 1))


def _of_one_chart(items: Sequence[Item]) -> str:
    """Return the files of one chart in few words: ``charts/01-outcomes (png, svg, pdf)``."""
    return f"{items[0].stem} ({', '.join(item.suffix.lower() for item in items)})"


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH) or [""]


def _groups(items: Sequence[Item]) -> list[tuple[str, list[Item]]]:
    """Return the files by what they are for, but for the charts."""
    parts = {"": tr("To read"), "data": tr("Data"), "scenarios": tr("Scenarios")}
    found: dict[str, list[Item]] = {part: [] for part in parts}
    for item in items:
        part = item.path.partition("/")[0] if "/" in item.path else ""
        if part in found:
            found[part].append(item)
    return [(title, found[part]) for part, title in parts.items() if found[part]]


def _charts(items: Sequence[Item]) -> list[list[Item]]:
    """Return the pictures, those of one chart together."""
    found: dict[str, list[Item]] = {}
    for item in items:
        if item.path.startswith("charts/"):
            found.setdefault(item.stem, []).append(item)
    return list(found.values())
