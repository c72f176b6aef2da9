"""Words whose settings follow from numbers and from the sound itself: peaks, loudness, cuts, tempo.

Each rule gives settings to add to the word's own, or raises: `Refused` for what cannot be done,
`Fulfilled` for what is so already, `Unclear` with the question that would settle it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from talkbox.planner.moves.numbers import Bound, Refused, with_unit
from talkbox.planner.requests import Request
from talkbox.planner.sound.scene import Scene
from talkbox.planner.text.quantities import PART, Quantity
from talkbox_prompts.lexicon import Word
from talkbox_prompts.texts import table

_LEAST_DB = 0.1
_LOUDNESS_CLOSE_LU = 0.3
_SHORTEST_SECONDS = 0.01
_DENSE_PLR_DB, _FULL_DBTP = 6.0, -1.5
"""Where peaks stand so little over the loudness, at full scale, louder is only more distorted."""
_A_TOUCH = 1.5
AUDIOBOOK_RMS_DBFS = -20.5
"""The middle of ACX's range, -23 to -18 dB."""


class Fulfilled(Exception):
    """The sound is as asked; the text says so with the number."""


class Unclear(Exception):
    """The request needs one more fact; the text asks for it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request with its word and where it falls."""

    request: Request
    word: Word
    scene: Scene

    def number(self, *units: str) -> Quantity | None:
        """The first quantity in one of the units, bare numbers included."""
        for said in self.request.quantities:
            quantity = with_unit(said, self.word, self.word.meaning)
            if quantity.unit in units:
                return quantity
        return None


def _say(group: str, name: str, **values: object) -> str:
    return str(table("planner")[group][name].format(**values))


def _peak(asked: Asked) -> Bound:
    """Gain to the peak that was asked for: the true peak, or for dB and dBFS the samples'."""
    said = asked.number("dbtp", "dbfs", "db")
    target = asked.word.default_dbtp if said is None else -abs(said.value)
    now = asked.scene.now.get(peak_measure(said))
    if now is None or target is None:
        raise Refused(_say("refusal", "silent"))
    gain_db = round(target - now, 1)
    if abs(gain_db) < _LEAST_DB:
        raise Fulfilled(_say("needless", "normalize", value=f"{now:.1f}"))
    if gain_db > 0 and asked.word.name == "headroom":
        raise Fulfilled(_say("needless", "headroom", value=f"{now:.1f}"))
    if gain_db > 24:
        raise Refused(_say("refusal", "too_quiet", value=f"{now:.1f}"))
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
        raise Fulfilled(_say("needless", "louder", value=value))
    return {}


def _limit(asked: Asked) -> Bound:
    """Without a number, a ceiling that really meets the peaks: lower the more is asked for."""
    peak = asked.scene.now.get("true_peak_dbtp")
    said = asked.number("dbtp", "dbfs", "db", "reduction_db", "threshold_db")
    if peak is None or said is not None:
        return {}
    caught_db = 0.5 + asked.request.strength
    return {0: {"ceiling_db": max(-60.0, round(min(-1.0, peak - caught_db), 1))}}


def _loudness(asked: Asked) -> Bound:
    """Nothing to add, but a word when the loudness is there already."""
    said = asked.number("lufs", "db")
    target = -abs(said.value) if said is not None else _default_lufs(asked.word)
    now = asked.scene.now.get("integrated_lufs")
    if now is None:
        raise Refused(_say("refusal", "silent"))
    peak_ok = asked.scene.level("true_peak_dbtp") <= _ceiling(asked) + _LEAST_DB
    if abs(now - target) <= _LOUDNESS_CLOSE_LU and peak_ok:
        raise Fulfilled(_say("needless", "loudness", value=f"{now:.1f}"))
    return {}


def _default_lufs(word: Word) -> float:
    value = word.meaning.moves[0].settings.get("target_lufs", -14.0)
    return value if isinstance(value, int | float) else -14.0


def _ceiling(asked: Asked) -> float:
    said = asked.number("dbtp", "dbfs")
    return -1.0 if said is None else -abs(said.value)


def _trim(asked: Asked) -> Bound:
    """Start and end from "the first 2 seconds", "after 3 s", "from 1 to 3 s", "to 3 seconds"."""
    said = asked.number("s", "ms", PART)
    length = asked.scene.length_seconds
    if said is None:
        raise Unclear(_say("question", "trim", length=f"{length:.1f}"))
    scale = {"ms": 0.001, PART: length}.get(said.unit, 1.0)
    start, end = _span(said.value * scale, said.until, scale, length, asked.request.marks)
    if end - start < _SHORTEST_SECONDS or start >= length:
        raise Refused(_say("refusal", "trim", length=f"{length:.2f}"))
    if start <= 0 and end >= length - 0.001:
        raise Fulfilled(_say("needless", "trim", value=f"{length:.2f}"))
    return {0: {"start_seconds": round(max(start, 0.0), 3), "end_seconds": round(end, 3)}}


def _span(
    value: float, until: float | None, scale: float, length: float, marks: frozenset[str]
) -> tuple[float, float]:
    """The part that is kept: "trim the first second" loses it, "trim to the first" keeps it."""
    value = abs(value)
    drops = not {"only", "keep", "to", "more", "make"} & marks
    if until is not None:
        return value, min(until * scale, length)
    if "middle" in marks:
        return max((length - value) / 2, 0.0), min((length + value) / 2, length)
    if "last" in marks:
        return (0.0, length - value) if drops else (max(length - value, 0.0), length)
    if "first" in marks:
        return (value, length) if drops else (0.0, min(value, length))
    if "before" in marks or ("from" in marks and not drops):
        return value, length
    return 0.0, min(value, length)


def _speed(asked: Asked) -> Bound:
    """A ratio from a length or two tempi; percentages and factors are bound like other numbers."""
    span, tempo = asked.number("s"), asked.number("bpm")
    if span is not None and span.value > 0:
        return {0: {"speed_ratio": _fit_ratio(asked.scene.length_seconds / span.value)}}
    if tempo is not None:
        if tempo.until is None or tempo.value <= 0:
            raise Unclear(_say("question", "tempo", value=f"{tempo.value:g}"))
        return {0: {"speed_ratio": _fit_ratio(tempo.until / tempo.value)}}
    return {}


def _fit_ratio(ratio: float) -> float:
    if not 0.25 <= ratio <= 4:
        raise Refused(_say("refusal", "speed", value=f"{ratio:.2f}"))
    return round(ratio, 3)


def _centre(asked: Asked) -> Bound:
    """The balance that turns the louder side down to the other, along its quarter cosine."""
    balance_db = asked.scene.level("balance_db", 0.0)
    position = math.acos(10 ** (-abs(balance_db) / 20)) * 2 / math.pi
    return {0: {"position": round(math.copysign(min(position, 0.99), -balance_db), 2)}}


def _filter(asked: Asked) -> Bound:
    """What a filter above all that the file can hold would do, and bands kept alone."""
    said = asked.number("hz")
    if asked.word.needs == "hz" and said is None:
        raise Unclear(_say("question", "frequency", asked=asked.request.asked or asked.word.name))
    highest = asked.scene.highest_hz
    if said is not None and asked.word.name == "low_pass" and said.value > highest:
        raise Fulfilled(_say("needless", "low_pass", value=f"{asked.scene.rate_hz / 2:g}"))
    if asked.word.needs == "band" and said is not None and said.until is not None:
        low, high = sorted((said.value, said.until))
        return {0: {"frequency_hz": low}, 1: {"frequency_hz": min(high, math.floor(highest))}}
    return _edges(asked)


def _edges(asked: Asked) -> Bound:
    """How narrow or steep, where it was said."""
    marks, name = asked.request.marks, asked.word.name
    if name in ("bell", "bell_cut") and {"narrow", "broad"} & marks:
        return {0: {"q": 4.0 if "narrow" in marks else 0.5}}
    if name not in ("high_pass", "low_pass"):
        return {}
    if "steep" in marks:
        return {0: {"slope_db_per_octave": "24"}}
    if asked.number("hz", "db_per_octave") is None:
        return {0: {"slope_db_per_octave": _rolled_off(asked.request.strength)}}
    return {}


def _rolled_off(strength: float) -> str:
    """The slope of a roll-off without numbers: gentle, and gentler still for a touch."""
    return "6" if strength < _A_TOUCH else "12"


def _fade(asked: Asked) -> Bound:
    """A fade is never longer than the sound."""
    said = asked.number("s", "ms")
    length = asked.scene.length_seconds
    places = range(len(asked.word.meaning.moves))
    if said is None:
        strength = min(max(asked.request.strength, 1.0), 3.0)
        share = min(0.12 * strength, 0.4) * length
        return {
            at: {"fade_seconds": round(max(min(share, 2 * strength), 0.02), 3)} for at in places
        }
    seconds = abs(said.value) * (0.001 if said.unit == "ms" else 1.0)
    return {at: {"fade_seconds": round(max(min(seconds, length), 0.001), 3)} for at in places}


def _rms(asked: Asked) -> Bound:
    """The loudness at which the RMS level lies in the middle of what audiobooks may have."""
    lufs, rms = asked.scene.now.get("integrated_lufs"), asked.scene.now.get("rms_dbfs")
    if lufs is None or rms is None:
        raise Refused(_say("refusal", "silent"))
    target = round(min(max(lufs + AUDIOBOOK_RMS_DBFS - rms, -40.0), -5.0), 1)
    moves = asked.word.meaning.moves
    place = next(at for at, move in enumerate(moves) if "target_lufs" in move.settings)
    return {place: {"target_lufs": target}}


RULES: Mapping[str, Callable[[Asked], Bound]] = {
    "gain": _gain,
    "peak": _peak,
    "limit": _limit,
    "loudness": _loudness,
    "trim": _trim,
    "speed": _speed,
    "centre": _centre,
    "filter": _filter,
    "fade_in": _fade,
    "fade_out": _fade,
    "fade_both": _fade,
    "rms": _rms,
}
"""Rules by the name that a word's `exact` gives; other names only make aims."""
