"""Likeness of sounds: least distance at the true setting whatever is played, and axes apart."""

from __future__ import annotations

from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from songs import RATE_HZ, edited, heard, song

from talkbox_tools.dsp.measure.meter import Meter
from talkbox_tools.dsp.resample import Resampler
from talkbox_tools.dsp.similarity import (
    DEFAULT,
    GROUP,
    DspSimilarity,
    Sound,
    UnknownMetric,
    likeness,
    metric,
    metric_names,
)
from talkbox_tools.dsp.similarity_profile import profile, profile_of

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

SWEEPS = [
    ("tone", "high_shelf", "gain_db", 4, (-8, -4, 0, 4, 8, 12), {"frequency_hz": 4000}),
    ("tone", "bell", "gain_db", -5, (-10, -5, 0, 5), {"frequency_hz": 400}),
    ("width", "width", "width_ratio", 1.8, (0, 0.5, 1, 1.8, 3), {}),
    ("dynamics", "transient_shaper", "attack_db", 6, (-6, 0, 6, 12), {}),
    ("dynamics", "compressor", "threshold_db", -26, (0, -10, -18, -26, -42),
     {"ratio": 4, "attack_ms": 2}),
    ("loudness", "gain", "gain_db", -6, (-12, -9, -6, -3, 0), {}),
]  # fmt: skip


@pytest.mark.parametrize(("axis", "effect", "parameter", "true", "tried", "fixed"), SWEEPS)
def test_the_distance_is_least_at_the_true_setting_though_other_notes_are_played(
    axis: str,
    effect: str,
    parameter: str,
    true: float,
    tried: tuple[float, ...],
    fixed: dict[str, float],
) -> None:
    reference = heard(edited(song(2, 124), effect, **{parameter: true}, **fixed))
    distances = {
        value: likeness(
            heard(edited(song(1, 100), effect, **{parameter: value}, **fixed)), reference
        )
        .axes[axis]
        .distance
        for value in tried
    }
    assert min(distances, key=lambda value: distances[value]) == true
    ordered = list(distances.values())
    least = tried.index(true)
    assert ordered[:least] == sorted(ordered[:least], reverse=True)
    assert ordered[least:] == sorted(ordered[least:])


def test_a_sound_is_wholly_like_itself() -> None:
    score = likeness(heard(song(1, 100)), heard(song(1, 100)))
    assert score.total == 100.0
    assert all((axis.distance, axis.similarity) == (0.0, 100.0) for axis in score.axes.values())


def test_louder_is_no_other_tone_and_brighter_no_other_width() -> None:
    plain = song(1, 100)
    louder = likeness(heard(plain), heard(edited(plain, "gain", gain_db=-8))).axes
    assert louder["tone"].distance < 0.01 and louder["loudness"].distance == pytest.approx(8, 0.01)
    bright = edited(plain, "high_shelf", frequency_hz=4000, gain_db=6)
    brighter = likeness(heard(plain), heard(bright)).axes
    assert brighter["tone"].distance > 2.0 and brighter["width"].distance < 0.1


def test_an_axis_that_a_sound_is_too_short_for_is_left_out_and_counts_for_nothing() -> None:
    score = likeness(heard(song(1, 100)), heard(song(1, 100)[:, :64]))
    assert "loudness" not in score.axes and "tone" in score.axes
    weights = {"tone": 0.4, "width": 0.2, "dynamics": 0.2}
    known = {name: axis.similarity for name, axis in score.axes.items()}
    parts = sum(weights[name] * similarity for name, similarity in known.items())
    assert score.total == pytest.approx(parts / sum(weights[name] for name in known))


@settings(max_examples=6, deadline=None)
@given(
    gain_db=st.floats(-30, 6),
    tilt_db=st.floats(-8, 8),
    channels=st.sampled_from([1, 2]),
    seconds=st.floats(0.05, 1),
)
def test_any_two_sounds_get_a_finite_score_that_is_the_same_both_ways(
    gain_db: float, tilt_db: float, channels: int, seconds: float
) -> None:
    plain = song(1, 100)[:, :44_100]
    other = edited(edited(plain, "tilt", gain_db=tilt_db), "gain", gain_db=gain_db)
    a, b = Sound(plain, RATE_HZ), Sound(other[:channels, : int(seconds * RATE_HZ)], RATE_HZ)
    there, back = DspSimilarity().score(a, b), DspSimilarity().score(b, a)
    assert 0.0 <= there.total <= 100.0
    assert there.total == pytest.approx(back.total)
    assert all(np.isfinite(axis.distance) for axis in there.axes.values())


@pytest.mark.parametrize("rate_hz", [16_000, 48_000, 96_000])
def test_the_sample_rate_hardly_matters(rate_hz: int) -> None:
    audio = song(1, 100)
    resampler = Resampler(RATE_HZ, rate_hz)
    other = np.concatenate([resampler.process(audio), resampler.finish()], axis=1)
    assert likeness(heard(audio), heard(other, rate_hz)).axes["tone"].distance < 0.6


def test_silence_at_the_ends_changes_no_tone() -> None:
    audio = song(1, 100)
    quiet = np.zeros((2, 3 * RATE_HZ), np.float32)
    padded: Audio = np.concatenate([quiet, audio, quiet], axis=1)
    assert likeness(heard(audio), heard(padded)).axes["tone"].distance < 0.2


def test_a_profile_of_a_measured_sound_costs_nothing_and_a_new_one_little() -> None:
    audio = np.concatenate([song(1, 100)] * 3, axis=1)[:, : 10 * RATE_HZ]
    meter = Meter(RATE_HZ, 2)
    meter.add(audio)
    meter.finish()
    began = process_time()
    first = profile_of(meter)
    assert process_time() - began < 0.02
    began = process_time()
    second = profile([audio], RATE_HZ)
    assert process_time() - began < 0.3  # half a tenth of a second where nothing else runs
    assert np.allclose(first.tone_db, second.tone_db)


def test_a_package_brings_a_metric_through_its_entry_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "acme_ears.py").write_text(
        "from talkbox_tools.dsp.similarity import Axis, Score\n"
        "class Ears:\n"
        "    name, version, needs_network = 'acme', '2', False\n"
        "    def score(self, a, b):\n"
        "        apart = abs(len(a.audio) - len(b.audio))\n"
        "        return Score(100.0 - apart, {'channels': Axis(apart, '', 100.0 - apart)})\n"
        "class Broken:\n"
        "    def __init__(self):\n"
        "        raise RuntimeError('no weights')\n"
    )
    facts = tmp_path / "acme_ears-2.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-ears\nVersion: 2.0\n")
    (facts / "entry_points.txt").write_text(
        f"[{GROUP}]\nacme = acme_ears:Ears\nbroken = acme_ears:Broken\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    assert metric_names() == (DEFAULT, "acme", "broken")
    stereo, mono = Sound(song(1, 100), RATE_HZ), Sound(song(1, 100)[:1], RATE_HZ)
    assert metric("acme").score(stereo, mono).total == 99.0
    with pytest.raises(UnknownMetric, match="'broken' cannot be loaded"):
        metric("broken")


def test_the_default_metric_needs_no_network_and_other_names_are_refused() -> None:
    assert metric_names()[0] == DEFAULT
    assert metric().name == DEFAULT and not metric().needs_network
    with pytest.raises(UnknownMetric, match="no similarity metric 'clap'; there is: dsp-v1"):
        metric("clap")
