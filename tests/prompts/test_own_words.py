"""The user's own words: laid over the shipped ones, and held to a schema that never crashes."""

from __future__ import annotations

import re
import threading
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from own_words import FILE, SNOW, adopted, words_of

from talkbox.messages import User
from talkbox.planner.naming import read_said
from talkbox.taste.form import parsed
from talkbox.vocabulary.drafting import WordsError, add, draft
from talkbox.vocabulary.entries import OWN
from talkbox.vocabulary.own_words import checked
from talkbox.vocabulary.own_words import read as read_words
from talkbox_prompts import lexicon, own
from talkbox_prompts.lexicon import Word

PAGE = Path(__file__).parents[2] / "docs" / "words.md"
KITCHEN = """
[kitchen]
says = "like a kitchen, wie in oma's küche"
like = "warmer"
strength = 1.3

[darker]
says = ["like midnight", "nasty"]
strength = 0.8
"""


@pytest.fixture(autouse=True)
def _shipped_words_again() -> Iterator[None]:
    yield
    own.adopt({})


def test_a_new_word_is_understood_and_does_what_its_entry_says() -> None:
    assert words_of("make it paisley") == []
    adopted(SNOW)
    assert words_of("it must be paisley") == ["paisley"]
    word = lexicon.word("paisley")
    assert word.meaning.moves[0].settings["gain_db"] == (2.0, 4.0, 7.0)
    assert word.meaning.aims[0].measure == "air_db"
    own.adopt({})
    assert words_of("it must be paisley") == []


def test_a_word_like_another_takes_all_from_it_but_what_it_says_itself() -> None:
    adopted(KITCHEN)
    kitchen, warmer = lexicon.word("kitchen"), lexicon.word("warmer")
    assert (kitchen.theme, kitchen.meaning) == (warmer.theme, warmer.meaning)
    assert (kitchen.opposite, kitchen.strength) == ("colder", 1.3)
    assert words_of("make it sound like a kitchen") == ["kitchen"]
    assert words_of("bitte wie in oma's küche") == ["kitchen"]


def test_further_phrases_and_another_strength_leave_the_rest_of_a_shipped_word() -> None:
    before = lexicon.word("darker")
    adopted(KITCHEN)
    after = lexicon.word("darker")
    assert (after.meaning, after.cases, after.gloss) == (before.meaning, before.cases, before.gloss)
    assert after.strength == 0.8
    assert words_of("make it like midnight") == words_of("darker") == ["darker"]


def test_an_own_phrase_wins_over_the_shipped_word_that_had_it_and_says_so() -> None:
    taken = next(phrase for phrase in lexicon.phrases() if phrase.text == "nasty")
    assert taken.word != "darker"
    found = adopted(KITCHEN)
    assert [phrase.word for phrase in lexicon.phrases() if phrase.text == "nasty"] == ["darker"]
    assert any(
        "nasty" in note and taken.word in note and "darker" in note for note in found.notes()
    )


def test_an_own_phrase_wins_over_a_whole_sentence_of_the_grammar() -> None:
    assert words_of("nope") == []
    found = adopted('[darker]\nsays = "nope"\n')
    assert words_of("nope") == ["darker"]
    assert any("'nope'" in note for note in found.notes())


def test_what_an_own_entry_says_of_the_meaning_holds_on_every_source() -> None:
    name = next(name for name in lexicon.names() if _moves_differ_by_source(name))
    adopted(
        f"[{name}]\n"
        'moves = [{ tool = "equalize", kind = "tilt", frequency_hz = 900, '
        "gain_db = [-1, -2, -4] }]\n"
    )
    word = lexicon.word(name)
    everywhere = [word.meaning, *(meaning for _, meaning in word.cases)]
    assert {meaning.moves[0].kind for meaning in everywhere} == {"tilt"}


def _moves_differ_by_source(name: str) -> bool:
    word = lexicon.word(name)
    return any(case.moves != word.meaning.moves for _, case in word.cases)


def test_a_word_that_holds_sentences_together_cannot_be_an_own_phrase() -> None:
    faults = checked('[darker]\nsays = "the, and, like night"\n', FILE).faults
    assert len(faults) == 2
    assert "'the', a small word of every sentence" in faults[0]


def test_a_phrase_of_another_language_is_told_when_it_is_taken_and_drafted_for_its_word() -> None:
    (note,) = adopted('[darker]\nsays = "wärmer"\n').notes()
    assert note == "'wärmer' meant warmer; from now on it means darker"
    assert draft("暖かく").startswith("[warmer]")


def test_a_changed_file_counts_for_instructions_that_were_read_before() -> None:
    said = User("make it zorky, and match the tone of hit.wav")
    assert [each.word for each in read_said(said).requests] == ["match_tone"]
    adopted('[zorky]\nlike = "warmer"\n')
    assert [each.word for each in read_said(said).requests] == ["match_tone", "zorky"]


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none().map(lambda _: 3) | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=6,
)
KEYS = st.sampled_from([*sorted(OWN), "surprise"])
MOVE = st.dictionaries(
    st.sampled_from(["tool", "kind", "gain_db", "frequency_hz", "under", "slope_db_per_octave"]),
    VALUES | st.sampled_from(["equalize", "high_shelf", "low_pass", "12"]),
)
ENTRY = st.dictionaries(KEYS, VALUES | st.lists(MOVE, max_size=2), max_size=6)


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(letter):08x}" for letter in value) + '"'
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_toml(key)} = {_toml(each)}" for key, each in value.items()) + "}"
    return repr(value)


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.sampled_from(["paisley", "darker", "großes", "a b"]), ENTRY, max_size=2))
def test_whatever_a_file_holds_is_either_adopted_or_told(found: dict[str, Any]) -> None:
    text = "\n".join(
        f"[{_toml(name)}]\n" + "\n".join(f"{key} = {_toml(entry[key])}" for key in entry)
        for name, entry in found.items()
    )
    result = checked(text, FILE)
    assert all(fault.startswith("words.toml") for fault in result.faults)
    if not result.faults:
        own.adopt(result.entries)
        assert all(isinstance(lexicon.word(name), Word) for name in result.entries)
        own.adopt({})


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80))
@example("A\x7f")
@example(":N")
@example("\ud800 x")
def test_a_drafted_entry_always_holds_and_is_understood(said: str) -> None:
    try:
        entry = draft(said)
    except WordsError as error:
        assert "word" in str(error)
        return
    found = checked(entry, FILE)
    assert found.faults == ()
    assert set(tomllib.loads(entry)) == set(found.entries)


def test_drafts_are_added_to_the_file_one_after_another_and_never_twice(tmp_path: Path) -> None:
    path = tmp_path / "home" / "words.toml"
    add(draft("Crunchy Leaves"), path)
    mine = path.read_text(encoding="utf-8") + "# mine\n"
    path.write_text(mine, encoding="utf-8")
    found = add(draft("mellow"), path)
    assert list(found.entries) == ["crunchy_leaves", "darker"]
    assert path.read_text(encoding="utf-8").startswith(mine.rstrip())
    before = path.read_bytes()
    with pytest.raises(WordsError, match="crunchy_leaves already"):
        add(draft("crunchy leaves"), path)
    assert path.read_bytes() == before
    path.write_text("[x]\n", encoding="utf-8")
    with pytest.raises(WordsError, match="mend the file first"):
        add(draft("mellow"), path)


def test_words_added_from_several_sides_at_once_are_all_kept(tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    names = [f"zork{letter}" for letter in "abcdefgh"]
    sides = [threading.Thread(target=add, args=(draft(name), path)) for name in names]
    for side in sides:
        side.start()
    for side in sides:
        side.join()
    assert sorted(read_words(path).entries) == names


def test_the_examples_of_the_page_about_words_hold() -> None:
    blocks = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    entries = [block for block in blocks if "on = true" not in block]
    assert len(entries) == 3
    assert checked("\n".join(entries), FILE).faults == ()
    assert parsed(next(block for block in blocks if "on = true" in block), "t").on


@pytest.mark.parametrize(
    "said",
    [
        "make it ほっこり",
        "もっとほっこり",
        "mach es oberknorke",
        "hazlo oberknorke",
        "plus oberknorke",
    ],
)
def test_own_phrases_are_understood_in_any_language(said: str) -> None:
    adopted('[kitchen]\nsays = "ほっこり, oberknorke"\nlike = "warmer"\n')
    assert words_of(said) == ["kitchen"]
