"""What is told of people and places: "I do sound at a small church", "the kids at the back".

Who speaks and what they do, whose recording it is, who listens from where, and what it is compared
with: beside a wish or a complaint nothing of it is asked for. The words are data: the `tales` of
a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.tokens import Token

_TO_THE_DEED = 3
"""Words from who it is to what they do: "I mostly just play"."""
_TO_THE_OWNER = 4
"""Words from "this is" to whose it is: "this is one of my nan's"."""
_TO_THE_HEARING = 9
"""Words from who listens to what they say: "the kids at the back of the big hall can't"."""
_TO_THE_OTHERS = 3
_LEAST_WORDS = 3


_listed = lists_of("tales")


def occupation(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of a clause that tells what the speaker does: "I teach at a big school"."""
    if line[at].text not in _listed("speakers", language) or not _begins(line, at, language):
        return None
    end = _clause_end(line, at, language)
    told = [token.text for token in line[at + 1 : min(end, at + 1 + _TO_THE_DEED)]]
    deed = next((k for k, text in enumerate(told) if text in _listed("deeds", language)), None)
    does = deed is not None and _listed("adverbs", language).issuperset(told[:deed])
    if not does and not _names_company(line[at + 1 : end], language):
        return None
    return None if _asks(line, at, end, language) else end


def _names_company(told: Sequence[Token], language: str) -> bool:
    """Whether it tells who they are: "we're a tiny choir of nine", "I'm just a teacher"."""
    said = [token.text for token in told[: 1 + _TO_THE_OWNER]]
    article = not _listed("articles", language).isdisjoint(said[:3])
    return article and not _listed("companies", language).isdisjoint(said)


def ownership(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of a clause that tells whose recording it is: "this is my daughter's recital"."""
    pointing = line[at].text in _listed("pointing", language)
    if not pointing or not _begins(line, at, language):
        return None
    end = _clause_end(line, at, language)
    told = [token.text for token in line[at + 1 : min(end, at + 1 + _TO_THE_OWNER)]]
    said = line[at].text.endswith("'s") or bool(told and told[0] in _listed("is", language))
    owned = any(text in _listed("owners", language) or _owns(text) for text in told)
    return end if said and owned and not _asks(line, at, end, language) else None


def hearer(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of where somebody listens: "people in the back row can't follow her"."""
    if not at or line[at].text not in _listed("places", language):
        return None
    if line[at - 1].text not in _listed("people", language):
        return None
    for place in range(at + 2, min(len(line), at + _TO_THE_HEARING)):
        if line[place].kind == "stop":
            return None
        if line[place].text in _listed("hearing", language):
            return place
    return None


def comparison(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of what it is compared with: "compared to other podcasts", "next to the others"."""
    words = [token.text for token in line[at : at + 2]]
    compares = words[0] in _listed("compared", language) and words[-1] in _listed("with", language)
    beside = words[0] in _listed("beside", language) and _names_others(line, at, language)
    if not compares and not beside and words[0] not in _listed("unlike", language):
        return None
    end = _clause_end(line, at, language)
    if not _listed("references", language).isdisjoint(token.text for token in line[at:end]):
        return None
    begins = _begins(line, at, language)
    subjects = (k for k in range(at + _LEAST_WORDS, end) if _is_subject(line[k], language))
    return next(subjects, end) if begins else end


def others(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of how it is elsewhere, before how it is here: "other podcasts sound rich, mine"."""
    opening = {token.text for token in line[at : at + _TO_THE_OTHERS]}
    if not _begins(line, at, language) or opening.isdisjoint(_listed("others", language)):
        return None
    if line[at].text not in _listed("elsewhere", language):
        return None
    turns = (k for k in range(at, len(line)) if _turns(line[k], language))
    end = next(turns, len(line))
    after = {token.text for token in line[end : end + _TO_THE_OTHERS]}
    return None if after.isdisjoint(_listed("here", language)) else end


def _turns(token: Token, language: str) -> bool:
    return token.kind == "stop" or token.text in _listed("turns", language)


def _names_others(line: Sequence[Token], at: int, language: str) -> bool:
    following = {token.text for token in line[at + 1 : at + 2 + _TO_THE_OTHERS]}
    return not following.isdisjoint(_listed("others", language))


def _is_subject(token: Token, language: str) -> bool:
    return token.text in _listed("subjects", language)


def _owns(text: str) -> bool:
    return len(text) > _LEAST_WORDS and text.endswith(("'s", "s'"))


def _asks(line: Sequence[Token], at: int, end: int, language: str) -> bool:
    """Whether the clause says more than who and where: what is too much, or what is wanted."""
    return any(token.text in _listed("asking", language) for token in line[at + 1 : end])


def _begins(line: Sequence[Token], at: int, language: str) -> bool:
    return not at or line[at - 1].kind == "stop" or line[at - 1].text in _listed("ends", language)


def _clause_end(line: Sequence[Token], at: int, language: str) -> int:
    return clause_end(line, at, _listed("ends", language))
