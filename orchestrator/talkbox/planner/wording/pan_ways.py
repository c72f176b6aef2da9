"""A place between the middle and a side: "half way between the middle and hard right".

It is half of the way to that side, and names neither the middle nor the end. What starts on one
side and ends on the other ("comes from the left and ends up on the right") goes from one to the
other. The words are data: the `pan_ways` of a language's grammar; a language that lists none has no
such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_listed = lists_of("pan_ways")
_HALF = 50.0
_MOST_BETWEEN = 9
"""Words after "between" that the two places take: "dead centre and all the way to the left"."""


def with_pan_ways(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every place between the middle and a side as half of the way there, and
    every way from side to side in plain words.
    """
    line = _travelling(line, language)
    kept: list[Token] = []
    at = 0
    while at < len(line):
        side, end = _between(line, at, language)
        if end:
            while kept and kept[-1].text in _listed("leads", language):
                kept.pop()
            kept += [Token("pan", "word"), Token(side, "word")]
            kept += [Token(f"{_HALF:g}", "number", _HALF), Token("percent", "word")]
        else:
            kept.append(line[at])
        at = max(end, at + 1)
    return kept


def _between(line: Sequence[Token], at: int, language: str) -> tuple[str, int]:
    """The side and the end of such a place that begins at `at`; an end of 0 without one."""
    place = at
    if line[at].text in _listed("half", language):
        place += 1
        while place < len(line) and line[place].text in _listed("way", language):
            place += 1
    if place >= len(line) or line[place].text not in _listed("between", language):
        return "", 0
    return _places(line, place + 1, language)


def _places(line: Sequence[Token], at: int, language: str) -> tuple[str, int]:
    """The side of the two places named from `at` on, in either order, and where they end."""
    side, middle, end = "", False, 0
    for place in range(at, min(len(line), at + _MOST_BETWEEN)):
        text = line[place].text
        if text in _listed("sides", language) and not side:
            side, end = text, place + 1
        elif text in _listed("middle", language) and not middle:
            middle, end = True, place + 1
        elif text not in _listed("beside", language):
            break
    while side and end < len(line) and line[end].text in _listed("named", language):
        end += 1
    return (side, end) if side and middle else ("", 0)


def _travelling(line: Sequence[Token], language: str) -> Sequence[Token]:
    """The tokens with the first "starts left and ends right" as "from left to right"."""
    for at, token in enumerate(line):
        if token.text not in _listed("starts", language):
            continue
        start = _side_behind(line, at, language)
        ends = range(start + 1, min(start + 1 + _MOST_BETWEEN, clause_end(line, start, ())))
        arrives = next((k for k in ends if line[k].text in _listed("ends", language)), 0)
        end = _side_behind(line, arrives, language) if start and arrives else 0
        if end and line[end].text != line[start].text:
            said = lexicon.grammar(language)["pan_ways"]["travel"]
            sides = {"one": line[start].text, "other": line[end].text}
            way = [Token(sides.get(word, word), "word") for word in said]
            behind = end + 1
            while behind < len(line) and line[behind].text in _listed("named", language):
                behind += 1
            return [*line[:at], *way, *line[behind:]]
    return line


def _side_behind(line: Sequence[Token], at: int, language: str) -> int:
    """Where the side stands that a verb leads to; 0 without one."""
    for place in range(at + 1, min(at + _MOST_BETWEEN, len(line))):
        if line[place].text in _listed("sides", language):
            return place
        if line[place].text not in _listed("led", language):
            return 0
    return 0
