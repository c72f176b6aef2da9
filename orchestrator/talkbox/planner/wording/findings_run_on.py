"""A finding right behind its order: "boost my mic it's too quiet".

Nothing parts them where the comma was left out, and the order would be taken for more of what is
found. So a stop is set before the finding, where it has its own subject and says how much it is
so, and something else than a joint leads to it. The words are data: the `findings_run_on` of a
language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_STOP = Token(".", "stop")

_listed = lists_of("findings_run_on")


def with_run_on_findings(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with a stop before every such finding."""
    if not line or line[0].text not in _listed("orders", language) | _listed("led", language):
        return list(line)
    told: list[Token] = []
    for at, token in enumerate(line):
        if _finds(line, at, language):
            told.append(_STOP)
        told.append(token)
    return told


def _finds(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a finding begins here: "it's way too", "está muy"."""
    if line[at].text not in _listed("subjects", language):
        return False
    head = [token for token in line[:at] if token.text not in _listed("led", language)]
    if len(head) < 2 or head[-1].kind == "stop" or head[-1].text in _listed("joints", language):
        return False
    if head[0].text not in _listed("orders", language):
        return False
    after = at + 1
    while after < len(line) and line[after].text in _listed("is", language):
        after += 1
    return after < len(line) and line[after].text in _listed("measures", language)
