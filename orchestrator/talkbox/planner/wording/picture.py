"""Places in the stereo picture as the channel that they stand for: "lower what's at the edges".

What stands far out is in the sides, what stands in the core is in the middle channel. A place that
may mean something else ("round the edges off", "put it in the middle") counts only where the words
around it say that the picture is meant. The words are data: the `picture` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

Channel = Literal["side", "mid"]
Words = Mapping[str, tuple[str, ...]]
_CHANNELS: tuple[Channel, ...] = ("side", "mid")
_LONGEST_PLACE = 6
_HEADS = 4
"""Words that may lead to a place: "whatever is out at the ..."."""
_TAIL = 4
_IS = "'s"


@dataclass(frozen=True, slots=True)
class _Place:
    channel: Channel
    end: int


def with_picture(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every place in the picture as the name of its channel."""
    words = lexicon.grammar(language).get("picture", {})
    if not words:
        return list(line)
    line, encoded = _without_heading(line, words)
    context = encoded or _names_both(line, words)
    kept: list[Token] = []
    at = 0
    while at < len(line):
        place = _letter(line, at, words, encoded) or _place(line, at, words, context)
        if place is not None and place.channel == "mid" and _is_band(line, at, words):
            place = None
        if place is None or _is_timed(line, place.end, language):
            kept.append(line[at])
            at += 1
            continue
        if not _is_compared_with(kept, words):
            kept += [Token(text, "word") for text in words[f"{place.channel}_channel"]]
            kept += [Token("is", "word")] * line[place.end - 1].text.endswith(_IS)
        at = place.end
    return kept


def _is_band(line: Sequence[Token], at: int, words: Words) -> bool:
    """ "More bottom, less middle": the middle of the spectrum."""
    turned = at > 0 and line[at - 1].text in words.get("degrees", ())
    return turned and any(token.text in words.get("bands", ()) for token in line)


def _is_timed(line: Sequence[Token], end: int, language: str) -> bool:
    """ "The middle two seconds": a part of the clip."""
    said = quantity_at(line, end, language) if end < len(line) else None
    return said is not None and said[0].unit == "s"


def _is_compared_with(kept: list[Token], words: Words) -> bool:
    """ "Dull compared to the middle": only a measure, which is taken off with what leads to it."""
    link = len(kept)
    while link and kept[link - 1].text in words["comparing_links"]:
        link -= 1
    if not link or kept[link - 1].text not in words["comparing"]:
        return False
    del kept[link - 1 :]
    return True


def _without_heading(line: Sequence[Token], words: Words) -> tuple[Sequence[Token], bool]:
    """ "M/S eq: ..." says that what follows is about the channels."""
    for length in (4, 3, 2):
        heading, after = _text(line, 0, length), line[length : length + 1]
        if heading in words["headings"] and after and after[0].kind == "stop":
            return line[length + 1 :], True
    return line, False


def _names_both(line: Sequence[Token], words: Words) -> bool:
    """Whether a place far out and one in the middle are set against each other."""
    return all(
        any(_named(line, at, words, (f"{channel}s", f"{channel}_maybe")) for at in range(len(line)))
        for channel in _CHANNELS
    )


def _letter(line: Sequence[Token], at: int, words: Words, encoded: bool) -> _Place | None:
    """ "Roll off S above 9k", "side high shelf +3", behind a heading also "mid 10k up"."""
    text = line[at].text
    channel = next((each for each in _CHANNELS if text in words[f"{each}_letters"]), None)
    if channel is None:
        return None
    after = line[at + 1] if at + 1 < len(line) else None
    ends = after is None or after.kind != "word" or after.text in words["after_letters"]
    if len(text) > 1:
        filtered = any(_text(line, at + 1, n) in words["filtered"] for n in (1, 2))
        return _Place(channel, at + 1) if encoded or filtered else None
    introduced = at > 0 and line[at - 1].text in words["before_letters"]
    return _Place(channel, at + 1) if ends and (encoded or introduced) else None


def _place(line: Sequence[Token], at: int, words: Words, context: bool) -> _Place | None:
    last = _after(line, at, words["heads"], _HEADS)
    last = _after(line, last, words["links"], _HEADS)
    for start in range(at, last + 1):
        for channel in _CHANNELS:
            sure = _named(line, start, words, (f"{channel}s",))
            maybe = _named(line, start, words, (f"{channel}_maybe",))
            end = start + (sure or maybe)
            if sure or (maybe and _is_meant(line, at, start, end, words, context)):
                return _Place(channel, _after_tail(line, end, words))
    return None


def _is_meant(
    line: Sequence[Token], at: int, start: int, end: int, words: Words, context: bool
) -> bool:
    """Whether a place that may mean something else means a channel here."""
    heads = {token.text for token in line[at:start]}
    if not heads.isdisjoint(words["heads"]):
        return True
    before = {token.text for token in line[max(0, at - 3) : start]}
    if not before.isdisjoint(words["moving"]) or not before.isdisjoint(words["lows"]):
        return False
    if context or not heads.isdisjoint(words["standing"]):
        return True
    turned = end < len(line) and any(
        _text(line, end, length) in words["turned"] for length in (1, 2, 3)
    )
    ordered = any(token.text in words["orders"] for token in line[max(0, at - 2) : at])
    placed = not heads.isdisjoint(words["moving_to"])
    return (turned or ordered) and not placed


def _named(line: Sequence[Token], at: int, words: Words, lists: Sequence[str]) -> int:
    """How many tokens from `at` on name a place of one of these lists."""
    return next(
        (
            length
            for length in range(_LONGEST_PLACE, 0, -1)
            if any(_text(line, at, length) in words[name] for name in lists)
        ),
        0,
    )


def _after(line: Sequence[Token], at: int, passing: Sequence[str], most: int) -> int:
    end = at
    while end < min(len(line) - 1, at + most) and line[end].text in passing:
        end += 1
    return end


def _after_tail(line: Sequence[Token], end: int, words: Words) -> int:
    """Where what the place is a place of ends: "of the mix", "of the vocal"."""
    for length in range(_TAIL, 1, -1):
        tail = [token.text for token in line[end : end + length]]
        if len(tail) == length and tail[0] in words["of"] and tail[-1] in words["tails"]:
            return end + length
    return end


def _text(line: Sequence[Token], at: int, length: int) -> str:
    piece = line[at : at + length]
    return " ".join(token.text for token in piece) if len(piece) == length else ""
