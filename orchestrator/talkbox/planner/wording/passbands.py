"""What alone may stay of the spectrum: "just what's above 6k", "nothing below 1k", "8k and up".

A side behind its frequency comes in front of it; what keeps a side or a band becomes the order that
keeps it, and what lets nothing through on a side a filter there; but where nothing is heard there,
it lacks. The words are data: the `passbands` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import Quantity, quantity_at
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_ABOVE, _BELOW, _ONLY = (Token(text, "word") for text in ("above", "below", "only"))
_BAND_PASS = (Token("band", "word"), Token("pass", "word"))
_LOWEST_HZ = 20.0
_TO_THE_SIDE = 3

_listed = lists_of("passbands")


def with_passbands(line: Sequence[Token], language: str) -> list[Token]:
    """The line with what it keeps of the spectrum as an order."""
    if not _listed("keeping", language):
        return list(line)
    line = _with_sides_first(line, language)
    return _with_band(_with_kept(_with_nothing(line, language), language), language)


def _place_at(line: Sequence[Token], at: int, language: str) -> tuple[Quantity, int] | None:
    """The frequency at `at`, with its tokens."""
    said = quantity_at(line, at, language) if at < len(line) else None
    if said is None or said[0].signed:
        return None
    bare = not said[0].unit and said[0].value >= _LOWEST_HZ
    return said if said[0].unit == "hz" or bare else None


def _with_sides_first(line: Sequence[Token], language: str) -> list[Token]:
    """ "8k and up" as "above 8k"."""
    found: list[Token] = []
    at = 0
    while at < len(line):
        said = _place_at(line, at, language)
        placed = bool(found) and found[-1].text in _listed("sides", language)
        end = at + said[1] if said is not None else at
        if said is None or placed or end >= len(line):
            found += line[at : max(end, at + 1)]
            at = max(end, at + 1)
            continue
        led = line[end].text in _listed("joints", language)
        word = line[end + led].text if end + led < len(line) else ""
        ends = led or end + 1 == len(line) or line[end + 1].kind == "stop"
        up, down = word in _listed("up", language), word in _listed("down", language)
        if (up or down) and ends and (led or word in _listed("alone", language)):
            found += [_ABOVE if up else _BELOW, *line[at:end]]
            end += led + 1
        else:
            found += line[at:end]
        at = end
    return found


def _side_and_place(line: Sequence[Token], at: int, language: str) -> int:
    """How many tokens "above 6k" takes at `at`; 0 where it does not stand here."""
    if at >= len(line) or line[at].text not in _listed("sides", language):
        return 0
    place = at + 1
    while place < len(line) and line[place].text in _listed("about", language):
        place += 1
    said = _place_at(line, place, language)
    return 0 if said is None else place + said[1] - at


def _with_nothing(line: Sequence[Token], language: str) -> list[Token]:
    """ "Nothing below 1k" as "high pass 1k"."""
    for at, token in enumerate(line):
        if token.text not in _listed("nothing", language):
            continue
        for place in range(at + 1, min(at + _TO_THE_SIDE, len(line))):
            length = _side_and_place(line, place, language)
            if not length:
                continue
            if _is_found(line, at, place, language):
                lack = lexicon.grammar(language)["passbands"]["lack"]
                return [*line[:at], *(Token(text, "word") for text in lack), *line[place:]]
            high = line[place].text in _listed("above", language)
            name = [Token("low" if high else "high", "word"), Token("pass", "word")]
            rest = line[place + length :]
            while rest and rest[0].text in _listed("surviving", language):
                rest = rest[1:]
            figure = line[place + 1 : place + length]
            return [*line[:at], *name, *figure, *_with_nothing(rest, language)]
    return list(line)


def _is_found(line: Sequence[Token], at: int, place: int, language: str) -> bool:
    """Whether the "nothing" between `at` and `place` is heard, and not wished for."""
    start = max((back for back in range(at) if line[back].kind == "stop"), default=-1) + 1
    before = [token.text for token in line[start:at]]
    if not _listed("wishing", language).isdisjoint(before):
        return False
    found = _listed("finding", language)
    return any(text in found for text in (*before[-1:], *(t.text for t in line[at + 1 : place])))


def _with_kept(line: Sequence[Token], language: str) -> list[Token]:
    """ "Just give me what's above 6k" as "only above 6k"; "keep everything above 6k" leaves the
    rest open, unless it says that this goes.
    """
    texts = [token.text for token in line]
    for at in range(len(line)):
        length = _side_and_place(line, at, language)
        if not length:
            continue
        start = max((place for place in range(at) if line[place].kind == "stop"), default=-1) + 1
        before = [text for text in texts[start:at] if text not in _listed("idle", language)]
        keeps = bool(before) and set(before) <= _listed("keeping", language)
        stays = set(before) <= _listed("staying", language)
        keeps = keeps and not (stays and _listed("whole", language) & set(texts[start:at]))
        dropped = any(
            texts[place] in _listed("dropping", language)
            and set(texts[place + 1 : place + 4]) & _listed("rest", language)
            for place in range(at + length, len(line))
        )
        if keeps or (dropped and stays):
            side = _ABOVE if texts[at] in _listed("above", language) else _BELOW
            rest = [] if dropped else line[at + length :]
            return [*line[:start], _ONLY, side, *line[at + 1 : at + length], *rest]
    return list(line)


def _with_band(line: Sequence[Token], language: str) -> list[Token]:
    """ "Just the slice between 700 and 3000 Hz", "solo 250 Hz to 1 kHz" as a band pass."""
    for at in range(len(line)):
        first = _place_at(line, at, language)
        joint = at + first[1] if first is not None else len(line)
        last = _place_at(line, joint + 1, language)
        if first is None or last is None or line[joint].text not in _listed("ranging", language):
            continue
        start = max((place for place in range(at) if line[place].kind == "stop"), default=-1) + 1
        end = joint + 1 + last[1]
        stop = next((p for p in range(end, len(line)) if line[p].kind == "stop"), len(line))
        said = [token.text for token in (*line[start:at], *line[end:stop])]
        words = [text for text in said if text not in _listed("idle", language)]
        kept = set(words) <= _listed("keeping", language) | _listed("bands", language)
        if not words or not kept or first[0].value >= last[0].value:
            continue
        numbers = [replace(line[at]), *line[at + 1 : joint], Token("to", "word")]
        return [*line[:start], *_BAND_PASS, *numbers, *line[joint + 1 : end], *line[stop:]]
    return list(line)
