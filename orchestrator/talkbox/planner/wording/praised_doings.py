"""What a thing does well: "the bells sparkle nicely but they hurt".

Before another clause such praise says that it is fine so, whatever sound the verb is elsewhere; in
a wish ("so that it sparkles nicely") it stays as it is. The words are data: the `praised_doings` of
a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_listed = lists_of("praised_doings")


def with_praised_doings(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such verb and its adverb as "is fine"."""
    if not _listed("well", language):
        return list(line)
    fine = [Token(t, "word") for t in lexicon.grammar(language)["praised_doings"]["told"]]
    kept: list[Token] = []
    for at, token in enumerate(line):
        if kept and _praises(line, at, language):
            kept.pop()
            kept += fine
        else:
            kept.append(token)
    return kept


def _praises(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether "nicely" stands behind a verb here, at the end of a clause that wishes nothing."""
    behind = line[at + 1 : at + 2]
    joins = behind and (behind[0].kind == "stop" or behind[0].text in _listed("joints", language))
    if line[at].text not in _listed("well", language) or not joins or at + 2 >= len(line):
        return False
    start = max((k + 1 for k in range(at) if line[k].kind == "stop"), default=0)
    said = {token.text for token in line[start:at]}
    verb = line[at - 1].text
    led = at - 1 > start and verb not in _listed("unless", language)
    return led and said.isdisjoint(_listed("wishing", language))
