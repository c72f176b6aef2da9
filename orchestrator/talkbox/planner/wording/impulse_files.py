"""Sound files that a sound is to be put through: "use tunnel.wav for the ambience".

What such a file is called says nothing of the sound: a "church.wav" is its impulse response, and no
church of ours. The words are data: the `impulse_files` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

Words = Mapping[str, tuple[str, ...]]
_NAME = 4
"""Tokens that a file's name may have before its ending."""


def with_impulse_files(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with a named file and what it is used as, as one convolution."""
    words = lexicon.grammar(language).get("impulse_files", {})
    texts = {token.text for token in line}
    if not words or texts.isdisjoint(words["cues"]) or not texts.isdisjoint(words["matching"]):
        return list(line)
    end = next((at + 2 for at in range(1, len(line) - 1) if _is_ending(line, at, words)), 0)
    if not end:
        return list(line)
    start = end - 2
    while start > max(0, end - 2 - _NAME) and line[start - 1].text not in words["leading"]:
        if line[start - 1].kind == "stop":
            break
        start -= 1
    meant = [Token(text, "word") for text in words["convolution"]]
    before = [token for token in line[:start] if token.text not in words["cues"]]
    after = [token for token in line[end:] if token.text not in words["cues"]]
    return [*before, *meant, *after]


def _is_ending(line: Sequence[Token], at: int, words: Words) -> bool:
    """Whether a dot stands here with a sound file's ending after it."""
    return line[at].text == "." and line[at + 1].text in words["endings"]
