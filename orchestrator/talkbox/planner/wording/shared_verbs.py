"""A verb that is said once for two things: "lower the pitch and the volume", "turn up the bass and
down the treble", "turn the volume and the bass down".

Where the first thing makes one phrase with its verb nothing of it holds for the second, and of a
verb in two parts each thing has only one. Both are told for each. The words are data: the
`shared_verbs` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.plain_joints import with_plain_joints
from talkbox.planner.wording.short_ands import with_short_ands
from talkbox.planner.wording.stretches import Stretch, stretches
from talkbox_prompts import lexicon

_MOST = 4
"""Words of the second thing, its article and its particle counted."""

_listed = lists_of("shared_verbs")


def with_shared_verbs(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the verb, or what belongs to it, told for either thing; what joins them, be
    it "n" or "as well as", is told as "and" first.
    """
    line = _without_doubt(with_short_ands(with_plain_joints(line, language), language), language)
    joints = _listed("joints", language)
    if not joints:
        return line
    added: dict[int, Token] = {}
    for first, second in pairwise(stretches(line, joints)):
        if line[first.end].text in joints:
            added |= _shared(line, first, second, language)
    return [each for at, token in enumerate(line) for each in _with(added.get(at), token)]


def _without_doubt(line: Sequence[Token], language: str) -> list[Token]:
    """ "Lower the mids" turns them down, and is not about the lower mids."""
    doubtful, articles = _listed("doubtful", language), _listed("articles", language)
    told = lexicon.grammar(language).get("shared_verbs", {}).get("plainly", ())
    said = list(line)
    for at, (token, after) in enumerate(pairwise(line)):
        named = line[at + 2].text if at + 2 < len(line) else ""
        parts = named in _listed("parts", language)
        if parts and token.text in doubtful and after.text in articles:
            said[at] = Token(told[0], "word")
    return said


def _with(before: Token | None, token: Token) -> list[Token]:
    return [token] if before is None else [before, token]


def _shared(
    line: Sequence[Token], first: Stretch, second: Stretch, language: str
) -> dict[int, Token]:
    """What the line lacks by the place before which it belongs; at most one token."""
    said, then = first.of(line), second.of(line)
    if not said or not then:
        return {}
    if _is_bare(then, language) and (verb := _said(said, "verbs", language)) is not None:
        return {} if _is_phrase(line, first, second, language) else {second.start: verb}
    turned = _said(said, "turning", language)
    ways = _listed("ways", language)
    if turned is None:
        return {}
    if len(then) > 1 and then[0].text in ways and then[1].text in _listed("articles", language):
        return {second.start: turned}
    behind = then[-1].text in ways and then[0].text in _listed("articles", language)
    open_ = all(token.text not in ways for token in said)
    return {first.end: then[-1]} if behind and open_ and len(then) <= _MOST else {}


def _is_phrase(line: Sequence[Token], first: Stretch, second: Stretch, language: str) -> bool:
    """ "Boost the bass and the treble": whether one phrase says both."""
    book = phrasebook(language)
    found = ((at, book.at(line, at)) for at in range(first.start, first.end))
    return any(match is not None and at + match.length > second.start for at, match in found)


def _said(clause: Sequence[Token], name: str, language: str) -> Token | None:
    """The first word of the clause that is in the list and that nothing but words leads to."""
    return next((token for token in clause if token.text in _listed(name, language)), None)


def _is_bare(clause: Sequence[Token], language: str) -> bool:
    """ "The volume", "the level by 3 dB": a thing that is turned, and how far at most."""
    article = clause[0].text in _listed("articles", language)
    named = clause[article:]
    things = _listed("things", language) | (_listed("parts", language) if article else frozenset())
    if not named or named[0].text not in things:
        return False
    return len(named) == 1 or named[1].text in _listed("by", language) or named[1].kind == "number"
