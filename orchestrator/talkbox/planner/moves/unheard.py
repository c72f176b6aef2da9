"""Numbers that nothing in the plan takes: "ring mod at 440 Hz", "widen above 300 Hz".

What was said is done without them, and the producer is told so: a number is used, or said not to
be. Words that follow the sound by a rule of their own read their numbers themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.effects import effects
from talkbox.planner.moves.exact import RULES
from talkbox.planner.moves.numbers import with_unit
from talkbox.planner.moves.weighing import scales
from talkbox.planner.requests import Request
from talkbox.planner.text.quantities import Quantity
from talkbox_prompts.lexicon import Meaning, Word
from talkbox_prompts.texts import table
from talkbox_tools.effect import Parameter

_GAINED = "db"
"""Decibels say how strongly a word's main setting turns (`weighing`)."""
_SHAPING = frozenset({"q", "db_per_octave"})
"""Units of a filter's form, which a word that is no filter may leave to itself."""
_LEFT_TO_NUMBERS = frozenset({"limit", "pitch"})
"""Rules that read no number but those that the moves take."""
_BETWEEN_CHOICES = 1.0


def unheard(request: Request, word: Word, meaning: Meaning) -> list[str]:
    """A sentence for every number of the request that no move takes, or that another one undoes."""
    if word.match is not None or request.deed != "apply":
        return []
    said = [with_unit(each, word, meaning) for each in request.quantities]
    left = [each for each in said if _is_between_choices(each, meaning)]
    if word.exact not in RULES or word.exact in _LEFT_TO_NUMBERS:
        left += [
            each
            for at, each in enumerate(said)
            if not _is_taken(each, meaning) or _is_undone(each, said[at + 1 :], meaning)
        ]
    form = table("planner")["refusal"]["unheard"]
    return [form.format(asked=request.asked or word.name, number=_called(each)) for each in left]


def _is_taken(said: Quantity, meaning: Meaning) -> bool:
    weighs = said.unit == _GAINED and bool(scales(meaning))
    return weighs or said.unit in _SHAPING or bool(_parameters(said, meaning))


def _is_undone(said: Quantity, later: Sequence[Quantity], meaning: Meaning) -> bool:
    """Whether a later number sets the same: "gate at -45 dB, range 20 dB"."""
    own = {each.name for each in _parameters(said, meaning)}
    return any(
        own & {each.name for each in _parameters(other, meaning)} and other.value != said.value
        for other in later
    )


def _is_between_choices(said: Quantity, meaning: Meaning) -> bool:
    """ "48 dB per octave": the nearest slope that there is stands in for it."""
    return any(
        choices and min(abs(float(each) - said.value) for each in choices) >= _BETWEEN_CHOICES
        for parameter in _parameters(said, meaning)
        if (choices := [each for each in parameter.choices if each.isdigit()])
    )


def _parameters(said: Quantity, meaning: Meaning) -> list[Parameter]:
    """The parameters of the moves that the number sets."""
    name = meaning.numbers.get(said.unit, said.unit).partition(" ")[0]
    known = (each for move in meaning.moves for each in effects()[move.kind].parameters)
    return [each for each in known if each.name == name]


def _called(said: Quantity) -> str:
    """The number with its unit, as a producer writes it."""
    form = table("planner")["units"].get(said.unit, "{value}")
    return str(form.format(value=f"{said.value:g}"))
