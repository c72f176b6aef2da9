"""A loudness beside the number of channels: "-19 LUFS mono" asks for both.

Read as one, the loudness would be what is meant by "mono". The words are data: the `loudness_apart`
of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_STOP, _LOUDNESS = Token(",", "stop"), "lufs"

_listed = lists_of("loudness_apart")


def with_loudness_apart(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with a stop between every loudness and the channels beside it."""
    parting: set[int] = set()
    for at in range(len(line)):
        said = quantity_at(line, at, language)
        if said is None or said[0].unit != _LOUDNESS:
            continue
        before, behind = _past_links(line, at, -1, language), at + said[1]
        if before >= 0 and _is_channel(line[before], language):
            parting.add(before + 1)
        after = _past_links(line, behind, 1, language)
        if after < len(line) and _is_channel(line[after], language):
            parting.add(behind)
    return [each for at, token in enumerate(line) for each in _parted(token, at in parting)]


def _past_links(line: Sequence[Token], at: int, step: int, language: str) -> int:
    """The place of the first word that is none like "at" or "in", from `at` on by `step`."""
    place = at if step > 0 else at - 1
    while 0 <= place < len(line) and line[place].text in _listed("links", language):
        place += step
    return place


def _is_channel(token: Token, language: str) -> bool:
    return token.text in _listed("channels", language)


def _parted(token: Token, apart: bool) -> list[Token]:
    return [_STOP, token] if apart else [token]
