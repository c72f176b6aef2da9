"""`words` and `taste` on the command line: own words in a file, taste that can be looked after."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_desk import Run

from talkbox import guidance
from talkbox.home import root
from talkbox.messages import Situation
from talkbox_prompts import lexicon, listeners, own

OWN = """
[kitchen]
says = "like a kitchen, wie in oma's küche"
gloss = "as warm as a kitchen"
like = "warmer"
strength = 1.5

[darker]
strength = 0.7
"""


@pytest.fixture(autouse=True)
def _shipped_words_again() -> Iterator[None]:
    yield
    own.adopt({})


@pytest.fixture
def words_file(desk: Path) -> Path:
    root().mkdir()
    path = root() / "words.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


def settings_db(document: str, effect: str) -> float:
    stages = json.loads(document)["chain"]
    found = next(stage for stage in stages if stage["effect"] == effect)
    return float(found["parameters"]["gain_db"])


def test_words_are_listed_with_theme_and_ways_to_say_them_own_ones_marked(
    run: Run, words_file: Path
) -> None:
    lines = {line.split()[0]: line for line in run("words").stdout.splitlines()}
    assert "mellow" in json.loads(run("words", "--json").stdout)[0]["said_as"]
    assert "tone, yours" in lines["kitchen"] and "like a kitchen" in lines["kitchen"]
    assert "yours" in lines["darker"] and "yours" not in lines["warmer"]


def test_a_word_is_told_in_full(run: Run, desk: Path) -> None:
    name = next(name for name in lexicon.names() if listeners.of(name) and _has_all(name))
    shown = run("words", "show", name).stdout
    for label in ("theme", "said as", "opposite", "held to", "does", "else", "on ", "listeners"):
        assert f"\n{label}" in shown, label
    heard = listeners.of(name)
    assert heard is not None and f"{heard.agreement:.2f}" in shown and heard.source in shown
    document = json.loads(run("words", "show", name, "--json").stdout)
    assert document["listeners"]["n"] == heard.n
    assert document["languages"].keys() <= set(lexicon.languages())
    assert document["cases"] and document["second"] and document["own"] is None


def _has_all(name: str) -> bool:
    word = lexicon.word(name)
    return bool(word.cases and word.meaning.second and word.opposite and word.meaning.moves)


def test_a_word_is_found_in_any_language(run: Run, desk: Path) -> None:
    assert run("words", "show", "Dunkel").stdout.startswith("darker: ")
    assert "dunkel" in run("words", "show", "darker").stdout


def test_own_words_are_understood_shown_and_carried_out(
    run: Run, song: Path, words_file: Path
) -> None:
    shown = run("words", "show", "like a kitchen").stdout
    assert shown.startswith("kitchen: as warm as a kitchen.")
    assert "yours      like warmer, strength 1.5" in shown
    warm = run("do", "make it warmer", song, "-o", "a.wav", "--json").stdout
    kitchen = run("do", "make it sound like a kitchen", song, "-o", "b.wav", "--json").stdout
    assert settings_db(kitchen, "low_shelf") > settings_db(warm, "low_shelf")
    assert json.loads(kitchen)["goals"][0]["measure"] == "warmth_db"


def test_own_words_reach_what_a_language_model_is_told(run: Run, words_file: Path) -> None:
    run("words")
    situation = Situation(source={"rate_hz": 44_100, "channels": 2, "seconds": 3.0})
    told = " ".join(guidance.entries("make it sound like a kitchen", situation))
    assert "as warm as a kitchen" in told and "low_shelf" in told


def test_a_changed_strength_changes_edit_and_goal(run: Run, song: Path, words_file: Path) -> None:
    weak = run("do", "make it darker", song, "-o", "a.wav", "--json").stdout
    words_file.unlink()
    plain = run("do", "make it darker", song, "-o", "b.wav", "--json").stdout
    assert settings_db(plain, "high_shelf") < settings_db(weak, "high_shelf") < 0


def test_a_broken_file_is_told_on_standard_error_and_the_shipped_words_go_on(
    run: Run, song: Path, words_file: Path
) -> None:
    words_file.write_text(f"{OWN}\n[darker2]\nlike = 3\n", encoding="utf-8")
    result = run("do", "make it darker", song, "-o", "out.wav", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["status"] == "met"
    assert "words.toml, line 12, darker2: like 3 is no word" in result.stderr
    assert result.stderr.count("\n") == 1
    chat = run("chat", song, input="make it darker\nthanks\n")
    assert chat.stderr.count("words.toml") == 1


def test_words_check_tells_every_fault_and_ends_with_status_one(
    run: Run, words_file: Path, desk: Path
) -> None:
    assert "2 words, no fault" in run("words", "check").stdout
    words_file.write_text("[paisley]\nlike = 3\n[rainy]\nstrength = 9\n", encoding="utf-8")
    result = run("words", "check")
    assert result.exit_code == 1
    assert "line 2, paisley" in result.stderr and "line 4, rainy" in result.stderr
    document = json.loads(run("words", "check", "--json").stdout)
    assert len(document["faults"]) == 3
    assert run("words", "check", desk / "none.toml").exit_code == 1


def test_words_new_prints_an_entry_or_adds_it(run: Run, desk: Path) -> None:
    assert "no" in run("words", "check").stdout
    printed = run("words", "new", "crunchy leaves").stdout
    assert printed.startswith("[crunchy_leaves]") and len(printed.splitlines()) <= 10
    assert not (root() / "words.toml").exists()
    added = run("words", "new", "crunchy leaves", "--add")
    assert run("words", "path").stdout.strip() in added.stdout
    assert "1 word, no fault" in run("words", "check").stdout
    again = run("words", "new", "crunchy leaves", "--add")
    assert again.exit_code == 1 and "already" in again.stderr
    assert run("words", "new", "!!!").exit_code == 1


def test_an_unknown_word_is_told_with_what_to_do(run: Run, desk: Path) -> None:
    result = run("words", "show", "sparklier than snow")
    assert result.exit_code == 1
    assert "talkbox words new" in result.stderr


def test_taste_is_learnt_in_a_chat_listed_shown_and_forgotten(run: Run, song: Path) -> None:
    assert "Nothing was learnt" in run("taste").stdout
    chat = run("chat", song, input="make it darker\ntoo much\nyes\n")
    assert "Noted: darker is now" in chat.stdout
    listed = run("taste").stdout.splitlines()
    assert listed[0].split()[:4] == ["word", "yes", "no", "strength"]
    assert listed[1].split()[:3] == ["darker", "1", "1"]
    assert "weaker" in run("taste", "show", "dark").stdout
    document = json.loads(run("taste", "--json").stdout)
    assert document["on"] and document["words"]["darker"]["factor"] < 1
    assert "taste      x 0." in run("words", "show", "darker").stdout
    assert run("taste", "forget").exit_code == 2
    assert run("taste", "forget", "warmer").exit_code == 1
    assert run("taste", "forget", "dark").exit_code == 0
    assert json.loads(run("taste", "--json").stdout)["words"] == {}
    assert "Forgot 0 words" in run("taste", "forget", "--all").stdout


def test_taste_counts_for_do_and_grows_from_an_opinion_on_its_session(run: Run, song: Path) -> None:
    plain = run("do", "make it darker", song, "-o", "a.wav", "--json").stdout
    less = run("do", "too much", "--session", "last", "-o", "b.wav")
    assert "Noted: darker is now" in less.stderr and "Noted" not in less.stdout
    assert run("do", "yes", "--session", "last", "-o", "c.wav").exit_code == 3
    tasted = run("do", "make it darker", song, "-o", "d.wav", "--json").stdout
    without = run("do", "make it darker", song, "-o", "e.wav", "--no-taste", "--json").stdout
    assert settings_db(without, "high_shelf") == settings_db(plain, "high_shelf")
    assert settings_db(plain, "high_shelf") < settings_db(tasted, "high_shelf")


def test_taste_can_be_switched_off_by_command_and_by_configuration(run: Run, song: Path) -> None:
    assert run("taste", "off").exit_code == 0
    run("chat", song, input="make it darker\ntoo much\n")
    assert "switched off" in run("taste").stdout
    assert run("taste", "on").exit_code == 0
    (root() / "config.toml").write_text("taste = false\n", encoding="utf-8")
    run("chat", song, input="make it darker\ntoo much\n")
    assert json.loads(run("taste", "--json").stdout) == {"on": False, "words": {}}
    refused = run("taste", "on")
    assert refused.exit_code == 1 and "taste = false" in refused.stderr
    (root() / "config.toml").write_text("taste = 3\n", encoding="utf-8")
    wrong = run("do", "make it darker", song, "-o", "x.wav")
    assert wrong.exit_code == 1 and "taste must be true or false" in wrong.stderr


def test_a_broken_taste_file_is_told_and_the_edit_is_made_all_the_same(
    run: Run, song: Path
) -> None:
    path = Path(run("taste", "path").stdout.strip())
    path.parent.mkdir(exist_ok=True)
    path.write_text("[word.darker]\nfactor = 9\n", encoding="utf-8")
    result = run("do", "make it darker", song, "-o", "out.wav")
    assert result.exit_code == 0
    assert "line 2" in result.stderr and "factor must be a number from 0.5 to 1.8" in result.stderr
    assert "line 2" in run("do", "make it darker", song, "-o", "out.wav", "-q").stderr
    assert run("taste").exit_code == 1
    assert run("taste", "forget", "--all").exit_code == 1
    assert path.read_text(encoding="utf-8").endswith("factor = 9\n")
