"""Guidance: the few entries that an instruction touches, with calls that fit this sound."""

from __future__ import annotations

import re
from time import perf_counter
from typing import Any

import pytest
from briefing_desk import MEASURED, SHELF, SOURCE, situation
from hypothesis import given, settings
from hypothesis import strategies as st

from talkbox import toolbox
from talkbox.guidance import MOST_ENTRIES, entries
from talkbox.messages import Situation, User
from talkbox_prompts import lexicon

MOST_MILLISECONDS = 10.0


def guide(text: str, *stages: dict[str, Any], **measured: float) -> list[str]:
    where = situation(*stages)
    now = {**where.now_measured, **measured}
    return list(entries(text, Situation(SOURCE, stages, MEASURED, now, len(stages))))


def test_a_word_is_told_with_its_measures_and_the_first_call() -> None:
    assert guide("make it darker") == [
        "darker: less treble and air, the balance leaning to the lows. "
        "tilt_db_per_octave down by 0.35, treble_db down by 2. "
        "Call equalize kind=high_shelf frequency_hz=2500 gain_db=-6.5"
    ]


@pytest.mark.parametrize(
    ("text", "gain"),
    [("a touch darker", "-3.5"), ("make it darker", "-6.5"), ("way darker", "-11")],
)
def test_the_call_is_as_strong_as_the_words(text: str, gain: str) -> None:
    (line,) = guide(text)
    assert line.endswith(f"gain_db={gain}")


@pytest.mark.parametrize(
    ("text", "call"),
    [
        (
            "high-pass at 90",
            'kind=high_pass frequency_hz=90 slope_db_per_octave="18"',
        ),
        ("-14 LUFS", "kind=loudness target_lufs=-14"),
        ("delay of 250 ms", "time_ms=250"),
        ("down 3 semitones", "semitones=-3"),
    ],
)
def test_numbers_that_were_said_stand_in_the_call(text: str, call: str) -> None:
    (line,) = guide(text)
    assert call in line + " "


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("sounds like it comes from next door", "next door"),
        ("it lacks balls", "fuller"),
        ("less harsh please", "smoother"),
        ("not so muddy", "less muddy"),
        ("too bright", "darker"),
    ],
)
def test_idioms_lacks_and_negations_are_found(text: str, word: str) -> None:
    assert guide(text)[0].startswith(f"{word}: ")


def test_the_sound_decides_which_call_fits() -> None:
    reach = {"reach_low_hz": 120.0, "reach_middle_hz": 280.0, "reach_high_hz": 900.0}
    dull = guide("darker", presence_db=-50.0, rolloff_hz=900.0, **reach)
    assert "frequency_hz=605" in dull[0]
    assert "kind=stereoize" in guide("wider", side_mid_db=-60.0)[0]


def test_a_stage_that_is_there_is_changed_and_not_doubled() -> None:
    assert "Call edit_chain action=set stage=s1 parameter=gain_db" in guide("darker", SHELF)[0]


def test_more_and_undo_are_resolved_from_what_was_said_before() -> None:
    where = situation(SHELF)
    earlier = (User("make it darker", situation()),)
    (more,) = entries("a bit more", where, earlier)
    assert more.endswith("edit_chain action=more stage=s1 amount=bit")
    (undo,) = entries("undo", where, earlier)
    assert undo == "undo. Call edit_chain action=undo"


def test_what_is_to_stay_or_must_not_come_is_told_with_its_measure() -> None:
    lines = guide("brighter, but not harsh, and keep the punch")
    assert any(line.startswith("keep punchier: crest_db stays") for line in lines)
    assert any(line.startswith("not harsher: presence_db must not rise") for line in lines)


def test_a_question_brings_its_answer_and_a_conflict_brings_the_question_to_ask() -> None:
    (asked,) = guide("how loud is it?")
    assert "Reply without a call" in asked and "-16.0 LUFS" in asked
    (conflict,) = guide("darker and brighter")
    assert "Reply without a call" in conflict and conflict.endswith('?"')


def test_what_no_tool_can_do_is_said_as_the_model_is_to_say_it() -> None:
    for text in ("remove the vocals", "set the pitch up 60 semitones"):
        assert guide(text)[0].startswith('No tool can do this. Reply without a call: "Cannot: ')
    both = guide("darker, and 60 semitones up")
    assert "Call equalize" in both[0]
    assert both[1].startswith("Say also: Cannot: ")


@pytest.mark.parametrize("text", ["", "thanks", "a tuesday in accounting", "asdf qwer"])
def test_nothing_is_told_where_nothing_is_touched(text: str) -> None:
    assert guide(text) == []


def test_many_words_at_once_are_told_by_their_calls_alone() -> None:
    lines = guide("punchier, wider, warmer, airier, less mud, more reverb, -14 LUFS")
    assert len(lines) == 7
    assert lines[-1] == "loudness: Call set_level kind=loudness target_lufs=-14"


CALL = re.compile(r"(?:Call |\d\. )(\w+)((?: \w+=(?:\"[^\"]*\"|[^ ;]+))+)")


def test_every_phrase_gives_whole_lines_with_calls_of_tools_that_exist() -> None:
    tools = {schema.name: schema for schema in toolbox.schemas(toolbox.registry().for_model())}
    where, found = situation(), 0
    for phrase in lexicon.phrases():
        for line in entries(phrase.text, where):
            assert not line.endswith("...")
            for tool, values in CALL.findall(line):
                known = tools[tool].parameters["properties"]
                assert {value.partition("=")[0] for value in values.split()} <= set(known), line
                found += 1
    assert found > len(lexicon.names())


def test_several_calls_of_a_word_are_counted() -> None:
    (line,) = guide("warmer")
    assert "Make 2 calls: 1. equalize kind=low_shelf" in line
    assert "; 2. equalize kind=high_shelf" in line


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_at_most_a_handful_of_single_lines(text: str) -> None:
    lines = entries(text, situation(SHELF))
    assert len(lines) <= MOST_ENTRIES
    assert all(line.isprintable() for line in lines)


def test_guidance_costs_next_to_nothing() -> None:
    where, text = situation(SHELF), "way punchier, a touch wider, less mud, and -14 LUFS"
    entries(text, where)
    began = perf_counter()
    for _ in range(20):
        entries(text, where)
    assert (perf_counter() - began) * 1000 / 20 < MOST_MILLISECONDS
