"""What the seeds and scenarios promise: every claim, every source, and no borrowed sentence."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.tokens import AliasToken, AnchorToken, TagToken

ROOT = Path(__file__).parents[2]
DATA = sorted(p for top in ("seeds", "scenarios") for p in (ROOT / top).rglob("*") if p.is_file())
YAML_FILES = [path for path in DATA if path.suffix == ".yaml"]
COUNTRIES = [path for path in YAML_FILES if path.parent.name == "countries"]
DRAWN = [path for path in COUNTRIES if path.with_name(f"{path.stem}-regions.geojson").exists()]
KINDS = {"fact", "judgement", "forecast", "hope"}
RUN = 8  # words in a row that count as copied


def load(path: Path) -> Any:
    """Return the bare values of a YAML file; a key given twice raises."""
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def words(text: str) -> list[str]:
    """Return lower-case words without accents, apostrophes or punctuation."""
    plain = unicodedata.normalize("NFKD", text).lower()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.findall(r"[a-z0-9]+", re.sub("['\u2018\u2019]", "", plain))


def shingles(text: str) -> dict[str, str]:
    """Return every run of eight words by its hash (sha256, first 16 hex digits)."""
    found = words(text)
    runs = (" ".join(found[start : start + RUN]) for start in range(len(found) - RUN + 1))
    return {hashlib.sha256(run.encode()).hexdigest()[:16]: run for run in runs}


def cited(content: Any) -> Iterator[str]:
    """Yield every id that stands under a ``source`` anywhere below *content*."""
    if isinstance(content, dict):
        for key, value in content.items():
            if key == "source":
                yield from [value] if isinstance(value, str) else value
            else:
                yield from cited(value)


@pytest.fixture(scope="module")
def claims() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = load(ROOT / "seeds/claims.yaml")["claims"]
    return found


@pytest.fixture(scope="module")
def sources() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = load(ROOT / "seeds/sources.yaml")["sources"]
    return found


@pytest.mark.parametrize("path", YAML_FILES, ids=name)
def test_files_are_plain_yaml(path: Path) -> None:
    """No tag, anchor or alias, and no key given twice: a file means just what it shows."""
    tokens = list(YAML(typ="safe", pure=True).scan(path.read_text(encoding="utf-8")))

    content = load(path)

    assert not [t for t in tokens if isinstance(t, TagToken | AnchorToken | AliasToken)]
    assert content["format"] == 1


def test_all_claims_are_there_in_order(claims: dict[str, dict[str, Any]]) -> None:
    """The interview was taken apart into 34 claims; none is dropped, whatever became of it."""
    assert list(claims) == [f"C{number}" for number in range(1, 35)]


def test_claims_are_complete(claims: dict[str, dict[str, Any]]) -> None:
    """Each claim says who made it, of what kind it is, where it stands and how it fared."""
    for claim in claims.values():
        assert claim["speaker"] in {"expert", "journalist"}
        assert claim["kind"] in KINDS
        assert 1 <= claim["paragraph"] <= 12
        assert claim["text"]
        assert claim["check"]


def test_claims_are_expressed_in_the_model(claims: dict[str, dict[str, Any]]) -> None:
    """Every claim has a part of the model that speaks of it."""
    silent = [key for key, claim in claims.items() if not claim["expressed_by"]]
    named = [path for claim in claims.values() for path in claim["expressed_by"]]

    assert silent == []
    assert all(re.fullmatch(r"[a-z0-9_]+(\.[a-z0-9_-]+)*", path) for path in named)


def test_checks_rest_on_known_sources(
    claims: dict[str, dict[str, Any]], sources: dict[str, dict[str, Any]]
) -> None:
    """What the record says of a claim can be looked up."""
    asked = {source for claim in claims.values() for source in claim["check_sources"]}

    assert asked <= set(sources)


@pytest.mark.parametrize("path", YAML_FILES, ids=name)
def test_cited_sources_exist(
    path: Path, claims: dict[str, dict[str, Any]], sources: dict[str, dict[str, Any]]
) -> None:
    """Every ``source`` of every file is a claim, a record, a work, or the word judgement."""
    known = {*claims, *sources, "judgement"}

    assert set(cited(load(path))) <= known


def test_sources_say_what_and_where(sources: dict[str, dict[str, Any]]) -> None:
    """A source has a title, a publisher and an address; literature also has its authors."""
    for key, source in sources.items():
        assert source["title"]
        assert source["publisher"]
        assert source["address"]
        assert source["kind"] in {"interview", "knowledge", "record", "literature"}
        assert key.startswith("L_") == (source["kind"] == "literature")
        assert source["kind"] != "literature" or source["authors"]


def test_a_copied_run_of_words_is_noticed() -> None:
    """Case, accents, punctuation and line breaks do not hide a borrowed sentence."""
    original = "The old café's owner sold nine red lamps on Tuesday evening."
    copied = "# the OLD cafes owner,\n  # sold nine: red lamps"

    assert shingles(original).keys() & shingles(copied).keys()
    assert not shingles(original).keys() & shingles("the old owner sold nine lamps").keys()


@pytest.mark.parametrize("path", DATA, ids=name)
def test_no_sentence_of_the_interview_stands_in_the_data(path: Path) -> None:
    """No eight words in a row are the interview's.

    The text belongs to its publisher and may not be carried here, not even to test against it.
    So only the hashes of its runs of eight words are kept, sorted so that their order is lost: they
    tell whether a run occurs and nothing else. ``shingles`` made them from the whole text at once.
    """
    kept = Path(__file__).with_name("interview_shingles.txt").read_text(encoding="utf-8").split()

    found = shingles(path.read_text(encoding="utf-8"))

    assert [run for key, run in found.items() if key in set(kept)] == []


@pytest.mark.parametrize("path", COUNTRIES, ids=name)
def test_regions_have_every_column_within_bounds(path: Path) -> None:
    """A country's regions all speak of the same numbers, each inside what its column allows."""
    country = load(path)
    columns = country["columns"]

    for region in country["regions"].values():
        values = {key: value for key, value in region.items() if key != "name"}
        assert values.keys() == columns.keys()
        for key, entry in values.items():
            low, high = columns[key]["bounds"]
            assert low <= (entry["value"] if isinstance(entry, dict) else entry) <= high


@pytest.mark.parametrize("path", DRAWN, ids=name)
def test_outlines_show_the_same_regions(path: Path) -> None:
    """Each region can be drawn, and nothing is drawn that is no region."""
    country = load(path)
    outlines = json.loads((path.parent / country["outlines"]).read_text(encoding="utf-8"))
    drawn = {f["properties"]["id"]: f["properties"]["name"] for f in outlines["features"]}

    assert drawn == {key: region["name"] for key, region in country["regions"].items()}
    assert country["landing"] in drawn


def test_kazakhstan_sums_to_what_the_record_says() -> None:
    """17 regions, 18.88 million people, and a register share of Russians of about 18.5 %."""
    regions = load(ROOT / "scenarios/countries/kazakhstan-2022.yaml")["regions"].values()
    people = [region["population"] for region in regions]
    shares = [region["minority_share"] for region in regions]
    plain = [share["value"] if isinstance(share, dict) else share for share in shares]
    russians = sum(a * b for a, b in zip(people, plain, strict=True))

    assert len(people) == 17
    assert sum(people) == pytest.approx(18_880, abs=10)
    assert russians / sum(people) == pytest.approx(0.185, abs=0.001)
