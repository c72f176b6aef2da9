"""What goes in and what goes out: "half a second fade in, one out", "fade one second in".

Beside a fade a time with "in" or "out" is a fade by itself. What sinks, melts or drains to nothing
fades out, and so does what shall have "no hard stop". The words are data: the `notation` of a
language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import in_words_at, quantity_at
from talkbox.planner.text.tokens import Token

_FADE, _OUT = Token("fade", "word"), Token("out", "word")
_TO_NOTHING = 5
"""Words from the verb to the "nothing" that it leads to: "slides gently down into nothing"."""
_TO_THE_END = 7
"""Words from "last" to the verb: "the last two seconds or so should slowly die"."""
_LONGEST_TIME = 5
"""Tokens of "two and a half seconds"."""


_listed = lists_of("notation")


def with_fades(line: Sequence[Token], language: str) -> list[Token]:
    """ "Half a second fade in, one out": beside a fade a time goes in or out by one too."""
    line = _with_sinking(_with_easing(line, language), language)
    fades, sides = _listed("fades", language), _listed("sides", language)
    if not any(token.text in fades for token in line):
        return list(line)
    line = _with_units(line, language)
    found: list[Token] = []
    for at, token in enumerate(line):
        if token.text not in sides or (at and line[at - 1].text in fades):
            found.append(token)
            continue
        length = _time_before(found, language)
        if length and len(found) > length and found[-length - 1].text in fades:
            found.insert(len(found) - length, token)  # "fade one second in"
            continue
        second = bool(found) and _joins(found[-1], language)  # "and out for five"
        start = _lasting(line, at, language) if second else at + 1
        if length or _is_time(line, start, language):
            found.append(_FADE)
        found.append(token)
    return found


def _joins(token: Token, language: str) -> bool:
    return token.kind == "stop" or token.text in _listed("joints", language)


def _lasting(line: Sequence[Token], at: int, language: str) -> int:
    """Where the time begins of what goes in or out here: "out for five", "in over 2 s"."""
    led = at + 1 < len(line) and line[at + 1].text in _listed("lasting", language)
    return at + 1 + led


def _with_units(line: Sequence[Token], language: str) -> list[Token]:
    """ "In for two seconds and out for five": the second time counts as the first one does."""
    found: list[Token] = []
    unit, bare = None, -1
    for at, token in enumerate(line):
        found.append(token)
        if _is_time(line, at, language):
            said = quantity_at(line, at, language)
            unit = line[at + said[1] - 1] if said is not None else None
        elif token.text in _listed("sides", language):
            bare = _bare_end(line, _lasting(line, at, language), language)
        if at + 1 == bare and unit is not None and unit.kind == "word":
            found.append(unit)
    return found


def _bare_end(line: Sequence[Token], at: int, language: str) -> int:
    """The end of a number without a unit that ends its clause; -1 where none stands here."""
    if at >= len(line) or _is_time(line, at, language):
        return -1
    said = in_words_at(line, at, language)
    end = at + 1 if line[at].kind == "number" else -1 if said is None else said[1]
    return end if end == len(line) or line[end].kind == "stop" else -1


def _with_easing(line: Sequence[Token], language: str) -> list[Token]:
    """ "Wind down the last 3 s to nothing", "last 2s: bring it gradually to silence": faded out."""
    said = [token.text for token in line]
    eased = [at for at, text in enumerate(said) if text in _listed("easing", language)]
    led, nothing = _listed("to_nothing", language), _listed("nothing", language)
    gone = [at for at in range(1, len(said)) if said[at] in nothing and said[at - 1] in led]
    if not eased or not gone or gone[0] < eased[0] or not _listed("lasts", language) & set(said):
        return list(line)
    start = eased[0] + 1
    start += start < len(said) and said[start] in _listed("ebbed", language)
    idle = _listed("ebbed", language)
    between = [token for token in line[start : gone[0] - 1] if token.text not in idle]
    return [*line[: eased[0]], _FADE, _OUT, *between, *line[gone[0] + 1 :]]


def _with_sinking(line: Sequence[Token], language: str) -> list[Token]:
    """ "Sinks to nothing" is a fade; "no hard stop" is one too, unless a fade was named already."""
    found: list[Token] = []
    at = 0
    while at < len(line):
        sunk, stop = _sinks(line, at, language), _no_stop(line, at, language)
        if sunk or (stop and not any(token.text == _FADE.text for token in found)):
            while found and found[-1].text in _listed("ebbed", language):
                found.pop()  # "gradually melts away"
            found += [_FADE, _OUT]
        elif not stop:
            found.append(line[at])
        at += sunk or stop or 1
    return found


def _sinks(line: Sequence[Token], at: int, language: str) -> int:
    """How many tokens a verb that leads to nothing takes; 0 where none stands here."""
    if line[at].text not in _listed("sinking", language):
        return 0
    led = _listed("leading", language)
    for place in range(at + 1, min(at + _TO_NOTHING + 1, len(line))):
        if line[place].text in _listed("nothing", language):
            return place + 1 - at if place > at + 1 else 0
        if line[place].text not in led:
            break
    return _ebbs(line, at, language)


def _ebbs(line: Sequence[Token], at: int, language: str) -> int:
    """ "The last two seconds should slowly die away": what an end is to do without an object."""
    before = [token.text for token in line[max(0, at - _TO_THE_END) : at]]
    ended = not _listed("endings", language).isdisjoint(before)
    end = at + 1
    while end < len(line) and line[end].text in _listed("ebbed", language):
        end += 1
    ahead = {token.text for token in line[end + 1 : end + 3]}
    ended = ended or not _listed("lasts", language).isdisjoint(ahead)
    if not ended or not before or before[-1] not in _listed("before_ebbing", language):
        return 0
    over = (
        end == len(line) or line[end].kind == "stop" or line[end].text in _listed("over", language)
    )
    return end - at if over else 0


def _no_stop(line: Sequence[Token], at: int, language: str) -> int:
    """How many tokens "no hard stop", "without an abrupt ending" takes; 0 where none stands."""
    if line[at].text not in _listed("stopless", language):
        return 0
    place = at + 1
    while place < len(line) and line[place].text in _listed("before_stops", language):
        place += 1
    hard = [token.text for token in line[place : place + 2]]
    named = len(hard) == 2 and hard[0] in _listed("hard", language)
    return place + 2 - at if named and hard[1] in _listed("stops", language) else 0


def _is_time(line: Sequence[Token], at: int, language: str) -> bool:
    said = quantity_at(line, at, language) if at < len(line) else None
    return said is not None and said[0].unit in ("s", "ms")


def _time_before(found: Sequence[Token], language: str) -> int:
    """How many tokens the time takes with which the line ends; 0 where it ends with none."""
    for length in range(_LONGEST_TIME, 0, -1):
        start = len(found) - length
        said = quantity_at(found, start, language) if start >= 0 else None
        if said is not None and said[0].unit in ("s", "ms") and said[1] == length:
            return length
    return 0
