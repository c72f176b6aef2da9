"""What repairs cost: a minute of stereo each, beside one measurement of the same sound.

Run: python benchmarks/bench_repair.py. Prints a line a repair and exits with 1 where one breaks its
budget: six seconds of one core for a minute, ten times as fast as it sounds. Times are processor
time summed over all threads. The measurement of all measures in the same run tells slow machines
from slow code.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import numpy as np
from bench_measure import RATE_HZ, least_seconds, song

from talkbox_tools.dsp.declick import declicked
from talkbox_tools.dsp.declip import declipped
from talkbox_tools.dsp.dehum import dehummed
from talkbox_tools.dsp.denoise import denoised
from talkbox_tools.dsp.measure.meter import measure
from talkbox_tools.dsp.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from talkbox_tools.backend import Audio

SECONDS, TURNS = 60, 3
MOST_SECONDS = 6.0
_MAINS_HZ, _CLICKS = 50.0, 400


def worn(audio: Audio) -> Audio:
    """The song with hum, hiss and clicks, its peaks cut off."""
    random = np.random.default_rng(2)
    time = np.arange(audio.shape[1]) / RATE_HZ
    hum = sum(np.sin(2 * np.pi * k * _MAINS_HZ * time) / k for k in range(1, 8))
    spoilt = audio + 0.01 * hum + 0.001 * random.standard_normal(audio.shape)
    for place in random.integers(0, audio.shape[1] - 20, _CLICKS):
        spoilt[:, place : place + 20] += 0.5 * random.standard_normal(20)
    return np.clip(spoilt, -0.6, 0.6).astype(np.float32)


def repairs() -> dict[str, Callable[[Spool], Iterator[Audio]]]:
    """Every repair that hears the whole clip, at full amount."""
    return {
        "hum": lambda spool: dehummed(spool, "auto", 1.0, RATE_HZ),
        "hiss": lambda spool: denoised(spool, 1.0, RATE_HZ),
        "clicks": lambda spool: declicked(spool, 1.0, 10.0, RATE_HZ),
        "clipping": lambda spool: declipped(spool, 1.0),
    }


def main() -> int:
    """Print every repair beside the measurement; 1 where one takes too long."""
    audio, spool = worn(song(SECONDS)), Spool()
    spool.write(audio)
    reference = least_seconds(lambda: measure(audio, RATE_HZ), TURNS)
    kept = True
    for name, repair in repairs().items():

        def whole(repair: Callable[[Spool], Iterator[Audio]] = repair) -> None:
            for _ in repair(spool):
                pass

        seconds = least_seconds(whole, 1)
        held = seconds <= MOST_SECONDS
        kept &= held
        print(
            f"a minute of stereo, {name}: {seconds:.2f} s, {seconds / reference:.1f} times one "
            f"measurement; budget {MOST_SECONDS:g} s: {'held' if held else 'BROKEN'}"
        )
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
