"""What the clip is or comes from, beside a wish: "it's an old pressing anyway", "this is a tape".

A clause that only names the medium orders no such sound. It says so from its first word on, and
nothing else in it: "it's a noisy cassette" complains, "like it's a cassette" likens. Without a wish
beside it the clause stays, for it may be one. Where something is to be mended, no first word is
needed, and how worn the thing is, is no wish either: "crackly old LP, get rid of the scratches".
Where somebody took it from a medium ("i sampled this bass off a record"), what it is may be named.
The words are data: the `provenances` of a language's grammar; a language that lists none has no
such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import Stretch, stretches
from talkbox.planner.wording.wishes import speaks_of_sound

_LONGEST_OPENING = 3
"""Words with which such a clause begins: "we recorded it"."""
_STOP = Token(",", "stop")
_FIRST_YEAR, _LAST_YEAR = 1880, 2030

_listed = lists_of("provenances")


def with_provenances(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the clauses that only tell where the clip is from."""
    if not _listed("media", language):
        return list(line)
    joints = _listed("joints", language)
    line = _parted(line, language)
    told = [each for each in stretches(line, joints) if _is_told(line, each, language)]
    kept = [
        token
        for at, token in enumerate(line)
        if not any(each.start <= at < each.end or _leads(line, at, each, language) for each in told)
    ]
    return kept if told and speaks_of_sound(kept, language) else list(line)


def _parted(line: Sequence[Token], language: str) -> Sequence[Token]:
    """ "It's an old record that crackles" as "it's an old record, it crackles"."""
    relatives, media = _listed("relatives", language), _listed("media", language)
    for at in range(2, len(line) - 1):
        if line[at].text not in relatives or line[at - 1].text not in media:
            continue
        start = next((k + 1 for k in range(at, -1, -1) if line[k].kind == "stop"), 0)
        if _opening(line[start:at], start, language):
            words = [Token(text, "word") for text in _listed("subject", language)]
            return [*line[:at], _STOP, *words, *line[at + 1 :]]
    return line


def _leads(line: Sequence[Token], at: int, clause: Stretch, language: str) -> bool:
    """Whether the joint of the clause stands here: "because it's an old tape"."""
    return at + 1 == clause.start and line[at].text in _listed("reasons", language)


def _is_told(line: Sequence[Token], clause: Stretch, language: str) -> bool:
    said = [token for token in clause.of(line) if token.text not in _listed("asides", language)]
    if _is_taken(said, language):
        return True
    opening = _opening(said, clause.start, language)
    mended = any(token.text in _listed("mending", language) for token in line[clause.end :])
    purposed = clause.start and line[clause.start - 1].text in _listed("purposes", language)
    if purposed or not (opening or (mended and not clause.start)):
        return False
    rest = said[opening:]
    media = _listed("media", language)
    named = any(token.text in media for token in rest)
    worn = _listed("worn", language) if mended else frozenset[str]()
    return named and all(token.text in worn or _is_idle(token, language) for token in rest)


def _is_taken(said: Sequence[Token], language: str) -> bool:
    """ "I sampled this bass off a record": who took it, what it is, and the medium at the end."""
    texts = [token.text for token in said]
    lengths = range(1, min(_LONGEST_OPENING, len(texts)) + 1)
    if not any(" ".join(texts[:length]) in _listed("takings", language) for length in lengths):
        return False
    off = next((k for k, text in enumerate(texts) if text in _listed("off", language)), 0)
    sources = _listed("media", language) | _listed("sources", language)
    told = _listed("told", language).union(_listed("worn", language)).intersection(texts)
    return bool(off) and not told and not sources.isdisjoint(texts[off:])


def _opening(said: Sequence[Token], start: int, language: str) -> int:
    """How many words begin the telling: "it's", "this was", "i recorded this"; 0 for none."""
    names = ("openings", "headlines") if not start else ("openings",)
    for length in range(_LONGEST_OPENING, 0, -1):
        text = " ".join(token.text for token in said[:length])
        if any(text in _listed(name, language) for name in names):
            return length
    return 0


def _is_idle(token: Token, language: str) -> bool:
    if token.kind == "number":
        return _is_year(token) or token.text in _listed("media", language)
    bare = token.text.removesuffix("'s")
    return any(bare in _listed(name, language) for name in ("media", "kinds", "owners"))


def _is_year(token: Token) -> bool:
    return token.value < 100 or _FIRST_YEAR <= token.value < _LAST_YEAR
