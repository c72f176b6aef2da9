"""What is told of a chain's sound only beside the clip it was made of, by measure.

Each of these listens to whole sounds once more, so they are taken only where a goal names them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from talkbox_tools.chain import Chain
from talkbox_tools.dsp.breaths import breath_level_db, breaths
from talkbox_tools.dsp.declick import SHORT_MS, clicks_per_minute
from talkbox_tools.dsp.declip import flat_tops_per_minute
from talkbox_tools.dsp.kicks import kick_db, kicks
from talkbox_tools.dsp.measure.growth import growth_db
from talkbox_tools.dsp.measure.incoherence import incoherence_ratio
from talkbox_tools.dsp.measure.part_level import part_level_db
from talkbox_tools.dsp.pauses import longest_pause_seconds
from talkbox_tools.dsp.specs import EFFECTS
from talkbox_tools.dsp.spool import Spool

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

Sound = Callable[[Chain], Iterable["Audio"]]
"""What a chain makes of the clip, in blocks; the clip itself for a chain without active stages."""
Taker = Callable[[Sound, Chain, int], float]

_PART_GAIN = "part_gain"
_GROWING = frozenset({"gain_ramp", "high_pass_sweep", "low_pass_sweep"})
_CLICKS_HEARD, _TICKS_MS = 0.6, 10.0
"""How faint and how long a click counts: as `amount` and `longest_ms` of `declick`."""
_CUTS = frozenset(spec.name for spec in EFFECTS if spec.family == "edit_clip")
"""Effects that set where the clip begins and ends, its speed or its pitch."""


def _incoherence(sound: Sound, chain: Chain, rate_hz: int) -> float:
    """How far the sound is more than the clip, as it was cut, through a still filter."""
    cuts = tuple(stage for stage in chain.active() if stage.effect in _CUTS)
    if len(cuts) == len(chain.active()):
        return 0.0
    return incoherence_ratio(sound(Chain(cuts, chain.added)), sound(chain), rate_hz)


def _part_level(sound: Sound, chain: Chain, rate_hz: int) -> float:
    """How far the last `part_gain` turns its part in what is heard; 0 for none."""
    last = next((each for each in reversed(chain.active()) if each.effect == _PART_GAIN), None)
    if last is None:
        return 0.0
    left = tuple(stage for stage in chain.active() if stage is not last)
    return part_level_db(sound(Chain(left, chain.added)), sound(chain), rate_hz)


def _growing(name: str) -> Taker:
    """What the last stage that changes the sound over time does to its end, and not its start."""

    def taken(sound: Sound, chain: Chain, rate_hz: int) -> float:
        last = next((each for each in reversed(chain.active()) if each.effect in _GROWING), None)
        if last is None:
            return 0.0
        left = tuple(stage for stage in chain.active() if stage is not last)
        return growth_db(sound(Chain(left, chain.added)), sound(chain), rate_hz)[name]

    return taken


def _breaths(sound: Sound, chain: Chain, rate_hz: int) -> float:
    """The breaths of the clip, as it was cut, as loud as they are now."""
    cuts = tuple(stage for stage in chain.active() if stage.effect in _CUTS)
    found = breaths(_spooled(sound(Chain(cuts, chain.added))), rate_hz)
    return breath_level_db(found, _spooled(sound(chain)), rate_hz)


def _kicks(sound: Sound, chain: Chain, rate_hz: int) -> float:
    """The kicks of the clip, as it was cut, as far as they stand out now."""
    cuts = tuple(stage for stage in chain.active() if stage.effect in _CUTS)
    hits = kicks(_spooled(sound(Chain(cuts, chain.added))), rate_hz)
    return kick_db(hits, _spooled(sound(chain)), rate_hz)


def _clicks(longest_ms: float) -> Taker:
    def taken(sound: Sound, chain: Chain, rate_hz: int) -> float:
        return clicks_per_minute(_spooled(sound(chain)), _CLICKS_HEARD, longest_ms, rate_hz)

    return taken


def _longest_pause(sound: Sound, chain: Chain, rate_hz: int) -> float:
    return longest_pause_seconds(_spooled(sound(chain)), rate_hz)


def _flat_tops(sound: Sound, chain: Chain, rate_hz: int) -> float:
    return flat_tops_per_minute(_spooled(sound(chain)), rate_hz)


def _spooled(blocks: Iterable[Audio]) -> Spool:
    spool = Spool()
    for block in blocks:
        spool.write(block)
    return spool


TAKERS: dict[str, Taker] = {
    "incoherence_ratio": _incoherence,
    "part_level_db": _part_level,
    "growth_db": _growing("growth_db"),
    "opening_db": _growing("opening_db"),
    "kick_db": _kicks,
    "breath_db": _breaths,
    "clicks_per_minute": _clicks(_TICKS_MS),
    "short_clicks_per_minute": _clicks(SHORT_MS),
    "longest_pause_seconds": _longest_pause,
    "flat_tops_per_minute": _flat_tops,
}
"""Every measure that `talkbox_tools.measures` calls `beside_clip`."""
