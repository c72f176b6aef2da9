"""What the planner does with a producer's words: which calls it makes, and when it makes none."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkbox.messages import Message, Reply, Situation, System, ToolSchema, User
from talkbox.planner import Planner, goal_for
from talkbox.planner.reading import read

TOOLS = [
    ToolSchema(name, "", {})
    for name in (
        "equalize", "control_dynamics", "clean", "add_space", "modulate", "distort", "set_level",
        "set_stereo", "edit_clip", "edit_chain", "listen", "state_goal",
    )
]  # fmt: skip
MIX = {
    "integrated_lufs": -18.0,
    "true_peak_dbtp": -6.0,
    "sample_peak_dbfs": -6.0,
    "crest_db": 14.0,
    "sub_db": -10.0,
    "bass_db": -5.0,
    "low_mid_db": -5.0,
    "mid_db": -7.0,
    "presence_db": -14.0,
    "treble_db": -18.0,
    "air_db": -22.0,
    "warmth_db": 9.0,
    "centroid_hz": 3000.0,
    "tilt_db_per_octave": -1.5,
    "side_mid_db": -12.0,
    "correlation_ratio": 0.85,
    "mono_loss_db": 0.3,
    "balance_db": 0.0,
    "dc_offset_ratio": 0.0,
    "clipped_samples": 0.0,
    "length_seconds": 8.0,
    "pitch_hz": 110.0,
}


def messages(text: str) -> list[Message]:
    source = {"name": "song.wav", "rate_hz": 44_100, "channels": 2, "seconds": 8.0}
    return [System(""), User(text, Situation(source, (), MIX, MIX))]


def ask(text: str) -> Reply:
    heard: list[str] = []
    reply = Planner().reply(messages(text), TOOLS, heard.append, lambda: False)
    assert "".join(heard) == reply.text
    return reply


def first_call(text: str) -> dict[str, Any]:
    """The first call's tool and arguments in one dictionary."""
    call = ask(text).calls[0]
    return {"tool": call.name, **call.arguments}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("high-pass at 90", {"kind": "high_pass", "frequency_hz": 90}),
        ("cut everything below 100 Hz", {"kind": "high_pass", "frequency_hz": 100}),
        ("roll off everything above 8k", {"kind": "low_pass", "frequency_hz": 8000}),
        ("4 dB at 300", {"kind": "bell", "frequency_hz": 300, "gain_db": 4}),
        ("cut 300 Hz by 4 dB", {"kind": "bell", "frequency_hz": 300, "gain_db": -4}),
        ("bell -4 dB at 1 kHz", {"kind": "bell", "frequency_hz": 1000, "gain_db": -4}),
        ("low shelf -4 dB at 150 Hz", {"kind": "low_shelf", "frequency_hz": 150, "gain_db": -4}),
        ("high shelf minus 3 dB", {"kind": "high_shelf", "gain_db": -3}),
        ("tilt -2 dB", {"kind": "tilt", "gain_db": -2}),
        ("high shelf +3 dB", {"kind": "high_shelf", "gain_db": 3}),
        ("boost 3k by 2.5 dB", {"kind": "bell", "frequency_hz": 3000, "gain_db": 2.5}),
        ("notch out 60 Hz", {"kind": "notch", "frequency_hz": 60}),
        ("-14 LUFS", {"kind": "loudness", "target_lufs": -14}),
        ("minus 16 lufs please", {"kind": "loudness", "target_lufs": -16}),
        ("hit -18.5 lufs", {"kind": "loudness", "target_lufs": -18.5}),
        ("6 dB quieter", {"kind": "gain", "gain_db": -6}),
        ("down 2 semitones", {"kind": "pitch", "semitones": -2}),
        ("an octave up", {"kind": "pitch", "semitones": 12}),
        ("detune it down 30 cents", {"kind": "pitch", "semitones": -0.3}),
        ("compress 4:1", {"kind": "compressor", "ratio": 4}),
        ("10% faster", {"kind": "tempo", "speed_ratio": 1.1}),
        ("half speed", {"speed_ratio": 0.5}),
        ("slapback 120 ms", {"kind": "slapback", "time_ms": 120}),
        ("keep the first 2 seconds", {"kind": "trim", "end_seconds": 2}),
        ("cut off the last second", {"kind": "trim", "end_seconds": 7}),
        ("fade out over the last 2 seconds", {"kind": "fade_out", "fade_seconds": 2}),
        ("make it mono", {"kind": "mono"}),
        ("reverse it", {"kind": "reverse"}),
        ("half as loud", {"kind": "gain", "gain_db": -10}),
    ],
)
def test_numbers_and_names_are_carried_out_exactly(text: str, expected: dict[str, Any]) -> None:
    made = first_call(text)
    assert expected.items() <= made.items()


@pytest.mark.parametrize(
    ("text", "measure", "want"),
    [
        ("make it darker", "tilt_db_per_octave", "down"),
        ("it's way too dull", "tilt_db_per_octave", "up"),
        ("not so bright", "tilt_db_per_octave", "down"),
        ("sounds like there's a blanket over it", "tilt_db_per_octave", "up"),
        ("get rid of the mud", "low_mid_db", "down"),
        ("more bass", "bass_db", "up"),
        ("wider", "side_mid_db", "up"),
        ("squash the hell out of it", "crest_db", "down"),
        ("punchier", "crest_db", "up"),
        ("louder", "integrated_lufs", "up"),
    ],
)
def test_a_sound_word_is_held_to_its_measure(text: str, measure: str, want: str) -> None:
    goal = goal_for(messages(text))
    assert goal is not None
    assert (measure, want) in {(aim.measure, aim.want) for aim in goal.aims}


@pytest.mark.parametrize("word", ["darker", "brighter", "warmer", "wider"])
def test_a_touch_is_less_than_the_plain_word_and_way_is_more(word: str) -> None:
    def strength(text: str) -> float:
        call = first_call(text)
        value = call.get("gain_db", call.get("width_ratio"))
        assert value is not None
        return abs(float(value))

    assert strength(f"a touch {word}") < strength(word) < strength(f"way {word}")


def test_several_requests_in_one_sentence_are_all_carried_out() -> None:
    kinds = [call.arguments["kind"] for call in ask("darker, wider and add some reverb").calls]
    assert {"high_shelf", "width", "reverb"} <= set(kinds)


@pytest.mark.parametrize("text", ["brighter and darker", "make it louder but quieter"])
def test_a_contradiction_gets_one_question_and_no_call(text: str) -> None:
    reply = ask(text)
    assert (reply.intent, reply.calls) == ("question", ())
    assert reply.text.count("?") == 1


@pytest.mark.parametrize(
    "text",
    ["asdf qwer", "separate the vocals", "add a saxophone solo on top", "autotune it", "pizza"],
)
def test_what_no_tool_can_do_is_declined_with_what_can(text: str) -> None:
    reply = ask(text)
    assert (reply.intent, reply.calls) == ("refusal", ())
    assert len(reply.text) > 20


def test_a_request_that_is_met_already_is_left_alone() -> None:
    reply = ask("-18 LUFS")
    assert (reply.intent, reply.calls) == (None, ())


@given(st.text(max_size=300))
def test_any_text_at_all_gets_an_answer(text: str) -> None:
    reply = ask(text)
    assert reply.calls or reply.text


@given(
    st.lists(
        st.sampled_from(
            [
                "dark",
                "bright",
                "too",
                "not",
                "-14",
                "lufs",
                "3",
                "dB",
                "at",
                "and",
                "less",
                ",",
                "more",
            ]
        )
    )
)
def test_any_order_of_known_words_can_be_read(words: list[str]) -> None:
    assert ask(" ".join(words)).text or ask(" ".join(words)).calls


def test_a_very_long_text_is_not_read() -> None:
    assert read("make it darker " * 7000).too_long
