from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from dsp_probes import SPECS, stage, values
from hypothesis import example, given, settings
from hypothesis import strategies as st

from talkbox_tools.backend import BackendError
from talkbox_tools.chain import Stage
from talkbox_tools.dsp.pedalboard_backend import PedalboardBackend

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio
    from talkbox_tools.effect import Parameter, Value

ALL = sorted(SPECS)
LENGTHS = [0, 1, 2, 63, 64, 65, 1000, 3001]
RATES_HZ = [8000, 11_025, 44_100, 96_000, 384_000]
KINDS = ["silence", "dc", "full scale", "impulse", "tiny", "nyquist", "noise", "hot"]


def signal(kind: str, channels: int, samples: int) -> Audio:
    random = np.random.default_rng(samples)
    shape = (channels, samples)
    made = {
        "silence": np.zeros(shape),
        "dc": np.full(shape, 0.5),
        "full scale": np.sign(random.standard_normal(shape)),
        "impulse": np.eye(channels, samples),
        "tiny": 1e-38 * random.standard_normal(shape),
        "nyquist": np.ones(shape) * (-1.0) ** np.arange(samples),
        "noise": 0.1 * random.standard_normal(shape),
        "hot": np.clip(4.0 * random.standard_normal(shape), -15, 15),
    }
    audio = made[kind].astype(np.float32)
    audio.flags.writeable = False
    return audio


@pytest.fixture(scope="module")
def impulse_file(tmp_path_factory: pytest.TempPathFactory) -> str:
    import soundfile

    path: Path = tmp_path_factory.mktemp("impulses") / "room.wav"
    soundfile.write(path, np.exp(-np.arange(4000) / 800)[:, None], 44_100, subtype="FLOAT")
    return str(path)


def settings_of(parameter: Parameter, file: str) -> st.SearchStrategy[Value]:
    if parameter.is_file:
        return st.just(file)
    if parameter.choices:
        return st.sampled_from(parameter.choices)
    ends = st.sampled_from([parameter.minimum, parameter.maximum])
    return st.one_of(ends, st.floats(parameter.minimum, parameter.maximum))


def any_stage(draw: st.DrawFn, effect: str, file: str) -> Stage:
    drawn = {p.name: draw(settings_of(p, file)) for p in SPECS[effect].parameters}
    return Stage("s1", effect, drawn)


def render_or_refuse(made: Stage, audio: Audio, rate_hz: int) -> Audio | None:
    """The render, or None when it was refused in one sentence that names the stage."""
    try:
        return PedalboardBackend().render(made, audio, rate_hz)
    except BackendError as error:
        assert str(error).startswith("Stage s1 (")
        assert "failed inside" not in str(error)
        assert str(error).count("\n") == 0
        return None


@pytest.mark.parametrize("effect", ALL)
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_no_setting_and_no_clip_makes_an_effect_crash_or_put_out_anything_but_sound(
    effect: str, impulse_file: str, data: st.DataObject
) -> None:
    made = data.draw(st.composite(any_stage)(effect, impulse_file))
    channels, samples = data.draw(st.sampled_from([1, 2])), data.draw(st.sampled_from(LENGTHS))
    audio = signal(data.draw(st.sampled_from(KINDS)), channels, samples)
    out = render_or_refuse(made, audio, data.draw(st.sampled_from(RATES_HZ)))
    if out is not None:
        assert out.dtype == np.float32 and out.flags.c_contiguous
        assert np.isfinite(out).all()
        assert out.shape[0] in ((2,) if SPECS[effect].needs_stereo and samples else (1, 2))
        assert SPECS[effect].changes_length or out.shape[1] == samples


@pytest.mark.parametrize("effect", ALL)
def test_the_shortest_clips_go_through_every_effect_at_its_usual_settings(
    effect: str, impulse_file: str
) -> None:
    file: dict[str, Value] = {p.name: impulse_file for p in SPECS[effect].parameters if p.is_file}
    made = Stage("s1", effect, values(effect, file))
    for channels, samples in product([1, 2], LENGTHS[:5]):
        out = render_or_refuse(made, signal("noise", channels, samples), 44_100)
        assert out is not None
        assert SPECS[effect].changes_length or out.shape[1] == samples


BAD: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from([float("nan"), float("inf"), -float("inf"), 1e9, -1e9, True, None, "", [], {}]),
    st.text(max_size=5),
    st.floats(allow_nan=True),
)


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_a_bad_value_is_refused_in_a_sentence_that_names_the_stage_and_the_range(
    data: st.DataObject,
) -> None:
    effect = data.draw(st.sampled_from([name for name in ALL if SPECS[name].parameters]))
    parameter = data.draw(st.sampled_from(SPECS[effect].parameters))
    bad = data.draw(BAD)
    if parameter.is_file or bad in parameter.choices or _in_range(parameter, bad):
        return
    if bad is None and parameter.default is not None:
        return
    good = values(effect, {p.name: "room.wav" for p in SPECS[effect].parameters if p.is_file})
    with pytest.raises(BackendError, match=rf"^Stage s1 \({effect}\): .*{parameter.name}"):
        PedalboardBackend().open(Stage("s1", effect, {**good, parameter.name: bad}), 44_100, 2)


def _in_range(parameter: Parameter, value: Any) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    in_range: bool = number and parameter.minimum <= value <= parameter.maximum
    return in_range and not parameter.choices


@given(rate_hz=st.one_of(st.integers(), st.floats(), st.booleans()))
@example(0)
@example(7999)
@example(384_001)
@example(44_100.0)
@example(float("nan"))
def test_an_impossible_sample_rate_is_refused_before_anything_runs(rate_hz: int) -> None:
    if type(rate_hz) is int and 8000 <= rate_hz <= 384_000:
        return
    with pytest.raises(BackendError, match="sample rate must be a whole number from 8000"):
        PedalboardBackend().open(stage("reverb"), rate_hz, 2)


@pytest.mark.parametrize("channels", [0, 3, 6])
def test_more_than_two_channels_are_refused_with_what_to_do(channels: int) -> None:
    with pytest.raises(BackendError, match="only mono and stereo"):
        PedalboardBackend().render(stage("reverb"), np.zeros((channels, 500), np.float32), 44_100)


@pytest.mark.parametrize("poison", [np.nan, np.inf, -np.inf])
def test_a_clip_that_holds_a_sample_that_is_no_number_is_refused(poison: float) -> None:
    audio = np.zeros((2, 500), np.float32)
    audio[1, 77] = poison
    with pytest.raises(BackendError, match="not finite numbers"):
        PedalboardBackend().render(stage("reverb"), audio, 44_100)


def test_samples_counted_as_whole_numbers_are_refused_with_the_reason() -> None:
    audio = np.full((1, 500), 20_000, np.float32)
    with pytest.raises(BackendError, match=r"peaks at \+86\.0 dBFS .* divided by their full scale"):
        PedalboardBackend().render(stage("gain", gain_db=0.0), audio, 44_100)


def test_a_stage_that_gets_far_too_loud_is_stopped_and_named() -> None:
    loud = np.full((1, 500), 2.0, np.float32)
    with pytest.raises(BackendError, match=r"^Stage s1 \(gain\): came out at \+30\.0 dBFS"):
        PedalboardBackend().render(stage("gain", gain_db=24.0), loud, 44_100)


@pytest.mark.parametrize("effect", ["bell", "notch", "high_pass", "low_pass"])
def test_a_filter_above_what_the_file_holds_is_refused_with_the_files_own_limit(
    effect: str,
) -> None:
    with pytest.raises(BackendError, match=r"frequency_hz goes up to 3600"):
        PedalboardBackend().check(stage(effect, frequency_hz=3601.0), 8000, 1)
    PedalboardBackend().check(stage(effect, frequency_hz=3600.0), 8000, 1)


def test_an_effect_that_does_not_exist_is_answered_with_those_that_do() -> None:
    with pytest.raises(BackendError, match=r"Stage s1 \(vocoder\): there is no such effect.*bell"):
        PedalboardBackend().open(Stage("s1", "vocoder", {}), 44_100, 2)


def test_every_described_effect_can_be_opened() -> None:
    backend = PedalboardBackend()
    assert backend.describe() == tuple(SPECS.values())
    assert "pedalboard " in backend.version() and "numpy " in backend.version()
