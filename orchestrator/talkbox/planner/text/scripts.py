"""How a language is written: accents, elisions, decimal commas, words without spaces.

A language's traits stand in its grammar. Text and phrases go through the same door, so that
"réchauffe", "rechauffe" and the phrase in the data are one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from talkbox.planner.text.tokens import Token, clean, tokens_of, words
from talkbox.planner.text.verb_endings import Vocabulary
from talkbox_prompts import lexicon

LONGEST_WORD = 16
"""Characters of the longest phrase that is looked for in a text without spaces."""
_ACCENTS = re.compile("[\u0300-\u036f]")
"""Combining marks of Latin letters; the marks of kana carry the sound and stay."""
_LONGER = re.compile(r"[^\W\d_]{2,}")
_LIGATURES = str.maketrans({"ß": "ss", "œ": "oe", "æ": "ae"})
_LETTERS = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_GROUPED = re.compile(r"(?<![\d.,])(\d{1,3})[. ](\d{3})(?![\d.,])")
"""A thousand with a point or a space where the comma is the decimal sign: "1.000 Hz"."""
_ADJECTIVE = ("", "い", "く", "め", "めに", "くて", "さ", "かった")
_PARTICLES = re.compile("((?:を|は|が|の|に|で|も|だけ)*)(.+)")
_NO_ADJECTIVES = ("ない", "ている", "らしい", "ごく", "ってい")
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]+")
_COMMA = re.compile(r"(?<=\d),(?=\d)")


@cache
def traits(language: str) -> frozenset[str]:
    """comma, elision, unspaced or final: what is special in how the language is written."""
    return frozenset(lexicon.grammar(language).get("script", {}).get("traits", ()))


def folded(text: str) -> str:
    """The text without accents: many producers type "mas calido". Words of one letter keep
    theirs, which tell "é" from "e".
    """
    return text if text.isascii() else _LONGER.sub(_bare, text.translate(_LIGATURES))


def _bare(word: re.Match[str]) -> str:
    return _without_accents(word[0])


@lru_cache(maxsize=65_536)  # phrases say few words again and again
def _without_accents(word: str) -> str:
    if word.isascii():
        return word
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", word))
    return unicodedata.normalize("NFC", plain)


def is_unspaced(text: str) -> bool:
    """Whether kana or kanji stand in the text."""
    return not text.isascii() and _unspaced().search(text) is not None


@cache  # made when first needed: classes of so many letters take milliseconds to compile
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{_LETTERS}]")


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(f"[{_LETTERS}]+|[^{_LETTERS}]+")


def phrase_words(text: str, language: str) -> tuple[str, ...]:
    """The tokens of a phrase of the words data, folded, elisions apart; "~" is the gap."""
    plain = folded(text)
    if "unspaced" in traits(language):
        found = words(plain)
        return found if plain.isascii() else tuple(_mixed(found))
    return words(plain.replace("'", " ") if "elision" in traits(language) else plain)


def _mixed(found: Sequence[str]) -> Iterator[str]:
    """Letters of two scripts apart, as a text has them: "bgmをつけて" is "bgm", を and つけて."""
    for word in found:
        for at, run in enumerate(_runs().findall(word)):
            led = _PARTICLES.fullmatch(run) if at else None
            yield from filter(None, led.groups()) if led else (run,)


def forms_of(phrase: str, language: str) -> tuple[str, ...]:
    """The phrase and, where words are cut out of a run, the other forms of its adjective:
    "明るく" also stands in "明るい" and, as a bare stem, in "明るすぎる".
    """
    if "unspaced" not in traits(language) or not phrase.endswith(("く", "い")):
        return (phrase,)
    stem = phrase[:-1]
    if phrase.endswith(_NO_ADJECTIVES) or not stem:
        return (phrase,)
    return (phrase, *(stem + ending for ending in _ADJECTIVE if stem + ending != phrase))


def tokens_in(text: str, language: str, known: Container[str]) -> list[Token]:
    """The tokens of a text in this language; `known` are the words that a run may be cut into."""
    own = traits(language)
    cleaned = _with_points(clean(text)) if "comma" in own else clean(text)
    found: list[Token] = []
    for token in tokens_of(cleaned):
        if token.kind == "word":
            found += _words_of(token, language, known)
        else:
            found.append(token)
    return found


def _with_points(text: str) -> str:
    return _COMMA.sub(".", _GROUPED.sub(r"\1\2", text))


def _words_of(token: Token, language: str, known: Container[str]) -> Iterator[Token]:
    if "unspaced" in traits(language):
        verbs = Vocabulary(known, language)
        cuts = (piece for run in _runs().findall(token.text) for piece in _cut_run(run, verbs))
        pieces: Sequence[str] = [each for piece in cuts for each in verbs.plain(piece) or (piece,)]
    else:
        pieces = _apart(token.text, language)
    for piece in pieces:
        plain = folded(piece)
        yield replace(token, text=plain, written=piece if piece != plain else "")


def _apart(word: str, language: str) -> Sequence[str]:
    """ "l'aigu" as "l" and "aigu", where the language elides."""
    return word.split("'") if "elision" in traits(language) and "'" in word.strip("'") else (word,)


def _cut_run(run: str, known: Container[str]) -> Sequence[str]:
    return cut(run, known) if is_unspaced(run) else (run,)


def cut(run: str, known: Container[str]) -> list[str]:
    """A run of text without spaces as known words: as few unknown letters as can be, then as few
    words, then the longest first. What nobody knows stays together. Linear in the run's length.
    """
    best: list[tuple[int, int, int]] = [(0, 0, 0)]
    """From each place on, backwards: unknown letters, words, minus the length of the first."""
    for left in range(1, len(run) + 1):
        unknown, count, _ = best[left - 1]
        options = [(unknown + 1, count + 1, -1)]
        start = len(run) - left
        for length in range(1, min(LONGEST_WORD, left) + 1):
            if run[start : start + length] in known:
                unknown, count, _ = best[left - length]
                options.append((unknown, count + 1, -length))
        best.append(min(options))
    pieces: list[str] = []
    at = 0
    while at < len(run):
        length = -best[len(run) - at][2]
        pieces.append(run[at : at + length])
        at += length
    return _joined(pieces, known)


def _joined(pieces: Sequence[str], known: Container[str]) -> list[str]:
    joined: list[str] = []
    for piece in _whole_words(pieces, known):
        if joined and piece not in known and joined[-1] not in known:
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def _whole_words(pieces: Sequence[str], known: Container[str]) -> Iterator[str]:
    """The pieces, but no known word out of a longer one in katakana: ドライ is none in ドライブ."""
    at = 0
    while at < len(pieces):
        end = at + 1
        while end < len(pieces) and _KATAKANA.fullmatch(pieces[end - 1] + pieces[end]):
            end += 1
        torn = any(len(piece) == 1 and piece not in known for piece in pieces[at:end])
        yield from ("".join(pieces[at:end]),) if torn else pieces[at:end]
        at = end
