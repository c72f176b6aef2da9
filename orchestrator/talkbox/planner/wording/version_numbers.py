"""Numbers in the names of versions: "v3 is too bright", "rev 2 notes: less bass".

They count takes of the same work and ask for nothing. The words are data: the `version_numbers` of
a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_MOST = 99

_listed = lists_of("version_numbers")


def with_version_numbers(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the numbers of versions, and without what only names one."""
    kept: list[Token] = []
    at = 0
    while at < len(line):
        named = _names(line, at, language)
        if named and line[at].text not in _listed("works", language):
            at += 2 + (
                line[at + 2 : at + 3] != [] and line[at + 2].text in _listed("notes", language)
            )
            continue
        kept.append(line[at])
        at += 2 if named else 1
    return kept if kept else list(line)


def _names(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a version and its number stand here, and nothing that the number may count."""
    if at + 1 >= len(line) or line[at].text not in _listed("names", language):
        return False
    number = line[at + 1]
    whole = number.kind == "number" and number.value == int(number.value) and not number.signed
    after = line[at + 2].text if at + 2 < len(line) else ""
    ends = after == "" or line[at + 2].kind == "stop"
    ends = ends and line[at].text not in _listed("works", language)  # "mix 20" is a setting
    told = ends or after in _listed("after", language)
    return whole and 0 < number.value <= _MOST and told
