"""What was worked out of the words is kept for the next start and never answers for others."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from talkbox.planner.text.phrase_index import PhraseIndex
from talkbox.planner.text.phrasebook import Phrasebook
from talkbox_prompts import lexicon, own
from talkbox_prompts.kept import keep_in, kept, marks


class Maker:
    """Makes a value and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> dict[str, Any]:
        self.times += 1
        return {"größer": ["louder"], "times": self.times}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that values are kept in while the test runs."""
    found = tmp_path / "cache"
    keep_in(found)
    yield found
    keep_in(None)


def test_a_second_start_takes_what_the_first_one_made(folder: Path) -> None:
    make = Maker()
    assert kept("words", make) == kept("words", make) == {"größer": ["louder"], "times": 1}
    assert [path.name for path in folder.iterdir()] == ["words.json"]


def test_nothing_is_kept_without_a_folder() -> None:
    make = Maker()
    keep_in(None)
    assert (kept("words", make)["times"], kept("words", make)["times"]) == (1, 2)


def test_other_circumstances_are_answered_anew(folder: Path) -> None:
    make = Maker()
    kept("words", make, besides="my words")
    assert kept("words", make, besides="other words")["times"] == 2


@pytest.mark.parametrize("damage", ["", "{", "key\n{}", "\n[1]", "\udcff"])
def test_a_damaged_file_is_made_anew(folder: Path, damage: str) -> None:
    make = Maker()
    kept("words", make)
    (folder / "words.json").write_bytes(damage.encode("utf-8", "surrogateescape"))
    assert kept("words", make)["times"] == 2
    assert kept("words", make)["times"] == 2


def test_half_a_file_is_made_anew(folder: Path) -> None:
    make = Maker()
    kept("words", make)
    whole = (folder / "words.json").read_bytes()
    (folder / "words.json").write_bytes(whole[:-3])
    assert kept("words", make)["times"] == 2


def test_a_folder_that_cannot_be_made_is_let_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    keep_in(tmp_path / "file" / "cache")
    try:
        assert kept("words", Maker())["times"] == 1
    finally:
        keep_in(None)


def test_a_change_of_the_same_length_and_time_still_shows(tmp_path: Path) -> None:
    words = tmp_path / "words.toml"
    words.write_text('says = "dark"')
    before, stat = marks(tmp_path), words.stat()
    words.write_text('says = "dull"')
    os.utime(words, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    marks.cache_clear()
    assert marks(tmp_path) != before


@pytest.mark.parametrize("language", lexicon.languages())
def test_phrases_from_the_disk_are_those_that_were_made(folder: Path, language: str) -> None:
    made = PhraseIndex(language, Phrasebook(language).phrase)
    found = PhraseIndex(language, _must_not_be_asked)
    keep_in(None)
    anew = PhraseIndex(language, Phrasebook(language).phrase)
    assert made.tokens == found.tokens == anew.tokens
    for token in sorted(anew.tokens):
        assert list(made.beginning(token)) == list(anew.beginning(token))
        assert list(found.beginning(token)) == list(anew.beginning(token))


def test_own_words_are_not_answered_from_what_was_kept_without_them(folder: Path) -> None:
    line = Phrasebook().line("zzyx")
    assert Phrasebook().at(line, 0) is None
    own.adopt({"darker": {"says": "zzyx"}})
    try:
        match = Phrasebook().at(line, 0)
    finally:
        own.adopt({})
    assert match is not None
    assert match.best.name == "darker"


def _must_not_be_asked(text: str) -> tuple[str, ...]:
    raise AssertionError(f"{text!r} was taken apart again")
