"""Dynamics, dirt, space and stereo on real sound: stronger words do more, and the level stays."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import soundfile

from talkbox.clip import RATE_HZ, clip
from talkbox.messages import Message, Situation, System, User
from talkbox.planner import Planner
from talkbox.session import Session
from talkbox.verdict import change_at_equal_loudness
from talkbox_sessions.events import Rendered, TurnEnded
from talkbox_sessions.store import Home

Measures = Mapping[str, float | None]
MIX: dict[str, float | None] = {
    "integrated_lufs": -18.0, "true_peak_dbtp": -6.0, "bass_db": -5.0, "presence_db": -14.0,
    "rolloff_hz": 6000.0, "side_mid_db": -12.0, "length_seconds": 8.0,
}  # fmt: skip


def heard(folder: Path, phrase: str, *, mono: bool = False) -> tuple[Measures, Measures]:
    """The measures of a second of the demo clip before and after a phrase."""
    folder.mkdir()
    audio = clip().T[:RATE_HZ]
    song = folder / "song.wav"
    soundfile.write(song, audio.mean(axis=1) if mono else audio, RATE_HZ, subtype="FLOAT")
    with Session.create(Home(folder / "home"), song) as session:
        before = session.conversation.measured
        events = list(session.say(phrase, Planner()))
    ended = next(event for event in events if isinstance(event, TurnEnded))
    rendered = {event.id: event for event in events if isinstance(event, Rendered)}
    return before, rendered[ended.render or ""].measured


def calls(text: str, name: str = "song.wav") -> list[dict[str, object]]:
    """The planner's first calls on a full mix of this name."""
    source = {"name": name, "rate_hz": 44_100, "channels": 2, "seconds": 8.0}
    messages: list[Message] = [System(""), User(text, Situation(source, (), MIX, MIX))]
    reply = Planner().reply(messages, [], lambda text: None, lambda: False)
    return [dict(call.arguments) for call in reply.calls]


@pytest.mark.parametrize(
    ("touch", "plain", "way", "measure", "sign"),
    [
        ("a touch compressed", "compressed", "way compressed", "dynamics_db", -1),
        ("a touch punchier", "punchier", "way punchier", "crest_db", 1),
        ("a bit of tremolo", "tremolo", "lots of tremolo", "modulation_db", 1),
        ("a touch narrower", "narrower", "way narrower", "side_mid_db", -1),
        ("a touch saturated", "saturated", "way saturated", "crest_db", -1),
    ],
)
def test_stronger_words_do_more(
    tmp_path: Path, touch: str, plain: str, way: str, measure: str, sign: int
) -> None:
    changes = [
        sign * change_at_equal_loudness(measure, *heard(tmp_path / str(place), phrase))
        for place, phrase in enumerate((touch, plain, way))
    ]
    assert 0 < changes[0] < changes[1] < changes[2]


@pytest.mark.parametrize("phrase", ["squash it", "push it further back", "snappier", "even it out"])
def test_what_does_not_mean_level_leaves_it_where_it_was(tmp_path: Path, phrase: str) -> None:
    before, after = heard(tmp_path / "turn", phrase)
    assert abs((after["integrated_lufs"] or 0) - (before["integrated_lufs"] or 0)) <= 1.0
    assert (after["true_peak_dbtp"] or 0) <= max(0.0, before["true_peak_dbtp"] or 0)


def test_ping_pong_makes_a_mono_file_stereo_and_a_plain_echo_does_not(tmp_path: Path) -> None:
    before, bounced = heard(tmp_path / "ping", "ping pong delay", mono=True)
    _, echoed = heard(tmp_path / "echo", "echo at 200 ms", mono=True)
    assert (before["side_mid_db"] or -60) <= -60
    assert (bounced["side_mid_db"] or -60) > -30
    assert (echoed["side_mid_db"] or -60) <= -60


def test_a_reverb_time_sets_the_size_of_the_room() -> None:
    asked = ("1 second", "2.7 seconds", "5 seconds")
    sizes = [float(str(calls(f"reverb with a tail of {s}")[0]["room_size"])) for s in asked]
    assert sizes == pytest.approx([0.4, 0.82, 0.92], abs=0.04)  # as Freeverb was measured to decay


@pytest.mark.parametrize("word", ["compress it", "add reverb", "saturate it"])
def test_first_moves_depend_on_what_kind_of_source_it_is(word: str) -> None:
    voice, mix = calls(word, "lead vocal.wav"), calls(word, "full mix.wav")
    assert voice[0]["kind"] == mix[0]["kind"]
    assert voice != mix


def test_rumble_is_cut_lower_on_a_bass_than_on_a_voice() -> None:
    voice, bass = calls("less rumble", "lead vocal.wav"), calls("less rumble", "bass di.wav")
    assert float(str(bass[0]["frequency_hz"])) < 40 < float(str(voice[0]["frequency_hz"]))
