"""A word told in full, as one JSON document: what it means, how it is said, how we know.

What is printed for people is made from the same document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from talkbox_prompts import lexicon, listeners, own
from talkbox_prompts.lexicon import ROLES, Meaning, Move, Sign, Word

Data = dict[str, Any]


def account(word: Word) -> Data:
    """Everything that is known of a word, the user's own words laid over it."""
    name = word.name
    return {
        "word": name,
        "theme": word.theme,
        "means": word.gloss,
        "opposite": word.opposite,
        **{role: _phrases(name, role) for role in ROLES},
        "languages": in_other_languages(name),
        **_meaning(word.meaning),
        "cases": [{"if": condition, **_meaning(case)} for condition, case in word.cases],
        "permits": sorted(word.permits),
        "strength": word.strength,
        "own": _own(name),
        "listeners": _listeners(name),
        "known": word.known,
    }


def in_other_languages(name: str) -> dict[str, list[str]]:
    """Language -> how the word is said there; only languages that say it."""
    found: dict[str, list[str]] = {}
    for language in lexicon.languages()[1:]:
        said = lexicon.shipped_phrases(language)
        if texts := [phrase.text for phrase in said if phrase.word == name]:
            found[language] = texts
    return found


def _phrases(name: str, role: str) -> list[str]:
    said = lexicon.phrases()
    return [phrase.text for phrase in said if phrase.word == name and phrase.role == role]


def _meaning(meaning: Meaning) -> Data:
    return {
        "aims": _signs(meaning.aims),
        "moves": _moves(meaning.moves),
        "second": _moves(meaning.second),
        "watch": _signs(meaning.watch),
    }


def _signs(signs: Iterable[Sign]) -> list[Data]:
    return [asdict(sign) for sign in signs]


def _moves(moves: Iterable[Move]) -> list[Data]:
    return [
        {
            "tool": move.tool,
            "kind": move.kind,
            "settings": dict(move.settings),
            **({"under": dict(move.under)} if move.under else {}),
            **({"fixed": True} if move.fixed else {}),
        }
        for move in moves
    ]


def _listeners(name: str) -> Data | None:
    """How far listeners agree on the word, counted, and where that is known from."""
    heard = listeners.of(name)
    if heard is None:
        return None
    return {
        "said": list(heard.said),
        "n": heard.n,
        "agreement": heard.agreement,
        "same_way": heard.same_way,
        "against": round(sum(school.share for school in heard.schools if school.agrees < 0), 2),
        "source": heard.source,
    }


def _own(name: str) -> Mapping[str, Any] | None:
    """What the user's own words say of the word."""
    entry = own.entries().get(name)
    return None if entry is None else dict(entry)
