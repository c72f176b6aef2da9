"""Measuring against its promise: a minute of stereo in a quarter of a second of one core.

Run: python benchmarks/bench_measure.py. Prints one line a promise and exits with 1 where one is
broken. Times are processor time summed over all threads, so other work on the machine counts little
and a second core gains nothing. Each stands beside a bare FFT over the same samples in the same
run, which tells slow machines from slow code.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import process_time
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.dsp.measure.loudness import integrated_lufs
from talkbox_tools.dsp.measure.meter import measure

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

RATE_HZ = 44_100
MOST_MINUTE_SECONDS = 0.25
MOST_CLIP_SECONDS = 0.025
CLIP_SECONDS = 5
_FFT = 65_536


def song(seconds: int) -> Audio:
    """Stereo at 44.1 kHz: noise hits twice a second over a bass and a wide pad."""
    random = np.random.default_rng(1)
    time = np.arange(seconds * RATE_HZ) / RATE_HZ
    hits = random.standard_normal((2, len(time))) * np.exp(-12.0 * (time * 2.0 % 1.0))
    bass = np.sin(2.0 * np.pi * 55.0 * time)
    pad = np.stack([np.sin(2.0 * np.pi * f * time) for f in (220.0, 221.0)])
    return (0.2 * hits + 0.2 * bass + 0.1 * pad).astype(np.float32)


def fft_pass(audio: Audio) -> None:
    """The reference: one FFT over all samples in double precision, in blocks of 65,536."""
    whole = audio.shape[1] // _FFT * _FFT
    np.fft.rfft(audio[:, :whole].reshape(len(audio), -1, _FFT).astype(np.float64))


def least_seconds(work: Callable[[], object], turns: int) -> float:
    """The least processor time of some turns, after one to warm up."""
    work()
    times = []
    for _ in range(turns):
        started = process_time()
        work()
        times.append(process_time() - started)
    return min(times)


def held(name: str, seconds: float, reference: float, budget: float) -> bool:
    """Print a promise and whether it is kept."""
    kept = seconds <= budget
    print(
        f"{name}: {1000 * seconds:.1f} ms, {seconds / reference:.1f} times a bare FFT pass; "
        f"budget {1000 * budget:.0f} ms: {'held' if kept else 'BROKEN'}"
    )
    return kept


def main() -> int:
    """Run all; 1 where a promise is broken."""
    minute = song(60)
    clip = np.ascontiguousarray(minute[:, : CLIP_SECONDS * RATE_HZ])
    of_minute = least_seconds(lambda: fft_pass(minute), 5)
    of_clip = of_minute * CLIP_SECONDS / 60
    whole = least_seconds(lambda: measure(minute, RATE_HZ), 5)
    short = least_seconds(lambda: measure(clip, RATE_HZ), 15)
    loudness = least_seconds(lambda: integrated_lufs(minute, RATE_HZ), 5)
    kept = [
        held("a minute of stereo, all measures", whole, of_minute, MOST_MINUTE_SECONDS),
        held("5 s of stereo, all measures", short, of_clip, MOST_CLIP_SECONDS),
        held("a minute of stereo, loudness alone", loudness, of_minute, MOST_MINUTE_SECONDS),
    ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
