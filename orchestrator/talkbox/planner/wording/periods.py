"""How long one swing takes: "slow auto pan, like every 4 seconds" is a rate of 0.25 Hz.

Beside an effect that moves, "every" and a time, or a time of one "cycle", is how fast it moves, and
never how long the clip is to be; so are "five pulses per second". The words are data: the `periods`
of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import Quantity, in_words_at, quantity_at
from talkbox.planner.text.times import to_seconds
from talkbox.planner.text.tokens import Token

_SHORTEST_S, _LONGEST_S = 0.02, 120.0
_HZ, _AUTOPAN = Token("hz", "word"), Token("autopan", "word")
_TO_THE_SECOND = 4
"""Tokens from what is counted to "per second"."""
_STRONG = frozenset({".", "!", "?", ";", "\n"})

_listed = lists_of("periods")


def with_periods(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such time as the rate of the effect that moves."""
    line = _with_counted(line, language)
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


def _with_counted(line: Sequence[Token], language: str) -> Sequence[Token]:
    """The tokens with "six wobbles of vibrato a second" as the vibrato and its rate."""
    if _listed("moving", language).isdisjoint(token.text for token in line):
        return line
    for at in range(len(line)):
        count = _count_at(line, at, language)
        if count is None or count[1] >= len(line):
            continue
        if line[count[1]].text not in _listed("swings", language):
            continue
        end = _per_second(line, count[1] + 1, language)
        if end:
            named = [token for token in line[count[1] : end] if _is_told(token, language)]
            rate = [Token(f"{count[0]:g}", "number", count[0]), _HZ]
            if named or _moves(line[:at], language):
                return [*line[:at], *named, *rate, *line[end:]]
            effect = next(k for k in range(end, len(line)) if _moves(line[k : k + 1], language))
            return [*line[:at], *line[end : effect + 1], *rate, *line[effect + 1 :]]
    return line


def _count_at(line: Sequence[Token], at: int, language: str) -> tuple[float, int] | None:
    if line[at].kind == "number":
        return line[at].value, at + 1
    return in_words_at(line, at, language)


def _per_second(line: Sequence[Token], start: int, language: str) -> int:
    """Where "per second" ends that stands here, or behind "of tremolo"; 0 where none does."""
    for at in range(start, min(start + _TO_THE_SECOND, len(line) - 1)):
        if line[at].text in _listed("per", language) and _is_second(line, at + 1, language):
            return at + 2
    return 0


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
    counted = at > 0 and _is_cycle(line, at - 1, language)  # "one cycle in ten seconds"
    every = _listed("every", language) | (_listed("in", language) if counted else frozenset())
    if line[at].text in every and at + 1 < len(line):
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
