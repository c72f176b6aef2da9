"""Where a filter belongs on this source: frequencies follow the sound, words stay the same.

The words data is written for a full mix. On a source that has nothing where the filter would work,
its frequency moves to where enough of the source's loudness lies on both sides, and no further.
"""

from __future__ import annotations

import math

from talkbox.planner.sound.scene import Scene
from talkbox_prompts.lexicon import Move, Setting

_SHARES = (0.1, 0.5, 0.9)
_MEASURES = ("reach_low_hz", "reach_middle_hz", "reach_high_hz")
_MIX_HZ = (50.0, 350.0, 8000.0)
"""Where a full mix has these shares of its loudness, from the mixes that the data was tried on."""
_HIGHS_LEFT, _LOWS_LEFT = 0.95, 0.5
"""How much of the share that a filter works on in a mix must be there for it here."""
_FARTHEST_SHARE = 0.97
_PIVOT = (0.3, 0.7)
_BELL = (0.05, 0.93)
_LEAST_BELOW_SHELF, _LEAST_BELOW_PASS = 0.35, 0.2
_MOST_UNDER_SHELF, _MOST_UNDER_PASS = 0.65, 0.55


def placed(move: Move, setting: Setting, scene: Scene) -> Setting:
    """A frequency setting of a move, moved as a whole to where the source sounds."""
    reach = _reach(scene)
    if reach is None or move.fixed or isinstance(setting, str):
        return setting
    plain = setting[1] if isinstance(setting, tuple) else setting
    ratio = _within(plain, _bounds(move, plain), reach) / plain
    if isinstance(setting, tuple):
        low, middle, high = setting
        return low * ratio, middle * ratio, high * ratio
    return setting * ratio


def octaves_moved(move: Move, scene: Scene) -> float:
    """How far the source draws the move's filter away from where the word has it; up is above 0."""
    setting = move.settings.get("frequency_hz")
    if setting is None or isinstance(setting, str):
        return 0.0
    plain, here = (
        s[1] if isinstance(s, tuple) else s for s in (setting, placed(move, setting, scene))
    )
    return math.log2(float(here) / float(plain))


def _reach(scene: Scene) -> tuple[float, float, float] | None:
    low, middle, high = (scene.now.get(measure) for measure in _MEASURES)
    if low is None or middle is None or high is None:
        return None
    return low, middle, high


def _bounds(move: Move, frequency_hz: float) -> tuple[float | None, float | None]:
    """The shares of the loudness between which the filter must lie; None is no bound."""
    share = _share_below(frequency_hz, _MIX_HZ)
    top = min(1.0 - _HIGHS_LEFT * (1.0 - share), _FARTHEST_SHARE)
    if move.kind == "high_shelf":
        return _LEAST_BELOW_SHELF, top
    if move.kind == "low_pass":
        return _LEAST_BELOW_PASS, top
    if move.kind == "low_shelf":
        return max(_LOWS_LEFT * share, 1.0 - _FARTHEST_SHARE), _MOST_UNDER_SHELF
    if move.kind == "high_pass":
        return None, _MOST_UNDER_PASS
    if move.kind == "tilt":
        return _PIVOT
    return _BELL if move.kind == "bell" and _boosts(move) else (None, None)


def _boosts(move: Move) -> bool:
    gain = move.settings.get("gain_db", 0.0)
    plain = gain[1] if isinstance(gain, tuple) else gain
    return not isinstance(plain, str) and plain > 0


def _within(
    frequency_hz: float,
    bounds: tuple[float | None, float | None],
    reach: tuple[float, float, float],
) -> float:
    lowest, highest = bounds
    if highest is not None:
        frequency_hz = min(frequency_hz, _at_share(highest, reach))
    if lowest is not None:
        frequency_hz = max(frequency_hz, _at_share(lowest, reach))
    return frequency_hz


def _at_share(share: float, reach: tuple[float, float, float]) -> float:
    """The frequency under which this share of the loudness lies, on lines through the three."""
    first = 0 if share < _SHARES[1] else 1
    along = (share - _SHARES[first]) / (_SHARES[first + 1] - _SHARES[first])
    return float(reach[first] * (reach[first + 1] / reach[first]) ** along)


def _share_below(frequency_hz: float, reach: tuple[float, float, float]) -> float:
    """The inverse of `_at_share`."""
    first = 0 if frequency_hz < reach[1] else 1
    along = math.log(frequency_hz / reach[first]) / math.log(reach[first + 1] / reach[first])
    share = _SHARES[first] + along * (_SHARES[first + 1] - _SHARES[first])
    return min(max(share, 0.0), 1.0)
