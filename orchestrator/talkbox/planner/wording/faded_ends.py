"""Where a sound is to end, and that it fades there: "end it at 2 minutes with a short fade".

The time says where it is cut and not how long the fade is, so that the two are parted. The words
are data: the `faded_ends` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_COMMA = Token(",", "stop")
_TO_THE_TIME = 5
"""Words from the verb to its time: "end the track at about 2:00"."""
_TO_THE_FADE = 5
"""Words from "with" to the fade: "with a nice short fade"."""

_listed = lists_of("faded_ends")


def with_faded_ends(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the cut and the fade as two orders."""
    for at, token in enumerate(line):
        if token.text in _listed("verbs", language) and _begins(line, at, language):
            time = _time_end(line, at, language)
            fade = _fade_end(line, time, language) if time else 0
            if fade:
                return [
                    *line[:at],
                    *_parted(line[at + 1 :], time - at - 1, fade - at - 1, language),
                ]
    return list(line)


def _begins(line: Sequence[Token], at: int, language: str) -> bool:
    before = line[at - 1] if at else None
    return before is None or before.kind == "stop" or before.text in _listed("leads", language)


def _time_end(line: Sequence[Token], verb: int, language: str) -> int:
    """Where the time ends at which it is to stop; 0 where none is said."""
    for at in range(verb + 1, min(verb + 1 + _TO_THE_TIME, len(line))):
        said = quantity_at(line, at, language)
        if said is not None and said[0].unit == "s":
            placed = {token.text for token in line[verb + 1 : at]} & _listed("at", language)
            return at + said[1] if placed else 0
    return 0


def _fade_end(line: Sequence[Token], at: int, language: str) -> int:
    """The place behind the fade that is joined to the time; 0 where none is."""
    if at >= len(line) or line[at].text not in _listed("joints", language):
        return 0
    for place in range(at + 1, min(at + 1 + _TO_THE_FADE, len(line))):
        if line[place].text in _listed("fades", language):
            return place + 1
    return 0


def _parted(line: Sequence[Token], time: int, fade: int, language: str) -> list[Token]:
    """What follows on the verb, as an order to cut and one to fade."""
    cut, out = (
        [Token(text, "word") for text in _listed(name, language)] for name in ("cut", "out")
    )
    told = fade < len(line) and line[fade].text in _listed("out", language)
    return [
        *cut,
        *line[:time],
        _COMMA,
        *line[time + 1 : fade],
        *([] if told else out),
        *line[fade:],
    ]
