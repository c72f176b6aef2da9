"""Where the peak is to come, which is a normalization: "ピークを-3dBに", "the peak to -3 dB".

A loudness beside it makes the peak a ceiling, and so does an order to hold it down. The words are
data: the `peak_targets` of a language's grammar; a language without has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_listed = lists_of("peak_targets")


def with_peak_targets(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with a peak and where it is to come as an order to normalize."""
    said = {token.text for token in line}
    if _listed("peaks", language).isdisjoint(said) or _listed("otherwise", language) & said:
        return list(line)
    (told,) = lexicon.grammar(language)["peak_targets"]["told"]
    return [
        Token(told, "word", written=token.text) if _is_set(line, at, language) else token
        for at, token in enumerate(line)
    ]


def _is_set(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a level that the peak is to have stands behind it: "ピーク を -3 db に"."""
    if line[at].text not in _listed("peaks", language):
        return False
    place = at + 1
    if place < len(line) and line[place].text in _listed("joints", language):
        place += 1
    level = line[place : place + 3]
    if len(level) < 3 or level[0].kind != "number" or level[0].value > 0:
        return False
    units, goals = (_listed(name, language) for name in ("units", "goals"))
    return level[1].text in units and level[2].text in goals
