"""Note values that are told without the word for it: "a quarter delay", "an echo on every eighth".

Right before an effect, or behind one and "every", they are note values and no share of anything; a
number that counts them ("8分") is told as their name, and one that counts the echoes ("three eighth
note echoes") stands behind them. The words are data: the `bare_note_values` of
a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import in_words_at
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token

_COUNTS = {2.0: "halves", 4.0: "quarters", 8.0: "eighths", 16.0: "sixteenths"}

_STOP = Token(",", "stop")

_listed = lists_of("bare_note_values")


def with_bare_note_values(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with each such value as a note."""
    line = _with_counts(line, language)
    effects = _listed("effects", language)
    if effects.isdisjoint(token.text for token in line):
        return list(line)
    told: list[Token] = []
    at = 0
    while at < len(line):
        length = _counted(line, at, language)
        told = _named(told, line[at], language) if length else [*told, line[at]]
        at += length or 1
        if not length and _is_bare(line, at - 1, language):
            told += [Token(text, "word") for text in _listed("note", language)]
    return told


def _with_counts(line: Sequence[Token], language: str) -> Sequence[Token]:
    """ "Three dotted eighth echoes" as "dotted eighth note echo, three repeats"."""
    for at in range(len(line)):
        end = at + 1
        while end < len(line) and line[end].text in _listed("shapes", language):
            end += 1
        if end + 1 >= len(line) or line[end].text not in _listed("values", language):
            continue
        noun = end + 1 + (line[end + 1].text in _listed("note", language))
        plural = noun < len(line) and line[noun].text in _listed("returning", language)
        if plural and _is_many(line, at, language):
            value = [*line[at + 1 : end + 1], *_words("note", language)]
            count = [_STOP, line[at], *_words("repeats", language)]
            return [*line[:at], *value, *_words("echo", language), *count, *line[noun + 1 :]]
    return line


def _is_many(line: Sequence[Token], at: int, language: str) -> bool:
    worded = in_words_at(line, at, language)
    count = line[at].value if line[at].kind == "number" else worded[0] if worded else 0
    return count > 1


def _words(name: str, language: str) -> list[Token]:
    return [Token(text, "word") for text in _listed(name, language)]


def _counted(line: Sequence[Token], at: int, language: str) -> int:
    """How many tokens count a note value here: "8 分", "4 分音符"."""
    if line[at].kind != "number" or line[at].value not in _COUNTS:
        return 0
    end = at + 1
    while end < len(line) and line[end].text in _listed("counters", language):
        end += 1
    lasts = end < len(line) and line[end].text in _listed("spans", language)
    return end - at if end > at + 1 and not lasts else 0


def _named(before: list[Token], count: Token, language: str) -> list[Token]:
    """What was told so far with the name of the value that is counted, dotted or not."""
    dotted = bool(before) and before[-1].text in _listed("dotted", language)
    name = "".join(_listed(_COUNTS[count.value], language))
    text = before[-1].text + name if dotted else name
    return [*(before[:-1] if dotted else before), Token(folded(text), "word")]


def _is_bare(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether the value at `at` stands by itself before an effect, or behind "every"."""
    if line[at].text not in _listed("values", language):
        return False
    behind = {token.text for token in line[at + 1 : at + 2]}
    if behind & _listed("effects", language):
        return True
    every = at and line[at - 1].text in _listed("every", language)
    after_effect = {token.text for token in line[:at]} & _listed("effects", language)
    return bool(every and after_effect and not behind & _listed("units", language))
