"""What a spoken instruction costs besides the transcriber: at most 50 ms for a clip of 5 s.

espeak-ng speaks it into a stereo WAV at 44.1 kHz. From the file to recordings that a model takes,
then from a transcript to the words that are meant. Loading, which happens once, is timed by itself.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
import soundfile
import soxr

from talkbox.voice.listening import listen
from talkbox.voice.repair import repair

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from espeak import PROGRAM, speak

BUDGET_MS = 50.0
ROUNDS = 30
SECONDS, RATE_HZ = 5.0, 44_100
TEXT = (
    "Cut the low rumble below eighty hertz, make it a bit darker, "
    "and then bring it up to minus fourteen LUFS."
)


def spoken(path: Path) -> None:
    """The text as a stereo file of 5 s."""
    samples, rate_hz = speak(TEXT, speed_wpm=220)
    resampled = soxr.resample(samples[0], rate_hz, RATE_HZ)
    whole = np.zeros(round(SECONDS * RATE_HZ), np.float32)
    whole[: len(resampled)] = resampled[: len(whole)]
    soundfile.write(path, np.column_stack([whole, 0.7 * whole]), RATE_HZ, subtype="PCM_24")


def heard(take: int) -> str:
    """A transcript of it with mistakes; none is like another, since repair remembers."""
    return (
        f"Cut the low rumble below {take} hurts, make it a bit darker, "
        "and then bring it up to minus fourteen laughs."
    )


def times_ms(path: Path, take: int) -> tuple[float, float]:
    """Of listening and of repairing, once each."""
    began = perf_counter()
    listen(path)
    listened = perf_counter()
    repair(heard(take))
    return 1000 * (listened - began), 1000 * (perf_counter() - listened)


def main() -> int:
    """Print the figures and return 1 when the median is over the budget."""
    if PROGRAM is None:
        print("espeak-ng is not installed, so nothing is spoken and nothing measured")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "spoken.wav"
        spoken(path)
        first, *rounds = [times_ms(path, take) for take in range(ROUNDS + 1)]
    listened_ms, repaired_ms = (median(column) for column in zip(*rounds, strict=True))
    total_ms = median(sum(each) for each in rounds)
    print(f"{SECONDS:g} s spoken: {total_ms:.1f} ms at the median of {ROUNDS}")
    print(f"  file to recordings {listened_ms:.1f} ms, repair of the transcript {repaired_ms:.2f}")
    print(f"  the first, which imports and loads: {sum(first):.0f} ms")
    print(f"  budget {BUDGET_MS:g} ms: {'held' if total_ms <= BUDGET_MS else 'NOT held'}")
    return int(total_ms > BUDGET_MS)


if __name__ == "__main__":
    sys.exit(main())
