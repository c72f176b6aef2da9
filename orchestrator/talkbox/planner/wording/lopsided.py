"""A verdict on a balance: "all mids no lows" has too much of the one and too little of the other.

Without a verb it orders nothing, behind a wish ("gimme a dub bass, all lows no fizz") it is how it
shall be, and where parts are named and no bands ("all vocals, no drums") it is none. The words are
data: the `lopsided` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox_prompts import lexicon

_TO_THE_LACK = 4
"""Words from "all" to "no", both included: "all low mids and no"."""

_listed = lists_of("lopsided")


def with_lopsided(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such a verdict as the two complaints that it is."""
    said = [token.text for token in line]
    much = first_in(said, _listed("all", language))
    told = None if much is None else _told(said, much[0], language)
    if much is None or told is None:
        return list(line)
    near = said[much[1] : much[1] + _TO_THE_LACK]
    lack = first_in(near, _listed("none", language))
    if lack is None or not lack[0]:
        return list(line)
    none, after = much[1] + lack[0], much[1] + lack[1]
    if not (_is_band(line, much[1], language) and _is_band(line, after, language)):
        return list(line)
    between = [token for token in line[much[1] : none] if not _joins(token, language)]
    comma = Token(",", "stop")
    head = [*line[: much[0]], *_words(told[0], language), *between, comma]
    return [*head, *_words(told[1], language), *line[after:]]


def _told(said: Sequence[str], at: int, language: str) -> tuple[str, str] | None:
    """The lists that tell much of the one and little of the other; None where it is no verdict."""
    if not _listed("wants", language).isdisjoint(said[:at]):
        return "more", "less"
    return ("excess", "lack") if _listed("wishing", language).isdisjoint(said) else None


def _joins(token: Token, language: str) -> bool:
    return token.kind == "stop" or token.text in _listed("joints", language)


def _is_band(line: Sequence[Token], at: int, language: str) -> bool:
    match = phrasebook(language).at(line, at) if at < len(line) else None
    return match is not None and match.best.kind == "word" and match.best.role != "says"


def _words(name: str, language: str) -> list[Token]:
    phrases = lexicon.grammar(language)["lopsided"][name]
    return [Token(word, "word") for phrase in phrases for word in phrase.split()]
