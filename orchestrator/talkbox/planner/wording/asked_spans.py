"""The part that is asked for without a verb that keeps it: "give me the first 15 secs".

Where a clause begins by asking and goes on to nothing but a time, that part is kept; a start
without its end ("start it at 1.5") is what is cut before it. The words are data: the `asked_spans`
of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_LONGEST_ASKING = 3
_CUT_BEFORE = (Token("cut", "word"), Token("first", "word"))
_KEEP, _SECONDS = Token("keep", "word"), Token("seconds", "word")

_listed = lists_of("asked_spans")


def with_asked_spans(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with "keep" before every such part, and with every such start as a cut."""
    if not _listed("asking", language):
        return list(line)
    told: list[Token] = []
    at = 0
    while at < len(line):
        begins = not at or line[at - 1].kind == "stop" or line[at - 1].text in _joints(language)
        found = _part(line, at, language) or _start(line, at, language) if begins else None
        told += [line[at]] if found is None else found[0]
        at = at + 1 if found is None else found[1]
    return told


def _joints(language: str) -> frozenset[str]:
    return _listed("joints", language)


def _part(line: Sequence[Token], at: int, language: str) -> tuple[list[Token], int] | None:
    """ "Give me the first 15 secs" as "keep first 15 secs", and where the clause ends."""
    length = _asking(line, at, language)
    end = clause_end(line, at, _listed("ends", language))
    said = [token for token in line[at + length : end] if not _is_idle(token, language)]
    if not length or not said:
        return None
    placed = [token for token in said if token.text in _listed("edges", language)]
    start = len(placed)
    if not placed and _is_bare_span(said, language):
        return [_KEEP, *said, _SECONDS], end
    span = quantity_at(said, start, language) if start < len(said) else None
    if said[:start] != placed or span is None or start + span[1] != len(said):
        return None
    seconds = span[0].unit in ("s", "ms") or (span[0].until is not None and not span[0].unit)
    if not seconds or (not placed and span[0].until is None):
        return None
    unit = [] if span[0].unit else [_SECONDS]
    return [_KEEP, *said, *unit], end


def _is_bare_span(said: Sequence[Token], language: str) -> bool:
    """ "4 to 9"."""
    if len(said) != 3 or said[1].text not in _listed("to", language):
        return False
    return said[0].kind == said[2].kind == "number" and said[0].value < said[2].value


def _start(line: Sequence[Token], at: int, language: str) -> tuple[list[Token], int] | None:
    """ "Start it at 1.5" as "cut first 1.5 seconds"."""
    end = clause_end(line, at, _listed("ends", language))
    said = [token for token in line[at:end] if token.text not in _listed("things", language)]
    if len(said) < 3 or said[0].text not in _listed("starts", language):
        return None
    span = quantity_at(said, 2, language) if said[1].text in _listed("at", language) else None
    if span is None or 2 + span[1] != len(said) or span[0].until is not None:
        return None
    if span[0].unit not in ("", "s", "ms") or _listed("stops", language) & _texts(line[end:]):
        return None
    unit = [] if span[0].unit else [_SECONDS]
    return [*_CUT_BEFORE, *said[2:], *unit], end


def _texts(line: Sequence[Token]) -> set[str]:
    return {token.text for token in line}


def _asking(line: Sequence[Token], at: int, language: str) -> int:
    for length in range(min(_LONGEST_ASKING, len(line) - at), 0, -1):
        if " ".join(token.text for token in line[at : at + length]) in _listed("asking", language):
            return length
    return 0


def _is_idle(token: Token, language: str) -> bool:
    return token.kind == "word" and token.text in _listed("idle", language)
