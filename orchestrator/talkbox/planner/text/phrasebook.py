"""Every known phrase, found in a line of tokens: the longest that fits wins.

Articles may stand inside a phrase; "~" in a phrase stands for up to three words that carry no
meaning of their own ("turn ~ down" meets "turn this thing down", never "turn the bass down").
Other languages borrow the English sound words: producers everywhere ask for "mehr Punch".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from talkbox.planner.text.matches import GAP, Entry, Match, Openings, better
from talkbox.planner.text.phrase_index import PhraseIndex, besides
from talkbox.planner.text.scripts import phrase_words, tokens_in
from talkbox.planner.text.spelling import ENGLISH_ENDINGS, Endings, Speller
from talkbox.planner.text.tokens import Token, tokens, words
from talkbox_prompts import lexicon, own
from talkbox_prompts.kept import kept
from talkbox_prompts.lexicon import LANGUAGE

_GAP_WORDS = 3
_ARTICLES = 2
"""As many may stand between two words of a phrase: "quita de la voz"."""
_BORROWED = frozenset({"word", "instrument"})
"""What other languages take from English: its words, never its grammar."""
_JOINTS = ("and", "then", "but")


class Phrasebook:
    """The phrases of one language, indexed by their first token."""

    def __init__(self, language: str = LANGUAGE) -> None:
        self.language = language
        fillers = lexicon.grammar(language)["fillers"]
        self.articles = self._tokens_of(fillers["articles"])
        self.fillers = self._tokens_of(fillers["words"]) | self.articles
        self.joints = self._tokens_of(fillers.get("joints", _JOINTS))
        """Words after which a new sentence begins: "undo that and make it brighter"."""
        self.polite = self._tokens_of(fillers["polite"])
        self._gap = self._tokens_of(fillers["gap"]) | self.articles
        self._index = PhraseIndex(language, self.phrase)
        known = self._index.tokens
        self._ordered = cache(self._beginning)
        self._native = self._tokens_of(lexicon.grammar(language).get("native", {}).get("words", ()))
        """Words that only look like an English word of the sound: "micro", "pain"."""
        self._everyday = self.fillers | self._tokens_of(fillers.get("common", ()))
        spelled, alone = (self._tokens_of(fillers.get(name, ())) for name in ("spelled", "alone"))
        self.speller = Speller(known, self._everyday, _endings(language), spelled, alone)
        self._english = None if language == LANGUAGE else phrasebook()
        self._cuts = known | self._everyday | self._counted()

    def _tokens_of(self, phrases: Sequence[str]) -> frozenset[str]:
        if self.language == LANGUAGE:
            return frozenset(phrases)
        return frozenset(token for text in phrases for token in phrase_words(text, self.language))

    def _counted(self) -> frozenset[str]:
        """Words of numbers, units and settings, which a text without spaces must be cut at."""
        if self.language == LANGUAGE:
            return frozenset()
        grammar = lexicon.grammar(self.language)
        groups = (grammar.get(name, {}) for name in ("units", "named", "settings"))
        spelled = (text for group in groups for found in group.values() for text in found)
        units = [text.rpartition("*")[2] for text in spelled]
        numbers = [text.split()[0] for text in grammar["numbers"]["words"]]
        return self._tokens_of([*units, *numbers, *grammar["numbers"]["minus"]])

    def phrase(self, text: str) -> tuple[str, ...]:
        """The tokens of a phrase of the data as this language's texts have them."""
        if self.language == LANGUAGE:
            return words(text)
        found = phrase_words(text, self.language)
        # The last stays: "baisse-le" is another phrase than "baisse".
        return (*(token for token in found[:-1] if token not in self.articles), *found[-1:])

    def line(self, text: str) -> list[Token]:
        """The tokens of a text that is written in this language."""
        if self.language == LANGUAGE:
            return tokens(text)
        return tokens_in(text, self.language, self._cuts)

    def passes(self, token: Token) -> bool:
        """Whether the token carries no meaning of its own, here or in English."""
        if self.passes_here(token):
            return True
        return self._english is not None and self._english.passes_here(token)

    def passes_here(self, token: Token) -> bool:
        """Whether it carries none in this language."""
        return token.text in self.fillers or self.speller.plain(token.text) in self.fillers

    def is_everyday(self, token: Token) -> bool:
        """Whether it is a word of this language that means nothing for the sound."""
        return token.text in self._everyday or self.passes_here(token)

    def _beginning(self, first: str) -> Openings:
        """The phrases that begin with a token."""
        found: dict[tuple[str, ...], dict[Entry, None]] = {}
        for phrase, entry in self._index.beginning(first):
            found.setdefault(phrase, {})[entry] = None
        return Openings(found.items())

    def at(self, line: Sequence[Token], start: int) -> Match | None:
        """The longest phrase that begins at `start`; of equals the one as written, then by kind."""
        if start >= len(line):
            return None
        native, borrowed = self._native_at(line, start), self._borrowed_at(line, start)
        if native is None or borrowed is None:
            return native or borrowed
        guessed = not self.speller.sure(line[start].text)
        return borrowed if guessed or borrowed.length > native.length else native

    def is_borrowed(self, match: Match) -> bool:
        """Whether the match is an English phrase in another language's text."""
        return all(phrase != match.phrase for phrase, _ in self._ordered(match.phrase[0]).phrases)

    def _borrowed_at(self, line: Sequence[Token], start: int) -> Match | None:
        """The English sound word at `start`, spelled right and no filler of this language."""
        if self._english is None or line[start].text in self.articles:
            return None
        match = self._english.at(line, start)
        if match is None or not match.exact or match.best.kind not in _BORROWED:
            return None
        own = self.fillers | self._native
        return None if match.length == 1 and line[start].text in own else match

    def _native_at(self, line: Sequence[Token], start: int) -> Match | None:
        token = line[start]
        best = self._best_of(self._forms(token), line, start)
        if best is None and token.kind == "word":
            best = self._best_of(self.speller.guesses(token.text), line, start)
        return best

    def _best_of(self, forms: Sequence[str], line: Sequence[Token], start: int) -> Match | None:
        best: Match | None = None
        near = self._near(line, start + 1)
        for form in forms:
            for phrase, entries in self._ordered(form).before(near):
                if best is not None and len(phrase) < len(best.phrase) - best.phrase.count(GAP):
                    break
                fit = self._fit(phrase, line, start)
                if fit is not None:
                    match = Match(fit[0], entries, fit[1], phrase)
                    best = better(best, match)
        return best

    def _near(self, line: Sequence[Token], start: int) -> set[str]:
        """What the second word of a phrase may be, of which hundreds begin with the same one."""
        found: set[str] = set()
        for token in line[start : start + 1 + max(_GAP_WORDS, _ARTICLES)]:
            found |= {token.text, *self._forms(token)}
            if token.kind == "word":
                found.update(self.speller.guesses(token.text))
            if token.text not in self._gap:
                break
        return found

    def _stands_for(self, token: Token, wanted: str) -> bool:
        return wanted in self._forms(token) or (
            token.kind == "word" and wanted in self.speller.guesses(token.text)
        )

    def _forms(self, token: Token) -> tuple[str, ...]:
        return self.speller.forms(token.text) if token.kind == "word" else (token.text,)

    def _fit(
        self, phrase: tuple[str, ...], line: Sequence[Token], start: int
    ) -> tuple[int, bool] | None:
        """How many tokens the phrase covers from `start` on, and whether exactly; None if not."""
        at, exact, gap = start, True, 0
        for place, wanted in enumerate(phrase):
            if wanted == GAP:
                gap = _GAP_WORDS
                continue
            skips = (gap, at) if gap else (_ARTICLES if place else 0, at)
            found = self._find(wanted, line, skips, bool(gap))
            if found is None:
                return None
            at, exact, gap = found + 1, exact and line[found].text == wanted, 0
        return at - start, exact

    def _find(
        self, wanted: str, line: Sequence[Token], skips: tuple[int, int], gap: bool
    ) -> int | None:
        allowed, at = skips
        passing = self._gap if gap else self.articles
        for place in range(at, min(at + allowed + 1, len(line))):
            token = line[place]
            if token.text == wanted or self._stands_for(token, wanted):
                return place
            if token.text not in passing:
                return None
        return None


def phrasebook(language: str = LANGUAGE) -> Phrasebook:
    """The phrasebook of a language, made once."""
    return _book(language)


@own.forgets
@cache
def _book(language: str) -> Phrasebook:
    return Phrasebook(language)


def _endings(language: str) -> Endings:
    """Endings of gender, number and case as the grammar lists them: "as o", "es"."""
    if language == LANGUAGE:
        return ENGLISH_ENDINGS
    listed = lexicon.grammar(language).get("script", {}).get("endings", ())
    return tuple((ending, "".join(instead)) for ending, *instead in map(str.split, listed))


def sentences(group: str, language: str = LANGUAGE) -> dict[tuple[str, ...], str]:
    """Whole sentences of a group ("follow", "question") -> their names, articles left out.

    What the user made a phrase of a word is no such sentence any more.
    """
    return _sentences(group, language)


@own.forgets
@cache
def _sentences(group: str, language: str) -> dict[tuple[str, ...], str]:
    found = kept(f"{group}-{language}", lambda: _told(group, language), besides())
    return {tuple(said.split(" ")): name for said, name in found.items()}


def _told(group: str, language: str) -> dict[str, str]:
    book, taken = phrasebook(language), {phrase.text for phrase in lexicon.own_phrases()}
    return {
        " ".join(each.text for each in book.line(text) if _says(each, book)): name
        for name, phrases in lexicon.grammar(language).get(group, {}).items()
        for text in phrases
        if text not in taken
    }


def _says(token: Token, book: Phrasebook) -> bool:
    return token.kind != "stop" and token.text not in book.articles


@cache
def openings(language: str = LANGUAGE) -> tuple[frozenset[str], tuple[str, ...]]:
    """How a question begins, and beginnings that only look like one."""
    asking, book = lexicon.grammar(language).get("asking", {}), phrasebook(language)
    begins, unless = (
        [
            " ".join(word for word in book.phrase(text) if word not in book.articles)
            for text in asking.get(name, ())
        ]
        for name in ("begins", "unless")
    )
    return frozenset(begins), tuple(unless)
