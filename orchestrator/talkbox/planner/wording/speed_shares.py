"""Shares of the speed, in languages other than English: "al 75% della velocità", "0,8-fach".

A share of the speed is the speed that it shall have, and no change by so much ("um 10 %"). A factor
with nothing else beside it is one of speed. The words are data: the `speed_shares` of a language's
grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_PERCENT = 100.0
_LEAST_PERCENT, _MOST_PERCENT = 20.0, 400.0

_listed = lists_of("speed_shares")


def with_speed_shares(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such share as so many percent faster or slower."""
    if not _listed("speeds", language):
        return list(line)
    told: list[Token] = []
    at = 0
    while at < len(line):
        end = clause_end(line, at, _listed("joints", language)) if line[at].kind == "word" else at
        end = end if line[at].kind != "number" else clause_end(line, at, ())
        clause = list(line[at:end]) or [line[at]]
        told += _as_change(clause, language)
        at += len(clause)
    return told


def _as_change(clause: list[Token], language: str) -> list[Token]:
    """The clause with its share told as a change."""
    said = {token.text for token in clause}
    places = [at for at, token in enumerate(clause) if token.kind == "number"]
    if len(places) != 1 or said & _listed("changing", language):
        return clause
    at = places[0]
    share = _share(clause, at, language)
    if share is None or share == _PERCENT:
        return clause
    span = _with_speed(clause, at, language) or _alone(clause, at, language)
    if span is None:
        return clause
    return [*clause[: span[0]], *_change(share, language), *clause[span[1] :]]


def _share(clause: Sequence[Token], at: int, language: str) -> float | None:
    """The speed in percent that the number at this place says."""
    unit = clause[at + 1].text if at + 1 < len(clause) else ""
    value = clause[at].value
    if unit in _listed("times", language):
        value *= _PERCENT
    elif unit not in _listed("percent", language):
        return None
    return value if _LEAST_PERCENT <= value <= _MOST_PERCENT else None


def _with_speed(clause: Sequence[Token], at: int, language: str) -> tuple[int, int] | None:
    """Where the share and the speed that it is one of begin and end."""
    beside, speeds = _listed("beside", language), _listed("speeds", language)
    start, end = at, at + 2
    while end < len(clause) and clause[end].text in beside:
        end += 1
    while start and clause[start - 1].text in beside:
        start -= 1
    if end < len(clause) and clause[end].text in speeds:
        end += 1
        while end < len(clause) and clause[end].text in _listed("behind", language):
            end += 1
        return start, end
    return (start - 1, end) if start and clause[start - 1].text in speeds else None


def _alone(clause: Sequence[Token], at: int, language: str) -> tuple[int, int] | None:
    """The span of a factor with nothing beside it that could take it: "ponlo a 0.8x"."""
    if clause[at + 1].text not in _listed("times", language):
        return None
    others = {token.text for token in (*clause[:at], *clause[at + 2 :])}
    idle = _listed("beside", language) | _listed("idle", language)
    return (0, len(clause)) if others <= idle else None


def _change(share: float, language: str) -> list[Token]:
    """ "15 percent slower"."""
    grammar = lexicon.grammar(language)["speed_shares"]
    told = grammar["faster" if share > _PERCENT else "slower"]
    change = round(abs(share - _PERCENT), 2)
    number = Token(f"{change:g}", "number", change)
    return [number if word == "N" else Token(folded(word), "word", written=word) for word in told]
