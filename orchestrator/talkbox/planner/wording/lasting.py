"""How long the clip shall last, with a fade: "it should last 15 seconds with a fade at the end".

The time is the clip's and not the fade's, which is asked for apart; and "slow it down till it takes
12 seconds" wishes for that length, unless it is an effect that is to last. The words are data: the
`lasting` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox_prompts import lexicon

_COMMA = Token(",", "stop")
_TIMES = frozenset({"s", "ms"})
_TO_ITS_FIGURE, _TO_THE_FADE = 3, 4
"""Words from "last" to the time, and from "with" to the fade: "with a nice slow fade"."""

_listed = lists_of("lasting")


def with_lasting(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with a comma for the "with" between such a time and its fade, and "make it" for
    "till it lasts".
    """
    line = _made(line, language)
    joints = {_joint(line, at, language) for at in range(len(line))}
    return [_COMMA if at in joints else token for at, token in enumerate(line)]


def _made(line: Sequence[Token], language: str) -> Sequence[Token]:
    """The tokens with a length that is to be reached as one that is wished for."""
    span = first_in([token.text for token in line], _listed("until", language))
    if span is None or _time_at(line, span[1], language) is None:
        return line
    if not _listed("ringing", language).isdisjoint(token.text for token in line[: span[0]]):
        return line
    wish = [Token(word, "word") for text in _told(language) for word in text.split()]
    return [*line[: span[0]], *([_COMMA] if span[0] else []), *wish, *line[span[1] :]]


def _told(language: str) -> Sequence[str]:
    return lexicon.grammar(language)["lasting"]["made"]


def _time_at(line: Sequence[Token], at: int, language: str) -> int | None:
    """Where the time ends that begins here, or behind "about"; None where none does."""
    for place in range(at, min(at + _TO_ITS_FIGURE, len(line))):
        said = quantity_at(line, place, language)
        if said is not None:
            return place + said[1] if said[0].unit in _TIMES else None
    return None


def _joint(line: Sequence[Token], at: int, language: str) -> int | None:
    """The place of the "with" behind the verb of lasting at `at`; None where none is."""
    if line[at].text not in _listed("verbs", language):
        return None
    end = _time_at(line, at + 1, language)
    return end if end is not None and _fades(line, end, language) else None


def _fades(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether "with" and a fade stand here."""
    if at >= len(line) or line[at].text not in _listed("with", language):
        return False
    behind = {token.text for token in line[at + 1 : at + 1 + _TO_THE_FADE]}
    return not behind.isdisjoint(_listed("fades", language))
