"""Moments told by what happens there: "too loud when the drums come in", "louder in that part".

A level of one moment is none of the whole, so the moment is told by a name of a part that the rule
of such levels knows. What gets lost behind something that comes in is covered by it, wherever that
is, and no level of a moment. The words are data: the `entrances` of a language's grammar; a
language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.moment_names import complaint, phrase_in
from talkbox_prompts import lexicon

_SUBJECT = 3
"""Most words between "when" and what happens: "when the second guitar comes in"."""
_DEED = 2

_listed = lists_of("entrances")


def with_entrances(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the first such moment by a name, where a level is spoken of."""
    if not _listed("when", language) or not _is_of_level(line, language):
        return list(line)
    covered = _listed("covered", language)
    last = next((at for at, token in enumerate(line) if token.text in covered), len(line) - 1)
    for at in range(last + 1):
        end = _entrance(line, at, language) or _pointed(line, at, language)
        if end:
            name = [Token(text, "word") for text in lexicon.grammar(language)["entrances"]["told"]]
            return [*line[:at], *name, *line[end:]]
    return list(line)


def _is_of_level(line: Sequence[Token], language: str) -> bool:
    said = [token.text for token in line]
    turned = any(phrase_in(said, name, language) for name in ("raising", "lowering"))
    return (
        turned or bool(complaint(said, language)) or bool(_listed("levels", language) & set(said))
    )


def _entrance(line: Sequence[Token], at: int, language: str) -> int:
    """The end of "when the drums come in"; 0 where none begins here."""
    if line[at].text not in _listed("when", language):
        return 0
    for place in range(at + 2, min(at + 2 + _SUBJECT, len(line))):
        subject = {token.text for token in line[at + 1 : place]}
        if subject & _listed("devices", language) or line[place - 1].kind == "stop":
            return 0
        for length in (_DEED, 1):
            said = " ".join(token.text for token in line[place : place + length])
            if said in _listed("deeds", language):
                return place + length
    return 0


def _pointed(line: Sequence[Token], at: int, language: str) -> int:
    """The end of "in that part"; 0 where none begins here."""
    said = [token.text for token in line[at : at + 3]]
    lists = ("inside", "pointing", "parts")
    found = len(said) == len(lists) and all(
        text in _listed(name, language) for text, name in zip(said, lists, strict=True)
    )
    return at + len(lists) if found else 0
