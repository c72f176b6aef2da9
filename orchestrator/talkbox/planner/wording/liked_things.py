"""What somebody likes as it is: "mi piace il riverbero, ma è scuro" keeps the reverb.

Where the clause compares ("gosto da voz mais quente"), what is liked is a wish, and where it denies
("ich mag den Hall nicht"), there is too much of it. Told as what is to be kept, and parted by a
full stop from a wish behind it ("j'aime le grave, plus de grave"). The words are data: the
`liked_things` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import stretches
from talkbox_prompts import lexicon

_LONGEST_LIKING = 3
_LEAST = 5
"""Letters of the shortest comparative: "älter"."""

_STOP = Token(".", "stop")

_listed = lists_of("liked_things")


def with_liked_things(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with "I like" as "keep", in every clause that only likes."""
    if not _listed("likings", language):
        return list(line)
    parted = list(stretches(line, _listed("joints", language)))
    told: list[Token] = []
    for clause, following in zip(parted, [*parted[1:], None], strict=True):
        said = clause.of(line)
        kept = _kept(said, language)
        told += [*kept, *line[clause.end : clause.end + 1]]
        if kept is not said and following is not None and _wishes(following.of(line), language):
            told[-1] = _STOP if told[-1].kind == "stop" else told[-1]
    return told


def _wishes(clause: Sequence[Token], language: str) -> bool:
    """Whether what follows compares, and likes nothing itself."""
    texts = [token.text for token in clause]
    return _compares(texts, language) and _liking(texts, language) is None


def _kept(clause: Sequence[Token], language: str) -> Sequence[Token]:
    texts = [token.text for token in clause]
    place = _liking(texts, language)
    if place is None or place[1] == len(clause):
        return clause
    words = lexicon.grammar(language)["liked_things"]
    rest = [*clause[: place[0]], *clause[sum(place) :]]
    denying = _listed("denying", language)
    if not denying.isdisjoint(texts):
        left = [token for token in rest if token.text not in denying]
        return [*_tokens(words["told_denied"]), *left]
    return clause if _compares(texts, language) else [*_tokens(words["told"]), *rest]


def _liking(texts: Sequence[str], language: str) -> tuple[int, int] | None:
    """Where "I like" begins in these words, and how many of them it takes."""
    for length in range(_LONGEST_LIKING, 0, -1):
        for at in range(len(texts) - length + 1):
            if " ".join(texts[at : at + length]) in _listed("likings", language):
                return at, length
    return None


def _compares(texts: Sequence[str], language: str) -> bool:
    """Whether the words say more than that it is liked: "wärmer", "mais quente"."""
    endings = tuple(_listed("endings", language))
    compared = any(len(text) >= _LEAST and text.endswith(endings) for text in texts if endings)
    return compared or not _listed("unless", language).isdisjoint(texts)


def _tokens(words: Sequence[str]) -> list[Token]:
    return [Token(folded(word), "word") for word in words]
