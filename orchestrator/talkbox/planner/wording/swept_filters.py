"""Sweeps whose beginning and end are told apart: "low-pass sweep, start closed around 300 and open
all the way up", "start with the filter shut at 200 Hz and open it to 12k by the end".

Both halves are one sweep from the one frequency to the other; without a second one it opens to the
top. The words are data: the `swept_filters` of a language's grammar; a language that lists none has
no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_LED = 6
"""Words between the verb that starts and its frequency: "start with the filter closed around"."""
_LOWEST_HZ, _TOP_HZ = 20.0, 20_000.0
_TO = Token("to", "word")
_PLACES = frozenset({"hz", ""})

_listed = lists_of("swept_filters")


def with_swept_filters(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with both halves of such a sweep as "sweep from 300 hz to 20000 hz"."""
    begun = _begun(line, language)
    if begun is None or not _listed("filters", language) & {token.text for token in line}:
        return list(line)
    start, end, first_hz = begun
    opened = _opening(line, end, language)
    if opened is None:
        return list(line)
    last, last_hz = _opened(line, opened + 1, language)
    if last_hz is None and _is_high(line, language):
        return list(line)
    named = next(
        (at for at in range(start) if line[at].text in _listed("filters", language)), start
    )
    while named and line[named - 1].text in _listed("kinds", language):
        named -= 1
    head = line[:named]
    told = _sweep(line, (first_hz, last_hz or _TOP_HZ), language)
    return [*head, *told, *line[last:]]


def _opening(line: Sequence[Token], at: int, language: str) -> int | None:
    """Where the other half opens it, with nothing but a joint before it."""
    while at < len(line) and _joins(line[at], language):
        at += 1
    return at if at < len(line) and line[at].text in _listed("opens", language) else None


def _joins(token: Token, language: str) -> bool:
    return token.kind == "stop" or token.text in _listed("joints", language)


def _is_high(line: Sequence[Token], language: str) -> bool:
    return not _listed("high", language).isdisjoint(token.text for token in line)


def _sweep(line: Sequence[Token], corners_hz: tuple[float, float], language: str) -> list[Token]:
    """The plain words for it; of the lows where a high-pass is named."""
    kind = "thins" if _is_high(line, language) else "sweeps"
    told = [Token(word, "word") for word in lexicon.grammar(language)["swept_filters"][kind]]
    first, last = map(_figure, corners_hz)
    unit = (Token(word, "word") for word in lexicon.grammar(language)["swept_filters"]["unit"])
    return [*told, first, _TO, last, *unit]


def _begun(line: Sequence[Token], language: str) -> tuple[int, int, float] | None:
    """Where the words about its beginning start and end, and at which frequency it begins."""
    for at, token in enumerate(line):
        if token.text not in _listed("starts", language):
            continue
        for place in range(at + 1, min(at + 1 + _LED, len(line))):
            said = quantity_at(line, place, language)
            if said is not None and said[0].unit in _PLACES and said[0].value >= _LOWEST_HZ:
                return at, place + said[1], said[0].value
            if line[place].text not in _listed("led", language):
                break
    return None


def _opened(line: Sequence[Token], at: int, language: str) -> tuple[int, float | None]:
    """Where the words about its end stop, and at which frequency it ends if one is said."""
    last_hz = None
    while at < len(line) and line[at].kind != "stop":
        said = quantity_at(line, at, language)
        if said is not None and said[0].unit in _PLACES and said[0].value >= _LOWEST_HZ:
            at, last_hz = at + said[1], said[0].value
        elif line[at].text in _listed("up", language):
            at += 1
        else:
            break
    return at, last_hz


def _figure(hz: float) -> Token:
    return Token(f"{hz:g}", "number", hz)
