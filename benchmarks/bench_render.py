"""Rendering against its two promises: late changes are cheap, long files stay small in memory.

Run: python benchmarks/bench_render.py. Prints one line a promise and exits with 1 where one is
broken. The long render goes on in a child process, whose peak memory is then its own.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.chain import Add, Chain, Change, Set
from talkbox_tools.dsp.pedalboard_backend import PedalboardBackend
from talkbox_tools.dsp.render import Renderer, Source
from talkbox_tools.dsp.streaming import stream

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio
    from talkbox_tools.effect import Value

    Stages = tuple[tuple[str, dict[str, Value]], ...]

RATE_HZ = 44_100
LEAST_RATIO = 5.0
MOST_MEGABYTES = 700.0
MINUTES = 60

EIGHT: Stages = (
    ("high_pass", {"frequency_hz": 60.0}),
    ("low_shelf", {"frequency_hz": 200.0, "gain_db": 3.0}),
    ("bell", {"frequency_hz": 2500.0, "gain_db": -3.0}),
    ("compressor", {"threshold_db": -20.0}),
    ("saturation", {"drive_db": 8.0}),
    ("chorus", {}),
    ("reverb", {}),
    ("high_shelf", {"frequency_hz": 8000.0, "gain_db": 2.0}),
)
SIX: Stages = (*EIGHT[:4], EIGHT[6], ("loudness", {"target_lufs": -14.0, "ceiling_db": -1.0}))


def chain_of(stages: Stages) -> Chain:
    """A chain of these effects, other parameters at their defaults."""
    specs = {spec.name: spec for spec in PedalboardBackend().describe()}
    edits = tuple(Add(effect, specs[effect].complete(given)) for effect, given in stages)
    return Chain().apply(Change(edits))


def noise(seconds: int) -> Iterator[Audio]:
    """Bursts of stereo noise, a second a block."""
    random = np.random.default_rng(1)
    envelope = np.exp(-4 * np.linspace(0, 1, RATE_HZ, dtype=np.float32))
    for _ in range(seconds):
        block = random.standard_normal((2, RATE_HZ), dtype=np.float32)
        yield np.float32(0.2) * block * envelope


def late_change() -> float:
    """From scratch over a change of the last of eight stages, medians of five on 10 s of stereo."""
    source = Source(np.concatenate(list(noise(10)), axis=1), RATE_HZ)
    chain = chain_of(EIGHT)
    scratch, change = [], []
    Renderer(PedalboardBackend()).render(chain, source)
    for turn in range(5):
        renderer = Renderer(PedalboardBackend())
        started = perf_counter()
        renderer.render(chain, source)
        scratch.append(perf_counter() - started)
        changed = chain.apply(Change((Set("s8", {"gain_db": -1.0 - turn}),)))
        started = perf_counter()
        renderer.render(changed, source)
        change.append(perf_counter() - started)
    slow, fast = float(np.median(scratch)), float(np.median(change))
    print(
        f"last of 8 stages changed: {1000 * slow:.0f} ms -> {1000 * fast:.1f} ms, "
        f"{slow / fast:.1f} times faster; budget {LEAST_RATIO:g}: "
        f"{'held' if slow / fast >= LEAST_RATIO else 'BROKEN'}"
    )
    return slow / fast


def long_render() -> None:
    """The child's work: an hour through six stages; prints seconds and peak megabytes."""
    import resource

    started = perf_counter()
    blocks = stream(chain_of(SIX), noise(60 * MINUTES), RATE_HZ, 2, PedalboardBackend())
    samples = sum(block.shape[1] for block in blocks)
    assert samples >= 60 * MINUTES * RATE_HZ
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(perf_counter() - started, peak / (2**20 if sys.platform == "darwin" else 2**10))


def long_memory() -> float:
    """Peak megabytes of the long render."""
    child = subprocess.run(
        [sys.executable, __file__, "--child"], capture_output=True, text=True, check=True
    )
    seconds, megabytes = (float(word) for word in child.stdout.split())
    print(
        f"{MINUTES} minutes of stereo through 6 stages: {megabytes:.0f} MB at the peak, "
        f"{60 * MINUTES / seconds:.0f} times real time; budget {MOST_MEGABYTES:.0f} MB: "
        f"{'held' if megabytes < MOST_MEGABYTES else 'BROKEN'}"
    )
    return megabytes


def main() -> int:
    if sys.argv[1:] == ["--child"]:
        long_render()
        return 0
    return int(late_change() < LEAST_RATIO or long_memory() >= MOST_MEGABYTES)


if __name__ == "__main__":
    raise SystemExit(main())
