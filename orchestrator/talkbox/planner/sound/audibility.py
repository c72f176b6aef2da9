"""Which aims can be heard on this source, and how far they can be reached.

A band that nobody hears is neither a success nor a failure, and a band that is nearly the whole
sound cannot grow against it. What is left of a tone word then is the balance: brighter or darker.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from talkbox.planner.sound.curves import BANDS_HZ, band_changes
from talkbox.planner.sound.scene import Scene
from talkbox_prompts.lexicon import Sign
from talkbox_tools.effect import Value
from talkbox_tools.measures import MEASURES

Way = Literal["up", "down", "keep"]
Settings = Sequence[tuple[str, Mapping[str, Value]]]
BALANCE, CENTRE = "tilt_db_per_octave", "centroid_hz"
_RATIO = "warmth_db"
_LOWS = ("sub_db", "bass_db", _RATIO)
_HIGHS = ("presence_db", "treble_db", "air_db")
_SHELVED = {"sub_db": -1, "bass_db": -1, "treble_db": 1, "air_db": 1}
"""Bands at the ends, and which way the rest of their end lies: they rise and fall with it."""
_SIDES, _WIDEST_DB = "side_mid_db", -12.0
_UNHEARD_DB, _HARDLY_HEARD_DB = -45.0, -35.0
"""Bands under these, against the whole: lifting the first, or lowering the second, says nothing."""
_MAIN_DB, _AGAINST_DB = -9.0, 0.3
"""A main part of the sound moves little against the rest; what moves the wrong way by this much
cannot be asked for."""
_ROOM_USED, _LEAST_ROOM_DB = 0.3, 1.2
_WHOLE_DB, _WHOLE_SHARE = -2.0, 0.4
_BALANCE_STEP_DB, _CENTRE_STEP = 0.2, 0.03


def heard(signs: Sequence[Sign], scene: Scene, settings: Settings = ()) -> tuple[Sign, ...]:
    """The signs that can be judged by ear here, where a word's moves would get these settings.

    Bands that are not there are left out, and bands that cannot move the way they should do not
    bind; where nothing else binds, the balance stands in for them.
    """
    changes = band_changes(settings, scene.now)
    found = [sign for sign in signs if sign.want == "keep" or not _unheard(sign, scene)]
    bound = [_loosened(sign, changes, scene) for sign in found]
    if all(sign.optional for sign in bound) and not all(sign.optional for sign in signs):
        instead = _balance(signs)
        rest = [sign for sign in bound if sign.measure not in (BALANCE, CENTRE)]
        return (*instead, *rest) if instead else tuple(found)
    return tuple(bound)


def attainable(sign: Sign, by: float, scene: Scene) -> float:
    """What a measure can move: a band that is nearly the whole sound has little room above it, and
    sides a quarter as strong as the middle are wide.
    """
    level = scene.now.get(sign.measure)
    if sign.measure == _SIDES and sign.want == "up" and level is not None:
        return min(by, max(_WIDEST_DB - level, MEASURES[_SIDES].jnd))
    if sign.measure not in BANDS_HZ or level is None:
        return by
    if sign.want == "up":
        return min(by, _ROOM_USED * _room_db(sign.measure, scene))
    return by * _WHOLE_SHARE if level > _WHOLE_DB else by


def is_there(measure: str, scene: Scene, least_db: float = _UNHEARD_DB) -> bool:
    """Whether a band is heard beside the whole, or both sides of a ratio of bands are.

    True for what is no band or was not measured.
    """
    level = scene.now.get(measure)
    if measure == _RATIO:
        return level is None or abs(level) <= -least_db
    if measure not in BANDS_HZ or measure not in scene.now:
        return True
    return level is not None and level >= least_db


def _unheard(sign: Sign, scene: Scene) -> bool:
    missing = sign.measure in scene.now and scene.now[sign.measure] is None
    if sign.want == "down" and missing and not MEASURES[sign.measure].beside_clip:
        return True
    lowers = sign.want == "down" and sign.measure != _RATIO
    return not is_there(sign.measure, scene, _HARDLY_HEARD_DB if lowers else _UNHEARD_DB)


def _loosened(sign: Sign, changes: Mapping[str, float], scene: Scene) -> Sign:
    """The sign, not binding where the moves work against it or there is no room for it."""
    change = changes.get(sign.measure, 0.0) * (1 if sign.want == "up" else -1)
    against = change < -_AGAINST_DB or (
        sign.measure in changes
        and (scene.now.get(sign.measure) or 0.0) > _MAIN_DB
        and 0 < change < attainable(sign, sign.by or 0.0, scene)
    )
    return replace(sign, optional=True) if against or _is_full(sign, scene) else sign


def _is_full(sign: Sign, scene: Scene) -> bool:
    """Whether a band that shall rise is, with its end of the spectrum, nearly all there is."""
    rising = sign.want == "up" and sign.measure in BANDS_HZ
    return rising and _room_db(sign.measure, scene) < _LEAST_ROOM_DB


def _room_db(measure: str, scene: Scene) -> float:
    """How far a band can rise at most, together with all that lies beyond it."""
    order = list(BANDS_HZ)
    place, way = order.index(measure), _SHELVED.get(measure, 0)
    beyond = order[place:] if way > 0 else order[: place + 1] if way < 0 else [measure]
    levels = [scene.now.get(band) for band in beyond]
    power = sum(10 ** (level / 10) for level in levels if level is not None)
    return max(-10 * math.log10(power), 0.0) if power > 0 else -2 * _UNHEARD_DB


def _balance(signs: Sequence[Sign]) -> tuple[Sign, ...]:
    """The balance, moved as the signs about lows and highs move it; nothing where they disagree."""
    binding = [sign for sign in signs if not sign.optional and sign.want != "keep"]
    ways = {_way(sign) for sign in binding} - {None}
    if len(ways) != 1:
        return ()
    way = ways.pop()
    assert way is not None
    return Sign(BALANCE, way, _BALANCE_STEP_DB), Sign(CENTRE, way, _CENTRE_STEP)


def _way(sign: Sign) -> Way | None:
    """Which way the balance goes when this sign comes true; None where it has no say in it."""
    if sign.measure in (BALANCE, CENTRE):
        return sign.want
    if sign.measure not in (*_LOWS, *_HIGHS):
        return None
    return "up" if (sign.want == "up") == (sign.measure in _HIGHS) else "down"
