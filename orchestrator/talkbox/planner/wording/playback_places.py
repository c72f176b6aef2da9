"""What a sound shall be played from: "i need it louder for phone speakers".

Behind a wish "for phone speakers" says where it is heard, as "on phone speakers" does, and asks for
no such sound; nor does what those are like, before it ("the speakers in the foyer are tiny, so").
The words are data: the `playback_places` of a language's grammar; a language that lists none has no
such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.tokens import Token

_ON = Token("on", "word")
_TO_THE_SPEAKERS = 4
"""Words from "for" to the speakers: "for my cheap phone speakers"."""

_listed = lists_of("playback_places")


def with_playback_places(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with "on" in front of every such place behind a wish, and without a clause that
    says no more than what it is for.
    """
    line = _without_purpose(line, language)
    return [_ON if _leads_there(line, at, language) else token for at, token in enumerate(line)]


def _without_purpose(line: Sequence[Token], language: str) -> Sequence[Token]:
    """The line without "this is for a phone speaker so" where a wish follows."""
    for at in range(len(line) - 2):
        opens = line[at].text in _listed("subjects", language)
        place = at + 1 + (opens and line[at + 1].text in _listed("is", language))
        if not opens or line[place].text not in _listed("for", language):
            continue
        for end in range(place + 1, min(place + 1 + _TO_THE_SPEAKERS, len(line) - 1)):
            if line[end].text in _listed("speakers", language):
                return [*line[:at], *line[end + 1 :]]
    end = _told_of_speakers(line, language)
    return line[end:]


def _told_of_speakers(line: Sequence[Token], language: str) -> int:
    """Where "the speakers in the foyer are small, so" ends, at the head of the line; or 0."""
    heads = _listed("so", language)
    stop = clause_end(line, 0, heads)
    start = stop + (stop < len(line) and line[stop].kind == "stop")
    if start >= len(line) or line[start].text not in heads:
        return 0
    said = [token.text for token in line[:stop]]
    near = _listed("speakers", language).intersection(said[: 1 + _TO_THE_SPEAKERS])
    are = _listed("are", language).intersection(said)
    sized = said[-1] in _listed("sizes", language) and said[0] in _listed("owners", language)
    return start + 1 if near and are and sized else 0


def _leads_there(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether the "for" at `at` stands behind what is to be more, and before speakers."""
    if line[at].text not in _listed("for", language) or not at:
        return False
    if line[at - 1].text not in _listed("more", language):
        return False
    ahead = [token.text for token in line[at + 1 : at + 1 + _TO_THE_SPEAKERS]]
    return not _listed("speakers", language).isdisjoint(ahead)
