"""What stands around an order and asks for nothing of its own.

How the sound is now ("3 dB lower than it is"), who else works on it ("the mastering house wants"),
what goes over it later ("an announcer sits on top of this"), what a treatment shall not bring along
("no underwater artifacts") and who took out what is to come back. The words are data: the
`bystanders` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_TO_THE_VERB = 4
"""Words from somebody to what he wants or does, both included."""
_TO_THE_FAULT = 4
"""Words from "no" to the artifacts that must not come, both included."""
_LONGEST_STANDING = 6
_TO_THE_ORDER = 8
"""Words from the order to bring something back to who took it."""


_listed = lists_of("bystanders")


def without_bystanders(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens that may ask for something."""
    if not lexicon.grammar(language).get("bystanders"):
        return list(line)
    kept: list[Token] = []
    at = 0
    while at < len(line):
        length = max(rule(line, at, language) for rule in _RULES)
        if not length:
            kept.append(line[at])
        at += length or 1
    said = any(token.kind != "stop" for token in kept)
    return kept if said else list(line)


def _standing(line: Sequence[Token], at: int, language: str) -> int:
    """ "Than it is now": what it is compared with is itself."""
    if line[at].text not in _listed("than", language):
        return 0
    following = _texts(line, at + 1, _LONGEST_STANDING)
    found = [said.split() for said in _listed("itself", language)]
    return max((1 + len(said) for said in found if following[: len(said)] == said), default=0)


def _workers(line: Sequence[Token], at: int, language: str) -> int:
    """ "Mastering house" before what it wants: people, and no mastering."""
    names = _texts(line, at, 2)
    if len(names) < 2 or names[0] not in _listed("trades", language):
        return 0
    if names[1] not in _listed("workers", language):
        return 0
    wanting = _listed("wanting", language)
    return 2 if not wanting.isdisjoint(_texts(line, at + 2, _TO_THE_VERB)) else 0


def _laid_over(line: Sequence[Token], at: int, language: str) -> int:
    """ "Announcer sits on top of this": what will be heard over it."""
    if line[at].text not in _listed("over_it", language):
        return 0
    end = next((i for i in range(at, len(line)) if line[i].kind == "stop"), len(line))
    said = _texts(line, at + 1, end - at - 1)
    if not said[:_TO_THE_VERB] or _listed("lying", language).isdisjoint(said[:_TO_THE_VERB]):
        return 0
    if not _listed("wishing", language).isdisjoint(said):
        return 0
    whole = " ".join(said)
    over = any(
        f"{place} {thing}" in whole
        for place in _listed("over", language)
        for thing in _listed("it", language)
    )
    return end - at if over else 0


def _unwanted(line: Sequence[Token], at: int, language: str) -> int:
    """ "No underwater artifacts": what the treatment must not bring along."""
    if line[at].text not in _listed("denying", language):
        return 0
    following = _texts(line, at + 1, _TO_THE_FAULT)
    faults = _listed("artifacts", language)
    end = next((place + 2 for place, text in enumerate(following) if text in faults), 0)
    if end or not at or not following or following[0] not in _listed("qualities", language):
        return end
    return 3 if following[1:2] and following[1] in _listed("sounds", language) else 2


def _taken(line: Sequence[Token], at: int, language: str) -> int:
    """ "Bring the mids back that I scooped out": who took out what is to come back."""
    who = at + (line[at].text in _listed("relatives", language))
    said = _texts(line, who, 2)
    if len(said) < 2 or said[0] not in _listed("doers", language):
        return 0
    if said[1] not in _listed("taken", language) or not _restores(line[:at], language):
        return 0
    end = who + 2
    while end < len(line) and line[end].text in _listed("particles", language):
        end += 1
    return end - at


def _restores(before: Sequence[Token], language: str) -> bool:
    return any(token.text in _listed("restoring", language) for token in before[-_TO_THE_ORDER:])


def _texts(line: Sequence[Token], start: int, most: int) -> list[str]:
    """The words from a place on, up to a stop."""
    texts: list[str] = []
    for token in line[start : start + most]:
        if token.kind == "stop":
            break
        texts.append(token.text)
    return texts


_RULES: tuple[Callable[[Sequence[Token], int, str], int], ...] = (
    _standing,
    _workers,
    _laid_over,
    _unwanted,
    _taken,
)
