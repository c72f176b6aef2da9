"""Sound words on real sound: the rendered, measured result moves the way the word means."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import soundfile

from talkbox.clip import RATE_HZ, clip
from talkbox.planner import Planner
from talkbox.session import Session
from talkbox.verdict import change_at_equal_loudness
from talkbox_sessions.events import Rendered, TurnEnded
from talkbox_sessions.store import Home

RECORDINGS = Path(__file__).parents[3] / "shared" / "audio"
Heard = tuple[str, Mapping[str, float | None], Mapping[str, float | None]]
Say = Callable[[str], Heard]


def hear(folder: Path, source: Path, phrase: str) -> Heard:
    """The status of the turn, and the measures before and after it."""
    with Session.create(Home(folder / "home"), source) as session:
        before = session.conversation.measured
        events = list(session.say(phrase, Planner()))
        ended = next(event for event in events if isinstance(event, TurnEnded))
        rendered = {event.id: event for event in events if isinstance(event, Rendered)}
        kept = rendered.get(ended.render or "")
        return ended.status, before, kept.measured if kept else before


@pytest.fixture
def say(tmp_path: Path) -> Say:
    """Says a phrase about two seconds of the demo clip."""
    song = tmp_path / "song.wav"
    soundfile.write(song, clip().T[: 2 * RATE_HZ], RATE_HZ, subtype="FLOAT")
    return lambda phrase: hear(tmp_path, song, phrase)


@pytest.mark.parametrize(
    ("phrase", "measure", "least"),
    [
        ("make it darker", "tilt_db_per_octave", -0.25),
        ("it's too dull", "tilt_db_per_octave", 0.25),
        ("warmer", "warmth_db", 2.0),
        ("get rid of the mud", "low_mid_db", -1.5),
        ("more bass", "bass_db", 1.0),
        ("more air", "air_db", 2.0),
        ("less harsh", "presence_db", -2.0),
        ("punchier", "crest_db", 1.0),
        ("compress it", "dynamics_db", -0.8),
        ("distort it", "crest_db", -1.5),
        ("wider", "side_mid_db", 1.5),
        ("sounds like it's next door", "treble_db", -8.0),
        ("telephone", "bass_db", -6.0),
        ("like a gramophone", "bass_db", -3.0),
        ("add reverb", "fade_out_seconds", 0.2),
        ("cut everything below 100", "sub_db", -3.0),
        ("3 dB quieter", "integrated_lufs", -2.3),
        ("half speed", "length_seconds", 0.9),
        ("fade out over the last second", "fade_out_seconds", 0.2),
    ],
)
def test_a_phrase_moves_its_measure_clearly(
    say: Say, phrase: str, measure: str, least: float
) -> None:
    status, before, after = say(phrase)
    change = change_at_equal_loudness(measure, before, after)
    assert status == "met"
    assert change / least >= 1.0


@pytest.mark.parametrize("phrase", ["make it darker", "brighter", "punchier", "compress it"])
def test_tone_and_dynamics_leave_the_level_and_the_peaks_alone(say: Say, phrase: str) -> None:
    _, before, after = say(phrase)
    assert abs((after["integrated_lufs"] or 0) - (before["integrated_lufs"] or 0)) <= 1.0
    assert (after["true_peak_dbtp"] or 0) <= max(-0.7, before["true_peak_dbtp"] or 0)


@pytest.mark.parametrize(
    ("word", "measure"),
    [("brighter", "treble_db"), ("fatter", "warmth_db"), ("wide", "side_mid_db")],
)
def test_a_touch_moves_less_than_the_plain_word_and_way_more(
    tmp_path: Path, word: str, measure: str
) -> None:
    song = tmp_path / "song.wav"
    soundfile.write(song, clip().T[:RATE_HZ], RATE_HZ, subtype="FLOAT")

    def change(phrase: str) -> float:
        _, before, after = hear(tmp_path / phrase, song, phrase)
        return change_at_equal_loudness(measure, before, after)

    assert 0 < change(f"a touch {word}") < change(word) < change(f"way {word}")


def test_a_loudness_is_reached_under_its_ceiling(say: Say) -> None:
    status, _, after = say("-16 LUFS")
    assert status == "met"
    assert after["integrated_lufs"] == pytest.approx(-16, abs=0.5)
    assert (after["true_peak_dbtp"] or 0) <= -0.7


@pytest.mark.skipif(not RECORDINGS.is_dir(), reason="the recordings are not beside the checkout")
@pytest.mark.parametrize("name", ["bass", "break", "guitar-clean", "sax", "voice"])
def test_real_recordings_of_every_kind_become_darker(tmp_path: Path, name: str) -> None:
    status, before, after = hear(tmp_path, RECORDINGS / f"{name}.flac", "make it darker")
    assert status == "met"
    assert change_at_equal_loudness("tilt_db_per_octave", before, after) <= -0.2
    assert change_at_equal_loudness("centroid_hz", before, after) <= -0.05
