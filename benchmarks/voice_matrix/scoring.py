"""Word error rate and command success of many heard instructions.

Words are compared without case and punctuation, with numbers in figures and units in their short
form on both sides, so that "minus fourteen decibels" is no error for "-14 dB".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import jiwer
from text_to_num import alpha2digit

from talkbox.voice.repair import repair
from voice_matrix.carrying_out import Workplace
from voice_matrix.hearing import Heard

_SHORT = {
    "hertz": "hz", "kilohertz": "khz", "decibel": "db", "decibels": "db", "%": "percent",
    "millisecond": "ms", "milliseconds": "ms", "k": "khz",
}  # fmt: skip
_PIECES = re.compile(r"-?\d+(?:\.\d+)?|[^\W\d_]+(?:'[^\W\d_]+)*|%")
_SIGN = re.compile(r"\bminus (?=\d)")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one heard instruction."""

    heard: Heard
    repaired: str
    plain_success: bool
    """Whether it gave the right edit as it was heard."""
    success: bool
    """Whether it did after the repair."""


@dataclass(frozen=True, slots=True)
class Score:
    """Several outcomes together; every figure is a share from 0, errors may be over 1."""

    count: int
    plain_errors: float
    """Word error rate as heard."""
    errors: float
    """Word error rate after the repair."""
    plain_successes: float
    successes: float


def outcome(heard: Heard, workplace: Workplace) -> Outcome:
    """What the program makes of the text, with and without the repair."""
    instruction = heard.instruction
    wanted = workplace.edit(instruction.typed, instruction)
    repaired = repair(heard.text, "en").text
    plain = workplace.edit(heard.text, instruction).is_like(wanted)
    success = workplace.edit(repaired, instruction).is_like(wanted)
    return Outcome(heard, repaired, plain, success)


def score(outcomes: Iterable[Outcome]) -> Score:
    """The figures of at least one outcome."""
    all_of = list(outcomes)
    typed = [each.heard.instruction.typed for each in all_of]
    return Score(
        len(all_of),
        word_error_rate(typed, [each.heard.text for each in all_of]),
        word_error_rate(typed, [each.repaired for each in all_of]),
        sum(each.plain_success for each in all_of) / len(all_of),
        sum(each.success for each in all_of) / len(all_of),
    )


def word_error_rate(said: Sequence[str], heard: Sequence[str]) -> float:
    """Errors to the words that were said, over all pairs."""
    return float(jiwer.wer([*map(normalized, said)], [*map(normalized, heard)]))


def normalized(text: str) -> str:
    """The text as it is compared."""
    figures = alpha2digit(text.lower().replace("’", "'"), "en", 0.0)
    pieces = _PIECES.findall(_SIGN.sub("-", figures.replace("-", " -")))
    return " ".join(_SHORT.get(piece, piece) for piece in pieces)
