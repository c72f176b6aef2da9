"""Where a sound is going: words for podcast, audiobook, vinyl, club and film, held to numbers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import soundfile
from cli_desk import Run

from talkbox.clip import RATE_HZ, clip
from talkbox.planner.reading import read


def do(run: Run, phrase: str, source: Path) -> dict[str, Any]:
    result = run("do", phrase, source, "-o", "out.wav", "--json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize(
    ("phrase", "word"),
    [
        ("master it for Spotify", "streaming"),
        ("make it podcast ready", "podcast"),
        ("get this ready for podcasts", "podcast"),
        ("prepare it for vinyl", "vinyl_master"),
        ("a pre-master for vinyl", "vinyl_master"),
        ("make it club ready", "club_master"),
        ("prepare it as an audiobook", "audiobook"),
        ("make it ACX compliant", "audiobook"),
        ("get it ready for Netflix", "cinema_dialogue"),
        ("make it sound like vinyl", "vinyl"),
    ],
)
def test_a_target_is_understood_however_it_is_said(phrase: str, word: str) -> None:
    reading = read(phrase)
    assert [request.word for request in reading.requests] == [word]
    assert reading.unknown == ()


@pytest.mark.parametrize(
    ("phrase", "lufs", "most_dbtp"),
    [
        ("make it podcast ready", -16.0, -0.9),
        ("master it for Spotify", -14.0, -0.9),
        ("get it ready for Netflix", -27.0, -1.9),
    ],
)
def test_loudness_and_peaks_of_a_target_are_met(
    run: Run, song: Path, phrase: str, lufs: float, most_dbtp: float
) -> None:
    told = do(run, phrase, song)
    assert told["status"] == "met"
    assert told["after"]["integrated_lufs"] == pytest.approx(lufs, abs=0.5)
    assert told["after"]["true_peak_dbtp"] <= most_dbtp


def test_one_channel_goes_to_minus_19_for_a_podcast(run: Run, desk: Path) -> None:
    soundfile.write("voice.wav", clip().mean(axis=0), RATE_HZ)
    told = do(run, "make it podcast ready", Path("voice.wav"))
    assert told["after"]["integrated_lufs"] == pytest.approx(-19.0, abs=0.5)


def test_an_audiobook_is_held_to_rms_and_peak(run: Run, song: Path) -> None:
    told = do(run, "prepare it as an audiobook", song)
    assert -23.0 <= told["after"]["rms_dbfs"] <= -18.0
    assert told["after"]["sample_peak_dbfs"] <= -3.0
    assert any(goal["measure"] == "rms_dbfs" and goal["met"] for goal in told["goals"])


def test_vinyl_gets_its_lows_in_the_middle_and_room_above_the_peaks(run: Run, song: Path) -> None:
    told = do(run, "prepare it for vinyl", song)
    effects = [stage["effect"] for stage in told["chain"]]
    assert effects == ["high_pass", "de_esser", "mono_below", "limiter"]
    assert told["after"]["true_peak_dbtp"] <= -2.8


def test_a_club_master_is_loud_with_mono_lows(run: Run, song: Path) -> None:
    told = do(run, "make it club ready", song)
    assert [stage["effect"] for stage in told["chain"]][:2] == ["mono_below", "loudness"]
    assert told["after"]["integrated_lufs"] > told["before"]["integrated_lufs"] + 2
    loud = next(goal for goal in told["goals"] if goal["measure"] == "integrated_lufs")
    assert loud["target"] == -9.0
    assert loud["met"] == (abs(told["after"]["integrated_lufs"] + 9.0) <= 0.5)
