"""What comes over the speakers of a public place: "over the PA in a supermarket" is one likeness.

The preposition, the device and the place, in either order, are read as a tannoy; where it will be
played is no likeness. The words are data: the `announcements` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_MOST_MODIFIERS = 5
_MOST_NAMES = 3


_listed = lists_of("announcements")


def with_announcements(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the devices of public places as one name of such a device."""
    if not _listed("over", language):
        return list(line)
    tannoy = [Token(text, "word") for text in lexicon.grammar(language)["announcements"]["tannoy"]]
    kept: list[Token] = []
    at = 0
    while at < len(line):
        end = _announcement(line, at, language)
        kept += [line[at]] if end is None else tannoy
        at = at + 1 if end is None else end
    return kept


def _announcement(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of the device and its place; None where none is named from here on."""
    compound = _compound(line, at, language)
    if line[at].text not in _listed("over", language) and compound is None:
        return None
    start = next((k for k in range(at, 0, -1) if line[k - 1].kind == "stop"), 0)
    if not _listed("planned", language).isdisjoint(token.text for token in line[start:at]):
        return None
    return compound or _over(line, at, language)


def _compound(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of a place and its device: "bingo hall PA"."""
    end = at
    while (
        end < len(line) and end < at + _MOST_NAMES and line[end].text in _listed("places", language)
    ):
        end += 1
    hails = end < len(line) and line[end].text in _listed("hailers", language)
    return _device_end(line, end, language) if at < end and hails else None


def _over(line: Sequence[Token], at: int, language: str) -> int | None:
    placed = False
    for place in range(at + 1, min(len(line), at + 1 + _MOST_MODIFIERS)):
        text = line[place].text.removesuffix("'s")
        if text in _listed("devices", language):
            end = _place_after(line, _device_end(line, place, language), language)
            return end or (_device_end(line, place, language) if placed else None)
        if text not in _listed("places", language) | _listed("modifiers", language):
            return None
        placed = placed or text in _listed("places", language)
    return None


def _device_end(line: Sequence[Token], at: int, language: str) -> int:
    while at < len(line) and line[at].text in _listed("devices", language):
        at += 1
    return at


def _place_after(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of "in a supermarket" behind the device; None where nothing of the kind follows."""
    if at == len(line) or line[at].text not in _listed("in", language):
        return None
    end = at + 1
    while end < len(line) and line[end].text in _listed("modifiers", language):
        end += 1
    names = end
    while end < min(len(line), names + _MOST_NAMES) and line[end].text in _listed(
        "places", language
    ):
        end += 1
    return end if end > names else None
