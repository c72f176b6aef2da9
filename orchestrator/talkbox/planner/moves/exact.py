"""Words whose settings follow from numbers and from the sound itself: peaks, loudness, cuts, tempo.

Each rule gives settings to add to the word's own, or raises: `Refused` for what cannot be done,
`Fulfilled` for what is so already, `Unclear` with the question that would settle it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from talkbox.planner.asking.beside_text import FORMANTS
from talkbox.planner.moves.asked import Asked, Fulfilled, Unclear, say
from talkbox.planner.moves.changing import ramped, swept
from talkbox.planner.moves.cuts import faded, section, silence_around, trimmed
from talkbox.planner.moves.numbers import Bound, Refused
from talkbox.planner.requests import Request
from talkbox.planner.sound.scene import Scene
from talkbox.planner.text.quantities import Quantity
from talkbox_prompts import lexicon
from talkbox_prompts.lexicon import Word
from talkbox_prompts.texts import table
from talkbox_tools.effect import Value

_LEAST_DB = 0.1
_EMPTY_DB = 59.0
"""A side so far under the other holds nothing."""
_LOUDNESS_CLOSE_LU = 0.3
_DENSE_PLR_DB, _FULL_DBTP = 6.0, -1.5
"""Where peaks stand so little over the loudness, at full scale, louder is only more distorted."""
_CEILINGS = ("dbtp", "dbfs", "db", "threshold_db", "ceiling_db")
"""Units of a number that says where a limiter holds the peaks."""
_A_TOUCH = 1.5
_LOWS = frozenset({"lows", "bass", "bottom", "sub", "subs", "end"})
_INTO_THE_LOWS, _HIGHEST_CORNER_HZ = 1.25, 400.0
"""How far over the lowest tenth of a source's loudness its lows end, and how high at most."""
_NOTCH_DB, _NOTCH_Q = 12.0, 12.0
"""So deep a narrow cut is a notch, whose flanks would take a third of the band at a lower q."""
AUDIOBOOK_RMS_DBFS = -20.5
"""The middle of ACX's range, -23 to -18 dB."""
_RMS_UNITS = frozenset({"", "db", "dbfs"})
_LEAST_RMS, _MOST_RMS = -40.0, -6.0
""" "RMS -22" names where it shall be; nearer to 0 is a peak."""


def _peak(asked: Asked) -> Bound:
    """Gain to the peak that was asked for: the true peak, or for dB and dBFS the samples'."""
    said = asked.number("dbtp", "dbfs", "db")
    target = asked.word.default_dbtp if said is None else -abs(said.value)
    now = asked.scene.now.get(peak_measure(said))
    if now is None or target is None:
        raise Refused(say("refusal", "silent"))
    gain_db = round(target - now, 1)
    if gain_db > 0 and asked.word.name == "headroom":
        raise Fulfilled(say("needless", "headroom", value=f"{now:.1f}"))
    if gain_db > 24:
        raise Refused(say("refusal", "too_quiet", value=f"{now:.1f}"))
    return {0: {"gain_db": gain_db}}


def peak_measure(said: Quantity | None) -> str:
    """Which peak a number is about; true peaks where nothing says samples."""
    return "true_peak_dbtp" if said is None or said.unit == "dbtp" else "sample_peak_dbfs"


def _gain(asked: Asked) -> Bound:
    """Nothing to add, but a word where the sound is as loud as full scale allows."""
    level = asked.scene.level
    dense = level("plr_db", _DENSE_PLR_DB + 1) < _DENSE_PLR_DB
    full = dense and level("true_peak_dbtp") > _FULL_DBTP
    if full and asked.word.name == "louder" and not asked.request.quantities:
        value = f"{level('integrated_lufs'):.1f}"
        raise Fulfilled(say("needless", "louder", value=value))
    return {}


def _limit(asked: Asked) -> Bound:
    """Without a number, a ceiling that really meets the peaks: lower the more is asked for."""
    peak = asked.scene.now.get("true_peak_dbtp")
    said = asked.number(*_CEILINGS, "reduction_db")
    if peak is None or said is not None:
        return {}
    caught_db = 0.5 + 1.5 * asked.request.strength
    return {0: {"ceiling_db": max(-60.0, round(min(-1.0, peak - caught_db), 1))}}


def idle_limit(request: Request, scene: Scene) -> list[str]:
    """What is to be said where a ceiling lies over all peaks; beside a louder sound it may not."""
    peak, word = scene.now.get("true_peak_dbtp"), lexicon.word(request.word)
    if request.word != "limiter" or request.deed != "apply" or peak is None:
        return []
    said = Asked(request, word, scene).number(*_CEILINGS)
    idle = said is not None and peak <= -abs(said.value)
    return [say("needless", "limiter", value=f"{peak:.1f}")] if idle else []


def _loudness(asked: Asked) -> Bound:
    """Nothing to add: the target is the word's own, or a number that is bound like others."""
    if asked.scene.now.get("integrated_lufs") is None:
        raise Refused(say("refusal", "silent"))
    return {}


def at_level(request: Request, word: Word, scene: Scene) -> str | None:
    """What is to be said where the level is as asked for; beside a fade it will not stay so."""
    asked = Asked(request, word, scene)
    if word.exact == "peak":
        return _at_peak(asked)
    return _at_loudness(asked) if word.exact == "loudness" else None


def _at_peak(asked: Asked) -> str | None:
    said = asked.number("dbtp", "dbfs", "db")
    target = asked.word.default_dbtp if said is None else -abs(said.value)
    now = asked.scene.now.get(peak_measure(said))
    if now is None or target is None or abs(target - now) >= _LEAST_DB:
        return None
    return say("needless", "normalize", value=f"{now:.1f}")


def _at_loudness(asked: Asked) -> str | None:
    said = asked.number("lufs", "db")
    target = -abs(said.value) if said is not None else _default_lufs(asked.word)
    now = asked.scene.now.get("integrated_lufs")
    peak_ok = asked.scene.level("true_peak_dbtp") <= _ceiling(asked) + _LEAST_DB
    if now is None or abs(now - target) > _LOUDNESS_CLOSE_LU or not peak_ok:
        return None
    return say("needless", "loudness", value=f"{now:.1f}")


def _default_lufs(word: Word) -> float:
    value = word.meaning.moves[0].settings.get("target_lufs", -14.0)
    return value if isinstance(value, int | float) else -14.0


def _ceiling(asked: Asked) -> float:
    said = asked.number("dbtp", "dbfs")
    return -1.0 if said is None else -abs(said.value)


def _speed(asked: Asked) -> Bound:
    """A ratio from a length or two tempi; percentages and factors are bound like other numbers."""
    span, tempo = asked.number("s"), asked.number("bpm")
    if span is not None and span.value > 0:
        length = asked.scene.length_seconds
        return {0: {"speed_ratio": _fit_ratio(length / _wished_length(asked, span.value))}}
    if tempo is not None:
        if tempo.until is None or tempo.value <= 0:
            raise Unclear(say("question", "tempo", value=f"{tempo.value:g}"))
        return {0: {"speed_ratio": _fit_ratio(tempo.until / tempo.value)}}
    return {}


def _wished_length(asked: Asked, seconds: float) -> float:
    """What is said to get so long, or so much shorter or longer; raises Refused below nothing."""
    length = asked.scene.length_seconds
    if "by" not in asked.request.marks or "to" in asked.request.marks:
        return seconds
    wished = length + (-seconds if asked.word.name == "faster" else seconds)
    if wished <= 0:
        raise Refused(say("refusal", "trim", length=f"{length:.2f}"))
    return wished


def _fit_ratio(ratio: float) -> float:
    if not 0.25 <= ratio <= 4:
        raise Refused(say("refusal", "speed", value=f"{ratio:.2f}"))
    return round(ratio, 3)


def _centre(asked: Asked) -> Bound:
    """The balance that turns the louder side down to the other, along its quarter cosine."""
    if asked.scene.holds("only_left") or asked.scene.holds("only_right"):
        return {}  # what is loud is put on both sides
    balance_db = asked.scene.level("balance_db", 0.0)
    position = math.acos(10 ** (-abs(balance_db) / 20)) * 2 / math.pi
    return {0: {"position": round(math.copysign(min(position, 0.99), -balance_db), 2)}}


def _one_side(asked: Asked) -> Bound:
    """Nothing to add; a side on which nothing is heard cannot be put on both."""
    balance_db = asked.scene.level("balance_db", 0.0)
    from_left = asked.word.name == "left_on_both"
    if (balance_db if from_left else -balance_db) >= _EMPTY_DB:
        side = table("planner")["sides"]["left" if from_left else "right"]
        raise Refused(say("refusal", "empty_side", side=side))
    return {}


def _pitch(asked: Asked) -> Bound:
    """Nothing to add, but that a voice keeps its colour where that is asked for."""
    return {0: {"keep_formants": 1.0}} if FORMANTS in asked.request.marks else {}


def _silence(asked: Asked) -> Bound:
    """Nothing to add; where more is to be left than there is, nothing is to be cut."""
    if asked.number("s", "ms") is not None:
        raise Fulfilled(say("needless", "silence_left"))
    return {}


def _filter(asked: Asked) -> Bound:
    """What a filter above all that the file can hold would do, and bands kept alone."""
    said = asked.number("hz")
    if asked.word.needs == "hz" and said is None:
        raise Unclear(say("question", "frequency", asked=asked.request.asked or asked.word.name))
    highest = asked.scene.highest_hz
    if said is not None and asked.word.name == "low_pass" and said.value > highest:
        raise Fulfilled(say("needless", "low_pass", value=f"{asked.scene.rate_hz / 2:g}"))
    if asked.word.needs == "band" and said is not None and said.until is not None:
        low, high = sorted((said.value, said.until))
        return {0: {"frequency_hz": low}, 1: {"frequency_hz": min(high, math.floor(highest))}}
    return _edges(asked)


def _edges(asked: Asked) -> Bound:
    """How narrow or steep, where it was said."""
    marks, name = asked.request.marks, asked.word.name
    if name in ("bell", "bell_cut") and {"narrow", "broad"} & marks:
        said = asked.number("db", "")
        deep = said is not None and abs(said.value) >= _NOTCH_DB
        return {0: {"q": (_NOTCH_Q if deep else 4.0) if "narrow" in marks else 0.5}}
    if name not in ("high_pass", "low_pass"):
        return {}
    if "steep" in marks:
        return {0: {"slope_db_per_octave": "24"}}
    if asked.number("hz", "db_per_octave") is None:
        return {0: {"slope_db_per_octave": _rolled_off(asked.request.strength), **_corner(asked)}}
    return {}


def _corner(asked: Asked) -> dict[str, Value]:
    """ "Roll the lows off": a corner among the lows that this source has."""
    lows = not _LOWS.isdisjoint(asked.request.asked.split())
    low_hz = asked.scene.now.get("reach_low_hz")
    plain = asked.word.meaning.moves[0].settings.get("frequency_hz")
    if asked.word.name != "high_pass" or not lows or low_hz is None or not isinstance(plain, tuple):
        return {}
    if asked.request.strength < _A_TOUCH or low_hz <= plain[1]:
        return {}
    return {"frequency_hz": round(min(low_hz * _INTO_THE_LOWS, _HIGHEST_CORNER_HZ))}


def _rolled_off(strength: float) -> str:
    """The slope of a roll-off without numbers: gentle, and gentler still for a touch."""
    return "6" if strength < _A_TOUCH else "12"


def said_rms_dbfs(request: Request) -> float | None:
    """The RMS level that is named: "RMS -22"; None where none is."""
    said = [each for each in request.quantities if each.unit in _RMS_UNITS]
    single = len(said) == 1 and said[0].until is None
    return said[0].value if single and _LEAST_RMS <= said[0].value <= _MOST_RMS else None


def _rms(asked: Asked) -> Bound:
    """The loudness at which the RMS level lies in the middle of what audiobooks may have, or the
    one that was named.
    """
    lufs, rms = asked.scene.now.get("integrated_lufs"), asked.scene.now.get("rms_dbfs")
    if lufs is None or rms is None:
        raise Refused(say("refusal", "silent"))
    said = asked.request.quantity("lufs")
    aimed = said_rms_dbfs(asked.request)
    level = AUDIOBOOK_RMS_DBFS if aimed is None else aimed
    wanted = lufs + level - rms if said is None else -abs(said.value)
    target = round(min(max(wanted, -40.0), -5.0), 1)
    moves = asked.word.meaning.moves
    place = next(at for at, move in enumerate(moves) if "target_lufs" in move.settings)
    return {place: {"target_lufs": target}}


RULES: Mapping[str, Callable[[Asked], Bound]] = {
    "gain": _gain,
    "peak": _peak,
    "limit": _limit,
    "loudness": _loudness,
    "trim": trimmed,
    "section": section,
    "pitch": _pitch,
    "cut_out": section,
    "speed": _speed,
    "centre": _centre,
    "one_side": _one_side,
    "trim_silence": _silence,
    "filter": _filter,
    "silence_around": silence_around,
    "fade_in": faded,
    "fade_out": faded,
    "fade_both": faded,
    "rms": _rms,
    "sweep": swept,
    "ramp": ramped,
}
"""Rules by the name that a word's `exact` gives; other names only make aims."""
