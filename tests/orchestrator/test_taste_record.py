"""What an opinion does to the taste in a word, and the file that keeps it."""

from __future__ import annotations

import threading
from dataclasses import replace
from itertools import permutations
from math import isclose
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from talkbox.planner.effects import effects
from talkbox.planner.requests import Opinion
from talkbox.taste.file import TasteFile
from talkbox.taste.form import TasteError, Tastes, parsed, written
from talkbox.taste.record import STRONGEST, WEAKEST, WordTaste, learnt

OPINIONS: tuple[Opinion, ...] = get_args(Opinion)
SAID = st.tuples(
    st.sampled_from(OPINIONS),
    st.floats(0.01, 100.0),
    st.frozensets(st.sampled_from(sorted(effects())), max_size=3),
)
EFFECTS = st.lists(st.sampled_from(sorted(effects())), max_size=4, unique=True).map(tuple)
KEPT = st.builds(
    WordTaste,
    factor=st.floats(WEAKEST, STRONGEST),
    yes=st.integers(0, 1000),
    no=st.integers(0, 1000),
    preferred=EFFECTS,
    avoided=EFFECTS,
)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(KEPT, st.lists(SAID, max_size=30))
def test_no_history_of_opinions_leads_out_of_bounds(
    taste: WordTaste, said: list[tuple[Opinion, float, frozenset[str]]]
) -> None:
    before = taste.yes + taste.no
    for opinion, right, kinds in said:
        taste = learnt(taste, opinion, right, kinds)
    assert WEAKEST <= taste.factor <= STRONGEST
    assert taste.yes + taste.no == before + len(said)
    assert parsed(written(Tastes(True, {"warmer": taste})), "t").words == {"warmer": taste}


@pytest.mark.parametrize("rights", list(permutations([0.7, 1.0, 1.5, 0.6])))
def test_the_order_of_the_same_opinions_does_not_matter(rights: tuple[float, ...]) -> None:
    taste = WordTaste()
    for right in rights:
        taste = learnt(taste, "yes", right, ())
    assert isclose(taste.factor, (0.7 * 1.0 * 1.5 * 0.6) ** (1 / 5), abs_tol=0.003)


def test_too_much_makes_a_word_weaker_and_too_little_makes_it_stronger() -> None:
    assert learnt(WordTaste(), "less", 0.74, ()).factor < 0.95
    assert learnt(WordTaste(), "more", 1.35, ()).factor > 1.05
    often = WordTaste()
    for _ in range(8):
        often = learnt(often, "less", often.factor * 0.74, ())
    assert WEAKEST <= often.factor < 0.6


def test_one_wild_opinion_counts_no_more_than_the_bounds() -> None:
    assert learnt(WordTaste(), "less", 0.001, ()).factor == round(WEAKEST**0.5, 3)
    assert learnt(WordTaste(), "more", 1000.0, ()).factor == round(STRONGEST**0.5, 3)


def test_praise_for_what_is_done_already_changes_no_strength() -> None:
    taste = WordTaste(factor=0.8, yes=3, no=1)
    assert learnt(taste, "yes", 0.8, ()).factor == 0.8


def test_not_like_that_turns_effects_away_until_they_are_praised_again() -> None:
    gone = learnt(WordTaste(preferred=("tilt",)), "otherwise", 1.0, ["tilt"])
    assert (gone.avoided, gone.preferred, gone.factor) == (("tilt",), (), 1.0)
    back = learnt(gone, "yes", 1.0, ["tilt"])
    assert (back.avoided, back.preferred) == ((), ("tilt",))


@settings(max_examples=40, deadline=None)
@example({"a\u007f\u2028\"b'\n": WordTaste()}, False)
@given(st.dictionaries(NAMES, KEPT, max_size=4), st.booleans())
def test_what_is_written_is_read_back_equal(words: dict[str, WordTaste], on: bool) -> None:
    tastes = Tastes(on, words)
    assert parsed(written(tastes), "taste.toml") == tastes


FAULTS = (
    ("on = 3", "line 1: on must be true or false"),
    ("[word.warmer]\nfactor = 7", "line 2: warmer: factor must be a number from 0.5 to 1.8; got 7"),
    ("[word.warmer]\nfactor = nan", "factor must be a number"),
    ("[word.warmer]\n\nyes = -1", "line 3: warmer: yes must be a whole number"),
    ("[word.warmer]\nno = true", "no must be a whole number"),
    ('[word.warmer]\navoided = ["sparkler"]', "line 2: warmer: avoided must list effects"),
    ("[word.warmer]\nlevel = 2", "'level'; allowed are factor, yes, no, preferred, avoided"),
    ("[warmer]\nfactor = 1", "line 1: it holds 'warmer'; known are: on, and [word.NAME]"),
    ("word = 3", "word must be tables"),
    ("[word]\nwarmer = 3", "line 2: warmer must be a table"),
    ("[word", "no TOML"),
    ("a = " + "[" * 5000, "TOML|nested"),
    (f"[word.warmer]\nfactor{'.a' * 5000} = 1", "nested too deeply"),
    (f"[word.warmer]\nyes = {'9' * 5000}", "a number that is too long"),
    (f"[word.warmer]\nfactor = 0x{'f' * 5000}", "a number that is too long"),
)


@pytest.mark.parametrize(("text", "sentence"), FAULTS)
def test_a_broken_file_is_told_with_its_line_and_never_written_over(
    text: str, sentence: str, tmp_path: Path
) -> None:
    kept = TasteFile(tmp_path)
    kept.path.write_text(text, encoding="utf-8")
    for touch in (kept.read, lambda: kept.change(lambda old: old)):
        with pytest.raises(TasteError) as raised:
            touch()
        assert any(part in str(raised.value) for part in sentence.split("|"))
        assert "taste.toml" in str(raised.value)
    assert kept.path.read_text(encoding="utf-8") == text


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace"))
)
def test_any_bytes_in_the_file_are_read_or_told(content: bytes) -> None:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return
    try:
        assert isinstance(parsed(text, "taste.toml"), Tastes)
    except TasteError as error:
        assert "taste.toml" in str(error)


def test_changes_from_two_sides_at_once_are_both_kept(tmp_path: Path) -> None:
    def praise() -> None:
        for _ in range(15):
            TasteFile(tmp_path).change(_one_more)

    sides = [threading.Thread(target=praise) for _ in range(2)]
    for side in sides:
        side.start()
    for side in sides:
        side.join()
    assert TasteFile(tmp_path).read().words["warmer"].yes == 30


def _one_more(old: Tastes) -> Tastes:
    before = old.words.get("warmer", WordTaste())
    return replace(old, words={**old.words, "warmer": replace(before, yes=before.yes + 1)})


def test_a_change_that_cannot_be_written_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    kept = TasteFile(tmp_path)
    kept.change(_one_more)
    before = kept.path.read_bytes()

    def fail(old: Tastes) -> Tastes:
        raise TasteError("no")

    with pytest.raises(TasteError):
        kept.change(fail)
    assert kept.path.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"taste.toml", "taste.lock"}
    kept.change(_one_more)
    assert kept.read().words["warmer"].yes == 2


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("", encoding="utf-8")
    with pytest.raises(TasteError):
        TasteFile(tmp_path / "home").change(_one_more)
