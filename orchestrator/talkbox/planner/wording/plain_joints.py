"""What joins two wishes in other words than "and": "phaser as well as reverb", "darker plus wider",
"not only louder but also wider", "mais grave bem como um fade".

Every rule behind this one ends a clause at "and"; told by it, no rule takes what stands on the
other side for its own. A sum ("plus 3 dB") and a phrase that goes through the joint stay. The words
are data: the `plain_joints` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon
from talkbox_prompts.lexicon import LANGUAGE

_LONGEST = 4
_SIGN = "and"
"""How "+" and "&" are told in every language."""
_AROUND = 2
"""Words before it at which a phrase may begin that holds it."""

_listed = lists_of("plain_joints")


def with_plain_joints(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such joint in the plain words for it."""
    if not _listed("joints", language):
        return list(line)
    line = _denied_apart(line, language)
    told: list[Token] = []
    at = 0
    while at < len(line):
        length = _joint(line, at, language)
        leads = _leads(line, at, language)
        told += _words(language) if length else [] if leads else [_plain(line, at, language)]
        at += length or leads or 1
    return told


def _denied_apart(line: Sequence[Token], language: str) -> list[Token]:
    """ "Neither brighter nor louder" as "not brighter and not louder"."""
    neither, nor = _listed("neither", language), _listed("nor", language)
    said = [token.text for token in line]
    first = next((at for at, text in enumerate(said) if text in neither), len(said))
    if nor.isdisjoint(said[first:]):
        return list(line)
    denied = [Token(word, "word") for word in lexicon.grammar(language)["plain_joints"]["denied"]]
    told: list[Token] = []
    for at, token in enumerate(line):
        if at == first:
            told += denied
        elif at > first and token.text in nor:
            told += [_words(language)[0], *denied]
        else:
            told.append(token)
    return told


def _words(language: str) -> list[Token]:
    said = lexicon.grammar(language)["plain_joints"]["told"]
    return [Token(word, "word") for word in said]


def _plain(line: Sequence[Token], at: int, language: str) -> Token:
    """The token, a sign as the language's own "and", and an "only" that restricts as "but"."""
    if _restricts(line, at, language):
        return Token(lexicon.grammar(language)["plain_joints"]["contrasts"][0], "word")
    sign = language != LANGUAGE and line[at].text == _SIGN and not _is_inside(line, at, language)
    return _words(language)[0] if sign else line[at]


def _restricts(line: Sequence[Token], at: int, language: str) -> bool:
    """ "Slower, only the voice mustn't get deeper": behind a comma, with what shall not be."""
    if line[at].text not in _listed("onlys", language) or not at or line[at - 1].kind != "stop":
        return False
    clause = {token.text for token in line[at : clause_end(line, at, ())]}
    return not clause.isdisjoint(_listed("restricting", language))


def _opens(line: Sequence[Token], at: int, length: int, language: str) -> bool:
    """Whether nothing stands before it in its sentence, or a joint does already."""
    before = line[at - 1] if at else None
    if before is None or before.text in _listed("beside", language):
        return True
    return before.kind == "stop" and (length == 1 or before.text != ",")


def _joint(line: Sequence[Token], at: int, language: str) -> int:
    """How many tokens the joint takes that stands here; 0 where none does."""
    for length in range(_LONGEST, 0, -1):
        following = line[at + length] if at + length < len(line) else None
        if following is None or _said(line, at, length) not in _listed("joints", language):
            continue
        counted = following.kind == "stop" or (following.kind == "number" and length == 1)
        other = counted or following.text in _listed("unless", language)
        other = other or _opens(line, at, length, language)
        return 0 if other or _is_inside(line, at, language) else length
    return 0


def _is_inside(line: Sequence[Token], at: int, language: str) -> bool:
    book = phrasebook(language)
    found = ((start, book.at(line, start)) for start in range(max(0, at - _AROUND), at))
    return any(match is not None and start + match.length > at for start, match in found)


def _leads(line: Sequence[Token], at: int, language: str) -> int:
    """How many tokens only announce that a second wish follows: "not only", before a "but"."""
    for length in range(_LONGEST, 0, -1):
        if _said(line, at, length) in _listed("leads", language):
            rest = {token.text for token in line[at + length :]}
            return 0 if rest.isdisjoint(_listed("contrasts", language)) else length
    return 0


def _said(line: Sequence[Token], at: int, length: int) -> str:
    return " ".join(token.text for token in line[at : at + length])
