"""Parts cut out of the middle, edits of time behind one another, and sound on one side alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from edited_clips import RATE_HZ, SECONDS, Sound, carried_out, edited, rms_db
from readings import only, words

from talkbox.errand import Errand
from talkbox.planner import Planner
from talkbox.planner.reading import read
from talkbox_sessions.store import Home

_HZ = (300, 400, 500, 600)
"""The tone of each second of the clip."""


def _seconds_told_apart() -> Sound:
    hz = np.asarray(_HZ)[np.minimum(SECONDS.astype(int), len(_HZ) - 1)]
    return np.asarray(0.2 * np.sin(2 * np.pi * hz * SECONDS))


def _heard(sound: Sound) -> list[int]:
    """The tones of the clip, each tenth of a second, without repeats."""
    frame = RATE_HZ // 10
    found: list[int] = []
    for start in range(0, sound.size - frame + 1, frame):
        power = np.abs(np.fft.rfft(sound[start : start + frame]))
        tone = min(_HZ, key=lambda hz: abs(hz - int(power.argmax()) * 10))
        found += [tone] if found[-1:] != [tone] else []
    return found


@pytest.mark.parametrize(
    ("phrase", "left"),
    [
        ("cut out everything between 1s and 3s", [300, 600]),
        ("remove the part from 1 to 2 seconds and close the gap", [300, 500, 600]),
        ("cut the middle 2 seconds out", [300, 600]),
        ("remove a second at 2 s", [300, 400, 600]),
        ("cut 1 to 2 s and 3 to 3.9 s out", [300, 500, 600]),
        ("cut 0.5 to 2 s and 1 to 3 s out", [300, 600]),
        ("schneide von 1 bis 3 Sekunden raus", [300, 600]),
        ("enlève la partie entre 1 et 3 secondes", [300, 600]),
    ],
)
def test_what_is_cut_out_is_gone_and_the_rest_is_joined(
    tmp_path: Path, phrase: str, left: list[int]
) -> None:
    assert _heard(edited(tmp_path, "take.wav", _seconds_told_apart(), phrase)) == left


@pytest.mark.parametrize(
    ("phrase", "seconds"),
    [
        ("keep the first 3 s and slow it down to half speed", 6.0),
        ("repeat it twice and cut the first second", 7.0),
        ("slow it to half speed and drop the last second", 7.0),
        ("cut 1 to 2 s out and repeat it twice", 6.0),
        ("slow it to half speed and cut 5 to 6 s out", 7.0),
        ("reverse it, double speed, and trim it to 1 second", 1.0),
    ],
)
def test_each_edit_of_time_counts_from_the_one_before(
    tmp_path: Path, phrase: str, seconds: float
) -> None:
    out = edited(tmp_path, "take.wav", _seconds_told_apart(), phrase)
    assert out.size / RATE_HZ == pytest.approx(seconds, abs=0.03)


def test_trim_names_what_stays_and_cut_what_goes() -> None:
    assert "keep" in only("trim from 1 to 2 s").marks
    assert "keep" not in only("cut from 1 to 2 s").marks


def test_a_noise_goes_with_the_seconds_in_which_it_is_heard() -> None:
    assert read("cut from 1 to 2 s, someone coughed").beyond is None
    assert words("get rid of the part from 1 to 2 seconds please, someone coughed") == ["trim"]


@pytest.mark.parametrize("leak_db", [-200.0, -50.0])
@pytest.mark.parametrize(
    "phrase",
    [
        "I only come out of the left speaker, put me in both",
        "center it",
        "copy the left channel to the right",
        "use only the left channel",
        "nur den linken Kanal, auf beide Seiten",
    ],
)
def test_a_voice_on_one_side_is_heard_as_loud_on_both(
    tmp_path: Path, phrase: str, leak_db: float
) -> None:
    voice = _seconds_told_apart()
    clip = np.stack([voice, 10 ** (leak_db / 20) * voice], axis=1)
    summary, out = carried_out(tmp_path, "take.wav", clip, phrase)
    assert summary["status"] == "met", summary["reply"]
    assert rms_db(out[:, 0]) == pytest.approx(rms_db(out[:, 1]), abs=0.01)
    assert rms_db(out[:, 0]) > rms_db(voice) - 6


def test_an_empty_side_is_told_and_not_put_on_both(tmp_path: Path) -> None:
    source = tmp_path / "take.wav"
    voice = _seconds_told_apart()
    soundfile.write(source, np.stack([voice, 0 * voice], axis=1), RATE_HZ, subtype="FLOAT")
    errand = Errand("use only the right channel", tmp_path / "out.wav", source)
    summary = errand.carry_out(Home(tmp_path / "home"), Planner())
    assert summary["status"] == "refused"
    assert "nothing on the right side" in str(summary["reply"])
