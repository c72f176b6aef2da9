"""What a request leaves alone: soft hits, the level of the rest, the sample rate, other bands."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from readings import only, words
from test_acting_exactly import done, stages

from talkbox.errand import Errand
from talkbox.planner import Planner
from talkbox.planner.reading import read
from talkbox_sessions.store import Home
from talkbox_tools.dsp.measure.meter import measure

RATE_HZ = 48_000


def test_a_gate_of_a_dense_groove_lies_under_its_softer_hits() -> None:
    soft = 0.15
    t = np.arange(RATE_HZ // 4) / RATE_HZ
    tone = np.sin(2 * np.pi * 200 * t)
    groove = np.concatenate([gain * tone for gain in (0.5, soft) * 16])
    gap_dbfs = measure(groove[np.newaxis].astype(np.float32), RATE_HZ)["gap_dbfs"]
    assert gap_dbfs is not None
    assert gap_dbfs < 20 * np.log10(soft)


def test_bits_that_are_said_leave_the_sample_rate(tmp_path: Path) -> None:
    found = [stage["effect"] for stage in stages(done(tmp_path, "bit crush it to 6 bits"))]
    assert "bit_reduction" in found
    assert "rate_reduction" not in found


def test_a_deep_narrow_cut_is_a_notch(tmp_path: Path) -> None:
    (notch,) = stages(done(tmp_path, "notch out 1 kHz, narrow, at least 20 dB"))
    parameters = notch["parameters"]
    assert isinstance(parameters, dict)
    assert parameters["q"] >= 10


@pytest.mark.parametrize(
    ("text", "avoided"),
    [
        ("more air but keep the esses under control", "more_sibilant"),
        ("brighter but keep harshness at bay", "harsher"),
    ],
)
def test_a_fault_that_is_to_be_held_down_is_avoided(text: str, avoided: str) -> None:
    assert read(text).avoids == (avoided,)


def test_a_share_shorter_is_all_of_it_in_less_time() -> None:
    request = only("make it 20% shorter")
    said = request.quantity("percent")
    assert said is not None
    assert (request.word, said.value) == ("faster", 25)


def test_what_follows_another_track_is_declined() -> None:
    assert read("sidechain this to the kick on my other track").beyond == "tracks"


def test_a_hard_pan_is_hard() -> None:
    assert words("hard pan to the left") == ["hard_left"]
    assert words("pan it hard to the right") == ["hard_right"]


def test_what_stays_is_no_louder_where_a_loud_fault_is_taken_out(tmp_path: Path) -> None:
    t = np.arange(4 * RATE_HZ) / RATE_HZ
    bird = 0.05 * np.sin(2 * np.pi * 2500 * t) * (t % 1 < 0.5)
    gusts = np.random.default_rng(1).standard_normal(len(t)) / RATE_HZ**0.5
    wind = 0.2 * np.sin(2 * np.pi * 45 * t) + 0.1 * np.sin(2 * np.pi * 30 * t) + gusts
    field, out = tmp_path / "field.wav", tmp_path / "out.wav"
    soundfile.write(field, bird + wind, RATE_HZ, subtype="PCM_24")
    document = Errand("take the wind out", out, field).carry_out(Home(tmp_path / "home"), Planner())
    assert document["status"] == "met"
    left = soundfile.read(out)[0]
    whistles = [abs(np.mean(each * np.exp(-2j * np.pi * 2500 * t))) for each in (bird, left)]
    assert 20 * np.log10(whistles[1] / whistles[0]) == pytest.approx(0.0, abs=0.7)
