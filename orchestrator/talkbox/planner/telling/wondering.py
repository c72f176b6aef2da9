"""Questions about sound, words and the world: "what does glue even mean", "does reverb make it
quieter", "how wide is it, numbers please".

Such a text wants an answer and no edit, with or without its question mark, whatever sound words it
names. What stands beside it counts: an order or a complaint there makes a wish of the whole. How a
question begins is data, the `wondering` of a language's grammar; a language without has no such
rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from talkbox.planner.parsing.items import Item, items, parts
from talkbox.planner.telling.stories import orders
from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import openings
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.checked_faults import with_checked_faults

_FINDS = frozenset({"too", "lack", "low_already", "high_already"})
_FLAWS = frozenset({"faults", "lacks"})
_ENDS = frozenset({".", "!", "?", ";", "\n", ":"})
_LONGEST = 5
"""Words of the longest beginning."""

_listed = lists_of("wondering")


def wonders(line: Sequence[Token], language: str) -> bool:
    """Whether the text asks to be told something, and nothing in it orders or complains."""
    if not _listed("begins", language):
        return False
    line = with_checked_faults(line, language)  # "check if it clips and fix it" is an order
    curious = _is_curious(line, language)
    asked, rest = [], []
    for sentence in sentences_of(line):
        told = [token.text for token in _without_lead(sentence, language)]
        if told and _asks(told, language, curious=curious):
            asked.append(sentence)
        else:
            rest.append(sentence)
    if not asked or any(demands(_read(each, language), language) for each in rest):
        return False
    return not any(_turns_to_order(each, language) for each in asked)


def sentences_of(line: Sequence[Token]) -> list[list[Token]]:
    """The tokens between strong stops, commas inside; a question keeps its mark."""
    found: list[list[Token]] = [[]]
    for token in line:
        if token.text not in _ENDS or token.text == "?":
            found[-1].append(token)
        if token.text in _ENDS:
            found.append([])
    return [each for each in found if any(token.kind != "stop" for token in each)]


def demands(found: Sequence[Item], language: str) -> bool:
    """Whether any clause orders a sound or finds fault with it."""
    return any(orders(part) or _complains(part) for part in parts(found))


def _complains(part: Sequence[Item]) -> bool:
    return any(
        item.role in _FLAWS or (item.kind == "mark" and item.name in _FINDS) for item in part
    )


def _is_curious(line: Sequence[Token], language: str) -> bool:
    text = f" {' '.join(token.text for token in line if token.kind != 'stop')} "
    return any(f" {phrase} " in text for phrase in _listed("curious", language))


def _without_lead(sentence: Sequence[Token], language: str) -> Sequence[Token]:
    """The sentence behind "hey", "so", "out of interest": where the question begins."""
    leads, at = _listed("leads", language), 0
    while at < len(sentence):
        said = [token.text for token in sentence[at : at + _LONGEST]]
        length = next(
            (n for n in range(len(said), 0, -1) if " ".join(said[:n]) in leads),
            0,
        )
        if not length and sentence[at].text != ",":
            break
        at += length or 1
    return sentence[at:]


def _asks(said: Sequence[str], language: str, *, curious: bool) -> bool:
    """Whether a sentence begins as a question that only wants an answer."""
    text, unless = f"{' '.join(said)} ", _listed("unless", language)
    begins, seeming = openings(language)
    if curious and (said[-1] == "?" or said[0] in begins or said[0] in _listed("verbs", language)):
        return True
    if any(text.startswith(f"{each} ") for each in _listed("begins", language)):
        return True
    if any(text.startswith(f"{each} ") for each in (*unless, *seeming)):
        return False
    if said[0] in _listed("choosing", language) and len(said) > 2:
        return True
    if said[0] in _listed("which", language):
        return len(said) > 1 and said[1] in _listed("open_second", language)
    if said[0] in _listed("alternating", language) and bool(
        _listed("either", language) & set(said[2:])
    ):
        return True
    return said[0] in _listed("verbs", language) and _is_general(said[1:], language)


def _is_general(said: Sequence[str], language: str) -> bool:
    """Whether it is asked of something in general: "a limiter", "reverb", "human beings"."""
    if len(said) < 2 or said[0] in _listed("particular", language):
        return False
    if said[0] in _listed("one", language):
        return said[1] not in _listed("amounts", language)
    return said[-1] == "?" or said[0] in _listed("subjects", language)


def _turns_to_order(sentence: Sequence[Token], language: str) -> bool:
    """ "Why is it so muddy, clean it up", "check the levels and fix them": an order behind the
    question's first comma, or behind "and".
    """
    for first, second in pairwise(sentence):
        joined = first.text in _listed("joining", language)
        if joined and second.text in _listed("imperatives", language):
            return True
    comma = next((at for at, token in enumerate(sentence) if token.text == ","), None)
    return comma is not None and demands(_read(sentence[comma + 1 :], language), language)


def _read(line: Sequence[Token], language: str) -> list[Item]:
    return items(" ".join(token.text for token in line), language)
