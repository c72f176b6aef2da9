""" "What he says" as a part of the sound: "make what he says a bit clearer" is about the voice.

It is so behind a verb that changes a sound, and before what is said of it; behind any
other verb ("write down what she says") the words themselves are asked for. The words are data: the
`sayings` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_VOICE = Token("voice", "word")
_MOST_SPEAKERS = 3
"""Words of who speaks: "what the other guy is saying"."""

_listed = lists_of("sayings")


def with_voice_for_sayings(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the voice in place of what somebody says."""
    named: list[Token] = []
    at = 0
    while at < len(line):
        end = _saying(line, at, language)
        named.append(line[at] if end is None else _VOICE)
        at = at + 1 if end is None else end
    return named


def _saying(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of what somebody says, where the sound of it is meant; None anywhere else."""
    if line[at].text not in _listed("what", language):
        return None
    place = at + 1
    while place < len(line) and line[place].text in _listed("speakers", language):
        place += 1
    spoken = at + 1 < place <= at + 1 + _MOST_SPEAKERS and place < len(line)
    if not spoken or line[place].text not in _listed("speaking", language):
        return None
    end = place + 1
    judged = end < len(line) and line[end].text in _listed("states", language)
    changed = at > 0 and line[at - 1].text in _listed("deeds", language)
    return end if judged or changed else None
