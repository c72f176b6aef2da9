"""The user's entries: what they may hold beside what shipped ones hold, checked and made plain.

An own entry is a new word, which must say what it does or which word it is like, or it changes a
shipped one: further phrases, another strength, another meaning.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from talkbox.planner.effects import effects
from talkbox.planner.text.tokens import words
from talkbox.vocabulary.faults import At, Fault, is_number, is_one_of, shown, tables, unknown_keys
from talkbox.vocabulary.schema import COMMON, common_faults
from talkbox_prompts import lexicon
from talkbox_prompts.lexicon import ROLES, split

HEARD = "heard"
"""How a transcriber mishears the word; no way to say it."""
OWN = COMMON | {*ROLES, "like", "strength", HEARD}
"""Keys of an own entry."""
WEAKEST, STRONGEST = 0.5, 1.8
"""Bounds of an own strength, as of what taste makes of one."""
_NAME = re.compile(r"[^\W\d_][\w]{0,39}")
LONGEST_PHRASE = 60


def own_faults(
    name: str, entry: Mapping[str, Any], shipped: Collection[str], known: Collection[str]
) -> Iterator[Fault]:
    """The faults of one own entry; `shipped` are talkbox's words, `known` those and the own."""
    if not _NAME.fullmatch(name) or name != name.lower():
        yield Fault(
            "a word's name is up to 40 small letters, digits and underscores, a letter first; "
            "how it is said goes into says"
        )
    yield from unknown_keys(entry, OWN, "the entry", ())
    for role in (*ROLES, HEARD):
        yield from _phrase_faults(role, entry)
    yield from _heard_faults(name, entry)
    yield from _strength_faults(entry)
    yield from common_faults(entry, known)
    yield from _missing_settings(entry)
    if name not in shipped:
        yield from _new_word_faults(name, entry, shipped)
    elif "like" in entry:
        yield Fault("like is for new words; this one is a word of talkbox already", ("like",))


def plain(name: str, entry: Mapping[str, Any], shipped: Collection[str]) -> dict[str, Any]:
    """A faultless entry in the form of the data files; a new word is also said by its name."""
    made = {key: value for key, value in entry.items() if key not in (*ROLES, HEARD)}
    for role in (*ROLES, HEARD):
        if role in entry:
            made[role] = ", ".join(_phrases(entry[role]))
    if name not in shipped and name.replace("_", " ") not in all_phrases(entry):
        made["says"] = ", ".join((name.replace("_", " "), *_phrases(entry.get("says", []))))
    return made


def all_phrases(entry: Mapping[str, Any]) -> list[str]:
    """Every way that an entry gives to say its word."""
    return [phrase for role in ROLES for phrase in _phrases(entry.get(role, []))]


def _phrases(given: object) -> list[str]:
    """A comma-separated text or a list of texts as phrases; what is neither gives none."""
    if isinstance(given, str):
        given = list(split(given))
    texts = [each for each in given if isinstance(each, str)] if isinstance(given, list) else []
    cleaned = (" ".join(text.lower().split()) for text in texts)
    return list(dict.fromkeys(text for text in cleaned if text))


def _phrase_faults(role: str, entry: Mapping[str, Any]) -> Iterator[Fault]:
    if role not in entry:
        return
    given = entry[role]
    is_list = isinstance(given, list) and all(isinstance(each, str) for each in given)
    if not isinstance(given, str) and not is_list:
        yield Fault(f"{role} must be phrases with commas, in quotes; got {shown(given)}", (role,))
        return
    found = _phrases(given)
    if not found:
        yield Fault(f"{role} is empty; write phrases with commas, in quotes", (role,))
    small = small_words()
    for phrase in found:
        if phrase in small:
            yield Fault(f"{role} has {shown(phrase)}, a small word of every sentence", (role,))
        elif len(phrase) > LONGEST_PHRASE:
            limit = LONGEST_PHRASE
            yield Fault(f"{role} has {shown(phrase)}; a phrase has up to {limit} letters", (role,))
        elif not any(token != "~" for token in words(phrase)):
            yield Fault(f"{role} has {shown(phrase)}, in which no word can be read", (role,))


def _heard_faults(name: str, entry: Mapping[str, Any]) -> Iterator[Fault]:
    """What is said so can be no mishearing; taken for one, it would never end."""
    said = [f" {phrase} " for phrase in (name.replace("_", " "), *all_phrases(entry))]
    for phrase in _phrases(entry.get(HEARD, [])):
        if any(f" {phrase} " in each for each in said):
            yield Fault(f"heard has {shown(phrase)}, which is how the word is said", (HEARD,))


def small_words() -> frozenset[str]:
    """What sentences are held together by, without which none could be read any more."""
    grammar = lexicon.grammar()
    fillers, breaks = grammar["fillers"], grammar["breaks"]
    return frozenset((*fillers["articles"], *fillers["words"], *breaks["strong"], *breaks["weak"]))


def _strength_faults(entry: Mapping[str, Any]) -> Iterator[Fault]:
    value = entry.get("strength", 1.0)
    if not is_number(value) or not WEAKEST <= value <= STRONGEST:
        span = f"{WEAKEST:g} to {STRONGEST:g}"
        yield Fault(f"strength must be a number from {span}; got {shown(value)}", ("strength",))


def _new_word_faults(
    name: str, entry: Mapping[str, Any], shipped: Collection[str]
) -> Iterator[Fault]:
    if name.replace("_", " ") in small_words():
        yield Fault("its name is a small word of every sentence; call it something else")
    like = entry.get("like")
    if like is not None and not is_one_of(like, shipped):
        hint = "`talkbox words` lists them"
        yield Fault(f"like {shown(like)} is no word of talkbox; {hint}", ("like",))
    if like is None and not tables(entry, "moves"):
        yield Fault(
            "it is a new word and must say what it does: moves = [...], "
            'or like = "warmer" and what differs from that'
        )


def _missing_settings(entry: Mapping[str, Any]) -> Iterator[Fault]:
    """Values that an effect cannot do without and that nothing gives, in the word and its cases."""
    yield from _missing_in(entry, entry.get("numbers"), ())
    for place, case in enumerate(tables(entry, "when")):
        yield from _missing_in(case, case.get("numbers", entry.get("numbers")), ("when", place))


def _missing_in(entry: Mapping[str, Any], numbers: object, at: At) -> Iterator[Fault]:
    filled = numbers.values() if isinstance(numbers, dict) else ()
    given = {str(place).partition(" ")[0] for place in filled}
    for key in ("moves", "second"):
        for place, move in enumerate(tables(entry, key)):
            spec = effects().get(str(move.get("kind")))
            for parameter in () if spec is None else spec.parameters:
                if parameter.default is None and parameter.name not in {*move, *given}:
                    text = f"{parameter.name} ({parameter.range_text()})"
                    yield Fault(f"the {move['kind']} needs {text}", (*at, key, place))
