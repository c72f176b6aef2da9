"""Clipped peaks stand up again, and what is not clipped stays to the sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from dsp_probes import RATE_HZ, apply, hits, noise, sine
from sounds import recording

from talkbox_tools.dsp.declip import flat_tops_per_minute
from talkbox_tools.dsp.spool import Spool

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio


def chord() -> Audio:
    """Two seconds of a chord with a little hiss, in stereo, with peaks near full scale."""
    tones = sine(220, 2, 0.35) + sine(277.2, 2, 0.3) + sine(329.6, 2, 0.25)
    return np.repeat(tones, 2, axis=0)[:2] + noise(2, 0.001)


def clipped(audio: Audio, over_db: float) -> Audio:
    """The audio as a 16-bit recorder keeps it that was set so much too hot."""
    hot = audio / np.abs(audio).max() * 10 ** (over_db / 20)
    return np.asarray(np.round(np.clip(hot, -1, 1) * 32767) / 32768, np.float32)


def error_db(heard: Audio, true: Audio) -> float:
    """How far a sound lies from the true one, against the true one."""
    wrong = float(np.sum((heard - true) ** 2))
    return float(10 * np.log10(wrong / np.sum(true**2)))


def rate(audio: Audio) -> float:
    spool = Spool()
    spool.write(audio)
    return flat_tops_per_minute(spool, RATE_HZ)


@pytest.mark.parametrize("over_db", [3, 6, 9])
def test_clipped_peaks_are_drawn_as_the_sound_would_have_gone_on(over_db: float) -> None:
    true = chord() / np.abs(chord()).max() * 10 ** (over_db / 20)
    spoilt = clipped(chord(), over_db)
    mended = apply("declip", spoilt)
    assert error_db(mended, true) < error_db(spoilt, true) - 12
    assert rate(mended) < 0.02 * rate(spoilt)


@pytest.mark.parametrize("name", ["voice", "sax", "guitar-clean", "sitar"])
def test_real_recordings_come_nearer_to_what_was_played(name: str) -> None:
    played = recording(name)[0][:1, : 3 * RATE_HZ]
    true = played / np.abs(played).max() * 2
    spoilt = clipped(played, 6.0206)
    assert error_db(apply("declip", spoilt), true) < error_db(spoilt, true) - 8


def test_clipping_is_found_at_whatever_level_the_file_has_now() -> None:
    spoilt = clipped(chord(), 6)
    quiet = np.float32(0.2) * spoilt
    assert rate(quiet) == rate(spoilt)
    assert np.allclose(apply("declip", quiet), np.float32(0.2) * apply("declip", spoilt), atol=1e-4)


def test_tops_and_bottoms_may_be_cut_at_other_heights() -> None:
    hot = 1.4 * chord()
    spoilt = np.clip(hot, -0.5, 0.8)
    assert error_db(apply("declip", spoilt), hot) < error_db(spoilt, hot) - 10


def test_no_sample_below_the_flat_tops_changes() -> None:
    spoilt = clipped(chord(), 6)
    below = np.abs(spoilt) < 0.99
    assert np.array_equal(apply("declip", spoilt)[below], spoilt[below])


def test_no_peak_is_drawn_lower_than_it_was_or_wildly_high() -> None:
    spoilt = clipped(chord(), 20)
    mended = apply("declip", spoilt)
    assert (np.abs(mended) >= np.abs(spoilt) - 1e-6).all()
    assert np.abs(mended).max() <= 4.001 * np.abs(spoilt).max()


@pytest.mark.parametrize(
    "audio", [chord(), hits(2), noise(2), sine(30, 2, 1.0), sine(55, 2, 0.9), sine(5000, 2)]
)
def test_a_clip_without_flat_tops_stays_as_it_is(audio: Audio) -> None:
    kept = np.asarray(np.round(audio * 32767) / 32768, np.float32)
    assert rate(kept) == 0.0
    assert np.array_equal(apply("declip", kept), kept)


def test_half_the_amount_is_half_the_way() -> None:
    spoilt = clipped(chord(), 6)
    half, whole = apply("declip", spoilt, amount=0.5), apply("declip", spoilt)
    assert np.allclose(half - spoilt, (whole - spoilt) / 2, atol=1e-6)


def test_a_long_clip_is_mended_alike_in_every_block() -> None:
    spoilt = np.tile(clipped(chord(), 6), 3)
    mended = apply("declip", spoilt)
    assert rate(mended) < 0.02 * rate(spoilt)
    assert rate(spoilt) == pytest.approx(rate(clipped(chord(), 6)), rel=0.05)


@pytest.mark.parametrize("samples", [1, 3, 50])
def test_a_clip_too_short_to_foretell_anything_stays(samples: int) -> None:
    audio = np.ones((1, samples), np.float32)
    assert np.array_equal(apply("declip", audio), audio)
    assert rate(audio) == 0.0
