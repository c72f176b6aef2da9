"""The words files held to a strict schema: a fault names file, entry and what is allowed."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import talkbox_prompts
from talkbox.planner.exact_aims import MAKERS
from talkbox.planner.numbers import CONVERSIONS
from talkbox.planner.scene import CONDITIONS
from talkbox.regressions import GUARDS
from talkbox_prompts import lexicon
from talkbox_prompts.texts import table
from talkbox_tools.dsp.specs import EFFECTS
from talkbox_tools.measures import MEASURES

FOLDER = Path(talkbox_prompts.__file__).parent
THEMES = sorted(set(lexicon.names().values()))
SPECS = {effect.name: effect for effect in EFFECTS}
CASE = {"if", "aims", "moves", "second", "numbers"}
ENTRY = (CASE - {"if"}) | {
    "gloss", "known", "opposite", "exact", "bare", "needs", "needless", "impossible",
    "default_dbtp", "file", "level", "permits", "when",
}  # fmt: skip
SPECIAL_NUMBERS = {"peak", "loudness", "length", "bpm"}
"""Places of numbers that a rule reads itself."""
UNITS = set(lexicon.grammar()["units"]) | {"ratio", "q"}


def read_theme(theme: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / "words" / f"{theme}.toml").read_text(encoding="utf-8"))


def faults_in(theme: str, entries: Mapping[str, Any]) -> list[str]:
    """Every fault in a theme's entries, each a sentence."""
    return [
        f"{theme}.toml, {name}: {fault}"
        for name, entry in entries.items()
        for fault in faults_of(entry)
    ]


def faults_of(entry: Mapping[str, Any]) -> Iterator[str]:
    yield from unknown_keys(entry, ENTRY, "the entry")
    for key in ("gloss", "known"):
        if not isinstance(entry.get(key), str) or not entry.get(key):
            yield f"{key} must be a sentence"
    yield from meaning_faults(entry)
    for case in entry.get("when", ()):
        yield from unknown_keys(case, CASE, "a case")
        if case.get("if") not in CONDITIONS:
            yield f"if must be one of {', '.join(CONDITIONS)}; got {case.get('if')!r}"
        yield from meaning_faults(case)
    yield from reference_faults(entry)


def unknown_keys(data: Mapping[str, Any], allowed: set[str], where: str) -> Iterator[str]:
    for key in set(data) - allowed:
        yield f"{where} has {key!r}; allowed are {', '.join(sorted(allowed))}"


def reference_faults(entry: Mapping[str, Any]) -> Iterator[str]:
    if entry.get("opposite", "darker") not in lexicon.names():
        yield f"opposite {entry['opposite']!r} is no word"
    if entry.get("exact", "trim") not in {*MAKERS, "limit"}:
        yield f"exact must be one of {', '.join(MAKERS)}; got {entry['exact']!r}"
    if entry.get("needs", "hz") not in ("hz", "span", "band"):
        yield f"needs must be hz, span or band; got {entry['needs']!r}"
    if "impossible" in entry and entry["impossible"] not in table("planner")["impossible"]:
        yield f"impossible {entry['impossible']!r} has no sentence in planner.toml"
    for permit in set(entry.get("permits", ())) - set(GUARDS):
        yield f"permits {permit!r}; allowed are {', '.join(GUARDS)}"
    if "bare" in entry and entry["bare"] not in entry.get("numbers", {}):
        yield f"bare {entry['bare']!r} is not among its numbers"


def meaning_faults(entry: Mapping[str, Any]) -> Iterator[str]:
    for aim in entry.get("aims", ()):
        yield from unknown_keys(aim, {"measure", "want", "by", "optional"}, "an aim")
        if aim.get("measure") not in MEASURES:
            yield f"measure {aim.get('measure')!r} is unknown"
        if aim.get("want") not in ("up", "down", "keep"):
            yield f"want must be up, down or keep; got {aim.get('want')!r}"
    for move in (*entry.get("moves", ()), *entry.get("second", ())):
        yield from move_faults(move)
    yield from number_faults(entry)


def move_faults(move: Mapping[str, Any]) -> Iterator[str]:
    spec = SPECS.get(move.get("kind", ""))
    if spec is None or spec.family != move.get("tool"):
        yield f"{move.get('tool')} {move.get('kind')} is no effect of that tool"
        return
    known = {parameter.name: parameter for parameter in spec.parameters}
    yield from unknown_keys(move, {"tool", "kind", "under", *known}, f"the {spec.name}")
    for measure in move.get("under", {}).values():
        if measure not in MEASURES:
            yield f"under names {measure!r}, which is no measure"
    for name in set(known) & set(move):
        if isinstance(move[name], list) and not ordered(move[name]):
            yield f"{name} needs three values that go one way, got {move[name]}"


def ordered(values: list[float]) -> bool:
    return len(values) == 3 and values in (sorted(values), sorted(values, reverse=True))


def number_faults(entry: Mapping[str, Any]) -> Iterator[str]:
    known = {
        parameter.name
        for move in entry.get("moves", ())
        for parameter in SPECS[move["kind"]].parameters
    }
    for unit, place in entry.get("numbers", {}).items():
        name, _, conversion = place.partition(" ")
        if unit not in UNITS:
            yield f"unit {unit!r} is unknown; allowed are {', '.join(sorted(UNITS))}"
        if known and name not in known | SPECIAL_NUMBERS:
            yield f"{unit} goes to {name!r}, which no move has"
        if conversion and conversion not in CONVERSIONS:
            yield f"conversion {conversion!r}; allowed are {', '.join(CONVERSIONS)}"


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


def test_every_answer_that_words_need_is_written() -> None:
    words = table("planner")
    for name in lexicon.names():
        word = lexicon.word(name)
        if word.needless:
            assert name in words["needless"], name
    assert set(lexicon.grammar()["beyond"]) == set(words["beyond"])
    assert set(lexicon.grammar()["vague"]) <= set(words["question"])
    assert set(GUARDS) == set(words["regression"])
    assert set(SPECS) == set(words["stage"])


def test_the_phrases_are_read_quickly() -> None:
    began = time.process_time()
    tomllib.loads((FOLDER / "words" / "en.toml").read_text(encoding="utf-8"))
    tomllib.loads((FOLDER / "grammar" / "en.toml").read_text(encoding="utf-8"))
    assert time.process_time() - began < 0.1
