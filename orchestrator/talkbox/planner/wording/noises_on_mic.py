"""Which microphone a noise is on: "there's a hum on the mic, remove it".

Behind a noise "on the mic" says where it was caught, and nobody is to come closer. The words are
data: the `noises_on_mic` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_listed = lists_of("noises_on_mic")


def with_noises_on_mic(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the microphones right behind their noises."""
    kept: list[Token] = []
    at = 0
    while at < len(line):
        end = _microphone(line, at, language)
        kept += [] if end else [line[at]]
        at = end or at + 1
    return kept


def _microphone(line: Sequence[Token], at: int, language: str) -> int:
    """Where "on my lav mic" ends that begins behind a noise here; 0 where none does."""
    noise = at > 0 and line[at - 1].text in _listed("noises", language)
    if not noise or line[at].text not in _listed("on", language):
        return 0
    end = at + 1
    while end < len(line) and line[end].text in _listed("beside", language):
        end += 1
    return end + 1 if end < len(line) and line[end].text in _listed("mics", language) else 0
