"""The words files held to a strict schema: a fault names file, entry and what is allowed."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import talkbox_prompts
from talkbox.planner.effects import effects
from talkbox.regressions import FINDINGS
from talkbox.vocabulary.schema import shipped_faults
from talkbox_prompts import lexicon
from talkbox_prompts.texts import table

FOLDER = Path(talkbox_prompts.__file__).parent
THEMES = sorted(set(lexicon.names().values()))


def read_theme(theme: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / "words" / f"{theme}.toml").read_text(encoding="utf-8"))


def faults_in(theme: str, entries: Mapping[str, Any]) -> list[str]:
    """Every fault in a theme's entries, each a sentence."""
    return [
        f"{theme}.toml, {name}: {fault.what}"
        for name, entry in entries.items()
        for fault in shipped_faults(entry, lexicon.names())
    ]


@pytest.mark.parametrize("theme", THEMES)
def test_the_entries_of_a_theme_keep_to_the_schema(theme: str) -> None:
    assert faults_in(theme, read_theme(theme)) == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_entry_is_said_somehow_or_is_somebody_s_opposite(theme: str) -> None:
    said = {phrase.word for phrase in lexicon.phrases()}
    opposites = {lexicon.word(name).opposite for name in said}
    assert set(read_theme(theme)) <= said | opposites


def test_a_fault_names_the_file_the_entry_and_what_is_allowed() -> None:
    broken = {
        "gritty": {
            "gloss": "grit",
            "known": "nowhere",
            "moves": [{"tool": "distort", "kind": "saturation", "drive": 3}],
            "when": [{"if": "rainy"}],
        }
    }
    faults = faults_in("dirt", broken)
    assert any("dirt.toml, gritty" in fault and "drive_db" in fault for fault in faults)
    assert any("rainy" in fault and "mono" in fault for fault in faults)


def test_reading_knows_only_words_and_themes_that_exist() -> None:
    facts = lexicon.reading()
    names, themes = set(lexicon.names()), set(THEMES)
    for group in ("parts", "complaints", "last", "targets", "more", "less", "kinds"):
        assert facts[group] <= names, group
    assert facts["qualities"] | facts["effects"] <= themes


def test_every_file_of_english_phrases_is_a_theme_that_is_read() -> None:
    files = {path.stem for path in (FOLDER / "words" / "en").iterdir()}
    assert files == set(lexicon.THEMES) == set(lexicon.names().values())


def test_every_answer_that_words_need_is_written() -> None:
    words = table("planner")
    for name in lexicon.names():
        word = lexicon.word(name)
        if word.needless:
            assert name in words["needless"], name
    assert set(lexicon.grammar()["beyond"]) == set(words["beyond"])
    assert set(lexicon.grammar()["vague"]) <= set(words["question"])
    assert set(FINDINGS) == set(words["regression"])
    assert set(effects()) == set(words["stage"])


def test_the_phrases_are_read_quickly() -> None:
    began = time.process_time()
    for theme in (FOLDER / "words" / "en").glob("*.toml"):
        tomllib.loads(theme.read_text(encoding="utf-8"))
    tomllib.loads((FOLDER / "grammar" / "en.toml").read_text(encoding="utf-8"))
    assert time.process_time() - began < 0.1
