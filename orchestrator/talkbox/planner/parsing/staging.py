"""Who and what a story has on its stage: "the vampire needs more hiss", "my old ears".

A person, a device or a place that is pointed at is there already, and so is a quality of a thing
that is owned: they ask for nothing where something else in the text does. A likeness of it ("like
the vampire"), what it shall become and an effect named after it ("the radio effect") are wishes.
The words are data: the `staging` of a language's grammar; without them there is no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_BACK_TO_THE_WISH = 12
"""Words from a thing back to what makes a likeness of it: "as if it came out of my radio"."""
_NEAR = 2
_TO_THE_ORDER = 3
_MOST_QUALITIES = 2
"""Words between whose thing it is and the thing: "my dear old radio"."""


_listed = lists_of("staging")
_listed_beside = lists_of("incidentals")


def is_staged(line: Sequence[Token], at: int, length: int, language: str) -> bool:
    """Whether the phrase at `at`, a wish elsewhere, only names what is there."""
    if not _listed("owners", language):
        return False
    end = at + length
    before = _before(line, at)
    if _is_effect(line, at, end, language) or _is_meant(before, language):
        return False
    if line[end - 1].text.endswith("'s"):
        return True
    if line[end - 1].text in _listed("carriers", language):
        near = set(before[: _MOST_QUALITIES + 1])
        return any(near & _listed(name, language) for name in ("owners", "pointing", "carried"))
    aged = length == 1 and line[at].text in _listed("aged", language)
    if aged and _names_somebody(line, at, end, language):
        return True
    pointed = _pointed(before, language)
    if pointed is None:
        return _names_a_kind(line, end, language)
    owner, verb = pointed
    if owner in _listed("owners", language) or owner.endswith("'s"):
        return True
    sized = line[at].text in _listed("sizes", language)
    if sized and verb not in _listed("wanting", language):
        return end < len(line) and line[end].kind == "word"
    told = end < len(line) and line[end].text in _listed("being", language)
    led = not told and (not verb or verb in _listed("leading", language))
    return led and owner in _listed("pointing", language)


def _is_effect(line: Sequence[Token], at: int, end: int, language: str) -> bool:
    """ "The radio effect", "make the volume wobble": what is heard, and no thing."""
    if end - at > 1 and line[at].text in _listed("heard", language):
        return True
    return end < len(line) and line[end].text in _listed("wished", language)


def _is_meant(before: Sequence[str], language: str) -> bool:
    """Whether it is likened, or told to go: "get rid of the tunnel"."""
    likened = _listed("likened", language) & set(before[:_BACK_TO_THE_WISH])
    return bool(likened or _listed("ridding", language) & set(before[:_TO_THE_ORDER]))


def is_likened(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether what begins here is meant: "like a wet dog", "put it in a cave"."""
    near = set(_before(line, at)[:_NEAR])
    if line[at].text in _listed("ordering", language):
        return True  # "more planetarium"
    return bool((_listed("likened", language) | _listed("placing", language)) & near)


def is_setting(text: str, language: str) -> bool:
    """Whether the phrase says where a picture stands: "in a wooden crate", "by the sea"."""
    return text.split()[0] in _listed_beside("prepositions", language)


def is_name(text: str, language: str) -> bool:
    """Whether the word names people or devices whatever theme it belongs to."""
    return text in _listed("named", language)


def is_age(text: str, language: str) -> bool:
    """Whether the word says how old somebody is: "for older listeners" compares nothing."""
    return text in _listed("aged", language)


def _before(line: Sequence[Token], at: int) -> list[str]:
    """The words of the clause before a phrase, the nearest first."""
    texts: list[str] = []
    for token in reversed(line[:at]):
        if token.kind == "stop":
            break
        texts.append(token.text)
    return texts


def _pointed(before: Sequence[str], language: str) -> tuple[str, str] | None:
    """What points at the thing, and the word before that; None where nothing does."""
    for place, text in enumerate(before[: _MOST_QUALITIES + 1]):
        owns = text in _listed("owners", language) or text in _listed("pointing", language)
        if owns or (text.endswith("'s") and text not in _listed("contracted", language)):
            return text, before[place + 1] if place + 1 < len(before) else ""
        if text not in _listed("qualities", language):
            return None
    return None


def _names_a_kind(line: Sequence[Token], end: int, language: str) -> bool:
    """ "Monster truck", "ghost scene": the noun behind it says what kind of thing it is."""
    return end < len(line) and line[end].text in _listed("heads", language)


def _names_somebody(line: Sequence[Token], at: int, end: int, language: str) -> bool:
    """ "A 91 year old fisherman", "my old ears": an age of what follows, or of somebody."""
    counted = at > 1 and line[at - 2].kind == "number"
    return counted or (end < len(line) and line[end].text in _listed("old_things", language))
