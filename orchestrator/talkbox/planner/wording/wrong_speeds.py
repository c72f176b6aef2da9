"""Records that ran at another speed than their own: "I played a 33 rpm record at 45 by mistake".

Told as an accident it is what is to be put right, by as much; "like a 33 at 45" stays a wish. What
stands right behind "at" is the speed it ran at, unless that is said to be the right one. The words
are data: the `wrong_speeds` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_TURNS = {"16": 50 / 3, "33": 100 / 3, "331/3": 100 / 3, "45": 45.0, "78": 78.0}
"""Turns a minute of a record by what they are called."""
_TO_THE_WORD = 3
"""Tokens back from a speed to the word that says whose it is: "should be a 33"."""

_listed = lists_of("wrong_speeds")


def with_wrong_speeds(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such an accident as the change of speed that puts it right."""
    speeds = [at for at, token in enumerate(line) if token.text in _TURNS]
    if len({line[at].text for at in speeds}) != 2 or not _is_told(line, language):
        return list(line)
    ran = next((at for at in speeds if _ran(line, at, language)), None)
    if ran is None:
        return list(line)
    own = next(at for at in speeds if line[at].text != line[ran].text)
    start, end = _around(line, (speeds[0], speeds[-1]), language)
    ratio = _TURNS[line[own].text] / _TURNS[line[ran].text]
    told = _listed("told", language)
    before, after = ([t for t in part if t.text not in told] for part in (line[:start], line[end:]))
    return [*before, *_change(ratio, language), *after]


def _is_told(line: Sequence[Token], language: str) -> bool:
    """Whether it happened and is no wish: "by mistake", "was ripped at", "please fix"."""
    said = {token.text for token in line}
    return bool(said & _listed("accidents", language)) and not said & _listed("wishing", language)


def _ran(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether the speed at `at` is the one it ran at by mistake."""
    before = [token.text for token in line[max(0, at - _TO_THE_WORD) : at]]
    after = [token.text for token in line[at + 1 : at + 1 + _TO_THE_WORD]]
    if after[:1] == ["rpm"]:
        after = after[1:]
    if _listed("right", language) & set(before):
        return False
    swapped = bool(_listed("instead", language) & set(after[:1]))
    return swapped or bool(_listed("at", language) & set(before[-1:]))


def _around(line: Sequence[Token], ends: tuple[int, int], language: str) -> tuple[int, int]:
    """The places around both speeds and what belongs to them: "a 33 rpm record at 45 rpm"."""
    start, end = ends[0], ends[1] + 1
    idle = _listed("idle", language)
    while start and line[start - 1].text in idle:
        start -= 1
    while end < len(line) and (line[end].text in idle or line[end].text == "1/3"):
        end += 1
    return start, end


def _change(ratio: float, language: str) -> list[Token]:
    """ "Tape slower by 26.67 percent"."""
    words = lexicon.grammar(language)["wrong_speeds"]["faster" if ratio > 1 else "slower"]
    share = round(abs(ratio - 1) * 100, 2)
    number = Token(f"{share:g}", "number", share)
    stop = Token(".", "stop")
    said = [number if word == "N" else Token(word, "word") for word in words]
    return [stop, *said, stop]
