"""What is listed behind a wish is wished for too: "make it thin, boxy and slow", "an elevator
version: flat, small", "crunchy and small".

A verb that orders, or an effect that nobody complains of, says of a list of bare qualities that all
of it shall be so, each with its likeness ("thin like ice"). Behind a comparison only an "and" does
("make it rougher and a bit tired"), and behind a quality that pleases a comma alone does not:
"make it brighter, boxy" and "make it warm, muddy now" complain.
What says the opposite of the wish is a complaint.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from talkbox.planner.parsing.conflicts import opposed
from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_WISH, _TELLS = "make", "describe"
_LEADING = frozenset({_WISH, _TELLS, "likens", "to", "by", "from"})
"""Marks of "I'd like this to sound thin"."""
_FAULTY, _FOUND = frozenset({"faults", "lacks"}), frozenset({"says", "faults", "lacks"})
_AT = "at"
_WEAK, _COLON, _COMMA = "weak", ":", ","


def with_listed_wishes(found: Sequence[Item]) -> list[Item]:
    """The items with the mark of a wish before every quality of such a list."""
    line: list[Sequence[Item]] = [list(part) for part in parts(found)]
    at = 0
    while at < len(line):
        end = _end(line, at)
        if _is_ordered(line[at]) or (_is_effect(line[at]) and _closes(line, end)):
            sure = [_is_sure(line, at, k, end) for k in range(at + 1, end)]
            line[at + 1 : end] = [
                _wished(part) if each else part
                for part, each in zip(line[at + 1 : end], sure, strict=True)
            ]
        at = max(end, at + 1)
    return list(chain.from_iterable(line))


def _end(line: Sequence[Sequence[Item]], start: int) -> int:
    """Behind the last part of the list that begins with the part at `start`."""
    end = start + 1
    while end < len(line) and _goes_on(line[end - 1], end - 1 == start) and _lists(line[end]):
        end += 1
    heads = _words(line[start])
    listed = [item for part in line[start + 1 : end] for item in _words(part)]
    contrary = any(_contrary(each, item) for each in heads for item in listed)
    return start + 1 if contrary else end


def _goes_on(part: Sequence[Item], heads: bool) -> bool:
    joint = part[-1] if part else Item("break")
    return joint.name == _WEAK or (heads and joint.text == _COLON)


def _is_sure(line: Sequence[Sequence[Item]], start: int, at: int, end: int) -> bool:
    """Whether the part is one of the list, and no complaint beside a wish: "warm, muddy now"."""
    if line[at - 1][-1].text != _COMMA:
        return True
    head, *listed = [_words(part) for part in line[start:end]]
    if any(item.compared for part in (head, *listed[: at - start - 1]) for item in part):
        return False
    joined = any(part[-1].text != _COMMA for part in line[start : end - 1])
    found = any(item.role in _FAULTY for item in head)
    return joined or found or any(map(_pleases, chain(head, *listed)))


def _words(part: Sequence[Item]) -> list[Item]:
    return [item for item in part if item.kind == "word"]


def _contrary(one: Item, two: Item) -> bool:
    asks = lexicon.word(two.name).opposite if two.role == "lacks" else two.name
    return asks is None or opposed(one.name, asks)


def _closes(line: Sequence[Sequence[Item]], end: int) -> bool:
    """Whether the sentence ends with the list."""
    return end == len(line) or line[end - 1][-1].name != _WEAK or not line[end]


def _is_ordered(part: Sequence[Item]) -> bool:
    """Whether the part orders how it shall be, and nothing but that."""
    marks = [item.name for item in part if item.kind == "mark"]
    words = _words(part)
    made = bool(words) and words[0].text.partition(" ")[0] in lexicon.reading()["made_so"]
    plain = all(item.role in _FOUND and not item.orders for item in words[made:])
    colon = bool(part) and part[-1].text == _COLON
    wished = made or _WISH in marks
    named = bool(words) or colon or marks[-1:] == [_TELLS]
    return wished and set(marks) <= _LEADING and plain and named


def _is_effect(part: Sequence[Item]) -> bool:
    """Whether nothing but a sound is named there that nobody finds fault with: "crunchy"."""
    words = _words(part)
    bare = all(item.kind in ("word", "strength", "unknown", "break") for item in part)
    said = all(item.role == "says" and not item.orders for item in words)
    return bare and said and any(map(_pleases, words))


def _pleases(item: Item) -> bool:
    reading = lexicon.reading()
    compared = item.compared and " " not in item.text  # an "old sampler" only ends like "darker"
    if item.role != "says" or item.orders or compared:
        return False
    theme = lexicon.names()[item.name]
    return theme not in reading["qualities"] and item.name not in reading["complaints"]


def _lists(part: Sequence[Item]) -> bool:
    """Whether nothing but a quality stands there."""
    said = [item for item in part if item.kind not in ("break", "strength")]
    told = said[: next((at for at, item in enumerate(said) if at and _goes_on_so(item)), len(said))]
    if len(told) != 1 or told[0].kind != "word" or told[0].role not in _FOUND:
        return False
    denied = told[0].text.split()[0] in lexicon.reading()["denials"]
    return not told[0].orders and not denied


def _goes_on_so(item: Item) -> bool:
    """Whether it tells what the quality is like, or where: "thin like ice", "thin on top"."""
    if item.kind == "mark" and item.name == _AT:
        return True
    similes = lexicon.reading()["similes"]
    return item.text in similes or item.text.partition(" ")[0] in similes


def _wished(part: Sequence[Item]) -> Sequence[Item]:
    """The part as a wish; what else is wished for anyway may be the rate of an effect."""
    unsure = any(
        item.role in _FAULTY or item.text in lexicon.reading()["ambiguous"] for item in part
    )
    return [Item("mark", _WISH, _WISH), *part] if unsure else part
