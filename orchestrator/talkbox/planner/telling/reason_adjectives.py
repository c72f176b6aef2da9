"""An adjective that ends a reason, in languages where it needs no verb: 暗いので, "it is dark, so".

Right before the joint that makes a reason it tells how the sound is, and complains. So it does
before any other joint or stop where its opposite is wished for behind: 細い、太くして. An adjective
that needs a copula complains only beside its opposite: what 癒し系なので tells is a use. The words
are data: the `reason_adjectives` of a language's grammar; a language without has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.conflicts import opposed
from talkbox.planner.parsing.items import Item
from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import clean
from talkbox_prompts import lexicon

_listed = lists_of("reason_adjectives")


def with_adjective_reasons(found: Sequence[Item], text: str, language: str) -> list[Item]:
    """The items, with adjectives that are reasons as complaints."""
    line = list(found)
    if not _listed("joints", language):
        return line
    said = clean(text)
    return [
        replace(item, role="faults") if _complains(line, at, said, language) else item
        for at, item in enumerate(line)
    ]


def _complains(line: Sequence[Item], at: int, text: str, language: str) -> bool:
    item = line[at]
    ends = at + 1 < len(line) and line[at + 1].kind == "break"
    if not ends or item.kind != "word" or item.role != "says":
        return False
    if not item.text.endswith(tuple(_listed("endings", language))):
        copula = line[at + 1].text in _listed("copulas", language)
        return copula and _opposite_follows(line, at)
    reasons = _listed("joints", language)
    told = any(item.text + joint in text for joint in reasons)
    return (told and _is_quality(item.name)) or _opposite_follows(line, at)


def _is_quality(name: str) -> bool:
    words = lexicon.reading()
    return lexicon.names()[name] in words["qualities"] or name in (
        words["complaints"] | words["told_qualities"]
    )


def _opposite_follows(line: Sequence[Item], at: int) -> bool:
    following = (item for item in line[at + 1 :] if item.kind == "word" and item.role != "faults")
    return any(opposed(line[at].name, item.name) for item in following)
