"""The other half of two fades: "fundido de entrada de 2 segundos y de salida de 3", "a fade of 3
seconds at the start and one of 5 at the end".

What goes in and what goes out is said behind one word of fading; the second is told with that word
once more. Of two ends and two times beside one fade each end has its own, and none is a length to
cut. The words are data: the `fade_partners` of a language's grammar; a language that lists
none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import in_words_at, quantity_at
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_SECONDS = {"s": 1.0, "ms": 0.001, "": 1.0}
_COMMA = Token(",", "stop")
_EVERY_END = 2
"""Tokens of "each end", which tells no end apart."""
_PARTS = 5
"""One fade, two ends and two times."""

_listed = lists_of("fade_partners")


@dataclass(frozen=True, slots=True)
class _Part:
    """What one or more tokens say of the fades."""

    name: str
    """"fades", "starts", "ends", "time" or "between"."""
    start: int
    end: int
    seconds: float = 0.0


def with_fade_partners(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the word of fading before every half that has a number of its own."""
    line = _with_both_ends(line, language)
    fades = _listed("fades", language)
    kept: list[Token] = []
    fade: Token | None = None
    timed = False
    for at, token in enumerate(line):
        if token.text in fades:
            fade, timed = token, False
        elif fade is not None and timed and _is_half(line, at, language):
            kept.append(fade)
        timed = timed or token.kind == "number"
        kept.append(token)
    return kept


def _is_half(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a way and its number stand here: "de salida de 3"."""
    if at + 1 >= len(line) or line[at].text not in _listed("of", language):
        return False
    if line[at + 1].text not in _listed("ways", language):
        return False
    place = at + 2
    while place < len(line) and line[place].text in _listed("of", language):
        place += 1
    return place < len(line) and quantity_at(line, place, language) is not None


def _with_both_ends(line: Sequence[Token], language: str) -> Sequence[Token]:
    """The tokens with "a fade of 3 s at the start and 5 at the end" as a fade in and a fade out."""
    if not _listed("starts", language) or _listed("fades", language).isdisjoint(
        token.text for token in line
    ):
        return line
    run: list[_Part] = []
    at = 0
    while at <= len(line):
        part = _part(line, at, language) if at < len(line) else None
        if part is not None:
            run.append(part)
        elif (told := _told(line, run, language)) is not None:
            return told
        else:
            run = []
        at = part.end if part is not None else at + 1
    return line


def _part(line: Sequence[Token], at: int, language: str) -> _Part | None:
    """What the tokens from here on say; None for what is said of something else."""
    text = line[at].text
    if text in _listed("every", language):
        return _Part("between", at, min(at + _EVERY_END, len(line)))
    for name in ("fades", "starts", "ends"):
        if text in _listed(name, language):
            return _Part(name, at, at + 1)
    if text in _listed("between", language) | _listed("joints", language) or text == _COMMA.text:
        return _Part("between", at, at + 1)
    said = quantity_at(line, at, language)
    if said is not None and said[0].unit in _SECONDS and said[0].until is None:
        return _Part("time", at, at + said[1], said[0].value * _SECONDS[said[0].unit])
    worded = in_words_at(line, at, language)
    return _Part("time", at, worded[1], worded[0]) if worded is not None else None


def _told(line: Sequence[Token], run: Sequence[_Part], language: str) -> list[Token] | None:
    """The line with both fades told apart; None where the run holds no such two."""
    said = [part for part in run if part.name != "between"]
    times = [part.seconds for part in said if part.name == "time"]
    ends = [part.name for part in said if part.name in ("starts", "ends")]
    if sorted(ends) != ["ends", "starts"] or len(times) != len(ends) or len(said) != _PARTS:
        return None
    joints = _listed("joints", language) | {_COMMA.text}
    edges = [part for part in run if line[part.start].text not in joints]
    fades = [
        token
        for name, seconds in sorted(zip(ends, times, strict=True), reverse=True)
        for token in (*_fade(name, seconds, language), _COMMA)
    ]
    return [*line[: edges[0].start], *fades[:-1], *line[edges[-1].end :]]


def _fade(end: str, seconds: float, language: str) -> list[Token]:
    """ "Fade in 3 s"."""
    words = lexicon.grammar(language)["fade_partners"]["in" if end == "starts" else "out"]
    named = [Token(folded(text), "word") for phrase in words for text in phrase.split()]
    return [*named, Token(f"{seconds:g}", "number", seconds), Token("s", "word")]
