"""A file by its kind: "the mp3 is too quiet" names a file, and no three of anything.

Said as what the sentence is about, the kind stands for the sound itself. The words are data: the
`file_kinds` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_KIND = 2
"""Tokens of a kind: "mp" and "3"."""

_listed = lists_of("file_kinds")


def with_file_kinds(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such file by a plain name."""
    told: list[Token] = []
    at = 0
    while at < len(line):
        named = _is_named(line, at, language)
        told += _plainly(language) if named else [line[at]]
        at += _KIND if named else 1
    return told


def _is_named(line: Sequence[Token], at: int, language: str) -> bool:
    kind = "".join(token.text for token in line[at : at + _KIND])
    if not at or kind not in _listed("kinds", language):
        return False
    after = line[at + _KIND].text if at + _KIND < len(line) else ""
    pointed = line[at - 1].text in _listed("pointers", language)
    return pointed and after in _listed("verbs", language)


def _plainly(language: str) -> list[Token]:
    return [Token(text, "word") for text in lexicon.grammar(language)["file_kinds"]["told"]]
