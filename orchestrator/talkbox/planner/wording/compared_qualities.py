"""One quality rather than another, in languages other than English: "más cálido que brillante".

What stands behind the "than" is how it shall not be. It is told with the language's "without", as
English has it. The words are data: the `compared_qualities` of a language's grammar; a language
that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_listed = lists_of("compared_qualities")


def with_compared_qualities(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with "without" for the "than" between two qualities."""
    more = _listed("more", language)
    for at, token in enumerate(line):
        start, end = _than(line, at + 1, language) if token.text in more else (0, 0)
        if end:
            (without,) = lexicon.grammar(language)["compared_qualities"]["without"]
            return [*line[:start], Token(without, "word"), *line[end:]]
    return list(line)


def _than(line: Sequence[Token], at: int, language: str) -> tuple[int, int]:
    """Where the "than" between the quality here and another begins and ends; zeros for none."""
    start = _quality_end(line, at, language)
    than, end = _listed("than", language), start
    while start and end < len(line) and line[end].text in than | _listed("between", language):
        end += 1
    compared = any(token.text in than for token in line[start:end])
    return (start, end) if compared and _quality_end(line, end, language) else (0, 0)


def _quality_end(line: Sequence[Token], at: int, language: str) -> int:
    """Where the quality ends that begins here; 0 where none does."""
    match = phrasebook(language).at(line, at) if at < len(line) else None
    entry = None if match is None else match.entry("word")
    if match is None or entry is None:
        return 0
    quality = lexicon.names()[entry.name] in lexicon.reading()["qualities"]
    return at + match.length if quality else 0
