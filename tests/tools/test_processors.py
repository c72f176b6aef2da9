from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np
import pedalboard
import pytest
from dsp_probes import RATE_HZ, noise, ragged
from hypothesis import given, settings
from hypothesis import strategies as st

from talkbox_tools.backend import BackendError, Processor
from talkbox_tools.dsp import processors, spool
from talkbox_tools.dsp.biquads import butterworth
from talkbox_tools.dsp.iir import Recursive
from talkbox_tools.dsp.processors import (
    Combined,
    Mixed,
    Plugin,
    Pointwise,
    Series,
    Spooled,
    Timed,
    Whole,
    join,
    run,
    through,
)
from talkbox_tools.dsp.smoothing import MovingAverage
from talkbox_tools.dsp.spool import Spool
from talkbox_tools.dsp.windows import Windowed

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio


def backwards(kept: Spool) -> Iterator[Audio]:
    for start in range(kept.samples, 0, -500):
        yield np.ascontiguousarray(kept.read(max(0, start - 500), min(500, start))[:, ::-1])


KINDS: dict[str, Callable[[], Processor]] = {
    "limiter with latency": lambda: Plugin(pedalboard.BrickwallLimiter(-20), RATE_HZ),
    "reverb": lambda: Plugin(pedalboard.Reverb(), RATE_HZ),
    "compressor": lambda: Plugin(pedalboard.Compressor(-30, 4), RATE_HZ),
    "filter": lambda: Recursive(butterworth("high", 50, 4, RATE_HZ)),
    "clock": lambda: Timed(lambda b, start: b * np.float32(1 / (1 + start)) if start else b * 1),
    "average": lambda: MovingAverage(101, 50),
    "windows": lambda: Windowed(lambda w: w[..., 100:600], 500, 100),
    "spool": lambda: Spooled(backwards),
    "whole": lambda: Whole(lambda audio: audio[:, ::-1]),
    "mixed": lambda: Mixed(Plugin(pedalboard.BrickwallLimiter(-20), RATE_HZ), 0.4),
    "series": lambda: Series(
        Plugin(pedalboard.BrickwallLimiter(-20), RATE_HZ), MovingAverage(9, 4), Spooled(backwards)
    ),
}
CUT_ANYWHERE = set(KINDS) - {"clock"}


@pytest.mark.parametrize("kind", sorted(CUT_ANYWHERE))
@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 1000), samples=st.sampled_from([1, 63, 1024, 5000, 20_000]))
def test_however_the_audio_is_cut_the_output_is_the_same(
    kind: str, seed: int, samples: int
) -> None:
    audio = noise(1, 0.3)[:, :samples]
    whole = run(KINDS[kind](), audio)
    cut = join(through(KINDS[kind](), ragged(audio, seed, 3000)))
    assert whole.shape == cut.shape == audio.shape
    assert np.abs(whole - cut).max() < 1e-6


def test_a_plugin_gives_what_pedalboard_gives_in_one_go_and_in_time() -> None:
    audio = noise(1, 0.5)
    for plugin in (pedalboard.BrickwallLimiter, pedalboard.Reverb, pedalboard.Chorus):
        assert np.array_equal(run(Plugin(plugin(), RATE_HZ), audio), plugin()(audio, RATE_HZ))


def test_a_growing_block_does_not_make_a_plugin_forget_what_it_heard() -> None:
    audio = noise(1, 0.5)
    echo = Plugin(pedalboard.Delay(0.01, 0.5, 0.5), RATE_HZ)
    grown = join(through(echo, [audio[:, :100], audio[:, 100:2000], audio[:, 2000:]]))
    assert np.array_equal(grown, pedalboard.Delay(0.01, 0.5, 0.5)(audio, RATE_HZ))


def test_dry_and_wet_meet_in_time_though_the_wet_comes_late() -> None:
    quiet = noise(0.5, 0.01)
    limiter = Plugin(pedalboard.BrickwallLimiter(-1), RATE_HZ)
    assert np.abs(run(Mixed(limiter, 0.5), quiet) - quiet).max() < 1e-7


def test_a_gain_made_from_the_audio_meets_the_sample_that_it_was_made_from() -> None:
    audio = noise(0.5, 0.1)
    late = Series(Plugin(pedalboard.BrickwallLimiter(0), RATE_HZ), Pointwise(np.abs))
    squared = run(Combined(late, lambda dry, level: dry * level), audio)
    assert np.abs(squared - audio * np.abs(audio)).max() < 1e-6


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_spool_gives_back_what_was_written_from_memory_and_from_its_file(
    data: st.DataObject,
) -> None:
    audio = noise(0.05, channels=data.draw(st.sampled_from([1, 2])))
    kept = Spool(in_memory_bytes=data.draw(st.sampled_from([0, 5000, 10**6])))
    for block in ragged(audio, data.draw(st.integers(0, 99)), 500):
        kept.write(block)
    start, count = data.draw(st.integers(0, 3000)), data.draw(st.integers(0, 3000))
    assert np.array_equal(kept.read(start, count), audio[:, start : start + count])
    assert np.array_equal(join(kept.blocks(777)), audio)
    assert (kept.channels, kept.samples) == audio.shape


def test_a_long_spool_leaves_memory_for_a_file() -> None:
    import tracemalloc

    block = noise(1)
    kept = Spool()
    tracemalloc.start()
    while kept.samples * 8 < 2 * spool.IN_MEMORY_BYTES:
        kept.write(block.copy())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1.6 * spool.IN_MEMORY_BYTES


def test_an_effect_that_needs_everything_says_how_much_it_can_hold() -> None:
    everything = Whole(lambda audio: audio)
    minute = np.broadcast_to(np.float32(0), (2, 60 * RATE_HZ))
    with pytest.raises(BackendError, match=r"can hold 512 MB .* cut the file"):
        for _ in range(processors.WHOLE_BYTES // minute.nbytes + 1):
            everything.process(minute)
