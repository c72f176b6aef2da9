"""How the planner fits a request to the source and to the chain, and what it answers."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from talkbox.messages import Cancelled, Message, Reply, Situation, System, ToolSchema, User
from talkbox.planner import Planner, goal_for

LISTEN = ToolSchema("listen", "", {})
MIX: dict[str, float | None] = {
    "integrated_lufs": -18.0, "true_peak_dbtp": -6.0, "sample_peak_dbfs": -6.0, "crest_db": 14.0,
    "sub_db": -10.0, "bass_db": -5.0, "low_mid_db": -5.0, "mid_db": -7.0, "presence_db": -14.0,
    "treble_db": -18.0, "air_db": -22.0, "tilt_db_per_octave": -1.5, "rolloff_hz": 6000.0,
    "side_mid_db": -12.0, "balance_db": 1.0, "dc_offset_ratio": 0.0, "clipped_samples": 0.0,
    "length_seconds": 8.0, "pitch_hz": 110.0, "mono_loss_db": 0.3, "correlation_ratio": 0.9,
    "noise_floor_db": -30.0, "lead_silence_seconds": 0.0, "tail_silence_seconds": 0.0,
}  # fmt: skip
MONO = {**MIX, "side_mid_db": None, "balance_db": 0.0}
REACH = {"reach_low_hz": 31.0, "reach_middle_hz": 69.0, "reach_high_hz": 305.0}
BASS = {**MIX, **REACH, "rolloff_hz": 120.0, "presence_db": -60.0, "sub_db": -1.0, "bass_db": -8.0}


def stage(id: str, effect: str, **parameters: Any) -> dict[str, Any]:
    return {"id": id, "effect": effect, "parameters": parameters, "bypassed": False}


def user(
    text: str,
    measured: Mapping[str, float | None] = MIX,
    stages: Sequence[Mapping[str, Any]] = (),
    rate_hz: int = 44_100,
) -> User:
    source = {"name": "song.wav", "rate_hz": rate_hz, "channels": 2, "seconds": 8.0}
    return User(text, Situation(source, tuple(stages), measured, measured, len(stages)))


def answer(*said: User) -> Reply:
    messages: list[Message] = [System(""), *said]
    return Planner().reply(messages, [LISTEN], lambda text: None, lambda: False)


def calls(*said: User) -> list[dict[str, Any]]:
    return [{"tool": call.name, **call.arguments} for call in answer(*said).calls]


SHELF = stage("s1", "high_shelf", frequency_hz=2500, gain_db=-6.5, q=0.7)
REVERB = stage("s1", "reverb", room_size=0.65, damping=0.5, width=1, predelay_ms=0, mix=0.32)


def test_wider_on_a_mono_file_makes_it_stereo_first() -> None:
    assert calls(user("wider"))[0]["kind"] == "width"
    assert calls(user("wider", MONO))[0]["kind"] == "stereoize"


def test_a_dull_source_is_darkened_where_it_has_something_to_lose() -> None:
    bright, dull = calls(user("darker"))[0], calls(user("darker", BASS))[0]
    assert dull["frequency_hz"] < bright["frequency_hz"] / 4


def test_a_filter_never_goes_above_what_the_rate_allows() -> None:
    for call in calls(user("more air", rate_hz=8000)):
        assert call["frequency_hz"] <= 0.45 * 8000


def test_the_same_word_again_turns_the_stage_that_is_there() -> None:
    (call,) = calls(user("darker", stages=[SHELF]))
    assert (call["tool"], call["action"], call["stage"]) == ("edit_chain", "set", "s1")
    assert call["value"] < -6.5


def test_the_opposite_takes_the_same_stage_back() -> None:
    airy = stage("s1", "high_shelf", frequency_hz=9000, gain_db=6)
    (call,) = calls(user("less air", stages=[airy]))
    assert (call["tool"], call["action"]) == ("edit_chain", "remove")


def test_brighter_after_darker_turns_the_shelf_back_before_it_adds_anything_above() -> None:
    made = calls(user("brighter", stages=[SHELF]))
    (back,) = [call for call in made if call["tool"] == "edit_chain"]
    assert (back["stage"], back["parameter"]) == ("s1", "gain_db")
    assert -6.5 < back["value"] < 0
    assert all(call.get("kind") != "high_shelf" for call in made)


def test_pitch_adds_up_in_one_stage() -> None:
    there = stage("s1", "pitch", semitones=2)
    (call,) = calls(user("up 3 semitones", stages=[there]))
    assert (call["parameter"], call["value"]) == ("semitones", 5)


def test_less_of_an_effect_turns_it_down_and_none_of_it_takes_it_out() -> None:
    (less,) = calls(user("less reverb", stages=[REVERB]))
    (none,) = calls(user("remove the reverb", stages=[REVERB]))
    assert (less["action"], less["stage"]) == ("less", "s1")
    assert none["action"] == "remove"


def test_a_number_for_an_effect_that_is_there_sets_it() -> None:
    (call,) = calls(user("reverb at 20%", stages=[REVERB]))
    assert (call["action"], call["parameter"], call["value"]) == ("set", "mix", 0.2)


def test_stages_are_switched_off_by_their_name() -> None:
    (call,) = calls(user("bypass the reverb", stages=[REVERB]))
    assert (call["action"], call["stage"]) == ("bypass", "s1")
    assert answer(user("bypass the compressor", stages=[REVERB])).intent == "refusal"


def test_one_effect_is_put_before_another() -> None:
    there = [SHELF, {**REVERB, "id": "s2"}]
    (call,) = calls(user("move the reverb before the shelf", stages=there))
    assert (call["action"], call["stage"], call["position"]) == ("move", "s2", 0)


def test_more_after_an_edit_turns_what_it_added() -> None:
    (call,) = calls(user("darker"), user("a bit more", stages=[SHELF]))
    assert (call["action"], call["stage"], call["amount"]) == ("more", "s1", "bit")


def test_more_with_nothing_before_it_says_so() -> None:
    assert answer(user("more")).intent == "refusal"


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("turn it up a notch", 1),
        ("crank it", 1),
        ("up a notch", 1),
        ("lower it", -1),
        ("dial it back a bit", -1),
    ],
)
def test_before_the_first_edit_an_order_without_a_thing_is_about_the_level(
    text: str, way: int
) -> None:
    (call,) = calls(user(text))
    assert call["kind"] in ("gain", "maximizer")
    assert call["gain_db"] * way > 0


def test_after_an_edit_the_same_order_is_about_the_edit() -> None:
    (call,) = calls(user("darker"), user("turn it up a notch", stages=[SHELF]))
    assert (call["action"], call["stage"]) == ("more", "s1")


def test_an_edit_without_a_number_that_was_said_is_not_made() -> None:
    told = answer(user("darker and 12 of those"))
    assert told.intent == "refusal"
    assert "12 of" in told.text


def test_the_middle_of_a_clip_is_cut_out_of_its_middle() -> None:
    (call,) = calls(user("keep only the middle 2 seconds"))
    assert (call["start_seconds"], call["end_seconds"]) == (3.0, 5.0)


@pytest.mark.parametrize(
    ("text", "gain_db"),
    [("darker by 3 dB", -3.0), ("darker by 8 dB", -8.0), ("more presence, 2 dB", 2.0)],
)
def test_decibels_beside_a_sound_word_are_the_gain_of_its_filter(text: str, gain_db: float) -> None:
    gains = [call["gain_db"] for call in calls(user(text)) if "gain_db" in call]
    assert max(gains, key=abs) == pytest.approx(gain_db, abs=0.3)


def test_peaks_are_to_stay_under_a_ceiling_however_far() -> None:
    hot = {**MIX, "true_peak_dbtp": -0.2, "integrated_lufs": -10.0}
    goal = goal_for([System(""), user("hit -18 lufs with peaks under -1 dBTP", hot)])
    assert goal is not None
    wanted = {aim.measure: aim.want for aim in goal.aims if not aim.optional}
    assert wanted == {"integrated_lufs": "at", "true_peak_dbtp": "down"}


def test_a_dense_sound_is_given_room_between_its_attacks() -> None:
    dense = {**MIX, "plr_db": 8.0}
    (shaper,) = (
        each for each in calls(user("more dynamics", dense)) if each["kind"] == "transient_shaper"
    )
    assert shaper["sustain_db"] < -4


def test_undo_and_a_new_request_are_one_edit() -> None:
    made = calls(user("darker"), user("undo that and make it wider", stages=[SHELF]))
    assert [call.get("action", call.get("kind")) for call in made] == ["remove", "width"]


def test_a_step_through_history_comes_alone_with_its_words() -> None:
    reply = answer(user("darker"), user("undo", stages=[SHELF]))
    assert [call.arguments for call in reply.calls] == [{"action": "undo"}]
    assert reply.text
    assert goal_for([user("darker"), user("undo", stages=[SHELF])]) is None


@pytest.mark.parametrize("text", ["low pass at 3 kHz", "boost 200 Hz by 3 dB"])
def test_a_filter_by_number_is_held_to_the_bands_of_its_curve(text: str) -> None:
    goal = goal_for([user(text)])
    assert goal is not None
    assert any(aim.measure.endswith("_db") and not aim.optional for aim in goal.aims)


def test_a_value_out_of_range_is_refused_with_the_range() -> None:
    reply = answer(user("boost 300 Hz by 200 dB"))
    assert (reply.intent, reply.calls) == ("refusal", ())
    assert "24" in reply.text
    assert "200" in reply.text


@pytest.mark.parametrize(
    ("text", "measured"),
    [("make it mono", MONO), ("remove the DC offset", MIX), ("normalize to -6 dB", MIX)],
)
def test_what_is_so_already_is_left_alone(text: str, measured: dict[str, float | None]) -> None:
    reply = answer(user(text, measured))
    assert (reply.intent, reply.calls) == (None, ())
    assert reply.text


@pytest.mark.parametrize("text", ["trim it", "notch", "from 120 bpm", "make it better"])
def test_what_lacks_a_fact_is_asked_for_it(text: str) -> None:
    reply = answer(user(text))
    assert (reply.intent, reply.calls) == ("question", ())


def test_a_question_is_measured_and_answered_with_numbers() -> None:
    assert calls(user("how loud is it?")) == [{"tool": "listen", "what": "measure"}]
    without = Planner().reply([user("how loud is it?")], [], lambda text: None, lambda: False)
    assert "-18.0 LUFS" in without.text


def test_more_calls_than_one_answer_holds_are_spread() -> None:
    text = "darker, wider, punchier, add reverb, add chorus, glue, more sub, saturate, -14 LUFS"
    assert len(calls(user(text))) == 8


def test_a_model_that_is_asked_to_stop_stops() -> None:
    with pytest.raises(Cancelled):
        Planner().reply([user("darker")], [], lambda text: None, lambda: True)


def test_the_same_messages_get_the_same_answer() -> None:
    assert answer(user("darker and wider")) == answer(user("darker and wider"))


def test_the_planner_starts_without_numpy_or_any_audio() -> None:
    code = (
        "import sys; from talkbox.planner import Planner, goal_for; "
        "from talkbox.messages import User; goal_for([User('darker')]); "
        "heavy = {'numpy', 'pedalboard', 'soundfile', 'rich'} & set(sys.modules); "
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
