from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from dsp_probes import RATE_HZ, apply, hits, level_db, noise, partial_db, ragged, sine, stage

from talkbox_tools.backend import BackendError
from talkbox_tools.dsp.pedalboard_backend import PedalboardBackend
from talkbox_tools.dsp.processors import join

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio
    from talkbox_tools.effect import Value


def click(seconds: float, channels: int = 1) -> Audio:
    audio = np.zeros((channels, int(seconds * RATE_HZ)), np.float32)
    audio[:, 0] = 0.5
    return audio


def middle_noise(seconds: float) -> Audio:
    """Noise where the ear weighs it most."""
    return apply(
        "low_pass",
        apply("high_pass", noise(seconds, channels=1), frequency_hz=300.0),
        frequency_hz=3000.0,
    )


def in_pieces(effect: str, audio: Audio, **given: Value) -> Audio:
    processor = PedalboardBackend().open(stage(effect, **given), RATE_HZ, audio.shape[0])
    return join([*(processor.process(block) for block in ragged(audio)), processor.finish()])


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """Half a second of fading noise, quiet, as an impulse response often is."""
    fading = noise(0.5, 0.02) * np.exp(-10 * np.arange(RATE_HZ // 2) / RATE_HZ).astype(np.float32)
    soundfile.write(tmp_path / "room.wav", fading.T, RATE_HZ, subtype="FLOAT")
    return tmp_path / "room.wav"


@pytest.mark.parametrize("effect", ["reverb", "delay", "slapback", "ping_pong"])
def test_the_dry_sound_keeps_its_level_when_some_space_is_added(effect: str) -> None:
    heard = apply(effect, click(0.02), mix=0.4)
    assert heard[0, 0] == pytest.approx(0.5, rel=1e-4)


@pytest.mark.parametrize("effect", ["reverb", "delay", "slapback", "ping_pong"])
def test_nothing_of_the_dry_sound_is_left_when_all_is_wet(effect: str) -> None:
    heard = apply(effect, click(0.02), mix=1)
    assert abs(heard[0, 0]) < 1e-6


@pytest.mark.parametrize("room_size", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("channels", [1, 2])
def test_a_reverb_is_as_strong_in_any_room_whatever_the_channels(
    room_size: float, channels: int
) -> None:
    dry = np.repeat(middle_noise(6), channels, axis=0)
    steady = slice(4 * RATE_HZ, None)
    wet = apply("reverb", dry, mix=1, room_size=room_size)
    assert abs(level_db(wet[:, steady]) - level_db(dry[:, steady])) < 1


def test_a_quarter_of_reverb_is_clearly_heard_in_pauses_and_hardly_raises_the_level() -> None:
    dry = np.pad(middle_noise(1), ((0, 0), (0, RATE_HZ // 2)))
    wet = apply("reverb", dry, mix=0.25)
    sounding, after = slice(RATE_HZ // 2, RATE_HZ), slice(RATE_HZ, int(1.2 * RATE_HZ))
    assert -15 < level_db(wet[:, after]) - level_db(dry[:, sounding]) < -6
    assert 0.5 < level_db(wet[:, sounding]) - level_db(dry[:, sounding]) < 2


def test_a_larger_room_rings_longer() -> None:
    def late_db(room_size: float) -> float:
        return level_db(apply("reverb", click(2), mix=1, room_size=room_size)[:, RATE_HZ:])

    assert late_db(0.9) > late_db(0.3) + 30


def test_a_damped_room_rings_on_darker() -> None:
    def highs_db(damping: float) -> float:
        ringing = apply("reverb", click(1), mix=1, damping=damping)[:, RATE_HZ // 4 :]
        return level_db(apply("high_pass", ringing, frequency_hz=4000.0)) - level_db(ringing)

    assert highs_db(0.9) < highs_db(0.1) - 6


def test_a_reverb_puts_a_centred_sound_into_a_wide_room_or_a_narrow_one() -> None:
    def side_over_mid_db(width: float) -> float:
        wet = apply("reverb", click(1, channels=2), mix=1, width=width)
        return level_db(wet[:1] - wet[1:]) - level_db(wet[:1] + wet[1:])

    assert side_over_mid_db(1) > -6
    assert side_over_mid_db(0) < -60


def test_the_room_answers_late_by_its_predelay() -> None:
    without = apply("reverb", click(1), mix=1)
    later = apply("reverb", click(1), mix=1, predelay_ms=100)
    shift = int(0.1 * RATE_HZ)
    assert np.allclose(later[:, shift:], without[:, :-shift], atol=1e-6)
    assert np.abs(later[:, :shift]).max() < 1e-6


def test_the_room_stays_out_of_the_sub_bass() -> None:
    dry = sine(30, 2)
    assert level_db(apply("reverb", dry, mix=1)) < level_db(dry) - 10


@pytest.mark.parametrize("rate_hz", [8000, 44_100, 96_000])
def test_echoes_come_on_time_and_each_softer_by_the_feedback(rate_hz: int) -> None:
    audio = np.zeros((2, rate_hz), np.float32)
    audio[:, 0] = 0.5
    heard = apply("delay", audio, rate_hz, time_ms=100, feedback=0.5, mix=0.25)
    assert np.flatnonzero(heard[0]).tolist() == [rate_hz // 10 * n for n in range(10)]
    echoes = heard[0, :: rate_hz // 10][1:]
    assert echoes.tolist() == pytest.approx([0.25 * 0.5**n for n in range(9)], rel=1e-4)


def test_ping_pong_echoes_come_by_turns_from_left_and_right() -> None:
    heard = apply("ping_pong", click(1), time_ms=100, feedback=0.5, mix=0.5)
    left, right = (np.flatnonzero(side).tolist() for side in heard)
    beat = RATE_HZ // 10
    assert left == [0, *(beat * n for n in (1, 3, 5, 7, 9))]
    assert right == [0, *(beat * n for n in (2, 4, 6, 8))]
    by_turns = [heard[(n + 1) % 2, beat * n] for n in range(1, 6)]
    assert by_turns == pytest.approx([0.5 * 0.5**n for n in range(5)], rel=1e-4)


def test_a_slapback_is_a_single_echo() -> None:
    heard = apply("slapback", click(1), time_ms=100, mix=0.25)
    assert np.flatnonzero(heard[0]).tolist() == [0, RATE_HZ // 10]


@pytest.mark.parametrize(
    ("effect", "given"),
    [
        ("reverb", {"room_size": 0.2}),
        ("reverb", {"room_size": 0.8, "predelay_ms": 200}),
        ("delay", {"time_ms": 300, "feedback": 0.6}),
        ("slapback", {}),
        ("ping_pong", {"time_ms": 200}),
    ],
)
def test_the_tail_is_long_enough_and_not_much_too_long(
    effect: str, given: dict[str, Value]
) -> None:
    seconds = PedalboardBackend().tail_seconds(stage(effect, **given))
    wet = apply(effect, np.pad(noise(1, 0.3), ((0, 0), (0, int(2 * seconds * RATE_HZ)))), **given)
    assert np.abs(wet[:, int((1 + seconds) * RATE_HZ) + 1 :]).max() < 10 ** (-80 / 20)
    assert np.abs(wet[:, int((1 + 0.6 * seconds) * RATE_HZ) :]).max() > 10 ** (-80 / 20)


@pytest.mark.parametrize(
    ("effect", "given"),
    [
        ("reverb", {"predelay_ms": 30}),
        ("delay", {"time_ms": 7}),
        ("slapback", {"time_ms": 77}),
        ("ping_pong", {"time_ms": 33}),
    ],
)
def test_space_sounds_the_same_however_the_audio_is_cut(
    effect: str, given: dict[str, Value]
) -> None:
    audio = noise(1.3)
    assert np.allclose(in_pieces(effect, audio, **given), apply(effect, audio, **given), atol=1e-6)


def test_a_convolution_sounds_the_same_however_the_audio_is_cut(room: Path) -> None:
    audio = noise(1.3)
    whole = apply("convolution", audio, file=str(room))
    assert np.allclose(in_pieces("convolution", audio, file=str(room)), whole, atol=1e-6)


@pytest.mark.parametrize("loudness", [1.0, 0.001])
def test_a_convolution_is_as_loud_as_the_dry_sound_however_quiet_its_file(
    tmp_path: Path, loudness: float
) -> None:
    frames = loudness * noise(1).T * np.exp(-6 * np.arange(RATE_HZ) / RATE_HZ)[:, None]
    soundfile.write(tmp_path / "hall.wav", frames, RATE_HZ, subtype="FLOAT")
    dry = noise(3)
    wet = apply("convolution", dry, mix=1, file=str(tmp_path / "hall.wav"))
    assert abs(level_db(wet[:, RATE_HZ:]) - level_db(dry[:, RATE_HZ:])) < 1.5


def test_a_convolution_is_the_file_s_response_scaled(room: Path) -> None:
    impulse = soundfile.read(room, dtype="float32")[0].T
    wet = apply("convolution", click(0.6, channels=2), mix=1, file=str(room))
    scaled = wet[:, : impulse.shape[1]] / impulse
    loud = np.abs(impulse) > 0.002
    assert scaled[loud].std() < 1e-3 * abs(scaled[loud].mean())


def test_an_impulse_response_of_another_rate_keeps_its_pitch_and_length(tmp_path: Path) -> None:
    seconds = np.arange(24_000) / 48_000
    ringing = np.sin(2 * np.pi * 1000 * seconds) * np.exp(-8 * seconds)
    soundfile.write(tmp_path / "bell.wav", ringing, 48_000, subtype="FLOAT")
    rung = apply("convolution", click(1), mix=1, file=str(tmp_path / "bell.wav"))
    around = [partial_db(rung[:, : RATE_HZ // 2], hz) for hz in (980, 1000, 1020)]
    assert max(around) == around[1]
    assert np.abs(rung[:, int(0.51 * RATE_HZ) :]).max() < 1e-3 * np.abs(rung).max()


def test_a_mono_clip_in_a_stereo_room_stays_mono_and_the_tail_is_the_file_s(room: Path) -> None:
    heard = apply("convolution", click(1), file=str(room))
    assert heard.shape == (1, RATE_HZ)
    assert PedalboardBackend().tail_seconds(stage("convolution", file=str(room))) == 0.5


def _no_file(path: Path) -> None:
    assert not path.exists()


def _text(path: Path) -> None:
    path.write_text("no audio at all")


def _empty(path: Path) -> None:
    soundfile.write(path, np.zeros((0, 1)), 44_100)


def _silent(path: Path) -> None:
    soundfile.write(path, np.zeros((100, 1)), 44_100)


def _endless(path: Path) -> None:
    soundfile.write(path, np.ones((31 * 8000, 1)) * 0.1, 8000)


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (_no_file, "cannot be read"),
        (_text, "cannot be read"),
        (_empty, "no samples"),
        (_silent, "silent"),
        (_endless, "31 s long"),
    ],
)
def test_a_file_that_is_no_impulse_response_is_refused_in_one_sentence(
    tmp_path: Path, make: object, why: str
) -> None:
    assert callable(make)
    make(tmp_path / "hall.wav")
    with pytest.raises(BackendError, match=rf"hall\.wav .*{why}.*convolution needs"):
        apply("convolution", click(0.1), file=str(tmp_path / "hall.wav"))


@pytest.mark.parametrize("effect", ["reverb", "delay", "slapback"])
def test_the_usual_settings_clip_nothing_that_peaks_at_minus_six(effect: str) -> None:
    audio = hits(3, amplitude=1)
    audio *= 0.5 / np.abs(audio).max()
    assert np.abs(apply(effect, audio)).max() < 1
