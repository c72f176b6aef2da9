"""How often an echo comes back: "echo every 300 ms, 3 times", "repeat it 4 times".

Behind an echo "times" counts its repeats and is no speed. The words are data: the `counted_repeats`
of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.quantities import in_words_at
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_MOST_REPEATS = 16

_listed = lists_of("counted_repeats")


def with_counted_repeats(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with "3 times" behind an echo as "3 repeats"."""
    times = _listed("times", language)
    kept: list[Token] = []
    line = _counted(line, language)
    for at, token in enumerate(line):
        if token.text in times and _counts_repeats(line, at, language):
            _drop_verb(kept, language)
            (repeats,) = lexicon.grammar(language)["counted_repeats"]["told"]
            kept.append(Token(folded(repeats), "word"))
        elif not (_tells_repeats(kept, language) and token.text in _listed("behind", language)):
            kept.append(token)
    return kept


def _counted(line: Sequence[Token], language: str) -> Sequence[Token]:
    """The tokens with "dreimal" as "3 mal" behind an echo."""
    parted: list[Token] = []
    for at, token in enumerate(line):
        count = _worded(language).get(token.text)
        if count is None or not any(_is_echo(line, place, language) for place in range(at)):
            parted.append(token)
            continue
        times = lexicon.grammar(language)["counted_repeats"]["times"][0]
        parted += [Token(f"{count:g}", "number", count), Token(times, "word")]
    return parted


@cache
def _worded(language: str) -> dict[str, float]:
    counts = lexicon.grammar(language).get("counted_repeats", {}).get("counts", ())
    return {folded(name): float(value) for name, value in map(str.split, counts)}


def _tells_repeats(kept: Sequence[Token], language: str) -> bool:
    """Whether a count of repeats was told just before: "3 repeats" of "drei Mal wiederholt"."""
    return bool(kept) and kept[-1].text in _listed("told", language)


def _counts_repeats(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a count stands before ("3 or 4" is 3.5) and an echo before that, and nothing is
    counted behind it.
    """
    if not at or not _is_count(line, at - 1, language):
        return False
    if at + 1 < len(line) and line[at + 1].text in _listed("not_before", language):
        return False
    return any(_is_echo(line, place, language) for place in range(at - 1))


def _is_count(line: Sequence[Token], at: int, language: str) -> bool:
    worded = in_words_at(line, at, language)
    value = line[at].value if line[at].kind == "number" else worded[0] if worded else 0
    return not line[at].signed and 2 * value % 1 == 0 and 1 < value <= _MOST_REPEATS


def _is_echo(line: Sequence[Token], at: int, language: str) -> bool:
    match = phrasebook(language).at(line, at)
    entry = None if match is None else match.entry("word")
    return entry is not None and entry.name in lexicon.reading()["echoes"]


def _drop_verb(kept: list[Token], language: str) -> None:
    """Take the verb before the count out: "delay 250 ms, repeat it 4"."""
    place = len(kept) - 1
    start = place
    while start and kept[start - 1].text in _listed("repeating", language):
        start -= 1
    del kept[start:place]
