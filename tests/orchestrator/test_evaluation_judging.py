"""Whether the evaluation tells a right result from a wrong one, by its own measuring alone."""

from __future__ import annotations

import numpy as np
import pytest
from evaluation_desk import RATE_HZ, broken, case, made, noise, shelved

from talkbox.evaluation.judging import louder_lu
from talkbox.evaluation.pair import Pair
from talkbox.evaluation.sound import Sound

DARKER = [{"of": "centre_octaves", "most": -0.06}, {"of": "top_db", "most": -1.2}]
AT_1_KHZ = [{"of": "response_db", "at_hz": 1000, "least": 3.5, "most": 4.5}]


def test_a_darker_result_holds_and_a_brighter_one_or_none_does_not() -> None:
    source, asked = noise(), case(want=DARKER)
    assert broken(asked, source, shelved(source, -6)) == []
    assert broken(asked, source, shelved(source, 6))
    assert broken(asked, source, source)
    assert broken(asked, source, None) == ["nothing was written"]


def test_only_turning_it_down_is_not_darker() -> None:
    source = noise()
    assert broken(case(want=DARKER), source, made(0.8 * source.audio))


def test_an_exact_gain_is_told_from_one_three_db_beside_it() -> None:
    source, asked = noise(), case(want=AT_1_KHZ, loudness_lu="free")
    assert broken(asked, source, made(source.audio * 10 ** (4 / 20))) == []
    assert broken(asked, source, made(source.audio * 10 ** (1 / 20)))
    assert broken(asked, source, made(source.audio * 10 ** (7 / 20)))


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        (lambda audio: audio[:, : RATE_HZ // 2], "length changed by -0.50 s"),
        (lambda audio: np.repeat(audio, 2, axis=0), "1 channels became 2"),
        (lambda audio: audio * 2, "loudness moved by +3.3 LU"),
        (lambda audio: audio * 1e-9, "the result is silent"),
        (lambda audio: audio * np.nan, "the result is not finite"),
    ],
)
def test_what_must_not_change_is_guarded(spoilt: object, said: str) -> None:
    assert callable(spoilt)
    source = noise()
    right = shelved(source, -6).audio
    assert said in broken(case(want=DARKER), source, made(spoilt(right)))


def test_new_overs_are_no_success() -> None:
    source = noise(level=0.5)
    loud = made(source.audio * 10 ** (2.5 / 20) + 0.0)
    assert loud.true_peak_dbtp > 0.2
    wanted = case(want=[{"of": "loudness_lu", "least": 2}])
    assert any(line.startswith("true peak is +") for line in broken(wanted, source, loud))


def test_one_of_several_choices_is_enough() -> None:
    source = noise()
    either = [[{"of": "width_db", "least": 1}, {"of": "top_db", "most": -1}]]
    assert broken(case(want=either), source, shelved(source, -6)) == []
    lines = broken(case(want=either), source, source)
    assert lines == ["width_db >= 1: 0 or top_db <= -1: 0"]


def test_a_refusal_must_write_nothing_and_say_something() -> None:
    source, asked = noise(), case("order a pizza", refuse=True)
    assert broken(asked, source, None) == []
    assert broken(asked, source, source) == ["something was written"]


def test_a_clip_on_which_it_is_impossible_may_be_refused() -> None:
    source = noise()
    wide = case("wider", want=[{"of": "width_db", "least": 1}], may_refuse=["mono"])
    assert broken(wide, source, None) == []
    assert broken(wide, source, source)


def test_three_strengths_must_go_further_and_further() -> None:
    source = noise()
    rising = case(
        say=None,
        strengths=["a bit darker", "darker", "much darker"],
        rise={"of": {"of": "top_db", "most": -0.3}, "step": 0.5},
        loudness_lu=6,
    )
    steps = [shelved(source, gain_db) for gain_db in (-2, -4, -8)]
    assert broken(rising, source, *steps) == []
    assert broken(rising, source, steps[0], steps[1], steps[1])
    assert broken(rising, source, *reversed(steps))
    assert broken(rising, source, *(shelved(source, gain_db) for gain_db in (2, 4, 8)))


def test_loudness_is_that_of_the_standard() -> None:
    """EBU Tech 3341: a stereo sine at 1 kHz and -23 dBFS has -23 LUFS."""
    time = np.arange(10 * RATE_HZ) / RATE_HZ
    tone = 10 ** (-23 / 20) * np.sin(2 * np.pi * 1000 * time)
    assert made(np.stack([tone, tone])).loudness_lufs == pytest.approx(-23.0, abs=0.1)


def test_a_true_peak_between_the_samples_is_found() -> None:
    time = np.arange(RATE_HZ)
    tone = np.sin(2 * np.pi * time / 4 + np.pi / 4)
    sound = made(tone[None])
    assert sound.sample_peak_dbfs == pytest.approx(-3.01, abs=0.01)
    assert sound.true_peak_dbtp == pytest.approx(0.0, abs=0.3)


def test_mono_that_becomes_stereo_is_not_louder_for_that() -> None:
    source = noise()
    both = made(np.repeat(source.audio, 2, axis=0))
    assert louder_lu(source, both) == pytest.approx(0, abs=0.05)
    quieter = made(both.audio * 10 ** (-3.01 / 20))
    assert louder_lu(source, quieter) == pytest.approx(0, abs=0.05)


def test_an_equaliser_makes_no_new_sound_and_a_clipper_does() -> None:
    source = noise(2.0)
    assert Pair(source, shelved(source, 9)).long.new_share() < 0.002
    clipped = np.clip(source.audio, -0.08, 0.08)
    assert Pair(source, Sound(clipped, RATE_HZ)).long.new_share() > 0.01
