"""How another program is used: "how do i get rid of reverb in audacity?" asks for no edit.

Without a program, "how do you" and "how does one" ask how people do it, where no word points at
this sound. The words are data: the `other_programs` of a language's grammar; a language that lists
none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_LONGEST_LEAD = 4

_listed = lists_of("other_programs")


def asks_of_program(said: Sequence[Token], language: str) -> bool:
    """Whether a clause asks how something is done in another program, or by other people."""
    texts = [token.text for token in said]
    leads = [" ".join(texts[:length]) for length in range(1, _LONGEST_LEAD + 1)]
    named = _names_program(texts, language) and _listed("compares", language).isdisjoint(texts)
    if named and (_begins(leads, "asks", language) or _asks_behind(texts, language)):
        return True
    pointed = not _listed("this", language).isdisjoint(texts)
    return not pointed and _begins(leads, "of_people", language)


def _begins(leads: Sequence[str], name: str, language: str) -> bool:
    return not _listed(name, language).isdisjoint(leads)


def _names_program(texts: Sequence[str], language: str) -> bool:
    programs = _listed("programs", language)
    pairs = [f"{first} {second}" for first, second in pairwise(texts)]
    last = texts[-2:]
    doubtful = len(last) > 1 and last[0] in _listed("in", language)
    doubtful = doubtful and last[1] in _listed("doubtful", language)
    return doubtful or not programs.isdisjoint((*texts, *pairs))


def _asks_behind(texts: Sequence[str], language: str) -> bool:
    """ "In audacity how would i normalize"."""
    return any(text in _listed("how", language) for text in texts[:_LONGEST_LEAD])
