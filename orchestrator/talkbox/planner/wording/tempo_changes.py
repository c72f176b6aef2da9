"""A tempo that becomes another one, in languages other than English: "de 120 para 110 bpm".

Which of the two it has now is told by the words between them; the first one, unless they say where
it comes from. The words are data: the `tempo_changes` of a language's grammar; a language that
lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.text.units import spelled
from talkbox_prompts import lexicon

_SLOWEST, _FASTEST = 30.0, 300.0
_BPM = "bpm"

_listed = lists_of("tempo_changes")


def with_tempo_changes(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such a change as so many percent faster or slower."""
    tempi = [at for at in range(len(line)) if _is_tempo(line, at, language)]
    if len(tempi) != 2 or not _are_joined(line, (tempi[0], tempi[1]), language):
        return list(line)
    start, end = _around(line, (tempi[0], tempi[1]), language)
    if not any(_tells_tempo(token, language) for token in line[start:end]):
        return list(line)
    now, then = (line[at].value for at in tempi)
    if any(token.text in _listed("from", language) for token in line[tempi[0] : tempi[1]]):
        now, then = then, now
    return [*line[:start], *_change(then / now, language), *line[end:]]


def _is_tempo(line: Sequence[Token], at: int, language: str) -> bool:
    token = line[at]
    if token.kind != "number" or token.signed or not _SLOWEST <= token.value <= _FASTEST:
        return False
    unit = spelled(line, at + 1, "units", language)
    return unit is None or unit[0] == _BPM


def _are_joined(line: Sequence[Token], ends: tuple[int, int], language: str) -> bool:
    """Whether all between the two says that one becomes the other: "bpm, ich brauche"."""
    between = [token for token in line[ends[0] + 1 : ends[1]] if not _tells_tempo(token, language)]
    words = _listed("between", language) | _listed("from", language)
    after = {token.text for token in line[ends[1] + 1 : ends[1] + 2]}
    joined = any(token.kind == "word" for token in between) or after & _listed("aims", language)
    return bool(joined) and all(token.kind == "stop" or token.text in words for token in between)


def _around(line: Sequence[Token], ends: tuple[int, int], language: str) -> tuple[int, int]:
    """The places around both tempi and the words that only lead to them."""
    start, end = ends[0], ends[1] + 1
    idle = _listed("beside", language)
    while start and (line[start - 1].text in idle or _tells_tempo(line[start - 1], language)):
        start -= 1
    while end < len(line) and (line[end].text in idle or _tells_tempo(line[end], language)):
        end += 1
    return start, end


def _tells_tempo(token: Token, language: str) -> bool:
    return token.text in _listed("tempo", language)


def _change(ratio: float, language: str) -> list[Token]:
    """ "8.33 percent slower"."""
    told = lexicon.grammar(language)["tempo_changes"]["faster" if ratio > 1 else "slower"]
    share = round(abs(ratio - 1) * 100, 2)
    number = Token(f"{share:g}", "number", share)
    return [number if word == "N" else Token(folded(word), "word", written=word) for word in told]
