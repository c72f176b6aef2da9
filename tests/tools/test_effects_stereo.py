from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from dsp_probes import RATE_HZ, apply, hits, level_db, noise, ragged, sine, stage

from talkbox_tools.dsp.pedalboard_backend import PedalboardBackend
from talkbox_tools.dsp.processors import join

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio
    from talkbox_tools.effect import Value

ALL: list[tuple[str, dict[str, Value]]] = [
    ("width", {}),
    ("stereoize", {}),
    ("pan", {"position": -0.4}),
    ("balance", {"position": 0.4}),
    ("mono", {}),
    ("mid_side", {"mid_db": -3.0}),
    ("mid_side_highs", {"side_db": 5.0}),
    ("mono_below", {}),
    ("swap_sides", {}),
    ("one_side", {"position": 1.0}),
    ("polarity", {}),
    ("flip_left", {}),
    ("flip_right", {}),
]


def side_over_mid_db(audio: Audio) -> float:
    return level_db(audio[:1] - audio[1:]) - level_db(audio[:1] + audio[1:])


def right_over_left_db(audio: Audio) -> float:
    return level_db(audio[1:]) - level_db(audio[:1])


def both(audio: Audio) -> Audio:
    return np.repeat(audio, 2, axis=0)


@pytest.mark.parametrize(("effect", "given"), ALL)
def test_a_picture_is_the_same_however_the_audio_is_cut(
    effect: str, given: dict[str, Value]
) -> None:
    audio = noise(1)
    processor = PedalboardBackend().open(stage(effect, **given), RATE_HZ, 2)
    pieces = [*(processor.process(block) for block in ragged(audio)), processor.finish()]
    assert np.allclose(join(pieces), apply(effect, audio, **given), atol=1e-6)


@pytest.mark.parametrize("width_ratio", [0.0, 0.5, 2.0])
def test_width_changes_the_side_by_its_ratio_and_leaves_the_middle(width_ratio: float) -> None:
    audio = noise(1)
    wide = apply("width", audio, width_ratio=width_ratio)
    assert np.allclose(wide[0] + wide[1], audio[0] + audio[1], atol=1e-6)
    assert np.allclose(wide[0] - wide[1], width_ratio * (audio[0] - audio[1]), atol=1e-6)


@pytest.mark.parametrize(("tone_hz", "change_db"), [(500, 0.0), (12_000, 6.0)])
def test_the_sides_are_turned_above_a_frequency_alone(tone_hz: float, change_db: float) -> None:
    tone = sine(tone_hz, 1)
    apart = np.concatenate((1.5 * tone, 0.5 * tone))
    turned = apply("mid_side_highs", apart, side_db=6.0, frequency_hz=4000.0)
    assert np.allclose(turned[0] + turned[1], apart[0] + apart[1], atol=1e-4)
    change = side_over_mid_db(turned) - side_over_mid_db(apart)
    assert change == pytest.approx(change_db, abs=0.1)


def test_mid_and_side_have_levels_of_their_own() -> None:
    audio = noise(1)
    heard = apply("mid_side", audio, mid_db=-6, side_db=3)
    assert np.allclose(heard[0] + heard[1], 10 ** (-6 / 20) * (audio[0] + audio[1]), atol=1e-6)
    assert np.allclose(heard[0] - heard[1], 10 ** (3 / 20) * (audio[0] - audio[1]), atol=1e-6)


@pytest.mark.parametrize(("amount", "expected_db"), [(0.25, -12), (0.5, -6), (1.0, 0)])
def test_stereoize_makes_a_mono_sound_as_wide_as_asked_and_loses_nothing_in_mono(
    amount: float, expected_db: float
) -> None:
    mono = noise(2, channels=1)
    wide = apply("stereoize", mono, amount=amount)
    assert side_over_mid_db(wide) == pytest.approx(expected_db, abs=1)
    assert np.allclose(wide.mean(axis=0), mono[0], atol=1e-6)


@pytest.mark.parametrize("frequency_hz", [220, 440, 987, 2500])
def test_stereoize_keeps_even_a_pure_tone_in_the_middle(frequency_hz: float) -> None:
    wide = apply("stereoize", sine(frequency_hz, 2), amount=0.7)
    assert abs(right_over_left_db(wide)) < 0.1


def test_stereoize_leaves_the_lows_in_the_middle_and_attacks_sharp() -> None:
    assert side_over_mid_db(apply("stereoize", sine(60, 2))) < -30
    drum = np.pad(hits(0.5), ((0, 0), (RATE_HZ // 4, 0)))
    before = slice(0, RATE_HZ // 4 - int(0.008 * RATE_HZ))
    assert level_db(apply("stereoize", drum)[:, before]) < level_db(drum) - 45


@pytest.mark.parametrize(("position", "expected_db"), [(0.0, 0.0), (0.5, 7.66), (-0.5, -7.66)])
def test_pan_places_a_centred_sound_at_equal_power(position: float, expected_db: float) -> None:
    audio = both(noise(1, channels=1))
    placed = apply("pan", audio, position=position)
    assert right_over_left_db(placed) == pytest.approx(expected_db, abs=0.05)
    assert level_db(placed) == pytest.approx(level_db(audio), abs=0.01)


@pytest.mark.parametrize(("position", "near"), [(-1.0, 0), (1.0, 1)])
def test_panned_all_the_way_both_sides_are_still_heard_on_one(position: float, near: int) -> None:
    audio = np.concatenate([sine(300), sine(700)])
    placed = apply("pan", audio, position=position)
    assert np.abs(placed[1 - near]).max() < 1e-6
    assert np.allclose(placed[near], (audio[0] + audio[1]) / np.sqrt(2), atol=1e-6)


@pytest.mark.parametrize(("position", "quiet"), [(0.5, 0), (-0.5, 1)])
def test_balance_turns_the_far_side_down_and_leaves_the_near_one(
    position: float, quiet: int
) -> None:
    audio = noise(1)
    heard = apply("balance", audio, position=position)
    assert np.allclose(heard[1 - quiet], audio[1 - quiet], atol=1e-6)
    assert level_db(heard[[quiet]]) == pytest.approx(level_db(audio[[quiet]]) - 3.01, abs=0.01)
    assert np.abs(apply("balance", audio, position=2.0 * position)[quiet]).max() < 1e-6


@pytest.mark.parametrize("channels", [1, 2])
def test_mono_folds_both_sides_into_equal_ones_and_keeps_their_number(channels: int) -> None:
    audio = noise(1, channels=channels)
    folded = apply("mono", audio)
    assert folded.shape == audio.shape
    assert np.array_equal(folded[0], folded[-1])
    assert np.allclose(folded[0], audio.mean(axis=0), atol=1e-6)


@pytest.mark.parametrize("frequency_hz", [80.0, 300.0])
def test_mono_below_centres_the_lows_and_leaves_the_rest_wide(frequency_hz: float) -> None:
    def kept_db(tone_hz: float) -> float:
        left_only = np.pad(sine(tone_hz, 2), ((0, 1), (0, 0)))
        heard = apply("mono_below", left_only, frequency_hz=frequency_hz)[:, 9000:-9000]
        assert np.allclose(heard.sum(axis=0), left_only[:, 9000:-9000].sum(axis=0), atol=1e-5)
        return side_over_mid_db(heard)

    assert kept_db(frequency_hz / 2) < -40
    assert kept_db(frequency_hz) == pytest.approx(-6, abs=0.5)
    assert kept_db(frequency_hz * 2) == pytest.approx(0, abs=0.1)


def test_mono_below_touches_nothing_well_above_its_frequency() -> None:
    high = np.concatenate([sine(1000, 1), 0.3 * sine(2500, 1)])
    heard = apply("mono_below", high, frequency_hz=120.0)
    assert np.allclose(heard[:, 4000:-4000], high[:, 4000:-4000], atol=1e-4)


def test_sides_are_swapped_and_polarity_is_turned_exactly() -> None:
    audio = noise(0.1)
    assert np.array_equal(apply("swap_sides", audio), audio[::-1])
    assert np.array_equal(apply("polarity", audio), -audio)
    assert np.array_equal(apply("flip_left", audio), audio * [[-1], [1]])
    assert np.array_equal(apply("flip_right", audio), audio * [[1], [-1]])


@pytest.mark.parametrize(("effect", "given"), ALL)
def test_a_mono_clip_becomes_stereo_only_where_the_picture_needs_it(
    effect: str, given: dict[str, Value]
) -> None:
    heard = apply(effect, noise(0.2, channels=1), **given)
    assert heard.shape[0] == (1 if effect in ("mono", "polarity") else 2)


@pytest.mark.parametrize(("effect", "given"), ALL)
def test_the_usual_settings_clip_nothing_that_peaks_at_minus_six(
    effect: str, given: dict[str, Value]
) -> None:
    audio = both(hits(2, amplitude=1))
    audio *= 0.5 / np.abs(audio).max()
    assert np.abs(apply(effect, audio, **given)).max() < 1
