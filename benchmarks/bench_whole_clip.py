"""What effects cost that hear or move the whole clip, beside one measurement of the same sound.

Run: python benchmarks/bench_whole_clip.py. Prints a line an effect and exits with 1 where one
breaks its budget: six seconds of one core for a minute of stereo, ten times as fast as it sounds.
Times are processor time summed over all threads; the measurement of all measures in the same run
tells slow machines from slow code.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from bench_measure import RATE_HZ, least_seconds, song
from bench_render import chain_of

from talkbox_tools.dsp.measure.meter import measure
from talkbox_tools.dsp.pedalboard_backend import PedalboardBackend
from talkbox_tools.dsp.render import Renderer, Source

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio
    from talkbox_tools.effect import Value

SECONDS, TURNS = 60, 3
MOST_SECONDS = 6.0
EFFECTS: dict[str, dict[str, Value]] = {
    "low_pass_sweep": {"frequency_hz": 200.0, "end_hz": 18_000.0},
    "high_pass_sweep": {"frequency_hz": 20.0, "end_hz": 1_000.0},
    "gain_ramp": {"gain_db": -6.0},
    "shorten_pauses": {},
    "repeat": {},
    "kick": {},
    "reduce_breaths": {},
}


def rendered(effect: str, audio: Audio) -> None:
    """The clip through this one effect, from scratch."""
    chain = chain_of(((effect, EFFECTS[effect]),))
    Renderer(PedalboardBackend()).render(chain, Source(audio, RATE_HZ))


def main() -> int:
    """Print every effect beside the measurement; 1 where one takes too long."""
    audio = song(SECONDS)
    reference = least_seconds(lambda: measure(audio, RATE_HZ), TURNS)
    kept = True
    for effect in EFFECTS:
        seconds = least_seconds(partial(rendered, effect, audio), TURNS)
        kept &= seconds <= MOST_SECONDS
        print(
            f"{effect}: {seconds:.2f} s for {SECONDS} s, {seconds / reference:.2f} times one "
            f"measurement; budget {MOST_SECONDS:g} s: "
            f"{'held' if seconds <= MOST_SECONDS else 'BROKEN'}"
        )
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
