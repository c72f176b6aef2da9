"""Which language an instruction is in: English wherever it reads well, else the best covering one.

Nothing but English is loaded for an English instruction. Where English does not know a word, the
words that betray a language (`tongues.toml`) name the candidates, and the one whose phrases cover
most of the text is taken; of equals the one whose own words are more. A tie with English
is English.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache, lru_cache

from talkbox.planner.text.phrasebook import Phrasebook, phrasebook, sentences
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.scripts import folded, is_unspaced
from talkbox.planner.text.tokens import Token, clean
from talkbox_prompts import lexicon, own
from talkbox_prompts.lexicon import LANGUAGE

_GUESSED, _BORROWED = 0.5, 0.9
"""What a word counts that is known through a slip of the finger, or is an English one."""
_STRANGE = 0.5
"""Where English covers no more than this, every language is tried."""
_WELL = 0.85
"""A language that covers this much is taken without a look at the less likely ones."""
_UNSPACED = "ja"


def languages() -> tuple[str, ...]:
    """Every language that is understood, English first."""
    return (LANGUAGE, *lexicon.tongues())


@own.forgets
@lru_cache(maxsize=512)
def tongue_of(text: str) -> str:
    """The language to read the text in."""
    credits = _credits(text, LANGUAGE)
    if min((credit for _, credit in credits), default=1.0) == 1.0:
        return LANGUAGE
    best = (_share(credits), LANGUAGE)
    likely = _candidates(text, credits)
    best = _best(text, likely, best)
    if likely and best[0] < _WELL:
        best = _best(text, [name for name in lexicon.tongues() if name not in likely], best)
    return best[1]


def guest_of(said: str) -> str | None:
    """The other language that strange words in an English text betray; None where none does."""
    strange = {piece for word in said.lower().split() for piece in _pieces(word)}
    tongues = lexicon.tongues()
    betrayed = any(_betrayed(strange, signs["words"]) for signs in tongues.values())
    if not betrayed and all(word.isascii() for word in strange):
        return None
    found = tongue_of(said)
    return None if found == LANGUAGE else found


def _best(text: str, languages: Sequence[str], best: tuple[float, str]) -> tuple[float, str]:
    for language in languages:
        share = _share(_credits(text, language))
        if share > best[0] or (share == best[0] and _tells_more(text, language, best[1])):
            best = (share, language)
    return best


def _tells_more(text: str, language: str, other: str) -> bool:
    """Whether more words give away the one language than the other, which is not English."""
    if other == LANGUAGE:
        return False
    said = [_pieces(word) for word in clean(text).split()]
    told = (
        sum(_betrayed(pieces, lexicon.tongues()[name]["words"]) for pieces in said)
        for name in (language, other)
    )
    return next(told) > next(told)


def _share(credits: Sequence[tuple[str, float]]) -> float:
    return sum(credit for _, credit in credits) / len(credits) if credits else 0.0


def _candidates(text: str, credits: Sequence[tuple[str, float]]) -> Sequence[str]:
    """The languages that the text may be in."""
    if is_unspaced(clean(text)):
        return (_UNSPACED,)
    tongues = lexicon.tongues()
    strange = {piece for word, credit in credits if credit < 1.0 for piece in _pieces(word)}
    found = [name for name, signs in tongues.items() if _betrayed(strange, signs["words"])]
    if found:
        return found
    accented = any(not word.isascii() for word in strange)
    return tuple(tongues) if accented or _share(credits) <= _STRANGE else ()


def _pieces(word: str) -> tuple[str, ...]:
    """The word as it stands, without accents, and both sides of an elision."""
    return (word, folded(word), *folded(word).split("'"))


def _betrayed(strange: Collection[str], signs: Sequence[str]) -> bool:
    return any(folded(sign) in strange for sign in signs)


def _credits(text: str, language: str) -> list[tuple[str, float]]:
    """Every word of the text with how well the language knows it, 0 to 1."""
    book = phrasebook(language)
    line = book.line(text)
    found: list[tuple[str, float]] = []
    at = 0
    while at < len(line):
        credit, length = _credit(line, at, book)
        if line[at].kind == "word":
            said = (token.text for token in line[at : at + length])
            found += [(text, credit) for text in said if not _is_letter(text)]
        at += length
    return found


def _is_letter(text: str) -> bool:
    """ "C4", "S +2 dB": a letter is a note or a channel in every language."""
    return len(text) == 1 and text.isascii()


def _credit(line: Sequence[Token], at: int, book: Phrasebook) -> tuple[float, int]:
    """What the words from `at` on count, and how many they are."""
    match, measured = book.at(line, at), quantity_at(line, at, book.language)
    if measured is not None and (match is None or measured[1] > match.length):
        return 1.0, measured[1]
    if match is None:
        return float(book.is_everyday(line[at]) or line[at].text in _told(book.language)), 1
    if book.is_borrowed(match):
        return _BORROWED, match.length
    if at == 0 and match.best.kind == "break":  # it joins nothing: "plus large" is no English
        return _GUESSED, match.length
    covered = (token.text for token in line[at : at + match.length])
    known = match.exact or all(_sure(word, book) for word in covered)
    return (1.0 if known else _GUESSED), match.length


def _sure(word: str, book: Phrasebook) -> bool:
    """Whether the word is known in its own spelling, in requests or in whole sentences."""
    return book.speller.sure(word) or word in _told(book.language)


@own.forgets
@cache
def _told(language: str) -> frozenset[str]:
    """The words of follow-ups and questions, which are known as whole sentences only."""
    groups = (sentences(group, language) for group in ("follow", "question"))
    return frozenset(word for group in groups for sentence in group for word in sentence)
