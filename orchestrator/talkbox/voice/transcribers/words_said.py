"""What a transcriber answered, brought down to the words that were said.

Models wrap them in thoughts, fences, quotes and labels, write a remark where nothing was said, and
may repeat themselves without end. Pure; every word that is looked for is data.
"""

from __future__ import annotations

import re
from functools import cache

from talkbox.voice.transcribers.task import said_before
from talkbox_prompts.texts import table

REPEATS = 3
"""A phrase that comes so often again, one right after the other, is a loop."""
LONGEST_PHRASE = 16
"""Words of a phrase that is looked for as a loop."""
LOOPED_WORDS_LEAST = 8
"""A loop shorter than this may have been said: "no no no no"."""
ECHOED_WORDS_LEAST = 7
"""Fewer words of what Whisper was told may well have been said."""

_THOUGHTS = (
    re.compile(r"<\|channel>.*?(?:<channel\|>|$)", re.DOTALL),
    re.compile(r"<(think|thinking|thought)>.*?(?:</\1>|$)", re.DOTALL | re.IGNORECASE),
)
_THOUGHTS_END = re.compile(r"<channel\|>|</think(?:ing)?>", re.IGNORECASE)
"""Alone, where a server dropped the mark before them: llama.cpp 21863."""
_MARKERS = re.compile(r"<\|[\w/]{1,24}\|?>|<[\w/]{1,24}\|>|</?(?:s|bos|eos|end_of_turn)>")
_FENCE = re.compile(r"```[a-z]*\n?|```", re.IGNORECASE)
_QUOTES = (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("'", "'"), ("‘", "’"), ("*", "*"))
_BRACKETED = re.compile(r"[\[(*♪][^\])*♪]{0,60}[\])*♪]")
_EDGES = " \t\n.,;:!?…-–—_()[]{}*♪\"'“”"


def words_said(answer: str) -> str:
    """The words on one line; empty where the answer says that there were none."""
    for thoughts in _THOUGHTS:
        answer = thoughts.sub(" ", answer)
    answer = _THOUGHTS_END.split(answer)[-1]
    text = _one_line(_FENCE.sub(" ", _MARKERS.sub(" ", answer)))
    return _without_remarks(_unquoted(_unlabelled(_unquoted(text))))


def is_no_transcript(answer: str) -> bool:
    """Whether an answer is about the recording, and not what is said in it."""
    return any(sign.search(answer.casefold()) for sign in _signs())


def is_imagined(text: str) -> bool:
    """Whether this is all that Whisper is known to hear where nobody speaks.

    That is thanks, as below films, or what it was told that was said before.
    """
    words = _bare(text)
    echoes = words in _bare(said_before())
    return _stripped(text) in _alone("whisper") or (
        echoes and len(words.split()) >= ECHOED_WORDS_LEAST
    )


def without_loop(text: str) -> str | None:
    """The text up to where it begins to repeat itself until its end; None where it does not."""
    words = text.split()
    for length in range(1, LONGEST_PHRASE + 1):
        again = _repeated(words, length)
        if again >= max(REPEATS * length, LOOPED_WORDS_LEAST - length):
            return " ".join(words[: len(words) - again])
    return None


def _repeated(words: list[str], length: int) -> int:
    """How many words at the end are the same as those `length` before them."""
    count = 0
    # The very last word may be cut off within.
    while count + length < len(words) and _same(words, len(words) - 1 - count, length, count == 0):
        count += 1
    return count


def _same(words: list[str], place: int, length: int, is_last: bool) -> bool:
    word, before = words[place], words[place - length]
    return before.startswith(word) if is_last else before == word


def _bare(text: str) -> str:
    return " ".join(re.findall(r"[\w.']+", text.casefold()))


def _one_line(text: str) -> str:
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def _unquoted(text: str) -> str:
    for opening, closing in _QUOTES:
        inner = text[len(opening) : -len(closing)]
        whole = text.startswith(opening) and text.endswith(closing) and len(text) > 1
        if whole and opening not in inner and closing not in inner:
            return inner.strip()
    return text


def _unlabelled(text: str) -> str:
    match = _label().match(text)
    return text[match.end() :].strip() if match else text


def _without_remarks(text: str) -> str:
    left = _one_line(_BRACKETED.sub(_kept_unless_remark, text))
    return "" if _stripped(left) in _alone("anywhere") else left


def _kept_unless_remark(match: re.Match[str]) -> str:
    inner = _stripped(match[0])
    return "" if inner in _alone("anywhere") else match[0]


def _stripped(text: str) -> str:
    return text.casefold().replace("_", " ").strip(_EDGES)


@cache
def _alone(where: str) -> frozenset[str]:
    return frozenset({"", *table("voice/transcribe")["not_said"][where]})


@cache
def _label() -> re.Pattern[str]:
    words = "|".join(re.escape(each) for each in table("voice/transcribe")["labels"]["before"])
    return re.compile(rf"\**(?:{words})\**\s*:\**\s*", re.IGNORECASE)


@cache
def _signs() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, table("voice/transcribe")["no_transcript"]["signs"]))
