"""On real recordings an edit moves the measure that its name promises, at equal loudness."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pedalboard
import pytest
from sounds import CLIPS, joined, noise, recording, silence, tone

from talkbox_tools.dsp.measure.compare import Delta, compare
from talkbox_tools.dsp.measure.meter import measure

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

    Edit = Callable[[Audio, int], Audio]


@dataclass(frozen=True)
class Case:
    """One edit and the measures that it moves."""

    edit: Edit
    moves: dict[str, float]
    """By how much at least, below 0 for a fall; a share for relative measures."""
    but: tuple[str, ...] = ()
    """Clips that have nothing there to be edited, or many pitches at once."""


def board(*effects: pedalboard.Plugin, peak: float | None = None) -> Edit:
    """These effects, on the clip as it is or brought to this peak first."""

    def edit(audio: Audio, rate_hz: int) -> Audio:
        scale = 1.0 if peak is None else peak / float(np.abs(audio).max())
        sound = audio * np.float32(scale)
        for effect in effects:
            sound = effect.process(sound, rate_hz, reset=True)
        return sound

    return edit


def shelved(gain_db: float) -> Edit:
    """A high shelf where this clip's own highs begin."""

    def edit(audio: Audio, rate_hz: int) -> Audio:
        centroid = measure(audio, rate_hz)["centroid_hz"]
        assert centroid is not None
        return board(pedalboard.HighShelfFilter(centroid, gain_db))(audio, rate_hz)

    return edit


def room(wet: float) -> Edit:
    """Stereo reverb with its tail."""
    effect = pedalboard.Reverb(room_size=0.6, wet_level=wet, dry_level=1.0 - wet)

    def edit(audio: Audio, rate_hz: int) -> Audio:
        both = np.repeat(audio, 3 - len(audio), axis=0)[:2]
        return board(effect)(joined(both, silence(1.0, rate_hz)), rate_hz)

    return edit


def louder_samples(audio: Audio, gain: np.ndarray) -> Audio:
    """The clip with this gain a sample."""
    return np.asarray(audio * gain, np.float32)


def seconds_of(audio: Audio, rate_hz: int) -> np.ndarray:
    """The time of each sample."""
    return np.arange(audio.shape[1]) / rate_hz


def tremolo(depth: float) -> Edit:
    """Level swinging five times a second."""
    return lambda audio, rate_hz: louder_samples(
        audio, 1.0 - depth * (0.5 - 0.5 * np.cos(10.0 * np.pi * seconds_of(audio, rate_hz)))
    )


def width(ratio: float) -> Edit:
    """Side times this."""

    def edit(audio: Audio, rate_hz: int) -> Audio:
        mid, side = (audio[0] + audio[1]) / 2.0, (audio[0] - audio[1]) / 2.0 * ratio
        return np.asarray(np.stack((mid + side, mid - side)), np.float32)

    return edit


def attacks(amount: float) -> Edit:
    """A transient shaper: gain from a fast over a slow envelope."""

    def edit(audio: Audio, rate_hz: int) -> Audio:
        level = np.abs(audio).max(axis=0, keepdims=True)
        fast, slow = (
            board(pedalboard.LowpassFilter(1000.0 / (2.0 * np.pi * ms)))(level, rate_hz) + 1e-6
            for ms in (8.0, 120.0)
        )
        return louder_samples(audio, np.clip((fast / slow) ** amount, 0.25, 4.0))

    return edit


def fade(seconds: float) -> Edit:
    """A straight fade-in."""
    return lambda audio, rate_hz: louder_samples(
        audio, np.minimum(1.0, seconds_of(audio, rate_hz) / seconds)
    )


def backwards(edit: Edit) -> Edit:
    """The edit from the other end."""
    return lambda audio, rate_hz: np.ascontiguousarray(
        edit(np.ascontiguousarray(audio[:, ::-1]), rate_hz)[:, ::-1]
    )


def with_hum(audio: Audio, rate_hz: int) -> Audio:
    """Five harmonics of 50 Hz added."""
    seconds = audio.shape[1] / rate_hz
    for k in range(1, 6):
        part = tone(50.0 * k, seconds, -30.0 - 20.0 * np.log10(k), rate_hz, 1)
        audio = audio + part[:, : audio.shape[1]]
    return audio


def with_esses(audio: Audio, rate_hz: int) -> Audio:
    """A tenth of a second of 5-9 kHz noise added every 0.7 s."""
    band = board(
        *(pedalboard.HighpassFilter(5000) for _ in range(2)), pedalboard.LowpassFilter(9000)
    )
    hiss = band(noise(audio.shape[1] / rate_hz, -20.0, rate_hz, 1), rate_hz)[:, : audio.shape[1]]
    return np.asarray(audio + hiss * (seconds_of(audio, rate_hz) % 0.7 < 0.1), np.float32)


def with_hiss(audio: Audio, rate_hz: int) -> Audio:
    """White noise at -40 dBFS added."""
    hiss = noise(audio.shape[1] / rate_hz, -40.0, rate_hz, len(audio))
    return np.asarray(audio + hiss[:, : audio.shape[1]], np.float32)


def transposed(semitones: float) -> Edit:
    """Pitch moved at the same length."""
    return lambda audio, rate_hz: pedalboard.time_stretch(audio, rate_hz, 1.0, semitones)


_DULL = ("bass", "bell-pad", "guitar-clean")
_NO_HIGHS = _DULL
"""Nothing above 2 kHz is heard of these, so that no filter up there moves a measure."""
_MONO = tuple(set(CLIPS) - {"bell-pad", "music-bed", "voice"})
_SHELF = pedalboard.HighShelfFilter
CASES = {
    "darker": Case(shelved(-6), {"tilt_db_per_octave": -0.2, "centroid_hz": -0.05}),
    "darker, with a shelf at 4 kHz": Case(
        board(_SHELF(4000, -6)), {"tilt_db_per_octave": -0.2, "treble_db": -2.0}, _DULL
    ),
    "brighter": Case(shelved(6), {"tilt_db_per_octave": 0.2, "centroid_hz": 0.05}),
    "airier": Case(board(_SHELF(10_000, 6)), {"air_db": 2.0}, _NO_HIGHS),
    "warmer": Case(
        board(pedalboard.LowShelfFilter(200, 4), _SHELF(8000, -2)), {"warmth_db": 0.5}, _NO_HIGHS
    ),
    "more bass": Case(board(pedalboard.LowShelfFilter(120, 5)), {"bass_db": 1.0}, ("bass",)),
    "muddier": Case(board(pedalboard.PeakFilter(300, 6, 0.7)), {"low_mid_db": 0.9}),
    "cleaner": Case(board(pedalboard.PeakFilter(300, -6, 0.7)), {"low_mid_db": -0.9}),
    "harsher": Case(board(pedalboard.PeakFilter(3500, 8, 0.8)), {"presence_db": 2.5}, _NO_HIGHS),
    "telephone": Case(
        board(pedalboard.HighpassFilter(300), *(pedalboard.LowpassFilter(3400) for _ in range(2))),
        {"air_db": -6.0},
        _NO_HIGHS,
    ),
    "distorted": Case(
        board(pedalboard.Distortion(18), peak=0.9), {"crest_db": -5.0, "plr_db": -5.0}
    ),
    "squashed": Case(board(pedalboard.Compressor(-28, 8, 1, 80), peak=0.9), {"dynamics_db": -2.0}),
    "punchier": Case(attacks(0.5), {"transient_db": 0.15}),
    "softer attacks": Case(attacks(-0.7), {"transient_db": -0.05}),
    "wider": Case(width(1.6), {"side_mid_db": 3.5}, _MONO),
    "narrower": Case(width(0.3), {"side_mid_db": -9.0}, (*_MONO, "voice")),
    "more space": Case(room(0.3), {"decay_db_per_second": -3.0}),
    "clipped": Case(
        lambda audio, _: np.clip(audio / np.abs(audio).max() * 4.0, -1.0, 1.0),
        {"clipped_samples": 20.0},
    ),
    "hissing": Case(with_hiss, {"noise_floor_db": 2.0}),
    "humming": Case(with_hum, {"hum_db": 3.0}),
    "sibilant": Case(with_esses, {"sibilance_db": 1.0}, ("break",)),
    "tremolo": Case(tremolo(0.7), {"modulation_db": 0.5}),
    "faded in": Case(fade(2.0), {"fade_in_seconds": 0.3}),
    "faded out": Case(backwards(fade(2.0)), {"fade_out_seconds": 0.2}),
    "silence around": Case(
        lambda audio, rate_hz: joined(
            silence(0.5, rate_hz, len(audio)), audio, silence(0.5, rate_hz, len(audio))
        ),
        {"lead_silence_seconds": 0.45, "tail_silence_seconds": 0.45, "length_seconds": 0.999},
    ),
    "up three semitones": Case(transposed(3.0), {"pitch_hz": 0.17}, ("music-bed",)),
    "slower": Case(
        lambda audio, rate_hz: pedalboard.time_stretch(audio, rate_hz, 0.8, 0.0),
        {"onset_rate_hz": -0.1, "length_seconds": 0.3},
        tuple(set(CLIPS) - {"break", "music-bed"}),
    ),
    "with an offset": Case(
        lambda audio, _: np.asarray(audio + 0.02, np.float32), {"dc_offset_ratio": 0.015}
    ),
}


@lru_cache(maxsize=len(CLIPS))
def measured(name: str) -> dict[str, float | None]:
    """The untouched clip's measures."""
    return measure(*recording(name))


def deltas(edit: Edit, name: str) -> dict[str, Delta]:
    """What the edit did to one clip."""
    audio, rate_hz = recording(name)
    return compare(measured(name), measure(edit(audio, rate_hz), rate_hz))


@pytest.mark.parametrize("case", CASES)
def test_the_measure_moves_the_right_way_on_every_clip(case: str) -> None:
    wanted = CASES[case]
    for name in sorted(set(CLIPS) - set(wanted.but)):
        found = deltas(wanted.edit, name)
        for which, least in wanted.moves.items():
            moved, before = found[which].matched_change, found[which].before
            assert moved is not None and before is not None, (name, which)
            if found[which].measure.relative:
                moved /= before
            assert moved >= least if least > 0 else moved <= least, f"{name} {which} {moved:.3f}"


@pytest.mark.parametrize("name", CLIPS)
def test_louder_is_only_louder(name: str) -> None:
    audio, rate_hz = recording(name)
    louder = measure(audio * np.float32(2.0), rate_hz)
    for which, found in compare(measured(name), louder).items():
        if which in ("dc_offset_ratio", "clipped_samples"):
            continue
        assert found.change is not None or found.before is found.after
        level = which.endswith("_lufs") or which == "rms_dbfs"
        assert found.heard is level, which
    change = compare(measured(name), louder)["integrated_lufs"].change
    assert change == pytest.approx(6.02, abs=0.01)


def test_three_times_the_edit_moves_tilt_further() -> None:
    for name in CLIPS:
        less, more = (
            deltas(shelved(gain), name)["tilt_db_per_octave"].matched_change for gain in (-3, -9)
        )
        assert less is not None and more is not None
        assert more < 1.5 * less < 0.0, name
