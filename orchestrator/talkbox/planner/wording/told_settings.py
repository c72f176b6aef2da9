"""A setting that is said twice, in a word and in a number: "slow attack 30 ms" is one of 30 ms.

The number is the setting, and the word beside it says nothing more. Only settings that are times
are told so; their words are those of the `settings` of a language's grammar, and what may stand
between the two its `told_settings`.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.text.units import spelled
from talkbox_prompts import lexicon

_TIMES = "_ms"
_UNITS = frozenset({"ms", "s"})

_listed = lists_of("told_settings")


def with_told_settings(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the plain name of every such setting before its number."""
    told: list[Token] = []
    at = 0
    while at < len(line):
        named = spelled(line, at, "settings", language)
        if named is None or not _is_told(line, at + named[2], named[0], language):
            told.append(line[at])
            at += 1
            continue
        told += _plain_name(line[at : at + named[2]], named[0], language)
        at += named[2]
        while line[at].text in _listed("links", language):
            at += 1
    return told


def _is_told(line: Sequence[Token], at: int, unit: str, language: str) -> bool:
    """Whether a time of this setting stands here, with its unit or alone."""
    while at < len(line) and line[at].text in _listed("links", language):
        at += 1
    if not unit.endswith(_TIMES) or at >= len(line) or line[at].kind != "number":
        return False
    measured = spelled(line, at + 1, "units", language)
    if measured is not None:
        return measured[0] in (unit, *_UNITS) or measured[0].endswith(_TIMES)
    return at + 1 == len(line) or line[at + 1].kind == "stop"


def _plain_name(said: Sequence[Token], unit: str, language: str) -> list[Token]:
    """The name of the setting without the word that says how long it is."""
    names = lexicon.grammar(language).get("named", {}).get(unit, ())
    return [token for token in said if token.text in names] or list(said)
