"""What nobody hears counts neither as met nor as missed, and moves go where there is sound."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from source_clips import CLIPS, RATE_HZ, audio, measured, scene, worded

from talkbox.planner import Planner
from talkbox.planner.goals.aims import aims_of
from talkbox.planner.requests import Request
from talkbox.session import Session
from talkbox.verdict import change_at_equal_loudness, judge
from talkbox_sessions.events import Rendered, TurnEnded
from talkbox_sessions.store import Home
from talkbox_tools.chain import Stage
from talkbox_tools.dsp.measure.meter import measure
from talkbox_tools.dsp.pedalboard_backend import PedalboardBackend
from talkbox_tools.goal import Aim, Goal

NOTHING: frozenset[str] = frozenset()


def said(folder: Path, sound: np.ndarray, phrase: str) -> tuple[TurnEnded, Rendered | None]:
    path = folder / "a.wav"
    soundfile.write(path, sound.T, RATE_HZ, subtype="FLOAT")
    with Session.create(Home(folder / "home"), path) as session:
        events = list(session.say(phrase, Planner()))
    ended = next(event for event in events if isinstance(event, TurnEnded))
    renders = {event.id: event for event in events if isinstance(event, Rendered)}
    return ended, renders.get(ended.render or "")


def test_a_band_that_nobody_hears_neither_meets_nor_misses_an_aim() -> None:
    goal = Goal((Aim("air_db", "up", 2.0), Aim("bass_db", "up", 1.0)), "airy bass")
    before = {"air_db": -60.0, "bass_db": -8.0}
    assert judge(goal, before, {"air_db": -60.0, "bass_db": -6.0}, NOTHING).status == "met"
    assert judge(goal, before, {"air_db": -60.0, "bass_db": -8.0}, NOTHING).status == "missed"
    assert judge(goal, before, {"air_db": -50.0, "bass_db": -8.0}, NOTHING).status == "partly"


def test_a_goal_of_nothing_but_unheard_bands_is_not_met() -> None:
    goal = Goal((Aim("air_db", "up", 2.0),), "air")
    assert judge(goal, {"air_db": -60.0}, {"air_db": -60.0}, NOTHING).status == "missed"


def test_lifting_what_nobody_hears_moves_no_measure_of_tone() -> None:
    hiss = np.random.default_rng(2).standard_normal(audio("pad").shape)
    sound = (audio("pad") + 3e-6 * hiss).astype(np.float32)
    stage = Stage("s1", "high_shelf", {"frequency_hz": 6000.0, "gain_db": 12.0, "q": 0.7})
    before = measure(sound, RATE_HZ)
    after = measure(PedalboardBackend().render(stage, sound, RATE_HZ), RATE_HZ)
    for name in ("treble_db", "air_db", "warmth_db", "centroid_hz", "tilt_db_per_octave"):
        assert change_at_equal_loudness(name, before, after) == pytest.approx(0.0, abs=0.05), name


@pytest.mark.parametrize("clip", CLIPS)
@pytest.mark.parametrize(
    ("word", "way"), [("brighter", 1), ("darker", -1), ("more_treble", 1), ("less_treble", -1)]
)
def test_bright_and_dark_move_the_balance_of_every_source_with_the_first_calls(
    clip: str, word: str, way: int
) -> None:
    after = worded(clip, word, 2.0)
    assert after is not None
    assert way * change_at_equal_loudness("tilt_db_per_octave", measured(clip), after) > 0.15
    assert way * change_at_equal_loudness("centroid_hz", measured(clip), after) > 0.02


@pytest.mark.parametrize("clip", CLIPS)
@pytest.mark.parametrize("word", ["brighter", "darker", "warmer", "fuller", "thinner", "crisper"])
def test_every_aim_that_binds_is_about_something_that_is_heard(clip: str, word: str) -> None:
    binding = [aim for aim in aims_of(Request(word), scene(clip)) if not aim.optional]
    assert binding
    for aim in binding:
        level = measured(clip)[aim.measure]
        assert level is not None
        assert not aim.measure.endswith(("sub_db", "bass_db", "treble_db", "air_db")) or level > -46


def test_more_treble_on_a_bass_is_met_where_the_bass_sounds(tmp_path: Path) -> None:
    ended, kept = said(tmp_path, audio("bass"), "more treble")
    assert ended.status == "met" and kept is not None
    shelf = next(stage for stage in kept.chain["stages"] if stage["effect"] == "high_shelf")
    assert shelf["parameters"]["frequency_hz"] < 1500


@pytest.mark.parametrize(
    ("clip", "phrase", "fact"),
    [
        ("hat", "more sub", "below 60 Hz"),
        ("hat", "boomier", "60 and 200 Hz"),
        ("hat", "less mud", "200 and 500 Hz"),
        ("pad", "less sibilance", "s sounds"),
    ],
)
def test_what_cannot_be_heard_is_told_and_nothing_is_written(
    tmp_path: Path, clip: str, phrase: str, fact: str
) -> None:
    ended, kept = said(tmp_path, audio(clip), phrase)
    assert kept is None
    assert fact in ended.reply


def test_silence_is_told_in_one_sentence(tmp_path: Path) -> None:
    ended, kept = said(tmp_path, np.zeros((1, RATE_HZ), np.float32), "make it brighter")
    assert (ended.status, kept) == ("refused", None)
    assert "silent" in ended.reply


def test_louder_on_a_sound_that_fills_full_scale_is_told_and_not_made_quieter(
    tmp_path: Path,
) -> None:
    square = np.sign(audio("bass")).astype(np.float32)
    ended, kept = said(tmp_path, square, "louder")
    assert kept is None
    assert "full scale" in ended.reply
