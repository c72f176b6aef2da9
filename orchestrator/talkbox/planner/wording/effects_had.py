"""An effect that was on it before: "it's too sharp after the exciter I used", "since the limiter it
sounds squashed", "seit dem Kompressor pumpt es".

What came of an effect tells what is wrong now, and the effect itself is asked for no second time.
Somebody who used it stands behind it, or the sentence finds something; where an effect shall stand
in the chain ("a limiter after the compressor") is left as it is. The words are data: the
`effects_had` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import stretches
from talkbox.planner.wording.wishes import speaks_of_sound

_LONGEST = 3
"""Words of a lead or of a tool: "ever since", "noise reduction plugin"."""
_MOST_TOLD = 5
"""Words of who used it: "I put on it yesterday"."""

_listed = lists_of("effects_had")


def with_effects_had(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the first such effect."""
    if not _listed("tools", language):
        return list(line)
    for stretch in stretches(line, _listed("joints", language)):
        clause = [token.text for token in stretch.of(line)]
        span = next(
            (each for at in range(len(clause)) if (each := _had(clause, at, language))), None
        )
        if span is None:
            continue
        rest = [*line[: stretch.start + span[0]], *line[stretch.start + span[1] :]]
        if speaks_of_sound(rest, language):
            return rest
    return list(line)


def _had(said: Sequence[str], at: int, language: str) -> tuple[int, int] | None:
    """From the lead to the end of what is told of the effect."""
    place = at + _phrase(said, at, "leads", language)
    if place == at or place >= len(said):
        return None
    while place < len(said) and said[place] in _listed("determiners", language):
        place += 1
    end = place + _phrase(said, place, "tools", language)
    if end == place:
        return None
    told = _used(said, end, language)
    finds = not _listed("finding", language).isdisjoint([*said[:at], *said[end:]])
    return (at, told) if told > end or finds else None


def _used(said: Sequence[str], at: int, language: str) -> int:
    """Where "I used on it" ends; `at` itself where nobody used it."""
    if at >= len(said) or said[at] not in _listed("users", language):
        return at
    for place in range(at + 1, min(at + _MOST_TOLD, len(said))):
        if said[place] in _listed("using", language):
            while place + 1 < len(said) and said[place + 1] in _listed("closing", language):
                place += 1
            return place + 1
    return at


def _phrase(said: Sequence[str], at: int, name: str, language: str) -> int:
    """How many words of such a phrase stand here; 0 for none."""
    lengths = range(min(_LONGEST, len(said) - at), 0, -1)
    listed = _listed(name, language)
    return next((each for each in lengths if " ".join(said[at : at + each]) in listed), 0)
