"""How long one swing takes: "slow auto pan, like every 4 seconds" is a rate of 0.25 Hz.

Beside an effect that moves, "every" and a time, or a time of one "cycle", is how fast it moves, and
never how long the clip is to be. The words are data: the `periods` of a language's grammar; a
language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import Quantity, quantity_at
from talkbox.planner.text.times import to_seconds
from talkbox.planner.text.tokens import Token

_SHORTEST_S, _LONGEST_S = 0.02, 120.0
_HZ, _AUTOPAN = Token("hz", "word"), Token("autopan", "word")
_STRONG = frozenset({".", "!", "?", ";", "\n"})

_listed = lists_of("periods")


def with_periods(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such time as the rate of the effect that moves."""
    kept: list[Token] = []
    at, moves = 0, False
    while at < len(line):
        period = _period(line, at, language) if moves else None
        if period is None:
            kept.append(line[at])
            moves = _moves(line[at : at + 1], language) if _is_told(line[at], language) else moves
            at += 1
            continue
        seconds, at = period
        _drop_lead(kept, language)
        kept = _swung(kept, language)
        rate = round(1 / seconds, 3)
        kept += [Token(f"{rate:g}", "number", rate), _HZ]
    return kept


def _is_told(token: Token, language: str) -> bool:
    """Whether the token names an effect, be it one that moves or one that does not."""
    return token.text in _listed("still", language) | _listed("moving", language)


def _moves(before: Sequence[Token], language: str) -> bool:
    """Whether the newest effect that was named is one that moves."""
    for token in reversed(before):
        if token.text in _listed("still", language):
            return False
        if token.text in _listed("moving", language):
            return True
    return False


def _period(line: Sequence[Token], at: int, language: str) -> tuple[float, int] | None:
    """The seconds of one swing that are told from `at` on, and the place behind them."""
    if line[at].text in _listed("every", language) and at + 1 < len(line):
        return _timed(line, at + 1, at, language)
    found = _timed(line, at, at, language)
    if found is None or found[1] >= len(line) or not _is_cycle(line, found[1], language):
        return None
    place = found[1]
    while place < len(line) and _is_cycle(line, place, language):
        place += 1
    return found[0], place


def _timed(line: Sequence[Token], at: int, start: int, language: str) -> tuple[float, int] | None:
    """The time at `at` in seconds and the place behind it; "every second" is one."""
    said = quantity_at(line, at, language)
    counts = at + 1 < len(line) and line[at + 1].text in _listed("counted", language)
    if counts and _is_second(line, at, language):
        return None  # "on every second beat"
    if said is None and at > start and _is_second(line, at, language):
        said = (Quantity(1.0, "s"), 1)
    if said is None or said[0].unit not in ("s", "ms") or said[0].until is not None:
        return None
    seconds = abs(said[0].value) * to_seconds(said[0])
    place = at + said[1]
    while place < len(line) and line[place].text in _listed("about", language):
        place += 1
    return (seconds, place) if _SHORTEST_S <= seconds <= _LONGEST_S else None


def _is_second(line: Sequence[Token], at: int, language: str) -> bool:
    return line[at].text in _listed("second", language)


def _is_cycle(line: Sequence[Token], at: int, language: str) -> bool:
    return line[at].text in _listed("cycles", language)


def _swung(kept: list[Token], language: str) -> list[Token]:
    """ "Pan it from left to right" as the swing that comes again and again."""
    texts = [token.text for token in kept]
    at = next((k for k, text in enumerate(texts) if text in _listed("pans", language)), None)
    if at is None or not _listed("ways", language).issuperset(texts[at + 1 :]):
        return kept
    lead = at - 1 if at and texts[at - 1] in _listed("auto", language) else at
    return [*kept[:lead], _AUTOPAN]


def _drop_lead(kept: list[Token], language: str) -> None:
    """Take off what leads to the time: ", like once", "with a full cycle"."""
    while (
        kept
        and kept[-1].text not in _STRONG
        and (kept[-1].kind == "stop" or kept[-1].text in _listed("leads", language))
    ):
        if kept[-1].text in _listed("moving", language) and not _moves(kept[:-1], language):
            return
        kept.pop()
    while kept and kept[-1].kind == "stop":
        kept.pop()
