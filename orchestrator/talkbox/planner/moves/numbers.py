"""Spoken numbers as parameter values: "30% left" is position -0.3, "10% faster" a ratio of 1.1.

A word's data says which unit goes to which parameter, and how. A number that the parameter does
not take is refused with its range; nothing is clamped behind the producer's back.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from talkbox.planner.effects import effects
from talkbox.planner.requests import Request
from talkbox.planner.sound.scene import Scene
from talkbox.planner.text.quantities import Quantity
from talkbox_prompts.lexicon import Meaning, Move, Word
from talkbox_prompts.texts import table
from talkbox_tools.effect import Parameter, Value

_LOWEST_HZ = 20.0
_LEAST_SPEED_PERCENT, _WHOLE_PERCENT = 50.0, 100.0
_COMB_SECONDS = 0.031
"""Of Freeverb's eight combs the middle ones; they decay as the rendered rooms were measured to."""
_LAST_REPEAT = 0.1
"""The share of the first echo at which the last one that is counted stands: 20 dB down."""
REDUCTION = "reduction"
_QUICK_MS, _HEARD_QUICKLY, _HEARD_A_DECADE = 2.0, 0.5, 0.38
"""Up to that attack a compressor hears halfway between peak and loudness; slower ones hear more of
the loudness: where pedalboard's takes 2 dB off the loudest 20 ms of 14 clips, medians."""
Bound = dict[int, dict[str, Value]]
"""Place of a move -> the settings that numbers give it."""


class Refused(Exception):
    """A request that cannot be carried out; the text is one sentence for the producer."""


def bound(request: Request, word: Word, meaning: Meaning, scene: Scene) -> Bound:
    """The settings that the request's numbers give to the word's moves; raises Refused."""
    given: Bound = {}
    for said in request.quantities:
        quantity = with_unit(said, word, meaning)
        place = meaning.numbers.get(quantity.unit, quantity.unit)
        if not place:
            continue
        name, _, conversion = place.partition(" ")
        for index, move in enumerate(meaning.moves):
            parameter = _parameter(move, name)
            if parameter is not None:
                if conversion == REDUCTION:
                    value = _over_threshold(quantity.value, move, request, scene)
                else:
                    value = _converted(quantity.value, conversion, parameter, move, request)
                given.setdefault(index, {})[name] = checked(parameter, value, scene, request)
                break
    return given


def with_unit(quantity: Quantity, word: Word, meaning: Meaning) -> Quantity:
    """The quantity with the unit that a bare number has beside this word."""
    if quantity.unit:
        return quantity
    unit = word.bare
    if unit is None:
        spectral = "hz" in meaning.numbers and quantity.value >= _LOWEST_HZ
        others = (each for each in meaning.numbers if each != "hz")
        unit = "hz" if spectral else next(others, next(iter(meaning.numbers), ""))
    value = quantity.value
    if unit == "percent" and 0 < abs(value) <= 1:
        value *= 100
    return Quantity(value, unit, quantity.signed, quantity.until)


def checked(parameter: Parameter, value: float | str, scene: Scene, request: Request) -> Value:
    """The value if the parameter takes it; raises Refused with the range if not."""
    words = table("planner")["refusal"]
    if parameter.choices:
        return _choice(parameter, value)
    assert not isinstance(value, str)
    highest = parameter.maximum
    if parameter.name == "frequency_hz":
        highest = min(highest, math.floor(scene.highest_hz))
    if not math.isfinite(value) or not parameter.minimum <= value <= highest:
        raise Refused(
            words["range"].format(
                asked=request.asked or request.word,
                name=words["names"].get(parameter.name, parameter.name),
                low=f"{parameter.minimum:g}",
                high=f"{highest:g}",
                unit=parameter.unit,
                value=f"{value:g}",
            )
        )
    return parameter.snap(value)


def _choice(parameter: Parameter, value: float | str) -> str:
    """The choice nearest to the number."""
    numbers = [choice for choice in parameter.choices if choice.isdigit()]
    wanted = float(value)
    return min(numbers, key=lambda choice: abs(float(choice) - wanted))


def _parameter(move: Move, name: str) -> Parameter | None:
    return next((each for each in effects()[move.kind].parameters if each.name == name), None)


def _converted(
    value: float, conversion: str, parameter: Parameter, move: Move, request: Request
) -> float:
    if conversion in ("faster", "slower") and _is_whole_speed(value, request):
        return value / 100.0
    if conversion == "wider" and value > _WHOLE_PERCENT and "to" in request.marks:
        return value / 100.0  # "widen to 130 %"
    if conversion:
        return CONVERSIONS[conversion](value)
    setting = move.settings.get(parameter.name)
    if isinstance(setting, tuple) and parameter.minimum < 0:
        return -abs(value) if setting[2] < 0 else value
    return value


def _is_whole_speed(percent: float, request: Request) -> bool:
    """ "Slow it to 80 %", "at 80 %": the speed itself, where "about 10 %" is what it changes by."""
    near = "at" in request.marks and "by" not in request.marks and percent >= _LEAST_SPEED_PERCENT
    return ("to" in request.marks and "by" not in request.marks) or near


def _over_threshold(reduction_db: float, move: Move, request: Request, scene: Scene) -> float:
    """The level over which so much is turned down: threshold or ceiling, in dB.

    A limiter takes off all that is over its ceiling, a compressor of ratio r 1 - 1/r of it. What a
    compressor's meter shows of loud passages lies between their peaks and their loudness, the lower
    the slower its attack is.
    """
    peak = scene.now.get("true_peak_dbtp")
    if peak is None:
        raise Refused(table("planner")["refusal"]["silent"])
    said, own = request.quantity("ratio"), move.settings.get("ratio")
    ratio = said.value if said is not None else own[1] if isinstance(own, tuple) else own
    share = 1.0 - 1.0 / ratio if isinstance(ratio, int | float) and ratio > 1 else 1.0
    loud = scene.now.get("momentary_max_lufs") if share < 1.0 else None
    level = peak if loud is None else peak - _below_peak(move, request) * max(0.0, peak - loud)
    return round(min(0.0, level - abs(reduction_db) / share), 1)


def _below_peak(move: Move, request: Request) -> float:
    """Where a compressor hears the loudest moment: 0 at its peak, 1 at its momentary loudness."""
    said, own = request.quantity("attack_ms"), move.settings.get("attack_ms")
    attack_ms = own if said is None else said.value
    if not isinstance(attack_ms, int | float) or attack_ms <= _QUICK_MS:
        return _HEARD_QUICKLY
    return min(1.0, _HEARD_QUICKLY + _HEARD_A_DECADE * math.log10(attack_ms / _QUICK_MS))


def _room_size(decay_seconds: float) -> float:
    """The size at which Freeverb falls by 60 dB in this time; its combs feed back
    0.28 * size + 0.7 (Jezar at Dreampoint, 2000)."""
    feedback = 10 ** (-3 * _COMB_SECONDS / max(decay_seconds, _COMB_SECONDS))
    return (feedback - 0.7) / 0.28


def _ratio_db(share: float) -> float:
    return 20 * math.log10(share) if share > 0 else -math.inf


def _position(difference_db: float) -> float:
    """Where a pan of equal power makes one side so many dB louder than the other, 0 to 1."""
    return 4.0 / math.pi * math.atan(10 ** (abs(difference_db) / 20)) - 1.0


CONVERSIONS: Mapping[str, Callable[[float], float]] = {
    "share": lambda value: value / 100.0,
    "left": lambda value: -abs(value) / 100.0,
    "louder_right": _position,
    "louder_left": lambda value: -_position(value),
    "tenth": lambda value: min(abs(value) / 10.0, 1.0),
    "twentieth": lambda value: min(abs(value) / 20.0, 1.0),
    "negative": lambda value: -abs(value),
    "faster": lambda value: 1.0 + value / 100.0,
    "slower": lambda value: 1.0 - abs(value) / 100.0,
    "raised": lambda value: 2.0 ** (abs(value) / 12.0),
    "lowered": lambda value: 2.0 ** (-abs(value) / 12.0),
    "wider": lambda value: 1.0 + abs(value) / 100.0,
    "divided": lambda value: 1.0 / value if value > 1.0 else value,
    "expansion": lambda value: 1.0 / value if 0.0 < value < 1.0 else value,
    "period": lambda value: 1.0 / value if value else 0.0,
    "thousand": lambda value: value * 1000.0,
    "thousandth": lambda value: value / 1000.0,
    "louder": lambda value: _ratio_db(1.0 + abs(value) / 100.0),
    "quieter": lambda value: _ratio_db(1.0 - abs(value) / 100.0),
    "times": lambda value: _ratio_db(abs(value)),
    "decay": _room_size,
    "repeats": lambda value: _LAST_REPEAT ** (1.0 / abs(value)) if abs(value) > 1.0 else 0.0,
    "text": lambda value: value,
}
"""How a spoken number becomes the parameter's, by the name that the words data uses."""
KNOWN_CONVERSIONS = frozenset({*CONVERSIONS, REDUCTION})
"""Every name that the words data may use; "reduction" also asks the sound."""
