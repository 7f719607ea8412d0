"""Which language is read, what is not translated, and what no language may change."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import simulator
from simulator import language
from simulator.charts.headline import headline
from simulator.charts.kinds import fan, milestones, outcome_bars
from simulator.ensemble.inline import InlinePool
from simulator.errors import ScenarioError, UnknownName
from simulator.export.formats.csv import write
from simulator.language import tr, trn
from simulator.language.catalogue import Catalogue, own_name, read
from simulator.scenario.library import find
from tests.session.tiny import finish, play, tiny_session
from ui.session.library import ShippedLibrary
from ui.session.scenario_view import ScenarioView
from ui.session.session import Session
from ui.session.sources_view import SourcesView

ROOT = Path(__file__).resolve().parents[2]
FRENCH = """# A few words.
msgid ""
msgstr ""
"X-Own-Name: Français\\n"
"X-First-Day: 1er\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Open {name}"
msgstr "Ouvrir {name}"

#, fuzzy
msgid "Close"
msgstr "Près"

msgid "{count} run"
msgid_plural "{count} runs"
msgstr[0] "{count} simulation"
msgstr[1] "{count} simulations"

msgid ""
"Two "
"parts\\n"
msgstr "Deux parties, \\"ensemble\\"\\n"

msgid "Nothing yet"
msgstr ""
"""


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """Whatever a test chooses ends with it."""
    yield
    language.use("en")


@pytest.fixture
def few_words(tmp_path: Path) -> Catalogue:
    """A small catalogue, in use."""
    path = tmp_path / "fr.po"
    path.write_text(FRENCH, encoding="utf-8")
    catalogue = read(path)
    language.put(catalogue)
    return catalogue


def test_messages_and_plural_forms_are_those_of_the_catalogue(few_words: Catalogue) -> None:
    """French counts none as one."""
    assert tr("Open {name}", name="B") == "Ouvrir B"
    counted = [trn("{count} run", "{count} runs", n) for n in (0, 1, 2)]
    assert counted == ["0 simulation", "1 simulation", "2 simulations"]
    assert tr("Two parts\n") == 'Deux parties, "ensemble"\n'
    assert (few_words.name, few_words.first_day) == ("Français", "1er")


def test_what_is_missing_or_not_sure_is_read_in_english(few_words: Catalogue) -> None:
    assert tr("Close") == "Close"
    assert tr("Nothing yet") == "Nothing yet"
    assert trn("{count} lever", "{count} levers", 2) == "2 levers"
    assert "" not in few_words.messages


def test_languages_are_the_files_in_the_folder() -> None:
    """Each by its own name, English first."""
    codes = {"en", *(path.stem for path in language.FOLDER.glob("*.po"))}

    found = language.languages()

    assert set(found) == codes
    assert next(iter(found.items())) == ("en", "English")
    assert found["fr"] == own_name(language.FOLDER / "fr.po") == "Français"


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({"LANG": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "fr_FR", "LC_ALL": "C"}, "en"),
        ({"LANGUAGE": "xx:fr:en", "LANG": "en_GB"}, "fr"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "xx"}, "en"),
        ({}, "en"),
    ],
)
def test_the_system_says_which(environment: dict[str, str], code: str) -> None:
    assert language.system(environment) == code


def test_an_unknown_language_is_english() -> None:
    language.use("xx")

    assert language.current() == "en"
    assert tr("Undo") == "Undo"


def test_english_needs_no_library() -> None:
    """Neither to start the window's session nor to write numbers."""
    script = (
        "import sys, ui.session.session\n"
        "from simulator import language\nfrom simulator.charts import numerals\n"
        "language.use('en'); numerals.grouped(1234.5, 1); numerals.short_date\n"
        "sys.exit('babel' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False, timeout=60)

    assert done.returncode == 0


def test_results_and_their_keys_do_not_depend_on_the_language() -> None:
    """The same bits under the same key."""
    found = []
    for code in ("en", "fr"):
        language.use(code)
        session = tiny_session()
        session.open_scenario("loud-town")
        session.set_lever("police", 1.5)
        session.end_gesture()
        finish(session)
        assert session.comparison is not None
        found.append(session.comparison.live.result)

    english, french = found
    assert english.key == french.key
    assert np.array_equal(english.outcomes, french.outcomes)
    assert np.array_equal(english.series("deaths"), french.series("deaths"))


def test_sentences_change_and_data_do_not(tmp_path: Path) -> None:
    """A table is read by programs, whose language is none."""
    import io

    from simulator.export.options import Options

    session = tiny_session()
    session.open_scenario("quiet-town")
    finish(session)
    comparison = session.comparison
    assert comparison is not None
    sentences, tables = [], []
    for code in ("en", "fr"):
        language.use(code)
        sentences.append((headline(comparison).sentence, outcome_bars.build(comparison, "").title))
        stream = io.BytesIO()
        for kind, subject in ((fan, "deaths"), (outcome_bars, ""), (milestones, "")):
            write(kind.build(comparison, subject), stream, Options())
        tables.append(stream.getvalue().decode())

    assert sentences[0][0].startswith(("The leadership", "It is", "There is"))
    assert sentences[1][0].startswith("L’équipe dirigeante")
    assert sentences[1][1] == "Comment finissent les simulations"
    assert tables[0] == tables[1]
    assert "final median" in tables[1]
    assert ",leader_falls," in tables[1]


def test_texts_of_scenarios_and_claims_are_read_in_the_language_in_use() -> None:
    """Notes that are left as they are stay those of the file; what is written is the user's."""
    session = Session(InlinePool(play=play), library=ShippedLibrary())
    session.open_scenario("elite-split")
    page, sources = ScenarioView(session), SourcesView(session)
    sources.choose_source("C20")
    language.use("fr")
    shown = page.notes
    page.set_notes(shown)
    left = session.variant.notes
    page.set_notes("Nos notes")

    assert shown.startswith("L’entretien dit")
    assert left == session.variant.scenario.notes
    assert page.notes == "Nos notes"
    assert sources.detail is not None
    assert sources.detail.caption == "prévision de l’entretien, expert"
    assert sources.detail.paragraphs[0] == "La Russie, à son avis, n’entrera pas en scène."


def test_faults_are_told_in_the_language_in_use(tmp_path: Path) -> None:
    """Also where the same text was read before, in another."""
    path = tmp_path / "mine.yaml"
    path.write_text(
        "format: 1\ntitle: Mine\nextends: elite-split\ntitle: Twice\n", encoding="utf-8"
    )
    told = []
    for code in ("en", "fr"):
        language.use(code)
        with pytest.raises(ScenarioError) as found:
            simulator.load(path)
        with pytest.raises(UnknownName) as unknown:
            find("elite-splitt")
        told += [found.value.faults[0].message, str(unknown.value)]

    assert told == [
        "is given twice",
        "no scenario is called 'elite-splitt' (did you mean 'elite-split'?)",
        "est donné deux fois",
        "le nom 'elite-splitt' est inconnu (scénario) (plutôt 'elite-split'\u202f?)",
    ]
