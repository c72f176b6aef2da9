"""Faults of the user's own words: each is told with file, line and word, and harms nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from own_words import FILE, SNOW, words_of

from talkbox.vocabulary.own_words import adopt, checked
from talkbox_prompts import own

BROKEN = """
[paisley]
says = "paisley"
colour = 3
opposite = "rainy"
aims = [{ measure = "sparkle", want = "much", by = "2" }]
moves = [
  { tool = "equalize", kind = "high_shelf", frequency_hz = 90000, gain_db = [2, 1, 7], foo = 1 },
  { tool = "distort", kind = "tilt", gain_db = 1 }, { kind = "sparkler" },
]

[[paisley.when]]
if = "rainy"

[darker]
strength = 9
says = "paisley"
numbers = { furlong = "gain_db" }

[empty]
"""
EXPECTED = (
    (4, "paisley", "'colour'", "strength"),
    (5, "paisley", "opposite 'rainy'", "talkbox words"),
    (6, "paisley", "'sparkle'", "treble_db"),
    (6, "paisley", "want must be up, down, keep", "'much'"),
    (6, "paisley", "by must be a number", "'2'"),
    (7, "paisley", "'foo'", "gain_db"),
    (7, "paisley", "frequency_hz must be 20..20000 Hz", "90000"),
    (7, "paisley", "gain_db needs three numbers that go one way", "[2, 1, 7]"),
    (7, "paisley", "belongs to the tool 'equalize'", "'distort'"),
    (7, "paisley", "'sparkler'", "high_shelf"),
    (13, "paisley", "if must be one of mono", "'rainy'"),
    (16, "darker", "strength must be a number from 0.5 to 1.8", "9"),
    (17, "darker", "'paisley' is a phrase of paisley", "already"),
    (18, "darker", "'furlong'", "ratio"),
    (20, "empty", "must say what it does", "like"),
)


@pytest.fixture(autouse=True)
def _shipped_words_again() -> Iterator[None]:
    yield
    own.adopt({})


@pytest.mark.parametrize(("line", "word", "wrong", "allowed"), EXPECTED)
def test_every_fault_names_file_line_word_and_what_is_allowed(
    line: int, word: str, wrong: str, allowed: str
) -> None:
    faults = checked(BROKEN, FILE).faults
    found = [fault for fault in faults if wrong in fault]
    assert len(found) == 1
    assert found[0].startswith(f"words.toml, line {line}, {word}: ")
    assert allowed in found[0]


def test_lines_are_counted_past_text_that_only_looks_like_entries() -> None:
    text = '''[darker]
says = """like midnight,
[warmer]
strength = 9
"""

[warmer]
strength = 9
'''
    (fault,) = checked(text, FILE).faults
    assert fault.startswith("words.toml, line 8, warmer: strength")


def test_all_faults_are_told_at_once_in_the_order_of_their_lines() -> None:
    faults = checked(BROKEN, FILE).faults
    lines = [int(fault.split("line ")[1].split(",")[0]) for fault in faults]
    assert len(faults) >= len(EXPECTED)
    assert lines == sorted(lines)


def test_one_fault_leaves_the_whole_file_out_and_one_sentence_says_so(tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    path.write_text(SNOW, encoding="utf-8")
    assert adopt(path) is None
    assert words_of("make it paisley") == ["paisley"]
    path.write_text(f"{SNOW}\n[darker]\nstrength = 9\n", encoding="utf-8")
    sentence = adopt(path)
    assert sentence is not None
    assert "words.toml, line 8, darker" in sentence and "talkbox words check" in sentence
    assert words_of("make it paisley") == []


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe\x00", b"[paisley", b"a = 1", b"[" * 5000, b"x" * 1_100_000, b"[[paisley]]\n",
        b"[paisley]\nstrength" + b".a" * 5000 + b" = 1", b"[paisley]\nstrength = " + b"9" * 5000,
        b"[darker]\nstrength = 0x" + b"f" * 5000, b"[darker]\nneedless = 3\n",
        b"[darker]\nnumbers = { db = 3 }\n",
    ],
)  # fmt: skip
def test_a_file_that_is_no_words_file_is_told_in_one_sentence(
    content: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "words.toml"
    path.write_bytes(content)
    sentence = adopt(path)
    assert sentence is not None and "words.toml" in sentence
    assert own.entries() == {}


def test_what_cannot_be_printed_is_not_printed() -> None:
    (fault, *_) = checked('["a\\u001b[31m"]\nlike = "warmer"\n', FILE).faults
    assert fault.startswith("words.toml, line 1, a?[31m: ") or "a?[31m" in fault
    assert fault.isprintable()


def test_a_case_must_say_what_its_effects_cannot_do_without() -> None:
    case = '[[paisley.when]]\nif = "drums"\nmoves = [{ tool = "equalize", kind = "high_shelf" }]\n'
    (fault,) = checked(f"{SNOW}\n{case}", FILE).faults
    assert fault.startswith("words.toml, line 9, paisley: the high_shelf needs gain_db")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no endless file on Windows")
def test_an_endless_file_is_told_too(tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    path.symlink_to("/dev/zero")
    assert "larger than 1 MB" in str(adopt(path))


def test_a_folder_in_place_of_the_file_is_told_too(tmp_path: Path) -> None:
    assert "cannot be read" in str(adopt(tmp_path))
